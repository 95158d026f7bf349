"""What persons and bodies did, as MARC 21 says it in English, in the words of our trade.

Source: MARC Code List for Relators and RDA's relationship designators (Library of Congress).
"""

from collections.abc import Iterable

_TABLE = """
aut 著 author/edt 编 editor/com 编 compiler/trl 译 translator/ill 绘 illustrator/art 绘 artist
pht 摄影 photographer/cmp 作曲 composer/lyr 作词 lyricist/lbt 作词 librettist/adp 改编 adapter
arr 编曲 arranger of music/drt 导演 director/fmd 导演 film director/pro 制片 producer
fmp 制片 film producer/act 演员 actor/sng 演唱 singer/itr 演奏 instrumentalist/prf 表演 performer
cnd 指挥 conductor/nrt 朗读 narrator/stl 讲述 storyteller/aui 作序 author of introduction
win 作序 writer of introduction/wpr 作序 writer of preface/ctb 撰稿 contributor/cre 著 creator
ann 注 annotator/cmm 注 commentator/pfr 校 proofreader/ctg 制图 cartographer
bkd 设计 book designer/dsr 设计 designer/aus 编剧 screenwriter/ivr 采访 interviewer
ive 口述 interviewee/pbd 主编 editorial director/isb 颁布 issuing body/rev 修订 reviser
cll 题字 calligrapher/egr 雕刻 engraver/edc 编 editor of compilation/wat 撰文 writer
"""
_ROWS = [row.split(maxsplit=2) for row in _TABLE.strip().replace("\n", "/").split("/")]
_ROLES = {word: role for code, role, name in _ROWS for word in (code, name)}
_SHORT = {
    "ed": "编",
    "eds": "编",
    "tr": "译",
    "trans": "译",
    "ill": "绘",
    "illus": "绘",
    "comp": "编",
}


def roles_of(words: Iterable[str]) -> list[str]:
    """The roles of ``$e`` and ``$4``, each once; a code that is in no table says nothing."""
    return list(dict.fromkeys(filter(None, map(_role, words))))


def _role(word: str) -> str:
    """``author,``, ``aut``, ``http://id.loc.gov/vocabulary/relators/aut``, or a Chinese word."""
    plain = word.strip(" ,.;:").rpartition("/")[2].lower()
    known = _ROLES.get(plain) or _SHORT.get(plain, "")
    is_code = len(plain) == 3 and plain.isascii() and plain.isalpha()
    return known or ("" if is_code else plain)
