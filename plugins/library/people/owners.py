"""Whose a name in a sentence is: what stands beside it says so.

A name is a child's where a school, a class, an age or a word for a child belongs to it, or stands
in the same sentence and nothing says that it is an adult's: an office, an age, a work.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from plugins.library.people.lexicon import words_of
from plugins.library.people.marks import TITLES, WORK, Mark, any_of
from plugins.library.people.sentences import SentenceReading, Token

OF_CHILDREN = (Mark.AGE, Mark.CLASS, Mark.SCHOOL, Mark.CHILD)
_DUE = 7.0
"""What a place is worth where a name is due."""
_HISTORY = re.compile(any_of("history.txt"))
_LONG_AGO = re.compile(
    "牺牲|烈士|殉职|就义|赴法|民国|年间|1[0-8][0-9]{2}年|19[0-8][0-9]年|一[八九][〇零一二三四五六七八九]{2}年"
)
_OFFICE_BEFORE = re.compile("(?:组长|队长|社长|演员|主持人?|主播|选手代表|会员|歌手)[:： ]?$")
"""What a child may be too, but who is named so far from school and class is none."""
_LINK = re.compile("[、和与及,/ ;]|以及|\\([^()]{0,20}\\)")
_NEUTRAL = frozenset(words_of("between.txt"))
"""Words that may stand between a name and what it belongs to."""
_PARENT_BEHIND = re.compile("的?(?:妈妈|爸爸|家长|母亲|父亲|奶奶|爷爷|外婆|外公)")
_ADULT_BEHIND = re.compile(
    "老师|先生|女士|副?校长|副?园长|副?教授|副?馆长|馆员|奶奶|爷爷|阿姨|叔叔|伯伯|大爷|大妈|婆婆|师傅|同志|律师|医生|副?主任|书记|副?局长|主席|会长|烈士|将军|院士|博士|老人|讲师|教练|警官|编辑|记者|导演|站长"
)
_WROTE = re.compile("[编译绘撰]?[著译编绘撰](?:[,.;。)|]|$|本|的|者|写)|改写|主编|执笔")
_IN_A_BOOK = re.compile(
    f"(?:{WORK}[^,.;。|由]{{0,8}}(?:里|中(?![心学班国]))|笔下)的?[^,.;。|由]{{0,6}}$"
)
"""Where a name is that of somebody in a book."""
_WORKPLACE = re.compile(
    "党校|本馆|[馆局委办]$|协会|公司|银行|医院|大学(?!附)|学院|报社|电视台|法院|检察院|部队|合作社"
)
"""Where only adults belong, in a bracket behind a name: 罗伟（区摄影家协会）."""
_REDUPLICATED = re.compile("(.)\\1")


class Whose(Enum):
    """Whose name it is."""

    CHILD = "child"
    PERHAPS = "perhaps"
    """Nothing near says; the sentence speaks of children."""
    ADULT = "adult"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Least:
    """By how much a name must be likelier than words, where nothing beside it says whose it is."""

    anywhere: float
    where_due: float
    """One of several names, or behind 姓名."""
    in_the_midst: float
    """Of words, without an edge on one side."""


ANYWHERE, TOLD_SO = Least(5.0, 3.0, 8.0), Least(2.0, 2.0, 3.0)
"""In a sentence that speaks of children; in a text whose header says that it does."""


@dataclass(frozen=True, slots=True)
class OwnedName:
    """A name in a line."""

    name: str
    whose: Whose


def names_of(reading: SentenceReading, least: Least) -> Iterator[OwnedName]:
    """Every name of a reading, and whose it is."""
    tokens = reading.tokens
    whose: dict[int, Whose] = {}
    for place, token in enumerate(tokens):
        if token.is_name:
            whose[place] = _whose(reading, place, whose, least)
    _along_lists(tokens, whose)
    yield from (OwnedName(tokens[place].text, found) for place, found in whose.items())


def _whose(reading: SentenceReading, place: int, before: dict[int, Whose], least: Least) -> Whose:
    token = reading.tokens[place]
    left, right = _left(reading.tokens, place, before), _right(reading, place)
    if _REDUPLICATED.fullmatch(token.text) and left is not Whose.CHILD:
        return Whose.NOBODY
    if "某" in token.text or (not token.slot[0] and token.gain < 0 and not token.is_known):
        return Whose.NOBODY
    found = right[0] or left
    if token.is_known:
        is_pupil = right[1] in ("title", "bracket") or _is_pupil(reading.tokens, place)
        return Whose.CHILD if is_pupil else Whose.ADULT
    if _IN_A_BOOK.search(reading.text, max(0, token.start - 24), token.start):
        return Whose.ADULT
    if right[1] == "age" and left is not Whose.CHILD and _LONG_AGO.search(reading.text):
        return Whose.ADULT
    if left is Whose.ADULT and right[1] not in ("title", "age"):
        return Whose.ADULT
    if left is Whose.CHILD and right[1] != "adult":
        return Whose.CHILD
    if found is not None:
        return found
    if right[1] == "work" or _HISTORY.search(reading.text) or _LONG_AGO.search(reading.text):
        return Whose.ADULT
    if _OFFICE_BEFORE.search(reading.text, max(0, token.start - 4), token.start):
        return Whose.ADULT
    return Whose.PERHAPS if _is_sure(token, least) else Whose.NOBODY


def _is_sure(token: Token, least: Least) -> bool:
    """Whether a name is likely though nothing beside it says so."""
    left, right = token.slot
    if not min(left, right):
        return token.gain > least.in_the_midst
    needed = least.where_due if left + right >= _DUE else least.anywhere
    if len(token.text) == 2 and left + right < _DUE:
        needed += 2.0
    return token.gain + 0.8 * (left + right) > needed


def _is_pupil(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a class stands before a name: so is nobody called who is in every book."""
    before = [token for token in tokens[max(0, place - 3) : place] if token.text not in " :的"]
    return any(token.kind is Mark.CLASS for token in before[-2:])


def _left(tokens: tuple[Token, ...], place: int, before: dict[int, Whose]) -> Whose | None:
    """What stands before a name and belongs to it."""
    at, last = place, max(-1, place - 16)
    while (at := at - 1) > last:
        token = tokens[at]
        if token.text == ")":
            opening = _opening(tokens, at)
            if at == place - 1 and any(one.kind is Mark.ROLE for one in tokens[opening:at]):
                return Whose.ADULT
            at = opening
            continue
        if token.kind in OF_CHILDREN:
            is_done_at = token.kind is Mark.AGE and at == place - 1
            return None if is_done_at else Whose.CHILD
        if token.kind in (Mark.ROLE, Mark.OLD):
            return Whose.ADULT
        if token.is_name:
            between = "".join(one.text for one in tokens[at + 1 : place])
            return before.get(at) if re.fullmatch(f"(?:{_LINK.pattern})+", between) else None
        if token.text in ";!?。,." or token.kind is Mark.MANY:
            return None
        is_mark = len(token.text) == 1 and not ("一" <= token.text <= "鿿")
        if not is_mark and token.text not in _NEUTRAL:
            return None
    return None


def _opening(tokens: tuple[Token, ...], closing: int) -> int:
    """Where the bracket opens that closes there; the same place where none does."""
    last = max(-1, closing - 12)
    return next((at for at in range(closing, last, -1) if tokens[at].text == "("), closing)


def _right(reading: SentenceReading, place: int) -> tuple[Whose | None, str]:
    """What stands behind a name and belongs to it, and which kind of thing that is."""
    text, end = reading.text, reading.tokens[place].end
    following = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
    if following is None:
        return None, ""
    if following.kind is Mark.CHILD and following.text in TITLES:
        return Whose.CHILD, "title"
    if _PARENT_BEHIND.match(text, end):
        return Whose.CHILD, "parent"
    if _ADULT_BEHIND.match(text, end):
        return Whose.ADULT, "adult"
    if following.text == WORK or _WROTE.match(text, end):
        return None, "work"
    return _apposition(reading, place)


_BINDS = re.compile(
    "[( ,|:;·-]+(?:性别:?)?(?:[男女](?=[,; |])[,; |]+)?"
    "|(?=是|系|来自|就读|现|今年|时年|刚|年方|年仅|才|,)"
)


def _apposition(reading: SentenceReading, place: int) -> tuple[Whose | None, str]:
    text, end = reading.text, reading.tokens[place].end
    following = reading.tokens[place + 1]
    bound = _BINDS.match(text, end)
    is_direct = following.kind in (Mark.AGE, Mark.OLD, Mark.CLASS)
    if bound is None and not is_direct:
        return None, ""
    start = bound.end() if bound else end
    is_bracket = bool(bound and "(" in bound[0])
    stop = re.compile("[)]" if is_bracket else "[,.。;!?)|、]").search(text, start)
    until = stop.start() if stop else len(text)
    within = [mark for mark in reading.marks if start <= mark.start and mark.end <= until]
    has_names = any(one.is_name and start <= one.start < until for one in reading.tokens)
    kinds = {mark.kind for mark in within}
    if Mark.OLD in kinds:
        return Whose.ADULT, "adult"
    if is_bracket and _WORKPLACE.search(text, start, until):
        return Whose.ADULT, "role"
    roles = [mark for mark in within if mark.kind is Mark.ROLE]
    if any(mark.end == until or (mark.start == start and is_bracket) for mark in roles):
        return (None, "") if has_names else (Whose.ADULT, "role")
    first = min((mark.start for mark in within if mark.kind in OF_CHILDREN), default=until)
    if has_names or first - start > 14 or re.search("[比在给到将把对向请]", text[start:first]):
        return None, ""
    if Mark.AGE in kinds:
        return Whose.CHILD, "age"
    if kinds & {Mark.CLASS, Mark.SCHOOL, Mark.CHILD}:
        return Whose.CHILD, "bracket" if is_bracket else "class"
    return None, ""


def _along_lists(tokens: tuple[Token, ...], whose: dict[int, Whose]) -> None:
    """What is said of the last of several names is said of all."""
    places = list(whose)
    for first, second in reversed(list(pairwise(places))):
        between = "".join(one.text for one in tokens[first + 1 : second])
        is_open = whose[first] in (Whose.PERHAPS, Whose.NOBODY)
        if is_open and re.fullmatch("[、和与及]|以及", between):
            whose[first] = whose[second]
