"""Which record a row belongs to when its number doesn't say: by ISBN, title, year and volume.

Only records that came from files of records are looked at, never those that rows made themselves:
where a table is all there is, its own numbers are the authority.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from plugins.catalog.reader.identity import (
    folded,
    is_same_part,
    is_same_year,
    keys_of,
    volume_in_title,
    volume_of,
)
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.library.catalogue.records import BibliographicRecord, isbn13


class Matcher:
    """Finds records by what a row says of them."""

    def __init__(self, writer: StoreWriter, last: int) -> None:
        """``last``: the row of the last record that came from a file of records."""
        self._writer = writer
        self._by_isbn: dict[str, list[str]] = defaultdict(list)
        self._by_work: dict[int, list[str]] = defaultdict(list)
        self._without_zeros: dict[str, list[str]] = defaultdict(list)
        for record in writer.records(last):
            self._add(record)

    def _add(self, record: BibliographicRecord) -> None:
        for isbn in set(filter(None, map(isbn13, record.isbns))):
            self._by_isbn[isbn].append(record.record_id)
        self._by_work[keys_of(record)[1]].append(record.record_id)
        if record.record_id.startswith("0"):
            self._without_zeros[record.record_id.lstrip("0")].append(record.record_id)

    def find(self, row: BibliographicRecord, volume: str) -> Sequence[str]:
        """Ids of the records that a row may belong to, the likeliest first, of equals the lowest;
        mostly one or none.

        ``volume``: what the row says of the volume it is, to choose one of a set.
        """
        found = list(dict.fromkeys(self._candidates(row)))
        if len(found) < 2 or not volume:
            return found
        same = [number for number in found if is_same_part(self._volume(number), volume)]
        if len(same) == 1:
            return same
        wanted = folded(volume)
        return sorted(found, key=lambda number: wanted not in folded(self._volume(number)))

    def owner_of(self, barcode: str, row: BibliographicRecord) -> str:
        """The record whose own fields name a barcode, if its title is the row's; else empty."""
        owner = self._owners.get(barcode) or self._owners.get(barcode.lstrip("0"), "")
        return owner if owner and _is_titled(row, self._writer.record(owner)) else ""

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """Barcode, without its zeros too, → record; of one that stands on two records, nothing.

        Asked first where a row says nothing else of its record.
        """
        owners: dict[str, str] = {}
        for record_id, items in self._writer.own_holdings():
            for barcode in {values[0] for values in items}:
                for written in {barcode, barcode.lstrip("0")} - {""}:
                    owners[written] = record_id if written not in owners else ""
        return owners

    def _candidates(self, row: BibliographicRecord) -> Iterator[str]:
        for number in sorted(self._without_zeros.get(row.record_id, ())):
            if folded(self._writer.record(number).title) == folded(row.title):
                yield number
        isbns = list(filter(None, map(isbn13, row.isbns)))
        for isbn in isbns:
            for number in sorted(self._by_isbn.get(isbn, ())):
                if _fits(row, self._writer.record(number)):
                    yield number
        if not isbns:
            yield from sorted(self._by_work.get(keys_of(row)[1], ()))

    def _volume(self, number: str) -> str:
        record = self._writer.record(number)
        return volume_of(record) or volume_in_title(record.title)


def _fits(row: BibliographicRecord, record: BibliographicRecord) -> bool:
    """Same book by title and year."""
    return is_same_year(row, record) and _is_titled(row, record)


def _is_titled(row: BibliographicRecord, record: BibliographicRecord) -> bool:
    """Whether the titles are one: one may go on where the other ends."""
    one, other = folded(row.title), folded(record.title)
    return one.startswith(other) or other.startswith(one)
