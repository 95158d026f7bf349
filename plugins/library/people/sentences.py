"""A sentence read as words and names: the cheapest of all readings.

Every word costs as much as it is rare, and so does every name (its surname, the characters of its
given name); where a name may well stand (:mod:`plugins.library.people.slots`), it costs less. The
shortest way through all of them is the reading (Viterbi, as segmenters of Chinese do it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.library.people.lexicon import lexicon
from plugins.library.people.marks import Mark, Marked
from plugins.library.people.slots import HAN, WEIGHTS, slots

_NAME = 3.0
"""That a word is a name at all: one in twenty, near schools and classes."""
_MARK = 4.0
_KNOWN = 8.0
_UNKNOWN_SURNAME = 10.5
_RARE = 9.0
"""A word of one character that is more frequent is nobody's surname: 则, 却."""
_SUPPORT = 5.5
"""What both sides must be worth where a common word would be a name: 张扬, 高兴."""
_FILLED = 6.5
"""What they are worth where nothing but a name is likely between them."""
_USUAL = 15.0
"""What the given name may cost behind a surname that nobody knows."""
_LIST = re.compile(r"(?:[一-鿿]{2,4}(?:\([^()]{0,16}\))?[、和与及])+[一-鿿]{2,4}(?![一-鿿])")
_ITEM = re.compile(r"(?<![一-鿿])[一-鿿]{2,4}(?=[、和与及(,。:;)]|$)")
_BESIDE = 2.0
_STRONG = 3.0
"""What both sides must be worth where nothing else says that it is a name."""
_LONGEST = 4
_MOST_PARTS = 4
_NOT_BEHIND = re.compile(
    "图书馆|市|县|区|州|镇|村|乡|街|路(?![遥])|沟|湾|坝|桥|寺|庙|书店|书屋|小学(?!生|毕)|中学(?!生)|学校|幼儿园|学堂|大院|祠堂|故居|纪念|广场|公园|大道|餐厅|饭店|超市|酒店|集团|公司|某|氏|姓|奖|杯|版|型|派|文集|诗集|全集|籍|岩|坎|垭|山庄|社区"
)
_PLACE = re.compile(
    "[一-鿿](?:家|[一-鿿])?(?:镇|村|乡|街|沟|湾|坝|桥|岩|坎|垭|坪|坡|岭|嘴|祠堂|大院|书店|书屋|餐厅|饭店|小学堂?|中学|幼儿园)"
)
_A_PLACE = 12.0
_NO_NAME_BEHIND = frozenset("小老阿一二三四五六七八九十百千万几两半多余每")
"""小王 is a name of its own, 一方红印 a thing that is counted."""
_LAST_OF_PLACES = frozenset(
    "镇村乡街路沟湾坝县区市省桥寺庙馆店院校园楼厅厂社队组部局处所站里上下内外中前后坎岩垭时人们某"
)
_SOUNDS = frozenset(
    "阿木尔古拉依牛呷支莫日作果惹洛子史基吉热汗提江买克力娜丽别布都达巴西扎次姆措珠玛且比曲沙嘎加"
    "根登图雅勒哈"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a reading."""

    start: int
    end: int
    text: str
    kind: Mark | None
    """What kind of mark it is, if it is one."""
    is_name: bool = False
    is_known: bool = False
    """Whether it names somebody whom everybody knows."""
    gain: float = 0.0
    """By how much the name is cheaper than the words in its place, wherever it stands."""
    slot: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, what marks it has, and its tokens."""

    text: str
    marks: tuple[Marked, ...]
    tokens: tuple[Token, ...]


_Step = tuple[int, float, Mark | None, bool, bool]
"""Where a token ends, its cost, the mark that it is, whether a name, and of somebody known."""


def read_sentence(text: str, marks: tuple[Marked, ...]) -> Reading:
    """The cheapest reading of a plain text."""
    left, right = slots(text, marks)
    size = len(text)
    _raise_in_lists(text, left, right)
    costs = [0.0] + [float("inf")] * size
    back: list[tuple[int, Mark | None, bool, bool]] = [(0, None, False, False)] * (size + 1)
    marked: dict[int, list[Marked]] = {}
    for mark in marks:
        marked.setdefault(mark.start, []).append(mark)
    for start in range(size):
        steps: list[_Step] = [(end, cost, None, False, False) for end, cost in _words(text, start)]
        steps += [
            (end, max(0.5, cost + _NAME - left[start] - right[end]), None, True, False)
            for end, cost in _names(text, start, left[start], right)
        ]
        steps += [(end, _KNOWN, None, True, True) for end in _known(text, start)]
        steps += [(mark.end, _MARK, mark.kind, False, False) for mark in marked.get(start, ())]
        for end, cost, kind, is_name, is_known in steps:
            if costs[start] + cost < costs[end]:
                costs[end] = costs[start] + cost
                back[end] = (start, kind, is_name, is_known)
    tokens: list[Token] = []
    end = size
    while end > 0:
        start, kind, is_name, is_known = back[end]
        gain = _gain(text, start, end) if is_name and not is_known else 0.0
        slot = (left[start], right[end])
        tokens.append(Token(start, end, text[start:end], kind, is_name, is_known, gain, slot))
        end = start
    return Reading(text, marks, tuple(reversed(tokens)))


def _raise_in_lists(text: str, left: list[float], right: list[float]) -> None:
    """Where one of several is a likely name, the others are: 姜小鱼、龙飞、易安然."""
    for items in _LIST.finditer(text):
        parts = [match.span() for match in _ITEM.finditer(text, *items.span())]
        if any(_is_likely(text, start, end) for start, end in parts):
            for start, end in parts:
                left[start] += _BESIDE
                right[end] += _BESIDE


def _is_likely(text: str, start: int, end: int) -> bool:
    """Whether a whole piece of a list is more likely a name of three characters than words."""
    return end - start >= 3 and _gain(text, start, end) > 0


def _words(text: str, start: int) -> Iterator[tuple[int, float]]:
    if not HAN.match(text[start]):
        yield start + 1, 0.0
        return
    for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
        cost = lexicon().word(text[start:end])
        if cost is not None:
            yield end, cost
    if place := _PLACE.match(text, start):
        yield place.end(), _A_PLACE
    for end in _persons(text, start):
        if _NOT_BEHIND.match(text, end):
            yield end, _KNOWN


def _known(text: str, start: int) -> Iterator[int]:
    return (end for end in _persons(text, start) if not _NOT_BEHIND.match(text, end))


def _persons(text: str, start: int) -> Iterator[int]:
    for end in range(start + 2, min(start + 6, len(text)) + 1):
        if text[start:end] in lexicon().known:
            yield end


def _names(text: str, start: int, left: float, right: list[float]) -> Iterator[tuple[int, float]]:
    """Where a name ends that begins here, and what it costs."""
    if not HAN.match(text[start]):
        return
    for end, cost in (*_han(text, start, left, right), *_minority(text, start)):
        if not _NOT_BEHIND.match(text, end):
            yield end, cost + _unlikely(text, start, end, left, right[end])


def _unlikely(text: str, start: int, end: int, left: float, right: float) -> float:
    """What a name costs more that looks like something else."""
    more = 6.0 if text[end - 1] in _LAST_OF_PLACES and end - start > 2 else 0.0
    if end - start == 2 and text[start:end] in lexicon().words and left + right < _SUPPORT:
        more += 4.0
    if end - start == 2 and right == 0:
        more += 4.0
    if end - start == 2 and left == 0:
        more += 3.0
    if min(left, right) >= WEIGHTS.edge and left + right >= _FILLED:
        more -= 2.0
    before = text[start - 1 : start]
    if before in _NO_NAME_BEHIND and left < WEIGHTS.label:
        more += 5.0
    return more


def _han(text: str, start: int, left: float, right: list[float]) -> Iterator[tuple[int, float]]:
    surnames = lexicon().surnames
    for length, most in ((2, 2), (1, 2)):
        surname = text[start : start + length]
        cost = surnames.get(surname)
        if cost is None:
            if length == 2 or left < _STRONG:
                continue
            cost = _UNKNOWN_SURNAME if (lexicon().word(surname) or 0) >= _RARE else float("inf")
        for size in range(1, most + 1):
            end = start + length + size
            given = text[start + length : end]
            if len(given) < size or not HAN.match(given[-1]):
                break
            named = lexicon().given_name(given)
            if cost < _UNKNOWN_SURNAME or (size == 2 and right[end] > 1 and named < _USUAL):
                yield end, cost + named


def _minority(text: str, start: int) -> Iterator[tuple[int, float]]:
    parts = lexicon().minorities
    end = start
    count = 0
    while end < len(text) and count < _MOST_PARTS:
        part = next((text[end : end + k] for k in (4, 3, 2) if text[end : end + k] in parts), "")
        if not part:
            break
        end, count = end + len(part), count + 1
        if count > 1 or len(part) > 2:
            yield end, 7.0 if count > 1 else 12.0
        if text[end : end + 1] == "·" and count == 1:
            end += 1
    if not count:
        return
    for more in (1, 2):
        rest = text[end : end + more]
        if len(rest) == more and all(one in _SOUNDS for one in rest):
            yield end + more, 9.0 + 2 * more
        elif len(rest) == more and all(HAN.match(one) for one in rest):
            yield end + more, 8.0 + lexicon().given_name(rest)


def _gain(text: str, start: int, end: int) -> float:
    """How much cheaper the name is than the cheapest words in its place."""
    costs = [0.0] + [float("inf")] * (end - start)
    for place in range(start, end):
        for stop, cost in _words(text, place):
            if stop <= end:
                here = costs[place - start] + cost
                costs[stop - start] = min(costs[stop - start], here)
    wide = [9.0] * (len(text) + 2)
    ways = (cost for stop, cost in _names(text, start, 9.0, wide) if stop == end)
    name = min(ways, default=0.0)
    return costs[-1] - name - _NAME
