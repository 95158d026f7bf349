"""Files that lead from a key to records: numbers, codes, and initials."""

from collections.abc import Iterable, Iterator
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from plugins.catalog.index.characters import characters
from plugins.catalog.index.packing import differences, varints
from plugins.catalog.index.texts import IndexText, TermField
from plugins.catalog.index.units import is_cjk, units

INITIALS = 64
"""So many records are listed for one key of initials."""
KEY_LENGTHS = (2, 3, 4)
LONGEST = 16
_WAYS = 4
_WHOLE, _PERSON, _SAME = 1 << 2, 1 << 3, 1 << 4


class Numbered(NamedTuple):
    """A record under a key."""

    shard: int
    key: str
    record: int
    flags: int = 0
    """Of initials: bits 0-1 static rank, bit 2 the key is all letters, bit 3 a person,
    bit 4 another edition of the work of the record before."""
    rest: str = ""
    """Of initials: the letters after the key."""


def encode_numbers(rows: Iterable[Numbered]) -> tuple[bytes, ...]:
    """The columns of a file of rows in the order of keys and records."""
    return _head([list(group) for _, group in groupby(rows, key=itemgetter(1))])


def encode_initials(rows: Iterable[Numbered]) -> tuple[bytes, ...]:
    """The columns of a file of rows in the order of keys and records, the best of each key."""
    groups = [_best(list(group)) for _, group in groupby(rows, key=itemgetter(1))]
    kept = [row for group in groups for row in group]
    rests = "\n".join(row.rest for row in kept).encode()
    flags = bytes(row.flags for row in kept)
    return *_head(groups), flags, varints(np.array([len(rests)])) + rests


def _head(groups: list[list[Numbered]]) -> tuple[bytes, bytes]:
    keys = "\n".join(group[0].key for group in groups).encode()
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    records = np.array([row.record for group in groups for row in group], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    head = varints(np.array([len(groups), len(keys)])) + keys
    return head, varints(counts) + varints(differences(records, starts))


def _best(rows: list[Numbered]) -> list[Numbered]:
    """Whole keys before beginnings, titles before persons, then by static rank."""
    once = list({row.record: row for row in reversed(rows)}.values())
    once.sort(key=lambda row: (not row.flags & _WHOLE, row.flags & _PERSON, -(row.flags & 3)))
    return sorted(once[:INITIALS], key=itemgetter(2))


def initials(texts: Iterable[IndexText], rank: int, same: bool) -> Iterator[tuple[str, int, str]]:
    """(key, flags, rest) for a record's title and persons; ``same``: of the work before."""
    extra = rank | same * _SAME
    for value in texts:
        if value.field not in (TermField.TITLE, TermField.PERSON):
            continue
        person = _PERSON if value.field is TermField.PERSON else 0
        for letters in letters_of(value):
            # Persons are sought by all their letters.
            lengths = [n for n in KEY_LENGTHS if n <= len(letters)]
            for length in lengths if not person else [n for n in lengths if n == len(letters)]:
                whole = _WHOLE if length == len(letters) else 0
                yield letters[:length], extra | whole | person, letters[length:LONGEST]


def letters_of(value: IndexText) -> Iterator[str]:
    """The first letters of a text, in each way that its characters may be read."""
    found = units(value.text)
    spoken = value.pinyin.lower().split()
    if spoken and len(spoken) == len(found):
        yield "".join(syllable[0] for syllable in spoken[:LONGEST])
        return
    ways = [tuple(dict.fromkeys(s[0] for s in _spoken(unit))) for unit in found[:LONGEST]]
    for way, _ in zip(product(*ways), range(_WAYS), strict=False):
        yield "".join(way)


def _spoken(unit: str) -> tuple[str, ...]:
    return characters().readings(unit) if is_cjk(unit) else (unit,)
