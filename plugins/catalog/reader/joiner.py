"""The record that a row of a table of copies belongs to, where its number alone does not say."""

from collections.abc import Sequence
from dataclasses import replace

from plugins.catalog.reader.batches import ReadRecord, as_read
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.identity import folded, volume_of
from plugins.catalog.reader.repeated_copies import made_json
from plugins.catalog.reader.report import FileReport
from plugins.library.catalogue.records import BibliographicRecord, Item


class Joiner:
    """Joins rows by ISBN, title and year, else makes the record as the row describes it."""

    def __init__(self, keeper: Keeper, made: set[str]) -> None:
        """``made``: grows by the ids of the records that rows make."""
        self._keeper = keeper
        self._made = made
        self._titles: dict[str, str] = {}
        """Number of a record that a row made → the title as it stands there."""

    def knows(self, number: str, title: str) -> bool:
        """Whether a number says which record a row belongs to.

        It does not where rows made the record, and this one has another title or none.
        """
        if number not in self._keeper:
            return False
        there = self._titles.get(number, title)
        return there == title or (bool(title) and folded(there) == folded(title))

    def is_made(self, number: str) -> bool:
        """Whether a row made the record of a number."""
        return number in self._titles

    def joined(self, line: int, record: BibliographicRecord, item: Item, report: FileReport) -> str:
        """The id of the record that a row belongs to, which is made where no file has it."""
        found = self._matching(record, item)
        if len(found) > 1:
            several = f"有 {len(found)} 条书目相符，归入了 {found[0]}"
            report.repair(line, item.barcode, several)
        if found:
            return found[0]
        read = self._read(line, record)
        number = read.row.record_id
        if number not in self._keeper:
            report.mask(line, number, read.masked)
            report.made += self._keeper.has_records
            self._keeper.keep(read)
            self._made.add(number)
            if record.record_id:
                self._titles[number] = record.title
        return number

    def may_be_joined(self, line: int, record: BibliographicRecord, item: Item) -> tuple[str, str]:
        """The id of the record of a row that waits, and JSON of the record that it would make."""
        if found := self._matching(record, item):
            return found[0], ""
        read = self._read(line, record)
        return read.row.record_id, made_json(read)

    def _matching(self, record: BibliographicRecord, item: Item) -> Sequence[str]:
        """Ids of the records of other files that a row may belong to.

        A record whose own field has the row's barcode goes before those that look like it.
        """
        if not self._keeper.has_records:
            return ()
        matcher = self._keeper.matcher
        found = matcher.find(record, f"{volume_of(record)} {item.volume}".strip())
        owner = "" if len(found) == 1 else matcher.owner_of(item.barcode, record)
        return (owner,) if owner else found

    def _read(self, line: int, record: BibliographicRecord) -> ReadRecord:
        """The record that a row makes."""
        if record.record_id in self._keeper.ambiguous:
            record = replace(record, record_id="")
        return as_read(line, record)
