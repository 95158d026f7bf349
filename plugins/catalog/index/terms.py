"""From texts to occurrences of terms, as columns of numbers.

A term is a number: a character its code point; a word ``WORD`` + its place in a list of words; a
pair of characters ``first << 32 | second``. Python lists of occurrences would take gigabytes for a
million records.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.catalog.index.characters import characters
from plugins.catalog.index.texts import Text
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


@dataclass(slots=True)
class _Values:
    """Values one after the other; columns of the same length."""

    record: list[int] = field(default_factory=list)
    field_number: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
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
        self._values = _Values()
        self._spoken: list[tuple[int, int, int, int]] = []

    def add(self, record: int, texts: list[Text], rank: int, same: bool) -> None:
        """Add a record: its number, its texts by field, static rank 0 to 3, and whether it is
        another edition of the work of the record before."""
        starts: dict[int, int] = {}
        extra = rank << RANK_BIT | same * SAME
        number = self._numbers.__getitem__
        for value in texts:
            found = units(value.text)
            if not found:
                continue
            start = starts.get(value.field, 0)
            self._units.extend(map(number, found))
            for column, entry in zip(
                (
                    self._values.record,
                    self._values.field_number,
                    self._values.start,
                    self._values.length,
                    self._values.extra,
                ),
                (record, int(value.field), start, len(found), extra),
                strict=True,
            ):
                column.append(entry)
            if value.pinyin:
                self._speak(record, value, found, start, extra)
            starts[value.field] = start + len(found) + GAP

    def _speak(self, record: int, value: Text, found: list[str], start: int, extra: int) -> None:
        """Pairs whose catalogued pinyin the table doesn't know."""
        syllables = value.pinyin.lower().replace("ü", "v").split()
        if len(syllables) != len(found):
            return
        table = characters()
        known = {syllable: at for at, syllable in enumerate(table.syllables)}
        for at in range(len(found) - 1):
            pair, spoken = found[at : at + 2], syllables[at : at + 2]
            if all(s in table.readings(c) for s, c in zip(spoken, pair, strict=True)):
                continue
            if not all(s in known for s in spoken):
                continue
            first, second = (PRIVATE + known[s] for s in spoken)
            flags = extra | int(value.field) | (at + 2 == len(found)) * LAST
            self._spoken.append((first << 32 | second, record, flags, _place(start + at)))

    def cut(self) -> Cut:
        """Every occurrence of every term."""
        unit = np.array(self._units, dtype=np.int64)
        values = [
            np.array(column, dtype=np.int64)
            for column in (
                self._values.record,
                self._values.field_number,
                self._values.start,
                self._values.length,
                self._values.extra,
            )
        ]
        record, field_number, start, length, extra = values
        ends = np.cumsum(length)
        within = np.arange(unit.size) - np.repeat(ends - length, length)
        owner = np.repeat(np.arange(record.size), length)
        is_last = within == length[owner] - 1
        flags = field_number[owner] | extra[owner]
        place = np.where(start[owner] + within == 0, 0, 1 + (start[owner] + within - 1) % CYCLE)
        is_word = unit >= WORD

        def rows(
            at: NDArray[np.bool_], term: NDArray[np.int64], last: NDArray[np.bool_]
        ) -> Occurrences:
            found = np.zeros(int(at.sum()), dtype=OCCURRENCE)
            found["term"] = term[at]
            found["record"] = record[owner[at]]
            found["flags"] = flags[at] | last[at] * LAST
            found["place"] = place[at]
            return found

        following = np.append(unit[1:], 0)
        paired = ~is_word & ~is_last & (following < WORD)
        pairs = rows(paired, unit << 32 | following, np.append(is_last[1:], False))
        spoken = np.zeros(len(self._spoken), dtype=OCCURRENCE)
        for at, (term, number, flag, where) in enumerate(self._spoken):
            spoken[at] = (0, term, number, flag, where)
        return Cut(
            rows(~is_word, unit, is_last),
            np.concatenate((pairs, spoken)),
            rows(is_word, unit, is_last),
            self._numbers.words,
        )


def _place(position: int) -> int:
    return 0 if position == 0 else 1 + (position - 1) % CYCLE


def text_of(term: int) -> str:
    """The one or two characters of a term."""
    first, second = term >> 32, term & 0xFFFFFFFF
    return (chr(first) if first else "") + chr(second)


def in_shards(found: Occurrences, shards_of: Callable[[int], tuple[int, ...]]) -> Occurrences:
    """Occurrences with their shards, by shard, term and record; a term may lie in several."""
    terms, which = np.unique(found["term"], return_inverse=True)
    shards = [shards_of(int(term)) for term in terms]
    parts = []
    for turn in range(max(map(len, shards), default=0)):
        of_term = np.array([s[turn] if turn < len(s) else -1 for s in shards], dtype=np.int64)
        at = of_term[which]
        some = found[at >= 0].copy()
        some["shard"] = at[at >= 0]
        parts.append(some)
    whole = np.concatenate(parts) if parts else found
    return whole[np.lexsort((whole["record"], whole["term"], whole["shard"]))]
