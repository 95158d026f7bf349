"""A sentence read as words and names: the cheapest of all readings.

Every word costs as much as it is rare, and so does every name (its surname, the characters of its
given name); where a name may well stand (:mod:`plugins.library.people.slots`), it costs less. The
shortest way through all of them is the reading (Viterbi, as segmenters of Chinese do it).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.library.people.candidates import KNOWN, NAME, gain_of, known_at, names_at, words_at
from plugins.library.people.lexicon import lexicon
from plugins.library.people.marks import Mark, Marked
from plugins.library.people.slots import slots

_MARK = 4.0
"""A mark is a word that is not rare."""
_LIST = re.compile(r"(?:[一-鿿]{2,4}(?:\([^()]{0,16}\))?[、和与及 +])+[一-鿿]{2,4}(?![一-鿿])")
_ITEM = re.compile(r"(?<![一-鿿])[一-鿿]{2,4}(?=[、和与及 +(,。:;)]|$)")
_RANK = re.compile(
    "[冠亚季殿]军|[一二三特]等奖?|第[一二三四五六七八九十]+名?|优[秀胜]奖|[金银铜]奖"
)
_WIDE = 9.0
_BESIDE = 2.0
"""What it is worth on either side that a name stands beside."""


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
class SentenceReading:
    """A text, what marks it has, and its tokens."""

    text: str
    marks: tuple[Marked, ...]
    tokens: tuple[Token, ...]


_Step = tuple[int, float, Mark | None, bool, bool]
"""Where a token ends, its cost, the mark that it is, whether a name, and of somebody known."""


def read_sentence(text: str, marks: tuple[Marked, ...]) -> SentenceReading:
    """The cheapest reading of a plain text."""
    left, right = slots(text, marks)
    size = len(text)
    _raise_in_lists(text, left, right)
    costs = [0.0] + [float("inf")] * size
    back: list[tuple[int, Mark | None, bool, bool]] = [(0, None, False, False)] * (size + 1)
    marked: dict[int, list[Marked]] = {}
    ends = {mark.end: mark.start for mark in marks if mark.kind in (Mark.CHILD, Mark.ROLE)}
    inside = {
        place
        for mark in marks
        if mark.kind in (Mark.CHILD, Mark.MANY)
        for place in range(mark.start + 1, mark.end)
    }
    for mark in marks:
        marked.setdefault(mark.start, []).append(mark)
    for start in range(size):
        steps: list[_Step] = [
            (end, cost, None, False, False) for end, cost in words_at(text, start)
        ]
        steps += [
            (end, max(0.5, cost + NAME - left[start] - right[end]), None, True, False)
            for end, cost in names_at(text, start, left[start], right)
            if end not in inside
            and start >= ends.get(end, start)
            and not _is_mark(marked.get(start, ()), end)
        ]
        steps += [(end, KNOWN, None, True, True) for end in known_at(text, start)]
        steps += [(mark.end, _MARK, mark.kind, False, False) for mark in marked.get(start, ())]
        for end, cost, kind, is_name, is_known in steps:
            if costs[start] + cost < costs[end]:
                costs[end] = costs[start] + cost
                back[end] = (start, kind, is_name, is_known)
    tokens: list[Token] = []
    end = size
    while end > 0:
        start, kind, is_name, is_known = back[end]
        gain = gain_of(text, start, end) if is_name and not is_known else 0.0
        is_known = is_known or (is_name and text[start:end] in lexicon().known)
        slot = (left[start], right[end])
        tokens.append(Token(start, end, text[start:end], kind, is_name, is_known, gain, slot))
        end = start
    return SentenceReading(text, marks, tuple(reversed(tokens)))


def _is_mark(marks: Iterable[Marked], end: int) -> bool:
    """Whether a mark ends there: 高一 is a class."""
    return any(mark.end == end and mark.kind is not Mark.MANY for mark in marks)


def _raise_in_lists(text: str, left: list[float], right: list[float]) -> None:
    """Where one of several is a likely name, the others are: 姜小鱼、龙飞、易安然."""
    for items in _LIST.finditer(text):
        parts = [
            match.span()
            for match in _ITEM.finditer(text, *items.span())
            if not _RANK.fullmatch(match[0])
        ]
        may_be = [_may_be_name(text, start, end) for start, end in parts]
        if (
            len(parts) > 1
            and all(may_be)
            and any(_is_likely(text, start, end) for start, end in parts)
        ):
            for start, end in parts:
                left[start] += _BESIDE
                right[end] += _BESIDE


def _may_be_name(text: str, start: int, end: int) -> bool:
    """Whether a whole piece of a list can be read as a name at all."""
    wide = [_WIDE] * (len(text) + 2)
    return any(stop == end for stop, _ in names_at(text, start, 0.0, wide))


def _is_likely(text: str, start: int, end: int) -> bool:
    """Whether a whole piece of a list is more likely a name than words, and no word itself."""
    words = lexicon().words
    return (end - start > 2 or text[start:end] not in words) and gain_of(text, start, end) > 0
