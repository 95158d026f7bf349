"""The sheets of an ``.xlsx`` by openpyxl, as a stream: exact, slow, and patient with damage.

Damage in the middle of a sheet leaves the rows before it.
"""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from plugins.library.tables.cells import TableRow
from plugins.library.tables.merged import Merged, merged_down, spread
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook_values import MOST_COLUMNS, MOST_ROWS, SAVE_AS, row_of

if TYPE_CHECKING:
    from openpyxl import Workbook

BROKEN_FROM = "起读不出来"
"""How the reason of a unit ends that stands for the rest of a damaged sheet."""
_BROKEN_SHEET = f"工作表“{{}}”从第 {{}} 行{BROKEN_FROM}"
_BATCH = 256
"""Rows that are asked for at once: to silence warnings takes as long as to read a row."""
_Values = tuple[object, ...]


def sheets_by_openpyxl(file: BinaryIO) -> Iterator[TableRow | Sheet | Unreadable]:
    """The rows of every sheet that has any, each sheet led by its name."""
    for sheet in _opened(file).worksheets:
        values = sheet.iter_rows(1, MOST_ROWS, 1, MOST_COLUMNS, True)
        rows = _read_sheet(sheet.title, spread(values, _merged(sheet)))
        first = next(rows, None)
        if first is not None:
            yield Sheet(sheet.title, sheet.sheet_state != "visible")
            yield first
            yield from rows


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


def _opened(file: BinaryIO) -> "Workbook":
    from openpyxl import load_workbook  # takes as long as all else of reading a folder of CSV

    file.seek(0)
    with told("这个工作簿已经损坏，打不开"):
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _merged(sheet: object) -> Merged:
    """Of a damaged sheet nothing; whoever reads its rows says that it is."""
    try:
        # openpyxl tells merged cells only of books that it holds whole
        with told(""), sheet._get_source() as part:  # type: ignore[attr-defined]
            return merged_down(part)
    except UnreadableFile:
        return {}


def _read_sheet(title: str, values: Iterable[_Values]) -> Iterator[TableRow | Unreadable]:
    """The rows that have anything; damage ends them with a unit that says so."""
    lines, line = enumerate(values, 1), 0
    while True:
        batch, is_whole = _next_batch(lines)
        for line, found in batch:
            if found.count(None) < len(found) and (row := row_of(line, found, is_escaped=True)):
                yield row
        if not is_whole:
            yield Unreadable(line + 1, _BROKEN_SHEET.format(title, line + 1), remedy=SAVE_AS)
        if not is_whole or not batch:
            return


def _next_batch(lines: Iterator[tuple[int, _Values]]) -> tuple[list[tuple[int, _Values]], bool]:
    """The next rows, and whether no damage cut them short."""
    batch: list[tuple[int, _Values]] = []
    try:
        with told(""):
            for line in islice(lines, _BATCH):
                batch.append(line)
    except UnreadableFile:
        return batch, False
    return batch, True
