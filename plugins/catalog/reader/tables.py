"""The tables of one file: where each begins, what its columns are, and its rows.

A text file is one table; a workbook has one on each sheet. Which rows are units, so that
``read = kept + skipped`` counts them: every row of every visible sheet that has anything in it,
but for the names of the columns, also where they are repeated, and for the lines above them
(a heading, the day, names of groups of columns). Totals, notes and signatures are units that are
skipped. A hidden sheet and one of mere lines of text have none, and are told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.catalog.reader.columns import Columns, find_columns
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.readers import OtherList
from plugins.catalog.reader.report import Unread
from plugins.catalog.reader.row_kinds import fits, is_prose, is_title_line, quoted
from plugins.catalog.reader.row_shapes import LEARNED, RowShape, are_names
from plugins.catalog.reader.row_verdicts import of_other, verdict
from plugins.catalog.reader.unread import UnreadColumns
from plugins.catalog.reader.unread_lines import told
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile

_LOOKED_AT = 50
"""Rows without names of columns that are kept to see what they are; the rest is as they are."""
_ABOVE = "这一行在列名之上，不知道各格是什么，没有读"
_NAMELESS = "这一行上面没有认得的列名，不知道各格是什么，没有读"
_NAME_THEM = "请在这些行上面写列名（题名、条码号等，写法见 fields.toml），或删去这些行"
_AS_BEFORE = "这一行上面没有认得的列名，按前面的列名读入，请核对"
_AS_BELOW = "这一行在列名之上，按下面的列名读入，请核对"

DataRow = tuple[Columns, TableRow]


class TableRows:
    """Rows with the columns that they stand under; a repeated header is no row."""

    def __init__(self, units: Iterable[TableRow | Sheet | Unreadable], table: FieldTable) -> None:
        self.reader_columns: list[str] = []
        """Names of columns that nobody may read."""
        self.notes: list[str] = []
        """What is told of the whole file, each a Chinese sentence."""
        self._unread = UnreadColumns()
        self._units = iter(units)
        self._table = table
        self._sheet = Sheet("")
        self._sheets = self._rows = self._line = 0
        self._columns: Columns | None = None
        self._before: Columns | None = None
        self._like = ""  # a barcode of the sheet before
        self._header: list[str] = []
        self._last: list[str] = []
        self._tried: UnreadableFile | None = None
        self._above: list[TableRow] = []
        self._waiting: list[DataRow | Unreadable] = []
        self._is_long = False
        """Whether a sheet has gone on without names for too long to wait for them."""
        self._other: UnreadableFile | None = None
        """What the table is that has begun, where it is no catalogue."""
        self._shape = RowShape(Columns({}, 0), table)
        self._is_apart = False  # whether something stands before the next row

    def begin(self) -> bool:
        """Find the first header; whether its rows are copies (else they are records).

        Raises :class:`UnreadableFile` where the file has none.
        """
        for unit in self._units:
            if isinstance(unit, Unreadable):
                self._tried = self._tried or UnreadableFile.of(unit)
            self._waiting += self._taken(unit)
            if self._columns:
                return self._columns.has_items
        if isinstance(self._tried, OtherList) and not self._tried.is_private:
            return False
        raise self._tried or UnreadableFile("表格里没有可读的行", remedy="请重新导出这个文件")

    def __iter__(self) -> Iterator[DataRow | Unreadable]:
        yield from self._waiting
        names = self._table.columns.keys()
        for unit in self._units:
            columns = self._columns
            # most rows, by the shortest way: a row of data under known columns
            if columns and isinstance(unit, TableRow) and names.isdisjoint(unit.cells):
                yield self._row(unit, columns)
            else:
                yield from self._taken(unit)
        yield from self._nameless()
        if not self._rows:
            self.notes.append("只有列名，没有数据行")

    def unread(self) -> list[Unread]:
        """Columns that nobody reads, once all rows were gone through."""
        columns = self._columns or self._before
        return told(self._unread.found.values(), self._table, bool(columns and columns.has_items))

    def placed(self, unit: Unreadable) -> Unreadable:
        """A unit that names its sheet, where the file has several."""
        sheet = self.sheet()
        is_named = not sheet or unit.reason.startswith(sheet[:-1])
        return unit if is_named else replace(unit, reason=f"{sheet}{unit.reason}")

    def sheet(self) -> str:
        """``工作表“书目”：``, to say where a row is; empty where the file has one sheet."""
        return f"工作表“{self._sheet.title}”：" if self._sheets > 1 else ""

    def _taken(self, unit: TableRow | Sheet | Unreadable) -> Iterator[DataRow | Unreadable]:
        """What a unit brings that may be no plain row: rows that waited, or the row itself."""
        if isinstance(unit, Unreadable):
            yield self.placed(unit)
        elif isinstance(unit, Sheet):
            yield from self._turned(unit)
        elif self._sheet.is_hidden or self._is_repeated(unit):
            return
        elif head := self._head(unit):
            yield from self._from_above(head, _AS_BELOW)
            self._stand_under(head, unit.cells)
            self._line = unit.line
            self.reader_columns += head.readers
        elif self._columns:
            yield self._row(unit, self._columns)
        else:
            yield from self._without_names(unit)

    def _stand_under(self, columns: Columns, header: list[str]) -> None:
        """Begin with the rows below names of columns."""
        self._columns, self._header, self._other = columns, header, None
        self._shape, self._is_apart = RowShape(columns, self._table), False

    def _row(self, row: TableRow, columns: Columns) -> DataRow | Unreadable:
        self._rows += 1
        shape = self._shape
        is_apart = self._is_apart or row.line > self._line + 1
        self._line = row.line
        if is_apart or not shape.is_sure(row.cells):
            skipped = self._judged(row, shape, is_apart=is_apart)
            if skipped:
                self._is_apart = True
                return self.placed(skipped)
            self._is_apart = False
        if shape.rows < LEARNED:
            shape.learn(row.cells)
        self._last = row.cells
        if columns.unread:
            self._unread.add(row.line, columns.unread, row.cells)
        return columns, row

    def _judged(self, row: TableRow, shape: RowShape, *, is_apart: bool) -> Unreadable | None:
        """Why a row that isn't data at a glance is none at all."""
        found = verdict(row.line, row.cells, shape, self._rows, is_apart=is_apart)
        if isinstance(found, UnreadableFile):
            self._end(found)
            return of_other(row.line, row.cells, found)
        return found

    def _end(self, other: UnreadableFile) -> None:
        """What follows is no part of the table, until names of columns are met again."""
        self._keep_before()
        self._other, self._is_long = other, True

    def _keep_before(self) -> None:
        if self._columns:
            self._before, self._like = self._columns, self._columns.code(self._last, "barcode")
        self._columns = None

    def _turned(self, sheet: Sheet) -> Iterator[DataRow | Unreadable]:
        """The end of one sheet and the beginning of another."""
        yield from self._nameless()
        self._keep_before()
        self._sheet, self._is_long, self._other, self._line = sheet, False, None, 0
        if sheet.is_hidden:
            self.notes.append(f"工作表“{sheet.title}”是隐藏的，没有读")
        else:
            self._sheets += 1

    def _is_repeated(self, row: TableRow) -> bool:
        return self._columns is not None and row.cells == self._header

    def _head(self, row: TableRow) -> Columns | None:
        """The columns that a row names, where it names any."""
        if (self._columns or self._is_long) and not self._is_head(row.cells):
            return None
        try:
            return find_columns(row.cells, self._table)
        except OtherList as other:
            self._tried = self._tried if isinstance(self._tried, OtherList) else other
            if are_names(row.cells):
                self._end(other)
            return None
        except UnreadableFile as mistake:
            self._tried = self._tried or mistake
            return None

    def _is_head(self, cells: list[str]) -> bool:
        """Whether a row below others is one of names: a book may be called 《书名》."""
        named = [cell for cell in cells if cell.strip()]
        known = sum(bool(self._table.name_of(cell)) for cell in named)
        return known > 1 and 2 * known >= len(named)

    def _without_names(self, row: TableRow) -> Iterator[DataRow | Unreadable]:
        """A row under no names: kept until more is known of its sheet, but not for ever."""
        shape = self._shape
        is_below = self._other and not isinstance(self._other, OtherList)
        if is_below and shape.columns is self._before and shape.resumes(row.cells):
            self._columns, self._other = self._before, None
            yield self._row(row, self._before)
            return
        if self._is_long:
            rows, self._above = [*self._above, row], []
            yield from map(self._unknown, rows)
            return
        self._above.append(row)
        if len(self._above) > _LOOKED_AT:
            yield from self._nameless()

    def _nameless(self) -> Iterator[DataRow | Unreadable]:
        """The rows of a sheet without names: like those of the sheet before, or skipped."""
        before, rows = self._before, self._above
        like = [row for row in rows if before and fits(row.cells, before, self._like)]
        if before and like and 2 * len(like) >= len(rows):
            yield from self._from_above(before, _AS_BEFORE)
            self._stand_under(before, [])
            return
        self._above, self._is_long = [], True
        if rows and all(map(is_prose, (row.cells for row in rows))):
            self.notes.append(f"工作表“{self._sheet.title}”里只有文字，没有读")
            return
        yield from map(self._unknown, rows)

    def _from_above(self, columns: Columns, why: str) -> Iterator[DataRow | Unreadable]:
        """The rows that waited, under the columns that were found for them."""
        rows, self._above = self._above, []
        like = self._like if columns is self._before else ""
        for row in rows:
            if fits(row.cells, columns, like):
                yield self._row(row._replace(repaired=row.repaired or why), columns)
            elif not is_title_line(row.cells, columns.width):
                yield self._skipped(row, _ABOVE)

    def _unknown(self, row: TableRow) -> Unreadable:
        if self._other:
            self._rows += 1
            return self.placed(of_other(row.line, row.cells, self._other))
        return self._skipped(row, _NAMELESS)

    def _skipped(self, row: TableRow, why: str) -> Unreadable:
        self._rows += 1
        return self.placed(Unreadable(row.line, why, quoted(row.cells), _NAME_THEM))
