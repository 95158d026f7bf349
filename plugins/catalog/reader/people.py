"""Persons out of a statement of responsibility: ``(法)安托万著；李玉民, 周国强译``.

Tables have nothing else, and records name translators in 200 $g without an access point. The
statement itself is kept for display; what is found here is for searching and grouping, so that
曹雪芹 is the same under （清）曹雪芹著 and 曹雪芹.

Every pattern here is bounded: cells come from outside, and some hold a whole page of junk.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.catalog.reader.countries import COUNTRY_IN_BRACKETS, DYNASTY
from plugins.catalog.reader.names import ASIDE, CLOSING, OPENING, country_of, edged, spelled
from plugins.catalog.reader.roles import ENDS, ET_AL, ROLE_WORD, ROLES, SHORTEST, WEAK, role_at_end
from plugins.library.catalogue.records import Contributor

_LIST_ASIDE = re.compile(r" ?[(（][^()（）,，;；、/&]{0,80}[,，;；、/&][^()（）]{0,80}[)）]")
"""A form of the name in brackets, ``(Cao, Xueqin)``, whose comma parts no persons."""
_GROUPS = re.compile("[;；]")
_SEPARATORS = re.compile(r"[,，、/&|｜\\]| and | with ")
_ANY_ROLE = "|".join(sorted(ROLES, key=len, reverse=True))
_HEAD = re.compile(
    "(总主编|副主编|主编|主編|编著者|编著|[编編著译譯作绘繪]者|"
    rf"(?:{_ANY_ROLE})(?=[:：]))[:： ]*(?=\S{{2}})"
)
_LED = r"(?:总主编|副主编|[编編著译譯作绘繪]者"
_BEFORE_HEAD = re.compile(rf" (?={_HEAD.pattern.replace('(', '(?:', 1)})")
_BEFORE_COLON = re.compile(rf"(?<=\S)[ |｜/,，、]{{1,4}}(?={_LED}|{_ANY_ROLE})[:：])")
"""A role with a colon says who follows, and nothing of those before: ``甲//乙|译者:丙//丁``."""
_NOBODY = frozenset("编者 編者 著者 译者 譯者 作者 绘者 繪者".split())
_LIFE = re.compile(r"[,，] ?\d{3,4} ?[-－—～~] ?(?:\d{3,4})?(?=[.;；,，]|$)")
"""Years of a life behind an inverted name."""
_SUPPLIED = re.compile(rf" ?[\[［(（【]({ET_AL}|{_ANY_ROLE})[\]］)）】]")
_BY = re.compile(r"(?:[a-z]{1,20} ){0,3}by ", re.IGNORECASE)
_ET_AL_LATIN = re.compile(r"(?:(?<![,， ])[,， ]+)?\[?\bet al\b\.?\]?", re.IGNORECASE)
_NEXT = re.compile(
    rf"(?<=[{''.join(sorted(ENDS))}]) (?=\S)"
    rf"|(?<=[{''.join(sorted(ENDS))}{ET_AL} ])(?={COUNTRY_IN_BRACKETS}\S)"
)
"""Where another person may begin: at a blank behind a role, or at a country in brackets."""
_NEXT_COUNTRY = re.compile(
    rf"(?<=[\u3400-\u9fffA-Za-z.]) (?={COUNTRY_IN_BRACKETS}[\u3400-\u9fffA-Z]{{2}})"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}")
_BOTH = (("文/图", "文图"), ("图/文", "图文"), ("著/绘", "著绘"))
"""Two roles of one person."""
_OF_OTHERS = frozenset("译譯注註校释釋评評读讀解绘繪画畫图圖摄攝序理订訂笺箋疏")
_OF_AUTHORS = frozenset("著编編撰作文")
_NAME_LENGTH = range(SHORTEST, 40)
_COUNTRY_LENGTH = 6
_LONGEST = 4000
"""Characters of a statement that are looked at: some hundred names."""
_REACH = 60
"""Characters around a blank that say whether another person begins there."""
_CACHED = 1 << 14
_HAN = re.compile("[\u3400-\u9fff]")
_ONE_INVERTED = re.compile(r"[^\W\d_][\w'’ -]*, ?(?:[^\W\d_]\.[ -]?)*[^\W\d_]\.")
_INVERTED = re.compile(rf"{_ONE_INVERTED.pattern}(?:, ?{_ONE_INVERTED.pattern})*")
"""Names as other alphabets sort them, initials last: ``Smith, J., Brown, M. K.``"""


@lru_cache(maxsize=_CACHED)
def contributors_of(statement: str, more: tuple[str, ...] = ()) -> tuple[Contributor, ...]:
    """The persons and bodies of a statement, each name once, in their order.

    ``more``: words that the record's own access points have as roles ($4).
    """
    found: dict[str, Contributor] = {}
    for whole in _GROUPS.split(_plain(statement)):
        for group in _phrases(whole.partition("=")[0].strip(), more):
            persons = _given_roles([_person(part, more) for part in _parts(group) if part])
            role = next((person.role for person in reversed(persons) if person.role), "")
            is_author = " / " in group and _is_of_others(role)
            for place, person in enumerate(persons):
                if not _has_name(person):
                    continue
                if not person.role and role and not (is_author and not place):
                    person = person._replace(role=role)
                known = found.setdefault(person.name, person)
                if person.role and not known.role:
                    found[person.name] = known._replace(role=person.role)
    return tuple(found.values())


def _given_roles(persons: list[Contributor]) -> list[Contributor]:
    """The persons with the roles that stand behind them alone: ``甲/绘 / 乙/注``."""
    for place in range(len(persons) - 1):
        person, behind = persons[place : place + 2]
        if person.name and not person.role and not behind.name:
            persons[place] = person._replace(role=behind.role)
    return persons


def _is_of_others(role: str) -> bool:
    """Whether a role is done to another's work, as sheets have it: ``甲 / 乙 译``."""
    return not _OF_OTHERS.isdisjoint(role) and _OF_AUTHORS.isdisjoint(role)


def _has_name(person: Contributor) -> bool:
    name = person.name
    return (
        len(name) in _NAME_LENGTH
        and name not in _NOBODY
        and (name.isalpha() or any(map(str.isalpha, name)))
    )


def _plain(statement: str) -> str:
    """A statement with single blanks, without the brackets that say nothing about a name."""
    if statement.isalpha() and len(statement) < _LONGEST:
        return statement
    plain = " ".join(statement[:_LONGEST].split())
    if "al" in plain:
        plain = _ET_AL_LATIN.sub("", plain)
    if "-" in plain:
        plain = _LIFE.sub("", plain)
    if "/" in plain:
        for apart, together in _BOTH:
            plain = plain.replace(apart, together)
    if ":" in plain or "：" in plain:
        plain = _BEFORE_COLON.sub(";", plain)
    if OPENING.isdisjoint(plain):
        return plain
    return _LIST_ASIDE.sub("", _SUPPLIED.sub(r" \1", plain))


def _phrases(group: str, more: tuple[str, ...]) -> Iterator[str]:
    """A group cut where only a blank or a country parts ``甲著 乙译``, ``甲撰（唐）乙注``."""
    if " " in group and _HEAD.match(group):
        yield from _BEFORE_HEAD.split(group)
        return
    begin = 0
    if " " in group or not OPENING.isdisjoint(group):
        for match in _NEXT.finditer(group):
            said = group[max(begin, match.start() - _REACH) : match.start()]
            rest = group[match.end() : match.end() + _REACH]
            is_end = not _is_open(said) and _ends_in_role(said, more, is_cut=bool(match[0]))
            if is_end and _begins_a_person(rest, more):
                yield group[begin : match.start()]
                begin = match.end()
    yield group[begin:]


def _is_open(text: str) -> bool:
    """Whether a bracket of the text is not closed."""
    return sum(sign in OPENING for sign in text) > sum(sign in CLOSING for sign in text)


def _ends_in_role(text: str, more: tuple[str, ...], *, is_cut: bool) -> bool:
    """Whether a name with a role stands at the end of what was said."""
    country, name = country_of(_SEPARATORS.split(text)[-1].strip())
    name, role = _without_role(name, _is_old(country), more) if name else ("", "")
    is_weak = role in WEAK and (not is_cut or "·" in spelled(name))
    return bool(role) and len(name) >= SHORTEST and not is_weak


def _begins_a_person(rest: str, more: tuple[str, ...]) -> bool:
    """Whether what follows a role is a name, and not another word for the role."""
    country, rest = country_of(rest)
    first = _SEPARATORS.split(rest)[0].strip()
    if not first or ROLE_WORD.fullmatch(first.partition(" ")[0].removeprefix(ET_AL)):
        return False
    name, role = _without_role(first, _is_old(country), more)
    return len(name) >= SHORTEST and bool(role or country or _HAN_NAME.fullmatch(name))


def _is_old(country: str) -> bool:
    return bool(country) and bool(DYNASTY.fullmatch(country))


def _parts(group: str) -> list[str]:
    """The names of a group."""
    family, comma, rest = group.partition(",")
    if comma and not _HAN.search(group):
        if " " not in family and "," not in rest:
            return [group]
        if _INVERTED.fullmatch(group):
            return _ONE_INVERTED.findall(group)
    if not OPENING.isdisjoint(group):
        group = _NEXT_COUNTRY.sub(",", group)
    return [part.strip() for part in _SEPARATORS.split(group)]


def _person(text: str, more: tuple[str, ...]) -> Contributor:
    """One name with its country and role, if they are written beside it."""
    by = text[0].isascii() and _BY.match(text)
    country, text = country_of(text[by.end() :] if by else text)
    text, role = _without_role(text, _is_old(country), more)
    head = _HEAD.match(text)
    if head:
        text, role = text[head.end() :], role or head[1].rstrip("者")
    if not role and " " in text:
        text, role = _led(text)
    name = text if text.isalpha() else spelled(edged(ASIDE.sub("", text)))
    if not name and len(country) in _NAME_LENGTH:
        # a name that is not on the title page is in brackets too: ``[曹雪芹著]``
        person = _person(country, more)
        return person._replace(role=person.role or role)
    country = country if len(country) <= _COUNTRY_LENGTH else ""
    return Contributor(name, role, country=country)


def _led(text: str) -> tuple[str, str]:
    """The name and the role where the role stands before it: ``编校 劳舒``."""
    first, _, rest = text.partition(" ")
    is_role = len(first) >= SHORTEST and len(rest) >= SHORTEST and ROLE_WORD.fullmatch(first)
    return (rest, first) if is_role else (text, "")


def _without_role(text: str, is_old: bool, more: tuple[str, ...]) -> tuple[str, str]:
    """A name and the roles behind it; 等 goes with them."""
    role, text = "", edged(text)
    while True:
        if text.endswith(ET_AL) and len(text) > len(ET_AL):
            text = edged(text[: -len(ET_AL)])
        elif found := role_at_end(text, role, is_old=is_old, more=more):
            text, role = edged(text[: -len(found)]), found + role
        else:
            return text, role
