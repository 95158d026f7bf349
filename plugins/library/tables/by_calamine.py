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
from plugins.library.tables.merged import Merged, spread
from plugins.library.tables.units import Sheet, UnreadableFile
from plugins.library.tables.workbook_values import MOST_COLUMNS, MOST_ROWS, OLE, SAVE_AS, row_of

_LIMITS = (
    (resource.RLIMIT_AS, 4 << 30),
    (resource.RLIMIT_CPU, 120),
    (resource.RLIMIT_FSIZE, 4 << 30),
)
"""Memory, time, what is written: twice, six and ten times what a sheet of a million rows takes."""
_BATCH, _LOCKED = 256, 3
_UNLOCK = "请用 WPS 或 Excel 打开，去掉密码再保存"
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
        command = [sys.executable, "-m", __name__, str(named)]
        done = run(command, stdout=units, stderr=DEVNULL, env=environment, check=False)
        if done.returncode == _LOCKED:
            raise UnreadableFile("这个工作簿加了密码，读不了", remedy=_UNLOCK)
        if done.returncode:
            raise UnreadableFile("这个工作簿已经损坏，或者太大，读不出来", remedy=SAVE_AS)
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


def _write(path: Path, file: IO[bytes]) -> int:
    """Batches of units; gives the code with which the process ends."""
    from python_calamine import PasswordError

    try:
        units = map(tuple, sheets_by_calamine(path))
        while batch := list(islice(units, _BATCH)):
            marshal.dump(batch, file)
    except PasswordError:
        return _LOCKED
    return 0


if __name__ == "__main__":
    for limit, most in _LIMITS:
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    sys.exit(_write(Path(sys.argv[1]), sys.stdout.buffer))
