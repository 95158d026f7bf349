"""Files of postings: in which records a term stands, in which field, at which place.

The format is in the docstring of this package.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.catalog.index.packing import differences, varints
from plugins.catalog.index.terms import LAST, MORE, RANK_BIT, SAME, Occurrences
from plugins.catalog.index.texts import TermField

HEAVY = 512
"""A term in more records than these is heavy."""
BEST = 160
"""So many records of a heavy term are listed in its shard."""
_FIELD = 7
_BY_FIELD = np.array([4, 5, 6, 8, 7, 9, 9, 9])
"""Field → text rank, the smaller the better: title, other title, person, series, subject …"""
_EXACT, _WHOLE_PERSON, _BEGINS, _PERSON_ENDS = 0, 1, 2, 3
"""A name is whole where it is all of the first person; it ends one where the person is a later one
or where the name is a surname: 奥威尔 of 乔治·奥威尔."""
assert len(TermField) <= len(_BY_FIELD)


@dataclass(frozen=True, slots=True)
class File:
    """One file of postings, and what is too much for it."""

    data: bytes
    heavy: tuple[tuple[int, bytes], ...]
    """Heavy terms, each with the file that lists all its records."""


def ranking(flags: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.int64]:
    """Text rank of each occurrence of a whole term, as ``query/ranks.js`` gives it to words."""
    rank: NDArray[np.int64] = _BY_FIELD[flags & _FIELD].astype(np.int64)
    begins, ends, field = place == 0, flags & LAST > 0, flags & _FIELD
    title, person = field == TermField.TITLE, field == TermField.PERSON
    rank[title & begins] = _BEGINS
    rank[title & begins & ends] = _EXACT
    rank[person & ends] = _PERSON_ENDS
    rank[person & begins & ends] = _WHOLE_PERSON
    return rank


def encode(occurrences: Occurrences, names: Callable[[NDArray[np.int64]], bytes]) -> File:
    """A file of occurrences in the order of terms and records.

    ``names`` gives the column of terms for the terms' numbers.
    """
    heavy: list[tuple[int, bytes]] = []
    kept, totals = [], []
    for some in _runs(occurrences, "term"):
        count = len(_starts(some["record"]))
        if count > HEAVY:
            term = int(some["term"][0])
            heavy.append((term, _columns(some, [0], names)))
            some = _best(some)
            totals.append(count)
        else:
            totals.append(0)
        kept.append(some)
    whole = np.concatenate(kept) if kept else occurrences
    return File(_columns(whole, totals, names), tuple(heavy))


def _starts(column: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where a sorted column changes."""
    if not len(column):
        return np.zeros(0, dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(column[1:] != column[:-1]) + 1))


def _columns(
    occurrences: Occurrences, totals: list[int], names: Callable[[NDArray[np.int64]], bytes]
) -> bytes:
    """``totals``: for each term the number of its records where it is heavy, else 0."""
    term, record = occurrences["term"].astype(np.int64), occurrences["record"].astype(np.int64)
    new_term = np.append(True, term[1:] != term[:-1]) if len(term) else np.zeros(0, dtype=bool)
    new_record = new_term | np.append(True, record[1:] != record[:-1])[: len(record)]
    records = record[new_record]
    first = np.flatnonzero(new_term[new_record])
    listed = np.diff(np.append(first, len(records)))
    heavy = np.array(totals, dtype=np.int64)
    column = names(term[new_term])
    flags = occurrences["flags"] & (0xFF ^ MORE)
    flags[:-1] |= np.where(new_record[1:], 0, MORE).astype(np.uint8)
    return b"".join(
        (
            varints(np.array([len(listed), len(column)])),
            column,
            varints(listed * 2 + (heavy > 0)),
            varints(heavy[heavy > 0]),
            varints(differences(records, first)),
            flags.tobytes(),
            occurrences["place"].tobytes(),
        )
    )


def _best(occurrences: Occurrences) -> Occurrences:
    """The best records of a term, and with each the other editions of its work that touch it."""
    flags, place = occurrences["flags"].astype(np.int64), occurrences["place"].astype(np.int64)
    starts = _starts(occurrences["record"])
    rank = np.minimum.reduceat(ranking(flags, place), starts)
    records, flags = occurrences["record"][starts].astype(np.int64), flags[starts]
    follows = (flags & SAME > 0) & (np.diff(records, prepend=-2) == 1)
    work = np.cumsum(~follows)
    order = np.lexsort((records, -(flags >> RANK_BIT), rank))
    chosen = np.isin(work, work[order[:BEST]])
    return occurrences[np.repeat(chosen, np.diff(np.append(starts, len(occurrences))))]


def in_files(occurrences: Occurrences) -> dict[int, Occurrences]:
    """Shard → its occurrences, of occurrences in the order of shards."""
    return {int(some["shard"][0]): some for some in _runs(occurrences, "shard")}


def _runs(occurrences: Occurrences, column: str) -> Iterator[Occurrences]:
    """The stretches in which a sorted column has one value."""
    starts = _starts(occurrences[column]).tolist()
    for start, end in zip(starts, [*starts[1:], len(occurrences)], strict=False):
        yield occurrences[start:end]
