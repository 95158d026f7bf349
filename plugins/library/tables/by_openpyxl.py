"""The sheets of an ``.xlsx`` by openpyxl, as a stream: exact, slow, and patient with damage.

Damage in the middle of a sheet leaves the rows before it, a sheet that is missing the others.
"""

import warnings
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, BinaryIO

from plugins.library.tables.cells import TableRow
from plugins.library.tables.merged import Merged, Row, merged_down, spread
from plugins.library.tables.text_lines import LONGEST_LINE, TOO_LONG
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook_values import MOST_ROWS, SAVE_AS, row_of

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

_BROKEN_FROM = "起读不出来"
_BROKEN_SHEET = f"工作表“{{}}”从第 {{}} 行{_BROKEN_FROM}"
_BATCH = 256
"""Rows that are asked for at once: to silence warnings takes as long as to read a row."""
_MOST_CHARACTERS = 1 << 29
"""Of a whole workbook, ten times those of 160,000 copies: one string may stand in many cells."""
_SHORTEN = "看看这一行是不是有一格的字多得不正常，删去再保存"
_DIVIDE = "这个工作簿里的字多得不正常：请用 Excel 打开它，删去多余的字，或者分成几个文件"
_MISSING = "请用 Excel 打开它，看看这个工作表还在不在：在就另存为 .xlsx，不在就重新导出"
_Unit = TableRow | Sheet | Unreadable


def sheets_by_openpyxl(file: BinaryIO) -> Iterator[_Unit]:
    """The rows of every sheet that has any, each sheet led by its name."""
    reader = _opened(file)
    every: list[Any] = reader.wb.worksheets  # whose types tell nothing of their parts
    sheets = {sheet._worksheet_path: sheet for sheet in reversed(every)}
    left = _MOST_CHARACTERS
    for sheet in reversed(sheets.values()):
        left = yield from _sheet(sheet, left)
        if left < 0:
            return
    for title in _missing(reader) if sheets else ():
        yield Sheet(title)
        yield Unreadable(1, _BROKEN_SHEET.format(title, 1), remedy=_MISSING)


def is_break(reason: str) -> bool:
    """Whether it is of a unit that stands for the rest of a damaged sheet."""
    return reason.endswith(_BROKEN_FROM)


@contextmanager
def told(what: str, remedy: str = SAVE_AS) -> Iterator[None]:
    """Says in Chinese whatever zipfile, expat and openpyxl raise for a damaged file.

    Nearly every built-in exception has been seen there, so that no shorter list would do; what
    openpyxl warns of (styles, rules that it drops) is nothing to us.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as mistake:
        raise UnreadableFile(what, remedy=remedy) from mistake


def _opened(file: BinaryIO) -> "ExcelReader":
    from openpyxl.reader.excel import ExcelReader  # takes as long as a whole folder of CSV

    file.seek(0)
    with told("这个工作簿已经损坏，打不开"):
        reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
        reader.read()
    return reader


def _missing(reader: "ExcelReader") -> Iterator[str]:
    """The sheets that the workbook names and has not, or has under another name already."""
    seen = set[str]()
    for sheet in reader.parser.sheets:
        part = reader.parser.rels[sheet.id].target if sheet.id else ""
        if part in seen or part not in reader.valid_files:
            yield sheet.name
        seen.add(part)


def _merged(sheet: Any) -> Merged:
    """Of a damaged sheet nothing; whoever reads its rows says that it is."""
    try:
        # openpyxl tells merged cells only of books that it holds whole
        with told(""), sheet._get_source() as part:
            return merged_down(part)
    except UnreadableFile:
        return {}


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that the part has, in its order: a stray cell far below has none above it."""
    from openpyxl.worksheet._reader import WorkSheetParser

    book: Any = sheet.parent
    with sheet._get_source() as part:
        parser = WorkSheetParser(
            part,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for line, cells in takewhile(lambda row: row[0] <= MOST_ROWS, parser.parse()):
            values = [None] * max((cell["column"] for cell in cells), default=0)
            for cell in cells:
                values[cell["column"] - 1] = cell["value"]
            yield line, values


def _sheet(sheet: Any, left: int) -> Generator[_Unit, None, int]:
    """The name and the rows that have anything; damage ends them with a unit that says so.

    ``left``: characters that may still be read; gives how many may be then.
    """
    units = _read_sheet(sheet.title, spread(_rows(sheet), _merged(sheet)))
    first = next(units, None)
    if first is None:
        return left
    yield Sheet(sheet.title, sheet.sheet_state != "visible")
    for unit in chain([first], units):
        yield unit
        if isinstance(unit, TableRow) and (left := left - sum(map(len, unit.cells))) < 0:
            reason = _BROKEN_SHEET.format(sheet.title, unit.line + 1)
            yield Unreadable(unit.line + 1, reason, remedy=_DIVIDE)
            break
    return left


def _read_sheet(title: str, rows: Iterator[Row]) -> Iterator[TableRow | Unreadable]:
    line = 0
    while True:
        batch, is_whole = _next_batch(rows)
        for line, values in batch:
            if values.count(None) < len(values) and (unit := _unit(line, values)):
                yield unit
        if not is_whole:
            yield Unreadable(line + 1, _BROKEN_SHEET.format(title, line + 1), remedy=SAVE_AS)
        if not is_whole or not batch:
            return


def _unit(line: int, values: Sequence[object]) -> TableRow | Unreadable | None:
    """Asked before the cells are joined: they may all be the same string of millions."""
    if sum(len(value) for value in values if isinstance(value, str)) > LONGEST_LINE:
        return Unreadable(line, TOO_LONG, remedy=_SHORTEN)
    return row_of(line, values, is_escaped=True)


def _next_batch(rows: Iterator[Row]) -> tuple[list[Row], bool]:
    """The next rows, and whether no damage cut them short."""
    batch: list[Row] = []
    try:
        with told(""):
            for row in islice(rows, _BATCH):
                batch.append(row)
    except UnreadableFile:
        return batch, False
    return batch, True
