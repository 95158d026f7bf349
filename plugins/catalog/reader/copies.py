"""Copies from files of their own: tables and ISO 20775, joined to the records that are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from plugins.catalog.reader import no_copies
from plugins.catalog.reader.barcodes import is_plain, several
from plugins.catalog.reader.batches import as_read
from plugins.catalog.reader.cnmarc import record_number
from plugins.catalog.reader.columns import Columns, damage, mended
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.gaps import AGING
from plugins.catalog.reader.holdings import TOLD
from plugins.catalog.reader.identity import volume_of
from plugins.catalog.reader.origins import Origins
from plugins.catalog.reader.private import is_clean, told, without_private
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.rows import read_copies, read_item, read_record, stated_copies
from plugins.catalog.reader.stored import ItemRow, own_key
from plugins.catalog.reader.tables import TableRows
from plugins.catalog.reader.undecided import Undecided, UndecidedRow
from plugins.library.catalogue.records import BibliographicRecord, Item
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Unreadable

_IN_EXCEL = "请在 Excel 中把这一列设为“文本”，重新导出"
_SHIFTED = "这一行多出一列，当作责任者里有逗号并了回去，请核对"
_IN_TWO_BRANCHES = "条码号在两个馆各有一册，算两册"


class CopyLoader:
    """Joins copies to records: by number, else by ISBN, title and year, else a record is made."""

    def __init__(self, table: FieldTable, keeper: Keeper, merged: Mapping[str, str]) -> None:
        self.barcodes: dict[str, str] = {}
        """Key of each copy that came in a file of its own → id of its record."""
        self._branches: dict[str, str] = {}
        """Barcode → the branch of its copy."""
        self._table = table
        self._keeper = keeper
        self._merged = merged
        self._has_records = False
        self._origins = Origins()

    def load_rows(self, rows: TableRows, report: FileReport) -> None:
        """Read a table; raises :class:`UnreadableFile` where no row names its columns."""
        self._has_records = self._has_records or bool(self._keeper.ids)
        self._begin(report)
        self._rows = rows
        for unit in rows:
            if isinstance(unit, Unreadable):
                report.skip(unit)
            elif mistake := self._row(unit[1], unit[0], report):
                report.skip(rows.placed(mistake))
            else:
                report.kept += 1
        self._undecided.finish()
        self._gaps.finish()
        report.unread, report.reader_columns = rows.unread(), rows.reader_columns
        report.notes = rows.notes

    def _begin(self, report: FileReport) -> None:
        self._origins.begin(report.path)
        is_used, owner_of = self._origins.__contains__, self.barcodes.get
        self._undecided = Undecided(self._take, is_used, owner_of, report)
        self._gaps = self._keeper.gaps(AGING if self._origins.is_older() else ())
        self._keeper.origins.begin(report.path)

    def _row(self, row: TableRow, columns: Columns, report: FileReport) -> Unreadable | None:
        cells, repaired = row.cells, row.repaired
        if len(cells) > columns.width and any(map(str.strip, cells[columns.width :])):
            shifted = mended(cells, columns)
            if shifted is None:
                remedy = "内容里的逗号应放在引号内，请重新导出或改用 XLSX"
                reason = f"这一行有 {len(cells)} 列，表头只有 {columns.width} 列"
                return Unreadable(row.line, reason, columns.code(cells, "barcode"), remedy)
            cells, repaired = shifted, repaired or _SHIFTED
        cells = columns.filled(cells)
        lost = damage(cells, columns)
        if lost and not lost.startswith("ISBN"):
            return Unreadable(row.line, lost, "", _IN_EXCEL)
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
        report.mask(line, read.row.record_id, read.masked)
        if copies and copy.status in TOLD:
            report.count_status(copy.status, columns.prose(cells, "status"), len(copies))
        return self._keeper.keep(read)

    def _item(
        self, line: int, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is a copy, or several."""
        item = read_item(cells, columns, self._table)
        code, key = item.barcode, self._key_of(item)
        found = None if is_plain(code) else several(code, stated_copies(cells, columns) or 0)
        mistake = None if found else self._taken(line, item, key)
        if mistake:
            is_filled = self._fill(key, item, self._number(cells, columns))
            return no_copies.filled_from(mistake) if is_filled else mistake
        number = self._number(cells, columns)
        if number not in self._keeper:
            record = read_record(cells, columns, number)
            if not record.title:
                return no_copies.orphan(
                    line, number, code, is_ambiguous=number in self._keeper.ambiguous
                )
            number = self._joined(line, record, item, report)
        status = columns.prose(cells, "status") if item.status in TOLD else ""
        if found:
            place = self._rows.placed(Unreadable(line, "")).reason
            self._undecided.add(found, UndecidedRow(line, item, number, status, place))
        else:
            self._undecided.saw(code)
            self._keep(line, item, key, number, status, report)
        return None

    def _take(
        self, line: int, item: Item, number: str, status: str, report: FileReport
    ) -> Unreadable | None:
        """Keep one copy of a row that waited, unless its barcode is taken."""
        key = self._key_of(item)
        mistake = self._taken(line, item, key)
        if mistake:
            return no_copies.filled_from(mistake) if self._fill(key, item, number) else mistake
        self._keep(line, item, key, number, status, report)
        return None

    def _keep(
        self, line: int, item: Item, key: str, number: str, status: str, report: FileReport
    ) -> None:
        """``number``: of its record; ``status``: the word for it, where it is counted."""
        self.barcodes[key] = number
        self._origins.add(key)
        self._add_item(line, item, key, number, report)
        if key == item.barcode:
            self._branches[key] = item.branch_code
        else:
            report.repair(line, item.barcode, _IN_TWO_BRANCHES)
        if status:
            report.count_status(item.status, status)

    def _fill(self, key: str, item: Item, number: str) -> bool:
        """Give the copy of another file what it lacks; whether there was anything."""
        owner = self.barcodes.get(key, "")
        if not owner or not self._origins.before(key) or number not in ("", owner):
            return False
        return self._gaps.fill(key, ItemRow.of(item, key, owner))

    def _key_of(self, item: Item) -> str:
        """A barcode, with its branch where another of the same file has a copy under it.

        Each branch of a union of libraries once began to count at 1. In another file it is the
        same copy at another time, which may have moved.
        """
        barcode, branch = item.barcode, item.branch_code
        there = self._branches.get(barcode, "") if branch else ""
        if there in ("", branch) or self._origins.before(barcode):
            return barcode
        return own_key(barcode, branch)

    def _taken(self, line: int, item: Item, key: str) -> Unreadable | None:
        """Why a row brings no copy of its own: it has no barcode, or another copy has it."""
        if not item.barcode:
            return no_copies.without_barcode(line)
        if key not in self.barcodes:
            return None
        files, is_older = self._origins.before(key), self._origins.is_older()
        return no_copies.barcode_taken(line, item.barcode, files, is_older=is_older)

    def _joined(
        self, line: int, record: BibliographicRecord, item: Item, report: FileReport
    ) -> str:
        """The id of the record that a row belongs to, which is made where no file has it."""
        if self._has_records:
            found = self._keeper.matcher.find(record, f"{volume_of(record)} {item.volume}".strip())
            if len(found) > 1:
                reason = f"有 {len(found)} 条书目相符，归入了 {found[0]}"
                report.repair(line, item.barcode, reason)
            if found:
                return found[0]
        if record.record_id in self._keeper.ambiguous:
            record = replace(record, record_id="")
        read = as_read(line, record)
        if read.row.record_id not in self._keeper:
            report.mask(line, read.row.record_id, read.masked)
            report.made += self._has_records
            self._keeper.keep(read)
        return read.row.record_id

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
        self._gaps.finish()

    def _owner(self, number: str) -> str:
        merged = self._merged.get(number, number)
        return merged if merged in self._keeper else number

    def _add_holding(self, ordinal: int, holding: Item, key: str, report: FileReport) -> None:
        record_id = self._owner(holding.record_id)
        if key in self.barcodes:
            self._fill(key, holding, record_id)
            report.repair(ordinal, key, "条码号重复，只留第一册")
            return
        self.barcodes[key] = record_id
        self._origins.add(key)
        self._add_item(ordinal, holding, key, record_id, report)

    def _add_item(self, at: int, item: Item, key: str, record_id: str, report: FileReport) -> None:
        """Keep a copy without the numbers of persons in its words."""
        if not is_clean(item):
            item, found = without_private(item)
            report.mask(at, item.barcode, told(found))
        self._keeper.add_item(ItemRow.of(item, key, record_id))
