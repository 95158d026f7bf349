"""From texts to occurrences of terms, as columns of numbers.

A term is a number: a character its code point; a word ``WORD`` + its place in a list of words; a
pair of characters ``first << 32 | second``. Python lists of occurrences would take gigabytes for a
million records.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.catalog.index.characters import characters
from plugins.catalog.index.packing import Numbers
from plugins.catalog.index.texts import IndexText
from plugins.catalog.index.units import is_cjk, units

WORD = 1 << 22
PRIVATE = 0xE000
"""A syllable as a character: what the record's own pinyin says and the table doesn't."""
GAP = 1
CYCLE = 0xFF
LAST, MORE, SAME, RANK_BIT = 1 << 3, 1 << 4, 1 << 5, 6
OCCURRENCE = np.dtype(
    [("shard", "<u4"), ("term", "<u8"), ("record", "<u4"), ("flags", "u1"), ("place", "u1")]
)
Occurrences = NDArray[np.void]


class Cut(NamedTuple):
    """What a part of the catalogue is found by; one array for each family, not yet in shards."""

    characters: Occurrences
    pairs: Occurrences
    words: Occurrences
    word_list: list[str]


class _Value(NamedTuple):
    """A row of the table of values: what the occurrences of its terms have in common."""

    record: int
    field: int
    start: int
    """Where in the field it begins."""
    length: int
    extra: int
    """Same work and static rank of the record, as they stand in the flags."""


class _Numbers(dict[str, int]):
    """Unit → term, made when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, unit: str) -> int:
        number = ord(unit) if is_cjk(unit) else WORD + len(self.words)
        if number >= WORD:
            self.words.append(unit)
        self[unit] = number
        return number


class Cutter:
    """Takes records in the order of their numbers; ``cut`` gives what they are found by."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._units: list[int] = []
        self._values: list[_Value] = []
        self._spoken: list[tuple[int, int, int, int, int]] = []

    def add(self, record: int, texts: list[IndexText], rank: int, same: bool) -> None:
        """Add a record: its number, its texts field by field, its static rank from 0 to 3, and
        whether it is another edition of the work of the record before."""
        starts: dict[int, int] = {}
        extra = rank << RANK_BIT | same * SAME
        for text in texts:
            found = units(text.text)
            if not found:
                continue
            value = _Value(record, text.field, starts.get(text.field, 0), len(found), extra)
            self._units.extend(map(self._numbers.__getitem__, found))
            self._values.append(value)
            if text.pinyin:
                self._speak(value, text.pinyin, found)
            starts[text.field] = value.start + len(found) + GAP

    def _speak(self, value: _Value, pinyin: str, units: list[str]) -> None:
        """Keep the pairs whose catalogued pinyin the table doesn't know."""
        syllables = pinyin.lower().replace("ü", "v").split()
        if len(syllables) != len(units):
            return
        unknown = [
            spoken not in characters().readings(unit)
            for unit, spoken in zip(units, syllables, strict=True)
        ]
        if not any(unknown):
            return
        known = syllable_numbers()
        for at in range(len(units) - 1):
            spoken = syllables[at : at + 2]
            if any(unknown[at : at + 2]) and all(s in known for s in spoken):
                first, second = (PRIVATE + known[s] for s in spoken)
                flags = value.extra | value.field | (at + 2 == len(units)) * LAST
                place = int(_places(np.array(value.start + at)))
                self._spoken.append((0, first << 32 | second, value.record, flags, place))

    def cut(self) -> Cut:
        """Every occurrence of every term."""
        found = _Found(self._units, self._values)
        is_word = found.unit >= WORD
        following, following_last = np.append(found.unit[1:], 0), np.append(found.is_last[1:], True)
        paired = ~is_word & ~found.is_last & (following < WORD)
        pairs = found.rows(paired, found.unit << 32 | following, following_last)
        return Cut(
            found.rows(~is_word, found.unit, found.is_last),
            np.concatenate((pairs, np.array(self._spoken, dtype=OCCURRENCE))),
            found.rows(is_word, found.unit, found.is_last),
            self._numbers.words,
        )


class _Found:
    """The units of all values in columns."""

    def __init__(self, units: list[int], values: list[_Value]) -> None:
        record, field, start, length, extra = np.array(values, dtype=np.int64).reshape(-1, 5).T
        owner = np.repeat(np.arange(len(values)), length)
        within = np.arange(len(units)) - np.repeat(np.cumsum(length) - length, length)
        self.unit = np.array(units, dtype=np.int64)
        self.is_last = within == length[owner] - 1
        self._record = record[owner]
        self._flags = field[owner] | extra[owner]
        self._place = _places(start[owner] + within)

    def rows(
        self, chosen: NDArray[np.bool_], term: Numbers, last: NDArray[np.bool_]
    ) -> Occurrences:
        """The occurrences of the terms that are chosen."""
        found = np.zeros(int(chosen.sum()), dtype=OCCURRENCE)
        found["term"] = term[chosen]
        found["record"] = self._record[chosen]
        found["flags"] = self._flags[chosen] | last[chosen] * LAST
        found["place"] = self._place[chosen]
        return found


def _places(positions: Numbers) -> Numbers:
    """Positions in a field as they stand in the index: 0 its beginning, the others in cycles."""
    return np.where(positions == 0, 0, 1 + (positions - 1) % CYCLE)


@cache
def syllable_numbers() -> dict[str, int]:
    """Syllable → its number in the table."""
    return {syllable: at for at, syllable in enumerate(characters().syllables)}


def text_of(term: int) -> str:
    """The one or two characters of a term."""
    first, second = term >> 32, term & 0xFFFFFFFF
    return (chr(first) if first else "") + chr(second)


def in_shards(occurrences: Occurrences, shards_of: Callable[[int], tuple[int, ...]]) -> Occurrences:
    """Occurrences with their shards, by shard, term and record; a term may lie in several."""
    terms, which = np.unique(occurrences["term"], return_inverse=True)
    shards = [shards_of(int(term)) for term in terms]
    parts = []
    for turn in range(max(map(len, shards), default=0)):
        of_term = np.array([s[turn] if turn < len(s) else -1 for s in shards], dtype=np.int64)
        at = of_term[which]
        some = occurrences[at >= 0].copy()
        some["shard"] = at[at >= 0]
        parts.append(some)
    whole = np.concatenate(parts) if parts else occurrences
    return whole[np.lexsort((whole["record"], whole["term"], whole["shard"]))]
