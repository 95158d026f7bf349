"""Groups: what many records share, and are found by where it is typed: a class, a year."""

from collections.abc import Iterable

import numpy as np

from plugins.catalog.index.terms import LAST, OCCURRENCE, RANK_BIT, SAME, WORD, Occurrences
from plugins.catalog.index.texts import TermField


class Grouper:
    """Takes records in the order of their numbers; gives occurrences as a ``Cutter`` does."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[tuple[int, int, int, int, int]] = []

    def add(
        self, record: int, groups: Iterable[tuple[TermField, str]], rank: int, same: bool
    ) -> None:
        """Add a record: its number, its groups, its static rank from 0 to 3, and whether it is
        another edition of the work of the record before."""
        extra = rank << RANK_BIT | same * SAME | LAST
        for field, key in groups:
            term = WORD + self._numbers.setdefault(key, len(self._numbers))
            self._rows.append((0, term, record, field | extra, 0))

    @property
    def keys(self) -> list[str]:
        """The key of each term, from ``WORD`` on."""
        return list(self._numbers)

    def rows(self) -> Occurrences:
        """Every record of every group, by term and record."""
        found = np.array(self._rows, dtype=OCCURRENCE)
        return found[np.lexsort((found["record"], found["term"]))]
