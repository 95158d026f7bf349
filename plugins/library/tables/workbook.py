"""An Excel workbook (``.xlsx``, ECMA-376) as rows of cells, the same as a text table gives.

Values, never formulas: what Excel computed last is read, nothing is computed. openpyxl reads the
sheets as a stream; before it sees the file, the file is asked what it would unfold to.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from zipfile import ZipFile

from plugins.library.tables.cells import TableRow, without_controls
from plugins.library.tables.merged import Merged, merged_down, spread
from plugins.library.tables.text_lines import HAD_CONTROLS, together
from plugins.library.tables.units import Unreadable, UnreadableFile

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 1 << 30
"""What all parts may unfold to; 160,000 copies need a tenth to a sixth of it."""
MOST_RATIO, HARMLESS_BYTES = 200, 100 << 20
"""Worksheets shrink to a tenth, a zip bomb to a thousandth."""
MOST_COLUMNS, MOST_ROWS = 256, 1 << 20
_FIRST_INEXACT = 2.0**53
"""From here on a floating-point number can't hold every whole number."""

_OLE = bytes.fromhex("d0cf11e0")
"""The container of ``.xls``, and of an ``.xlsx`` with a password (MS-OFFCRYPTO)."""
_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"}
_ESCAPED = re.compile("_x00([01][0-9A-Fa-f])_")
"""A control character in a string (ECMA-376 part 1, 22.9.2.19): Excel writes ``_x000D_``."""
_BATCH = 256
"""Rows that are asked for at once: to silence warnings takes as long as to read a row."""
_Values = tuple[object, ...]
_SAVE_AS = "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来"

_BROKEN_SHEET = "工作表“{}”从第 {} 行起读不出来"
_ERROR_VALUES = "单元格里是 Excel 的错误值 {}，按空白读入"


class Sheet(NamedTuple):
    """Says that the rows that follow stand on another sheet, with a header of their own."""

    title: str
    is_hidden: bool = False


def read_workbook_rows(path: Path) -> Iterator[TableRow | Sheet | Unreadable]:
    """The rows of every sheet that has any, each sheet led by its name.

    Lines are rows of their own sheet. Raises :class:`UnreadableFile` where no row at all can be
    read.
    """
    with path.open("rb") as file:
        _check(file)
        units = _read_sheets(_opened(file))
        sheet, first = next(units, None), next(units, None)
        if sheet is None or first is None:
            raise UnreadableFile("这个工作簿里没有读到任何单元格", remedy=_SAVE_AS)
        if isinstance(first, Unreadable):
            raise UnreadableFile(first.reason, remedy=first.remedy, line=first.ordinal)
        yield sheet
        yield first
        yield from units


def _check(file: BinaryIO) -> None:
    """Believes the sizes that the archive tells: zipfile unfolds no part further than that."""
    if file.read(len(_OLE)) == _OLE:
        raise UnreadableFile("这是旧的 .xls 工作簿，或者加了密码，读不了", remedy=_SAVE_AS)
    with _told("这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏"), ZipFile(file) as archive:
        unfolded = sum(part.file_size for part in archive.infolist())
    size = file.seek(0, SEEK_END)
    if unfolded > MOST_BYTES or (unfolded > HARMLESS_BYTES and unfolded > MOST_RATIO * size):
        raise UnreadableFile(
            "这个工作簿解压后大得不正常，没有打开",
            f"文件 {size >> 10} KB，解压后 {unfolded >> 20} MB",
            "用 Excel 打开它，删掉空白的行和列、图片，再另存；太大就分成几个文件",
        )


def _opened(file: BinaryIO) -> "Workbook":
    from openpyxl import load_workbook  # takes as long as all else of reading a folder of CSV

    file.seek(0)
    with _told("这个工作簿已经损坏，打不开"):
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Says in Chinese whatever zipfile, expat and openpyxl raise for a damaged file.

    Nearly every built-in exception has been seen there, so that no shorter list would do; what
    openpyxl warns of (styles, rules that it drops) is nothing to us.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as mistake:
        raise UnreadableFile(what, remedy=_SAVE_AS) from mistake


def _read_sheets(book: "Workbook") -> Iterator[TableRow | Sheet | Unreadable]:
    for sheet in book.worksheets:
        values = sheet.iter_rows(1, MOST_ROWS, 1, MOST_COLUMNS, True)
        rows = _read_sheet(sheet.title, spread(values, _merged(sheet)))
        first = next(rows, None)
        if first is not None:
            yield Sheet(sheet.title, sheet.sheet_state != "visible")
            yield first
            yield from rows


def _merged(sheet: object) -> Merged:
    """Of a damaged sheet nothing; whoever reads its rows says that it is."""
    try:
        # openpyxl tells merged cells only of books that it holds whole
        with _told(""), sheet._get_source() as part:  # type: ignore[attr-defined]
            return merged_down(part)
    except UnreadableFile:
        return {}


def _read_sheet(title: str, values: Iterable[_Values]) -> Iterator[TableRow | Unreadable]:
    """The rows that have anything; damage ends them with a unit that says so."""
    lines, line = enumerate(values, 1), 0
    while True:
        batch, is_whole = _next_batch(lines)
        for line, found in batch:
            if row := _row(line, found):
                yield row
        if not is_whole:
            yield Unreadable(line + 1, _BROKEN_SHEET.format(title, line + 1), remedy=_SAVE_AS)
        if not is_whole or not batch:
            return


def _next_batch(lines: Iterator[tuple[int, _Values]]) -> tuple[list[tuple[int, _Values]], bool]:
    """The next rows, and whether no damage cut them short."""
    batch: list[tuple[int, _Values]] = []
    try:
        with _told(""):
            for line in islice(lines, _BATCH):
                batch.append(line)
    except UnreadableFile:
        return batch, False
    return batch, True


def _row(line: int, values: _Values) -> TableRow | None:
    texts = _texts(values)
    if not texts:
        return None
    cells = texts if "".join(texts).isprintable() else [without_controls(text) for text in texts]
    dropped = HAD_CONTROLS if cells != texts else ""
    return TableRow(line, cells, together(_error_values(values), dropped))


def _texts(values: _Values) -> list[str]:
    """The cells up to the last that has anything."""
    width = 0 if values.count(None) == len(values) else len(values)
    while width and values[width - 1] is None:
        width -= 1
    texts = [_text(value) for value in values[:width]]
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _error_values(values: _Values) -> str:
    errors = _ERRORS.intersection(values)
    return _ERROR_VALUES.format("、".join(sorted(errors))) if errors else ""


def _text(value: object) -> str:
    """A value as Excel shows it with no format but a day's: numbers in full, days in ISO 8601."""
    match value:
        case None:
            return ""
        case str():
            return "" if value in _ERRORS else _unescaped(value)
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < _FIRST_INEXACT:
            return str(int(value))
        case datetime():
            return value.date().isoformat()
    return str(value)


def _unescaped(text: str) -> str:
    """A string with its line ends as line feeds: Excel writes ``_x000D_`` for what XML can't."""
    if "_x00" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
