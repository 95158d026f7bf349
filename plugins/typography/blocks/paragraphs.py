"""Which lines of a paragraph stay lines of their own.

An editor breaks a line where it is full; a writer breaks it where something ends. Markdown joins
them all. Nobody who writes in an office knows that, so a break stays

* before a line that counts (``1、…``, ``（二）…``, ``①…``, ``第二条 …``) or names something
  (``时间：…`` below ``日期：…``), and behind a short one that does, or that begins with a day or a
  time;
* before a day that stands alone, and before the name above it: 落款, and before ``——高尔基``;
* behind a short line that ends a sentence or opens a list of things (``各位读者：``), and before a
  short one that others follow: it was not full either;
* between the lines of a verse: at least three, all of them short, or two of one length.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from plugins.typography.blocks.lines import INNER, indent_of
from plugins.typography.cjk_lines import is_wide

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_COUNTED = re.compile(
    rf"(?:\*\*)?(?:{_NUMBER}[、．)）]|\d{{1,2}}\.(?!\d)|[（(]{_NUMBER}[）)]|[①-⒛㈠-㈩❶-❿Ⅰ-Ⅻ]"
    rf"|[※★☆○◇◎√→▲➢□✓]|[-－](?=[^-－\s])|[甲乙丙丁戊己庚辛壬癸]、|[A-Za-z][.)）、]|第{_NUMBER}[条章节款项部分编步]{{0,2}}"
    r"(?:[\s：:、，]|\*\*))"
)
_NAMED = re.compile(
    r"(?:\*\*)?(?:[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){0,7}(?:\*\*)?[：:]|【[^】]{1,12}】)"
)
_DIGIT = "[0-9〇零○一二三四五六七八九十]"
_DAY = re.compile(
    rf"{_DIGIT}{{4}} *年 *{_DIGIT}{{1,2}} *月(?: *{_DIGIT}{{1,3}} *日)?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
)
_TIMED = re.compile(
    r"(?:\*\*)?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:上午|中午|下午|晚上)? *\d{1,2}[:：]\d{2}"
    r"|(?:周|星期)[一二三四五六日天]|[特一二三优]等?奖)"
)
"""What programmes, hours and lists of winners begin with."""
_PRICED = re.compile(r"[\u4e00-\u9fff]{1,8}[ \u3000]+[^ \u3000]*\d")
"""A line of a list of prices or telephones: ``大人 10 元``."""
_WIDE_START = re.compile(r"[ \t]*(?:[\u3000\u2001\u2003\u00a0]|&(?:emsp|ensp|nbsp|#12288);)")
_ATTRIBUTED = re.compile("——|－－|— ")
"""What stands before the name of whom a line quotes."""
_GOES_ON = ("，", "、", ",")
"""What ends a line in the middle of a sentence."""
_ENDED = ("。", "！", "？", "；")
"""What ends a sentence: behind it nothing that an editor broke goes on."""
_OPENS = ("。", "！", "？", "：", "……")
_ENDS_VERSE = re.compile(r"[，。；：！？、…—”』」）]\Z")
_SHORT = 24
"""Characters: a line of fewer was not broken because it was full."""
_LEAST_VERSE = 3
"""Lines of a verse; a couplet has longer ones."""
_LEAST_LINE = 2
"""Characters: 李白, below the title."""
_COUPLET = 2
_MARKS = str.maketrans("", "", "*_`")


def starts_paragraph(line: str, first: str = "") -> bool:
    """Whether a writer began a paragraph by hand, a little way in.

    By wide spaces of whatever sort, or as many narrow ones as stand before the paragraph's first
    line.
    """
    if _WIDE_START.match(line):
        return True
    return indent_of(line) >= INNER and indent_of(line) == indent_of(first)


def stands_alone(above: str, line: str) -> bool:
    """Whether a line right below a list is none of its last item, though nothing parts them."""
    below, before = line.strip(), above.rstrip()
    is_named = _NAMED.match(below) and not before.endswith(_GOES_ON)
    return bool(
        before.endswith(_ENDED) or _COUNTED.match(below) or is_named or _DAY.fullmatch(below)
    )


def with_breaks(lines: Sequence[str]) -> str:
    """The text of a paragraph, two spaces at the end of each line that stays one."""
    written = [line.strip() for line in lines]
    verses = _verses([line.translate(_MARKS) for line in written])
    pieces = []
    for number, (above, below) in enumerate(pairwise(written), 1):
        follows = written[number + 1] if number + 1 < len(written) else ""
        verse, is_behind = verses[number], verses[number - 1] == verses[number]
        is_of_verse = verse and (is_behind or above.endswith(_OPENS))
        stays = is_of_verse or _stays(above, below, follows) or _signs(above, below, follows)
        is_asked = lines[number - 1].endswith("  ")
        pieces.append(above + ("  \n" if stays or is_asked else "\n"))
    return "".join([*pieces, *written[-1:]])


def _stays(above: str, below: str, follows: str) -> bool:
    if _COUNTED.match(below) or _ATTRIBUTED.match(below) or _ends_itself(above):
        return True
    is_named_below = _COUNTED.match(above) and _NAMED.match(below)
    is_list_below = is_named_below or _are_alike(below, follows)
    if _are_alike(above, below) or (is_list_below and not above.endswith(_GOES_ON)):
        return True
    plain = above.translate(_MARKS)
    is_ended = len(plain) <= _SHORT or (len(below) <= _SHORT and follows)
    return bool(is_ended and plain.endswith(_OPENS))


def _are_alike(above: str, below: str) -> bool:
    """Whether both lines begin as those of one list: with a day, a name, a word and a price."""
    patterns = (_NAMED, _TIMED, _PRICED)
    return any(pattern.match(above) and pattern.match(below) for pattern in patterns)


def _ends_itself(line: str) -> bool:
    """Whether a line that counts, names or dates something is too short to have been broken."""
    leads = any(pattern.match(line) for pattern in (_COUNTED, _NAMED, _TIMED))
    return leads and len(line) <= _SHORT and not line.endswith(_GOES_ON)


def _signs(above: str, below: str, follows: str) -> bool:
    """Whether a line is the day below a text, or the name above that day."""
    if _DAY.fullmatch(below):
        return not above.endswith(_GOES_ON)
    is_name = len(below) <= _SHORT and not _ENDS_VERSE.search(below)
    return bool(is_name and above.endswith(_ENDED) and _DAY.fullmatch(follows))


def _verses(lines: Sequence[str]) -> list[int]:
    """For each line the verse that it stands in, counted from 1; 0 where it stands in none."""
    found: list[int] = []
    for number, (is_short, group) in enumerate(groupby(lines, _is_of_verse), 1):
        run = list(group)
        found += [number if is_short and _is_verse(run) else 0] * len(run)
    return found


def _is_verse(lines: Sequence[str]) -> bool:
    is_even = len({len(line) for line in lines}) == 1 and len(lines[0]) > _LEAST_VERSE
    is_couplet = len(lines) == _COUPLET and is_even and all(map(_ENDS_VERSE.search, lines))
    return len(lines) >= _LEAST_VERSE or is_couplet


def _is_of_verse(line: str) -> bool:
    """Whether a line is as short as one of a verse, and Chinese."""
    is_chinese = sum(map(is_wide, line)) * 2 > len(line)
    return _LEAST_LINE <= len(line) <= _SHORT and is_chinese
