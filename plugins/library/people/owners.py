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
from plugins.library.people.likely import Least, is_amid_words, is_sure
from plugins.library.people.marks import TITLES, WORK, Mark
from plugins.library.people.sentences import SentenceReading, Token
from plugins.library.people.told import (
    has_an_office,
    is_at_work,
    is_in_a_book,
    is_of_history,
    is_of_long_ago,
    plays_a_part,
    wrote,
)

OF_CHILDREN = (Mark.AGE, Mark.CLASS, Mark.SCHOOL, Mark.CHILD)
_LINK = re.compile("[、和与及,/ ;+]|以及|\\([^()]{0,20}\\)")
_RANK = (
    "[冠亚季殿]军|[一二三特]等奖|第[一二三四五六七八九十0-9]+名|优[秀胜]奖|[金银铜]奖|鼓励奖|并列"
)
_LISTED = re.compile(f"(?:{_LINK.pattern}|(?<=[ ,;、])(?:{_RANK})[: ]?)+")
"""What stands between names of one list."""
_NEUTRAL = frozenset(words_of("between.txt"))
"""Words that may stand between a name and what it belongs to."""
_PARENT_BEHIND = re.compile("的?(?:妈妈|爸爸|家长|母亲|父亲)|的(?:奶奶|爷爷|外婆|外公)")
_ADULT_BEHIND = re.compile(
    "老师|先生|女士|副?校长|副?园长|副?教授|副?馆长|馆员|奶奶|爷爷|阿姨|叔叔|伯伯|大爷|大妈|婆婆|师傅|同志|律师|医生|副?主任|书记|副?局长|主席|会长|烈士|将军|院士|博士|老人|讲师|教练|警官|编辑|记者|导演|站长"
    "|夫妇|夫妻|[(](?:其?[父母]亲?|家长)[)]"
)
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
    if _is_nobodys(token, left, right[1]):
        return Whose.NOBODY
    if token.is_known:
        is_bracketed = right[1] == "bracket" and left is not Whose.ADULT
        is_pupil = right[1] in ("title", "class in bracket") or _is_pupil(reading.tokens, place)
        return Whose.CHILD if is_bracketed or is_pupil else Whose.ADULT
    text, start = reading.text, token.start
    if is_in_a_book(text, start):
        return Whose.ADULT
    if right[1] not in ("title", "age") and is_at_work(text, start, token.end):
        return Whose.ADULT
    if right[1] == "age" and left is not Whose.CHILD and is_of_long_ago(text):
        return Whose.ADULT
    if left is Whose.ADULT and right[1] not in ("title", "age"):
        is_of_a_class = right[1].startswith("class") and plays_a_part(text, start)
        return Whose.CHILD if is_of_a_class else Whose.ADULT
    if left is Whose.CHILD and right[1] != "adult":
        return Whose.CHILD
    if found := right[0] or left:
        return found
    if right[1] == "work" or is_of_history(text, start) or has_an_office(text, start):
        return Whose.ADULT
    return Whose.PERHAPS if is_sure(text, token, least) else Whose.NOBODY


def _is_nobodys(token: Token, left: Whose | None, behind: str) -> bool:
    """Whether what was read as a name is none: 朵朵, 李某某, two characters amid others."""
    if "某" in token.text or (_REDUPLICATED.fullmatch(token.text) and left is not Whose.CHILD):
        return True
    return is_amid_words(token) and behind not in ("title", "parent")


def _is_pupil(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a class stands before a name: so is nobody called who is in every book."""
    near = tokens[max(0, place - 5) : place]
    before = "".join("c" if one.kind is Mark.CLASS else one.text for one in near)
    return bool(re.search('c(?:[的: "]|学生|[男女]生|代表|小书迷|同学)*$', before))


def _left(tokens: tuple[Token, ...], place: int, before: dict[int, Whose]) -> Whose | None:
    """What stands before a name and belongs to it."""
    at, last = place, max(-1, place - 16)
    while (at := at - 1) > last:
        token = tokens[at]
        if token.text == ")":
            opening = _opening(tokens, at)
            if at == place - 1 and any(one.kind is Mark.ROLE for one in tokens[opening:at]):
                return Whose.ADULT
            is_of_name = opening > 0 and tokens[opening - 1].is_name
            if not is_of_name and any(one.kind in OF_CHILDREN for one in tokens[opening:at]):
                return Whose.CHILD
            at = opening
            continue
        if token.kind is Mark.CLASS and _is_under_an_office(tokens, at):
            return Whose.ADULT
        if token.kind in OF_CHILDREN:
            is_done_at = token.kind is Mark.AGE and at == place - 1
            return None if is_done_at else Whose.CHILD
        if token.kind is Mark.ROLE and _is_of_a_child(tokens, at):
            return Whose.CHILD
        if token.kind in (Mark.ROLE, Mark.OLD):
            return Whose.ADULT
        if token.is_name:
            between = "".join(one.text for one in tokens[at + 1 : place])
            return before.get(at) if _LISTED.fullmatch(between) else None
        if token.text in ";!?。,." or token.kind is Mark.MANY:
            return None
        is_mark = len(token.text) == 1 and not ("一" <= token.text <= "鿿")
        if not is_mark and token.text not in _NEUTRAL:
            return None
    return None


def _is_under_an_office(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a class is one of several behind an office: 任课教师：一年级 胡晓莉；二年级 曾玲."""
    at, last = place, max(0, place - 40)
    while (at := at - 1) > last:
        token = tokens[at]
        if token.text == ":":
            role = tokens[at - 1]
            return role.kind is Mark.ROLE and not plays_a_part(role.text, len(role.text))
        if not (
            token.is_name or token.kind in (Mark.CLASS, Mark.SCHOOL) or token.text in " ,;、|/"
        ):
            return False
    return False


def _is_of_a_child(tokens: tuple[Token, ...], role: int) -> bool:
    """Whether an age stands right before a role: 十岁的志愿者."""
    before = [token for token in tokens[max(0, role - 2) : role] if token.text != "的"]
    return bool(before) and before[-1].kind is Mark.AGE


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
    if _ADULT_BEHIND.match(text, end + (text[end : end + 1] == " ")):
        return Whose.ADULT, "adult"
    if following.text == WORK and _AGE_BEHIND_WORK.match(text, following.end):
        return Whose.CHILD, "age"
    if following.text == WORK or wrote(text, end):
        return None, "work"
    return _apposition(reading, place)


_AGE_BEHIND_WORK = re.compile("[ ,|(]+(?:[^,。;|()]{0,8}[ ,|]+){0,2}1?[0-9] ?岁(?=[ ,。;|)]|$)")
_BINDS = re.compile(
    "[( ,|:;·/-]+(?:性别:?)?(?:[男女](?=[,; |])[,; |]+)?"
    "|(?=是|系|来自|就读|现|今年|时年|刚|年方|年仅|才|升|上[一二三四五六七八九小中大初高]|读|念|都|也|,|饰演?[(]|扮演[(]|[画绘作演唱讲][(])"
)


_OF_ANOTHER = re.compile("[比在给到将把对向请]|孩子|儿子|女儿|图为")


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
    if has_names or first - start > 14 or _OF_ANOTHER.search(text, start, first):
        return None, ""
    if Mark.AGE in kinds:
        return Whose.CHILD, "age"
    if Mark.CLASS in kinds:
        return Whose.CHILD, "class in bracket" if is_bracket else "class"
    if kinds & {Mark.SCHOOL, Mark.CHILD}:
        return Whose.CHILD, "bracket" if is_bracket else "school"
    return None, ""


def _along_lists(tokens: tuple[Token, ...], whose: dict[int, Whose]) -> None:
    """What is said of the last of several names is said of all."""
    places = list(whose)
    for first, second in reversed(list(pairwise(places))):
        between = "".join(one.text for one in tokens[first + 1 : second])
        is_open = whose[first] in (Whose.PERHAPS, Whose.NOBODY)
        if is_open and re.fullmatch("[、和与及]|以及", between):
            whose[first] = whose[second]
