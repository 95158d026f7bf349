"""The tables of one file: where each begins, what its columns are, and its rows.

A text file is one table; a workbook has one on each sheet. Above the names of the columns some
systems write a heading and the day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.catalog.reader.columns import Columns, find_columns
from plugins.catalog.reader.fields import FieldTable
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Unreadable, UnreadableFile
from plugins.library.tables.workbook import Sheet

_HEADER_WITHIN = 10
"""Rows."""


class TableRows:
    """Rows with the columns that they stand under; a repeated header is no row."""

    def __init__(self, units: Iterable[TableRow | Sheet | Unreadable], table: FieldTable) -> None:
        self.unknown_columns: list[str] = []
        """Names of columns that nobody reads."""
        self.reader_columns: list[str] = []
        """Names of columns that nobody may read."""
        self._units = iter(units)
        self._table = table
        self._sheet = ""
        self._sheets = 0
        self._columns: Columns | None = None
        self._header: list[str] = []
        self._tried: list[UnreadableFile] = []
        self._waiting: list[Unreadable] = []

    def begin(self) -> bool:
        """Find the first header; whether its rows are copies (else they are records).

        Raises :class:`UnreadableFile` where the file has none.
        """
        for unit in self._units:
            if isinstance(unit, Unreadable):
                self._waiting.append(unit)
            elif self._heads(unit) and self._columns:
                return self._columns.has_items
        raise (
            self._tried[0]
            if self._tried
            else UnreadableFile("表格里没有可读的行", remedy="请重新导出这个文件")
        )

    def __iter__(self) -> Iterator[tuple[Columns, TableRow | Unreadable]]:
        columns = self._columns
        assert columns, "begin() comes first"
        yield from ((columns, unit) for unit in self._waiting)
        for unit in self._units:
            if isinstance(unit, Unreadable):
                yield columns, unit
            elif not self._heads(unit) and self._columns and isinstance(unit, TableRow):
                columns = self._columns
                yield columns, unit

    def placed(self, unit: Unreadable) -> Unreadable:
        """A unit that names its sheet, where the file has several."""
        if self._sheets < 2:
            return unit
        return replace(unit, reason=f"工作表“{self._sheet}”：{unit.reason}")

    def _heads(self, unit: TableRow | Sheet) -> bool:
        """Take note of a header, or of what stands above one; False for a row."""
        if isinstance(unit, Sheet):
            self._sheet, self._columns, self._tried = unit.title, None, []
            self._sheets += 1
            return True
        if self._columns is not None:
            return unit.cells == self._header
        if len(self._tried) < _HEADER_WITHIN:
            try:
                self._columns, self._header = find_columns(unit.cells, self._table), unit.cells
                self.unknown_columns += self._columns.unknown
                self.reader_columns += self._columns.readers
            except UnreadableFile as mistake:
                self._tried.append(mistake)
        return True
