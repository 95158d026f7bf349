"""What a search must find, by brute force: every record is looked at. Pure but for reading.

Held to the index only by the texts that a record is found by and by how text is cut into units,
so that an index that loses a record is caught.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.catalog.index.texts import texts
from plugins.catalog.index.units import is_cjk, units
from plugins.library.catalogue.records import BibliographicRecord, isbn13

HEAVY = 512
"""Two neighbouring characters in more records than these are heavy for an index."""
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Known:
    """What the measurement keeps of a record."""

    record_id: str
    title: str
    """As the record has it."""
    units: tuple[str, ...]
    """Of the title."""
    persons: tuple[str, ...]
    isbn: str
    """The first, as printed; empty where none is valid."""
    text: str
    """All that the record is found by: units between blanks, values between line feeds."""

    @property
    def work(self) -> str:
        """The title as it is compared: editions of one title are one."""
        return "".join(self.units)


def known(record: BibliographicRecord) -> Known:
    """The record in short."""
    values = (spaced(units(value.text)) for value in texts(record))
    isbn = next((isbn for isbn in record.isbns if isbn13(isbn)), "")
    title = tuple(units(record.title))
    text = _BETWEEN.join(values)
    return Known(record.record_id, record.title, title, record.persons, isbn, text)


def spaced(units: Iterable[str]) -> str:
    """Units, each with a blank on both sides, so that none is found inside another."""
    return f" {' '.join(units)} "


def words(query: str) -> list[str]:
    """The words of a query, each as it stands in :attr:`Known.text`."""
    return [spaced(found) for word in query.split() if (found := units(word))]


def holders(records: Sequence[Known], query: str) -> int:
    """How many records contain every word of a query within one value of theirs, in any order."""
    sought = words(query)
    return sum(all(word in record.text for word in sought) for record in records)


def is_found(query_id: str, shown: Iterable[str], works: Mapping[str, str]) -> bool:
    """Whether the record, or an edition with the same title, is among those shown.

    ``works``: id → :attr:`Known.work`.
    """
    wanted = works[query_id]
    return any(works.get(record_id) == wanted for record_id in shown)


def heavy_pairs(records: Iterable[Known]) -> frozenset[str]:
    """Pairs of neighbouring CJK characters that stand in more than ``HEAVY`` records."""
    count: Counter[str] = Counter()
    for record in records:
        count.update(set(_pairs(record.text)))
    return frozenset(pair for pair, number in count.items() if number > HEAVY)


def asks_two_heavy(query: str, heavy: frozenset[str]) -> bool:
    """Whether a query is made of nothing but heavy pairs, two or more that share no character."""
    sought = words(query)
    pairs = [pair for word in sought for pair in _pairs(word)]
    apart = sum(len(word.split()) // 2 for word in sought)
    is_paired = all(any(_pairs(word)) for word in sought)
    return apart > 1 and is_paired and all(pair in heavy for pair in pairs)


def _pairs(text: str) -> Iterator[str]:
    """Neighbouring CJK characters within the values of a text of units."""
    for value in text.split(_BETWEEN):
        for first, second in pairwise(value.split()):
            if is_cjk(first) and is_cjk(second):
                yield first + second
