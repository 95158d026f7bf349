"""The sheets of a workbook by calamine (Rust): large ``.xlsx``, and ``.xls``, ``.xlsb``, ``.ods``.

Of 160,480 rows of 16 columns openpyxl makes 30 seconds, calamine 2. It holds a sheet whole, from
its first cell to its last, and ends the process where memory is refused; so it works in a process
of its own with limits of memory and of time, which also bear whatever a damaged file makes of it.
The limits are the system's: on Linux both hold, on macOS that of memory is not kept.

Error values are blanks to it and not told; merged cells are known of ``.xlsx`` and ``.xls``.
"""

import marshal
import os
import resource
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO

from plugins.library.tables.cells import TableRow
from plugins.library.tables.merged import Merged, spread
from plugins.library.tables.units import Sheet, UnreadableFile
from plugins.library.tables.workbook_values import MOST_COLUMNS, MOST_ROWS, SAVE_AS, row_of

_MEMORY, _SECONDS = 4 << 30, 120
"""Bytes, and seconds of the processor: twice and six times what a sheet of a million rows takes."""
_BATCH = 256
_LOCKED = "locked"
_UNLOCK = "请用 WPS 或 Excel 打开，去掉密码再保存"
_PACKAGES = Path(__file__).parents[3]


def read_by_calamine(path: Path) -> Iterator[TableRow | Sheet]:
    """The rows of every sheet that has any, each sheet led by its name.

    Raises :class:`UnreadableFile` before the first of them, or where the limits end it.
    """
    command = [sys.executable, "-m", __name__, str(path.absolute())]
    quiet = os.environ | {"RUST_BACKTRACE": "0"}
    with Popen(command, stdout=PIPE, stderr=DEVNULL, cwd=_PACKAGES, env=quiet) as process:
        try:
            assert process.stdout
            yield from _received(process.stdout)
        finally:
            process.kill()


def sheets_by_calamine(path: Path) -> Iterator[TableRow | Sheet]:
    """The same in this process, without limits."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_path(path)
    known = [
        (about, book.get_sheet_by_index(number))
        for number, about in enumerate(book.sheets_metadata)
        if about.typ is SheetTypeEnum.WorkSheet
    ]
    for about, sheet in known:
        left = [""] * (sheet.start or (0, 0))[1]
        values = (left + row for row in islice(sheet.iter_rows(), MOST_ROWS))
        rows = _rows(values, _merged(sheet.merged_cell_ranges or ()))
        first = next(rows, None)
        if first is not None:
            yield Sheet(about.name, about.visible is not SheetVisibleEnum.Visible)
            yield first
            yield from rows


def _rows(values: Iterable[Sequence[object]], merged: Merged) -> Iterator[TableRow]:
    if merged:
        blank = (tuple(None if v == "" else v for v in row) for row in values)
        values = spread(blank, merged)
    for line, row in enumerate(values, 1):
        if found := row_of(line, row[:MOST_COLUMNS]):
            yield found


def _merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Merged:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, column), (last, _) in ranges:
        if last > first:
            found[first + 1].append((column, last + 1))
    return found


def _received(pipe: IO[bytes]) -> Iterator[TableRow | Sheet]:
    while True:
        try:
            batch = marshal.load(pipe)
        except (EOFError, ValueError, TypeError):
            batch = ""
        if batch is None:
            return
        if batch == _LOCKED:
            raise UnreadableFile("这个工作簿加了密码，读不了", remedy=_UNLOCK)
        if not batch:
            raise UnreadableFile("这个工作簿已经损坏，或者太大，读不出来", remedy=SAVE_AS)
        for unit in batch:
            yield Sheet(*unit) if len(unit) == 2 else TableRow(*unit)


def _send(path: Path, pipe: IO[bytes]) -> None:
    """Batches of units, then None; where the workbook is locked, a word."""
    from python_calamine import PasswordError

    try:
        units = map(tuple, sheets_by_calamine(path))
        while batch := list(islice(units, _BATCH)):
            marshal.dump(batch, pipe)
        marshal.dump(None, pipe)
    except PasswordError:
        marshal.dump(_LOCKED, pipe)


if __name__ == "__main__":
    for limit in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit[0], (limit[1], limit[1]))
    _send(Path(sys.argv[1]), sys.stdout.buffer)
