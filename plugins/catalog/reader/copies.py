"""Copies from files of their own: tables and ISO 20775, joined to the records that are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plugins.catalog.reader.batches import as_read
from plugins.catalog.reader.cells import Row
from plugins.catalog.reader.cnmarc import record_number
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.iso20775 import Holding
from plugins.catalog.reader.keeping import Keeper
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.rows import (
    Columns,
    damage,
    find_columns,
    mended,
    read_copies,
    read_item,
    read_record,
)
from plugins.catalog.reader.store import ItemRow
from plugins.catalog.reader.units import Unreadable, UnreadableFile
from plugins.library.records import BibliographicRecord, Item, ItemStatus

_HEADER_WITHIN = 10
"""Rows: some systems write a heading and the day above the names of the columns."""
_IN_EXCEL = "请在 Excel 中把这一列设为“文本”，重新导出"
_IN_SYSTEM = "请在业务系统中补上，重新导出"


class CopyLoader:
    """Joins copies to records: by number, else by ISBN, title and year, else a record is made."""

    def __init__(self, table: FieldTable, keeper: Keeper, merged: Mapping[str, str]) -> None:
        self._table = table
        self._keeper = keeper
        self._merged = merged
        self.barcodes: dict[str, str] = {}
        """Key of each copy that came in a file of its own → id of its record."""

    def load_rows(self, units: Iterable[Row | Unreadable], report: FileReport) -> None:
        """Read a table; raises :class:`UnreadableFile` where no row names its columns."""
        rows = iter(units)
        columns = self._header(rows, report)
        for unit in rows:
            found = unit if isinstance(unit, Unreadable) else self._row(unit, columns, report)
            if isinstance(found, Unreadable):
                report.skip(found)
            else:
                report.kept += 1

    def _header(self, rows: Iterator[Row | Unreadable], report: FileReport) -> Columns:
        first: UnreadableFile | None = None
        for row, _ in zip(rows, range(_HEADER_WITHIN), strict=False):
            if isinstance(row, Unreadable):
                report.skip(row)
                continue
            try:
                return find_columns(row.cells, self._table)
            except UnreadableFile as mistake:
                first = first or mistake
        raise first or UnreadableFile("表格里没有可读的行", remedy="请重新导出这个文件")

    def _row(self, row: Row, columns: Columns, report: FileReport) -> Unreadable | None:
        cells, repaired = row.cells, row.repaired
        if len(cells) > columns.width and any(map(str.strip, cells[columns.width :])):
            shifted = mended(cells, columns)
            if shifted is None:
                remedy = "内容里的逗号应放在引号内，请重新导出或改用 XLSX"
                reason = f"这一行有 {len(cells)} 列，表头只有 {columns.width} 列"
                return Unreadable(row.line, reason, columns.code(cells, "barcode"), remedy)
            cells, repaired = shifted, repaired or "责任者里的逗号使列错位，已并回"
        lost = damage(cells, columns)
        if lost and not lost.startswith("ISBN"):
            return Unreadable(row.line, lost, "", _IN_EXCEL)
        keep = self._item if columns.has_items else self._record
        mistake = keep(row.line, cells, columns, report)
        if mistake is None and (lost or repaired):
            report.repair(row.line, columns.code(cells, "barcode"), lost or repaired)
        return mistake

    def _record(
        self, line: int, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is a record, with a number of copies at most."""
        number = record_number(columns.code(cells, "record_id"))
        record = read_record(cells, columns, self._merged.get(number, number))
        if not record.title:
            return Unreadable(line, "没有题名", record.record_id, _IN_SYSTEM)
        copy = replace(read_item(cells, columns, self._table), barcode="")
        copies = [copy] * read_copies(cells, columns)
        return self._keeper.keep(as_read(line, record, copies))

    def _item(
        self, line: int, cells: list[str], columns: Columns, report: FileReport
    ) -> Unreadable | None:
        """A row that is a copy."""
        item = read_item(cells, columns, self._table)
        mistake = self._barcode_taken(line, item)
        if mistake:
            return mistake
        record_id = self._record_of(line, cells, columns)
        if isinstance(record_id, Unreadable):
            return record_id
        self._add(item, record_id)
        if item.status in _COUNTED:
            self._count_status(item, columns.prose(cells, "status"), report)
        return None

    def _barcode_taken(self, line: int, item: Item) -> Unreadable | None:
        if not item.barcode:
            return Unreadable(line, "没有条码号", "", _IN_SYSTEM)
        if item.barcode in self.barcodes:
            remedy = "请在业务系统中核对，一册一个条码号"
            return Unreadable(line, "条码号与前面的一行重复", item.barcode, remedy)
        return None

    def _record_of(self, line: int, cells: list[str], columns: Columns) -> str | Unreadable:
        """The id of a row's record, which is made where no file has it."""
        number = record_number(columns.code(cells, "record_id"))
        number = self._merged.get(number, number)
        if number in self._keeper:
            return number
        record = read_record(cells, columns, number)
        if not record.title:
            reason = f"所属书目 {number} 不在导出文件中，这一行也没有题名" if number else "没有题名"
            return Unreadable(line, reason, columns.code(cells, "barcode"), _IN_SYSTEM)
        return self._joined(record, line)

    def _joined(self, record: BibliographicRecord, line: int) -> str:
        read = as_read(line, record)
        if not record.record_id or record.record_id in self._keeper.ambiguous:
            found = self._keeper.matching(read.row.match_key)
            if found:
                return found
            read = as_read(line, replace(record, record_id=""))
        self._keeper.keep(read)
        return read.row.record_id

    def _add(self, item: Item, record_id: str) -> None:
        self.barcodes[item.barcode] = record_id
        self._keeper.add_item(ItemRow.of(item, item.barcode, record_id))

    def _count_status(self, item: Item, word: str, report: FileReport) -> None:
        if item.status is ItemStatus.HIDDEN:
            report.hidden[word] += 1
        else:
            report.unknown_statuses[word] += 1

    def load_holdings(
        self, units: Iterable[tuple[int, list[Holding]] | Unreadable], report: FileReport
    ) -> None:
        """Read a file of ISO 20775: the copies of one record in each unit."""
        for unit in units:
            if isinstance(unit, Unreadable):
                report.skip(unit)
                continue
            ordinal, holdings = unit
            numbers = {self._merged.get(h.record_id, h.record_id) for h in holdings}
            lacking = next((number for number in numbers if number not in self._keeper), None)
            if lacking is not None:
                reason = "所属书目不在导出文件中"
                report.skip(Unreadable(ordinal, reason, lacking, "请把书目一起导出"))
                continue
            for place, holding in enumerate(holdings):
                self._add_holding(holding, f"{holding.record_id}#{place}", report)
            report.kept += 1

    def _add_holding(self, holding: Holding, key: str, report: FileReport) -> None:
        key = holding.barcode or key
        if key in self.barcodes:
            report.repair(0, key, "条码号重复，只留第一册")
            return
        record_id = self._merged.get(holding.record_id, holding.record_id)
        self.barcodes[key] = record_id
        self._keeper.add_item(ItemRow.of(_item_of(holding), key, record_id))


_COUNTED = (ItemStatus.HIDDEN, ItemStatus.OTHER)
_AVAILABILITY = {True: ItemStatus.AVAILABLE, False: ItemStatus.LENT, None: ItemStatus.UNSTATED}


def _item_of(holding: Holding) -> Item:
    return Item(
        barcode=holding.barcode,
        record_id="",
        branch_code=holding.branch,
        branch_name=holding.branch,
        shelving_location=holding.location,
        call_number=holding.call_number,
        status=_AVAILABILITY[holding.available],
        date_added="",
        volume=holding.volume,
    )
