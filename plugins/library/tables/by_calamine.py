"""The sheets of a workbook by calamine (Rust): large ``.xlsx``, and ``.xls``, ``.xlsb``, ``.ods``.

Openpyxl reads 160,480 rows of 16 columns in 30 seconds, calamine in 2. It holds a sheet whole, from
its first cell to its last, and ends the process where memory is refused; so it works in a process
of its own with limits of memory and of time, which also bear whatever a damaged file makes of it.
The limits are the system's: on Linux both hold, on macOS that of memory is not kept.

Error values are blanks to it and not told, but for ``.xlsx`` (:mod:`.for_calamine`); merged cells
are known of ``.xlsx`` and ``.xls``.
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
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO
from zipfile import ZipFile

from plugins.library.tables.by_openpyxl import told
from plugins.library.tables.cells import TableRow
from plugins.library.tables.merged import Merged, Row, spread
from plugins.library.tables.units import Sheet, UnreadableFile
from plugins.library.tables.workbook_values import MOST_COLUMNS, MOST_ROWS, OLE, SAVE_AS, row_of

_LIMITS = ((resource.RLIMIT_CPU, 60), (resource.RLIMIT_FSIZE, 4 << 30))
"""Time, and what is written: three and ten times what a sheet of a million rows takes."""
_LEAST_MEMORY, _MOST_MEMORY, _MEMORY_OF_A_BYTE = 640 << 20, 3 << 30, 12
"""What a workbook may take, by what it unfolds to: full sheets take two to eight bytes for each.
Cells that only stand far apart, or are said to repeat, take thousands."""
_FEW_ROWS, _SHORTEST_ROW = 1 << 16, 8
"""Rows with content may repeat without bytes of their own (``.ods``), but not without end."""
_BATCH, _LOCKED, _ENDLESS = 256, 3, 4
_UNLOCK = "请用 WPS 或 Excel 打开，去掉密码再保存"
_MEND = f"{SAVE_AS}；打开后先看看远处有没有多余的格子，删去空白的行和列"
_PACKAGES = Path(__file__).parents[3]


def read_by_calamine(path: Path) -> Iterator[TableRow | Sheet]:
    """The rows of every sheet that has any, each sheet led by its name.

    Raises :class:`UnreadableFile` before the first of them. They wait in a file, because many
    tables of an export are begun before any is read to its end.
    """
    environment = os.environ | {"PYTHONPATH": str(_PACKAGES), "RUST_BACKTRACE": "0"}
    with TemporaryDirectory() as folder, TemporaryFile() as units:
        # calamine goes by a file's name, and many a .xls is called .xlsx
        named = Path(folder, f"book.{_kind(path)}")
        named.symlink_to(path.absolute())
        command = [sys.executable, "-m", __name__, str(named), str(_unfolded(path))]
        done = run(command, stdout=units, stderr=DEVNULL, env=environment, check=False)
        if done.returncode == _LOCKED:
            raise UnreadableFile("这个工作簿加了密码，读不了", remedy=_UNLOCK)
        if done.returncode:
            raise UnreadableFile("这个工作簿已经损坏，或者太大，读不出来", remedy=_MEND)
        units.seek(0)
        with suppress(EOFError):
            while True:
                for unit in marshal.load(units):
                    yield Sheet(*unit) if len(unit) == 2 else TableRow(*unit)


def sheets_by_calamine(path: Path) -> Iterator[TableRow | Sheet]:
    """The same in this process, without limits, of a file that is called what it is."""
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


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(len(OLE)) == OLE:
            return "xls"
    with told("这个工作簿已经损坏，打不开"), ZipFile(path) as archive:
        names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "ods" if "mimetype" in names else "xlsx"


def _unfolded(path: Path) -> int:
    """Bytes of all parts; an ``.xls`` is not packed."""
    if _kind(path) == "xls":
        return path.stat().st_size
    with ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def _rows(values: Iterable[Sequence[object]], merged: Merged) -> Iterator[TableRow]:
    rows: Iterator[Row]
    if merged:
        blank = (tuple(None if v == "" else v for v in row) for row in values)
        rows = spread(enumerate(blank, 1), merged)
    else:
        rows = enumerate(values, 1)
    for line, row in rows:
        if found := row_of(line, row[:MOST_COLUMNS]):
            yield found


def _merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Merged:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, column), (last, _) in ranges:
        if last > first:
            found[first + 1].append((column, last + 1))
    return found


def _write(path: Path, unfolded: int, file: IO[bytes]) -> int:
    """Batches of units; gives the code with which the process ends."""
    from python_calamine import PasswordError

    try:
        units = map(tuple, sheets_by_calamine(path))
        left = _FEW_ROWS + unfolded // _SHORTEST_ROW
        while batch := list(islice(units, _BATCH)):
            marshal.dump(batch, file)
            left -= len(batch)
            if left < 0:
                return _ENDLESS
    except PasswordError:
        return _LOCKED
    return 0


if __name__ == "__main__":
    size = int(sys.argv[2])
    memory = min(_LEAST_MEMORY + _MEMORY_OF_A_BYTE * size, _MOST_MEMORY)
    for limit, most in ((resource.RLIMIT_AS, memory), *_LIMITS):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    sys.exit(_write(Path(sys.argv[1]), size, sys.stdout.buffer))
