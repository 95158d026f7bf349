"""Persons out of a statement of responsibility: ``(法)安托万著；李玉民, 周国强译``.

Tables have nothing else, and records name translators in 200 $g without an access point. The
statement itself is kept for display; what is found here is for searching and grouping, so that
曹雪芹 is the same under （清）曹雪芹著 and 曹雪芹.

Every pattern here is bounded: cells come from outside, and some hold a whole page of junk.
"""

import re
from functools import lru_cache

from plugins.library.catalogue.records import Contributor

ROLES = tuple(
    "执行主编 分卷主编 本册主编 主编著 主编译 总主编 副主编 主编 编著 编写 编译 编选 编绘 编剧 "
    "编辑 编纂 选编 选译 选注 汇编 合著 合编 合译 原著 原作 改编 改写 译注 校注 校点 校订 点校 "
    "注释 整理 口述 讲述 笔记 笔录 评点 批校 审校 审定 主审 监修 撰写 撰文 配文 导演 插图 绘图 "
    "绘画 绘著 漫画 摄影 主讲 文图 图文 著 编 译 绘 撰 辑 注 校 纂 画 评 文 图 作 修 述 主編 "
    "編著 編譯 編纂 講述 筆錄 插圖 繪圖 漫畫 攝影 編 譯 繪 輯 註 畫 評 圖".split()
)
_BY_END = {
    end: tuple(sorted((role for role in ROLES if role.endswith(end)), key=len, reverse=True))
    for end in {role[-1] for role in ROLES}
}
"""Last character → roles, the longer ones first: 编著 is one role, not 编 and 著."""
_ROLE_WORD = re.compile(rf"(?:{'|'.join(ROLES)}|[选選原配]){{1,4}}")
"""Several roles in one word, 选编译: believed where a blank stands before it."""
_ROLE_STARTS = frozenset("选選原配").union(role[0] for role in ROLES)
_DOUBTFUL = "文图圖作修述"
"""Roles that many names end in (沈从文, 司空图, 欧阳修): only believed after a longer name."""
_ET_AL = "等"
_BRACKETED = r"[(（\[［〔【]([^)）\]］〕】]{0,80})[)）\]］〕】]"
_OPENING = frozenset("(（[［〔【")
_COUNTRY = re.compile(rf"{_BRACKETED} ?")
_ASIDE = re.compile(rf" ?{_BRACKETED}")
_LIST_ASIDE = re.compile(r" ?[(（][^()（）,，;；、/&]{0,80}[,，;；、/&][^()（）]{0,80}[)）]")
"""A form of the name in brackets, ``(Cao, Xueqin)``, whose comma parts no persons."""
_SUPPLIED = re.compile(rf"[\[［(（【]({_ET_AL}|{'|'.join(ROLES)})[\]］)）】]")
_GROUPS = re.compile("[;；]")
_SEPARATORS = re.compile("[,，、/&]| and | with ")
_HEAD = re.compile(
    "(总主编|副主编|主编|主編|编著者|编著|[编編著译譯作绘繪]者|[著编译绘](?=[:：]))"
    r"[:： ]*(?=\S{2})"
)
_BY = re.compile(r"(?:[a-z]{1,20} ){0,3}by ", re.IGNORECASE)
_EDGES = " …·:：,"
_FULL_WIDTH = [sign for sign in map(chr, range(0xFF01, 0xFF5F)) if sign.isalnum() or sign == "．"]
_HALF_WIDTH = {ord(sign): ord(sign) - 0xFEE0 for sign in _FULL_WIDTH}
_DOTS = re.compile("[‧•・･∙⋅]")
_INITIAL = re.compile("([A-Za-z])·")
_HAN_POINT = re.compile(r"(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff])")
_AFTER_DOT = re.compile(r" ?([.·]) ?")
_SPACED = re.compile(r"[\u3400-\u9fff] [\u3400-\u9fff]{1,2}")
"""张　波, as names of two characters are set to the width of three."""
_NAME_LENGTH = range(2, 40)
_COUNTRY_LENGTH = 6
_LONGEST = 4000
"""Characters of a statement that are looked at: some hundred names."""
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def contributors_of(statement: str) -> tuple[Contributor, ...]:
    """The persons and bodies of a statement, each name once, in their order."""
    found: dict[str, Contributor] = {}
    for group in _GROUPS.split(_plain(statement)):
        persons = [_person(part) for part in _parts(group) if part]
        role = next((person.role for person in reversed(persons) if person.role), "")
        for person in filter(_has_name, persons):
            if not person.role and role:
                person = person._replace(role=role)
            found.setdefault(person.name, person)
    return tuple(found.values())


def _has_name(person: Contributor) -> bool:
    name = person.name
    return len(name) in _NAME_LENGTH and (name.isalpha() or any(map(str.isalpha, name)))


@lru_cache(maxsize=_CACHED)
def spelled(name: str) -> str:
    """A name as it is grouped: ``加西亚‧马尔克斯`` with ``·``, ``Ｊ．Ｋ．罗琳`` as ``J.K.罗琳``.

    Chinese parts take the middle dot, initials the full stop (GB/T 15834).
    """
    if name.isalpha():
        return name
    name = _DOTS.sub("·", name.translate(_HALF_WIDTH))
    if name.isascii():
        return name
    name = _HAN_POINT.sub("·", _INITIAL.sub(r"\1.", name))
    name = _AFTER_DOT.sub(r"\1", name).strip()
    return name.replace(" ", "") if _SPACED.fullmatch(name) else name


def named(text: str) -> tuple[str, str]:
    """The country and the name of an access point, where a cataloguer put both in one subfield."""
    if text.isalpha():
        return "", text
    country, rest = _country(text)
    name = spelled(_edged(_ASIDE.sub("", rest)))
    return (country, name) if name else ("", spelled(text))


def _plain(statement: str) -> str:
    """A statement with single blanks, without the brackets that say nothing about a name."""
    if statement.isalpha() and len(statement) < _LONGEST:
        return statement
    plain = " ".join(statement[:_LONGEST].split())
    if _OPENING.isdisjoint(plain):
        return plain
    return _LIST_ASIDE.sub("", _SUPPLIED.sub(r" \1", plain))


def _parts(group: str) -> list[str]:
    """The names of a group; what follows ``=`` says the same in another language."""
    group = group.partition("=")[0].strip()
    family, comma, rest = group.partition(",")
    if comma and group.isascii() and " " not in family and "," not in rest:
        return [group]
    return [part.strip() for part in _SEPARATORS.split(group)]


def _person(text: str) -> Contributor:
    """One name with its country and role, if they are written beside it."""
    by = text[0].isascii() and _BY.match(text)
    country, text = _country(text[by.end() :] if by else text)
    text, role = _without_role(text)
    head = _HEAD.match(text)
    if head:
        text, role = text[head.end() :], role or head[1].rstrip("者")
    name = text if text.isalpha() else spelled(_edged(_ASIDE.sub("", text)))
    if not name and len(country) in _NAME_LENGTH:
        # a name that is not on the title page is in brackets too: ``[曹雪芹著]``
        person = _person(country)
        return person._replace(role=person.role or role)
    country = country if len(country) <= _COUNTRY_LENGTH else ""
    return Contributor(name, role, country=country)


def _country(text: str) -> tuple[str, str]:
    """What stands in brackets before a name, and the rest."""
    country = ""
    while match := _COUNTRY.match(text):
        country, text = country or match[1].strip(), text[match.end() :]
    return country, text


def _without_role(text: str) -> tuple[str, str]:
    """A name and the roles behind it; 等 goes with them."""
    role, text = "", _edged(text)
    while True:
        if text.endswith(_ET_AL) and len(text) > len(_ET_AL):
            text = _edged(text[: -len(_ET_AL)])
        elif found := _role_at_end(text, role):
            text, role = _edged(text[: -len(found)]), found + role
        else:
            return text, role


def _role_at_end(text: str, role: str) -> str:
    """The role that a text ends in, unless too little is left for a name before it."""
    words = _BY_END.get(text[-1:], ())
    if not words:
        return ""
    name, _, last = text.rpartition(" ")
    if last[0] in _ROLE_STARTS and len(name) != 1 and _ROLE_WORD.fullmatch(last):
        return last
    for word in words:
        if text.endswith(word) and _is_role(text, word, role):
            return word
    return ""


def _is_role(text: str, word: str, role: str) -> bool:
    """A name may end like a role (王注, 张文): what is left must still be a name."""
    name = text[: -len(word)].replace(" ", "")
    is_doubtful = word in _DOUBTFUL
    if name == _ET_AL:
        return True
    return len(name) >= _NAME_LENGTH[0] + is_doubtful and not (is_doubtful and role)


def _edged(text: str) -> str:
    """A name without signs at its ends; the point of an initial stays."""
    if text.isalpha():
        return text
    text = text.strip(_EDGES).lstrip(".")
    is_initial = text[-2:-1].isascii() and text[-2:-1].isalpha()
    return text if is_initial or not text.endswith(".") else text.rstrip(". …")
