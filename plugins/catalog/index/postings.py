"""Files of postings: in which records a term stands, in which field, at which place.

The format is in the docstring of this package.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.catalog.index.packing import Numbers, differences, varints
from plugins.catalog.index.terms import LAST, MORE, RANK_BIT, SAME, WORD, Occurrences
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

    columns: tuple[bytes, ...]
    heavy: tuple[tuple[int, tuple[bytes, ...]], ...]
    """Heavy terms, each with the columns of the file that lists all its records."""


def ranking(flags: Numbers, place: Numbers, lone: bool = False) -> Numbers:
    """Text rank of each occurrence of a whole term, as ``query/ranks.js`` gives it to words.

    ``lone``: a single character, which many names end with and which is no name.
    """
    rank: Numbers = _BY_FIELD[flags & _FIELD].astype(np.int64)
    begins, ends, field = place == 0, flags & LAST > 0, flags & _FIELD
    title, person = field == TermField.TITLE, field == TermField.PERSON
    rank[title & begins] = _BEGINS
    rank[title & begins & ends] = _EXACT
    if not lone:
        rank[person & ends] = _PERSON_ENDS
        rank[person & begins & ends] = _WHOLE_PERSON
    return rank


def encode(occurrences: Occurrences, names: Callable[[Numbers], bytes]) -> File:
    """A file of occurrences in the order of terms and records.

    ``names`` gives the column of terms for the terms' numbers.
    """
    of_records, of_terms = _starts(occurrences, "term", "record"), _starts(occurrences, "term")
    terms = np.append(of_terms, len(occurrences))
    records = np.diff(np.searchsorted(of_records, terms))
    totals = np.where(records > HEAVY, records, 0)
    kept = np.ones(len(occurrences), dtype=bool)
    heavy = []
    for at in np.flatnonzero(totals).tolist():
        own = slice(terms[at], terms[at + 1])
        some = occurrences[own]
        heavy.append((int(some["term"][0]), _columns(some, np.zeros(1, dtype=np.int64), names)))
        kept[own] = _is_best(some)
    whole = occurrences[kept] if heavy else occurrences
    return File(_columns(whole, totals, names), tuple(heavy))


def _starts(occurrences: Occurrences, *columns: str) -> Numbers:
    """Where one of these columns changes, of occurrences in the order of them."""
    if not len(occurrences):
        return np.zeros(0, dtype=np.int64)
    changes = np.zeros(len(occurrences) - 1, dtype=bool)
    for column in columns:
        values = occurrences[column]
        changes |= values[1:] != values[:-1]
    return np.append(0, np.flatnonzero(changes) + 1)


def _columns(
    occurrences: Occurrences, totals: Numbers, names: Callable[[Numbers], bytes]
) -> tuple[bytes, ...]:
    """``totals``: for each term the number of its records where it is heavy, else 0."""
    of_records, of_terms = _starts(occurrences, "term", "record"), _starts(occurrences, "term")
    records = occurrences["record"][of_records].astype(np.int64)
    first = np.searchsorted(of_records, of_terms)
    listed = np.diff(np.append(first, len(records)))
    column = names(occurrences["term"][of_terms].astype(np.int64))
    flags = occurrences["flags"] & (0xFF ^ MORE)
    flags[:-1] |= MORE
    flags[of_records[1:] - 1] &= 0xFF ^ MORE
    head = varints(np.array([len(listed), len(column)])) + column
    counts = varints(listed * 2 + (totals > 0)) + varints(totals[totals > 0])
    listing = counts + varints(differences(records, first))
    return head, listing, flags.tobytes(), occurrences["place"].tobytes()


def _is_best(occurrences: Occurrences) -> NDArray[np.bool_]:
    """Of each occurrence of a term whether its record is among the best, or is another edition of
    the work of one of these and touches it."""
    flags, place = occurrences["flags"].astype(np.int64), occurrences["place"].astype(np.int64)
    starts = _starts(occurrences, "record")
    rank = np.minimum.reduceat(ranking(flags, place, lone=occurrences["term"][0] < WORD), starts)
    records, flags = occurrences["record"][starts].astype(np.int64), flags[starts]
    follows = (flags & SAME > 0) & (np.diff(records, prepend=-2) == 1)
    work = np.cumsum(~follows)
    order = np.lexsort((records, -(flags >> RANK_BIT), rank))
    chosen = np.isin(work, work[order[:BEST]])
    return np.repeat(chosen, np.diff(np.append(starts, len(occurrences))))


def in_files(occurrences: Occurrences) -> dict[int, Occurrences]:
    """Shard → its occurrences, of occurrences in the order of shards."""
    starts = _starts(occurrences, "shard")
    numbers = occurrences["shard"][starts].tolist()
    return dict(zip(numbers, np.split(occurrences, starts[1:]), strict=bool(numbers)))
