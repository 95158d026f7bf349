"""Copies from files of their own: tables and ISO 20775, joined to the records that are kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from plugins.catalog.reader import no_copies
from plugins.catalog.reader.ages import FILE_BITS, NEVER
from plugins.catalog.reader.barcodes import is_plain, several
from plugins.catalog.reader.batches import as_read
from plugins.catalog.reader.cnmarc import record_number
from plugins.catalog.reader.columns import Columns, damage, mended
from plugins.catalog.reader.copy_book import CopyBook
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.holdings import TOLD
from plugins.catalog.reader.joiner import Joiner
from plugins.catalog.reader.private import is_clean, told, without_private
from plugins.catalog.reader.repeated_copies import Copy
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.rows import read_copies, read_item, read_record, stated_copies
from plugins.catalog.reader.settle_copies import CopySettling
from plugins.catalog.reader.settle_numbers import settle_numbers
from plugins.catalog.reader.stored import ItemRow, json_of
from plugins.catalog.reader.tables import TableRows
from plugins.catalog.reader.undecided import Undecided, UndecidedRow
from plugins.library.catalogue.online import is_read_online
from plugins.library.catalogue.records import BibliographicRecord, Item
from plugins.library.reading.problems import Problem
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Unreadable

_SHIFTED = "这一行多出一列，当作责任者里有逗号并了回去，请核对"


class CopyLoader:
    """Joins copies to records: by number, else by ISBN, title and year, else a record is made."""

    def __init__(self, table: FieldTable, keeper: Keeper, merged: Mapping[str, str]) -> None:
        self.book = CopyBook()
        self._table = table
        self._keeper = keeper
        self._joiner = Joiner(keeper, self.book.made)
        self._merged = merged
        self._file, self._newest = 0, ""
        self._sheet: Callable[[], str] = str

    def load_rows(self, rows: TableRows, report: FileReport) -> None:
        """Read a table; raises :class:`UnreadableFile` where no row names its columns."""
        self._begin(report)
        self._sheet = rows.sheet
        for unit in rows:
            if isinstance(unit, Unreadable):
                report.skip(unit)
            elif mistake := self._row(unit[1], unit[0], report):
                report.skip(rows.placed(mistake))
            else:
                report.kept += 1
        self._undecided.finish()
        self._keeper.dated(self._newest)
        report.unread, report.reader_columns = rows.unread(), rows.reader_columns
        report.notes = rows.notes

    def _begin(self, report: FileReport) -> None:
        self._undecided = Undecided(self._take, self._is_used, self.book.owners.get, report)
        self._file = self._keeper.begin(report) << FILE_BITS
        self._newest = ""

    def _is_used(self, code: str) -> bool:
        """Whether a copy of this file has a barcode."""
        return self.book.places.get(code, -1) >= self._file

    def settle(self) -> list[Problem]:
        """Decide which of the rows under one barcode count, once all files are in."""
        self._keeper.flush()
        if not self._keeper.writer.waiting.holds_copies():
            return []
        settle_numbers(self._keeper, self.book)
        return CopySettling(self._keeper, self.book).settle()

    def _row(self, row: TableRow, columns: Columns, report: FileReport) -> Unreadable | None:
        cells, repaired = row.cells, row.repaired
        if len(cells) > columns.width and any(map(str.strip, cells[columns.width :])):
            shifted = mended(cells, columns)
            if shifted is None:
                barcode = columns.code(cells, "barcode")
                return no_copies.too_wide(row.line, len(cells), columns.width, barcode)
            cells, repaired = shifted, repaired or _SHIFTED
        cells = columns.filled(cells)
        lost = damage(cells, columns)
        if lost and not lost.startswith("ISBN"):
            return no_copies.damaged(row.line, lost)
        keep = self._item if columns.has_items else self._record
        mistake = keep(row.line, cells, columns, report)
        if mistake is None and (lost or repaired):
            report.repair(row.line, columns.code(cells, "barcode"), lost or repaired)
        return mistake

    def _number(self, cells: list[str], columns: Columns) -> str:
        """The number of a row's record, or of the record that it was merged into."""
        return self._owner(record_number(columns.code(cells, "record_id")))

    def _record(
        self, line: int, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is a record, with a number of copies at most."""
        record = read_record(cells, columns, self._number(cells, columns))
        if not record.title:
            return no_copies.untitled(line, record.record_id)
        copy = replace(read_item(cells, columns, self._table), barcode="")
        copies = [copy] * read_copies(cells, columns, record)
        read = as_read(line, record, copies)
        if copies and copy.status in TOLD:
            report.count_status(copy.status, columns.prose(cells, "status"), len(copies))
        if self._keeper.keep(read, self._sheet):
            report.mask(line, read.row.record_id, read.masked)
        return None

    def _item(
        self, line: int, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is a copy, or several."""
        item = read_item(cells, columns, self._table)
        code = item.barcode
        if not code:
            return self._without_barcode(line, item, cells, columns, report)
        status = columns.prose(cells, "status") if item.status in TOLD else ""
        found = None if is_plain(code) else several(code, stated_copies(cells, columns) or 0)
        number = self._number(cells, columns)
        if number in self._keeper.deleted and number not in self._keeper:
            return no_copies.of_deleted(line, number, code)
        is_known = self._joiner.knows(number, columns.cell(cells, "title"))
        if found is None and code in self.book.places:
            is_told = is_known and not self._joiner.is_made(number)
            record = None if is_told else read_record(cells, columns, number)
            self._wait(line, item, number, status, record, report)
            return None
        if not is_known:
            record = read_record(cells, columns, number)
            if found is None and (not record.title or number in self._keeper):
                self._wait(line, item, number, status, record, report)
                return None
            if not record.title:
                is_ambiguous = number in self._keeper.ambiguous
                return no_copies.orphan(line, number, code, is_ambiguous=is_ambiguous)
            number = self._joiner.joined(line, record, item, report)
        if found:
            self._undecided.add(found, UndecidedRow(line, item, number, status, self._sheet()))
        else:
            self._undecided.saw(code)
            self._keep(line, item, number, status, report)
        return None

    def _without_barcode(
        self, line: int, item: Item, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is no copy: an e-book in the list of all books, else a mistake."""
        number = self._number(cells, columns)
        record = read_record(cells, columns, number)
        if not (record.title and is_read_online(record)):
            return no_copies.without_barcode(line)
        if not self._joiner.knows(number, record.title):
            self._joiner.joined(line, record, item, report)
        return None

    def _wait(
        self,
        line: int,
        item: Item,
        number: str,
        status: str,
        record: BibliographicRecord | None,
        report: FileReport,
    ) -> None:
        """Let a row wait for others: its barcode is taken, or nobody knows its record yet."""
        made = ""
        if record and record.title:
            number, made = self._joiner.may_be_joined(line, record, item)
        item = self._clean(line, item, report)
        row = ItemRow.of(item, item.barcode, number)
        place = self._file | line
        self._newest = max(self._newest, item.date_added if item.date_added < NEVER else "")
        self._keeper.hold_copy(
            Copy(item.barcode, place, self._sheet(), number, json_of(row), status, made)
        )

    def _take(
        self, line: int, item: Item, number: str, status: str, report: FileReport
    ) -> Unreadable | None:
        """Keep one copy of a row that waited, unless its barcode is taken."""
        if item.barcode in self.book.places:
            return no_copies.barcode_taken(line, item.barcode, "", is_older=False)
        self._keep(line, item, number, status, report)
        return None

    def _keep(self, line: int, item: Item, number: str, status: str, report: FileReport) -> None:
        """``number``: of its record; ``status``: the word for it, where it is counted."""
        key = item.barcode
        self._add_item(line, item, key, number, report)
        if self._newest < item.date_added < NEVER:
            self._newest = item.date_added
        if status:
            self.book.words[key] = item.status, status
            report.count_status(*self.book.words[key])

    def load_holdings(
        self, units: Iterable[tuple[int, list[Item]] | Unreadable], report: FileReport
    ) -> None:
        """Read a file of ISO 20775: the copies of one record in each unit."""
        self._begin(report)
        for unit in units:
            if isinstance(unit, Unreadable):
                report.skip(unit)
                continue
            ordinal, holdings = unit
            numbers = {holding.record_id: self._owner(holding.record_id) for holding in holdings}
            lacking = next((old for old, new in numbers.items() if new not in self._keeper), None)
            if lacking is not None:
                reason = "所属书目不在导出文件中"
                report.skip(Unreadable(ordinal, reason, lacking, "请把书目一起导出"))
                continue
            report.kept += 1
            for place, holding in enumerate(holdings):
                key = holding.barcode or f"{holding.record_id}#{ordinal}#{place}"
                self._add_holding(ordinal, holding, key, report)

    def _owner(self, number: str) -> str:
        merged = self._merged.get(number, number)
        return merged if merged in self._keeper else number

    def _add_holding(self, ordinal: int, holding: Item, key: str, report: FileReport) -> None:
        number = self._owner(holding.record_id)
        if key in self.book.places:
            self._wait(ordinal, holding, number, "", None, report)
        else:
            self._add_item(ordinal, holding, key, number, report)

    def _add_item(
        self, ordinal: int, item: Item, key: str, record_id: str, report: FileReport
    ) -> None:
        """Keep a copy under its key."""
        self.book.owners[key], self.book.places[key] = record_id, self._file | ordinal
        self._keeper.add_item(ItemRow.of(self._clean(ordinal, item, report), key, record_id))

    def _clean(self, ordinal: int, item: Item, report: FileReport) -> Item:
        """A copy without the numbers of persons in its words."""
        if is_clean(item):
            return item
        item, found = without_private(item)
        report.mask(ordinal, item.barcode, told(found))
        return item
