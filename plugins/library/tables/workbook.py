"""An Excel workbook (``.xlsx``, ECMA-376) as rows of cells, the same as a text table gives.

Before any program sees the file, the file is asked what it would unfold to. Large ones that
calamine reads as openpyxl does are read by calamine, all others by openpyxl.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from os import SEEK_END
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from plugins.library.tables.by_calamine import read_by_calamine
from plugins.library.tables.by_openpyxl import sheets_by_openpyxl, told
from plugins.library.tables.cells import TableRow
from plugins.library.tables.for_calamine import look_at, size_of_sheets, with_errors_as_text
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook_values import OLE, SAVE_AS

MOST_BYTES = 1 << 30
"""What all parts may unfold to; 160,000 copies need a tenth to a sixth of it."""
MOST_RATIO, HARMLESS_BYTES = 200, 100 << 20
"""Worksheets shrink to a tenth, a zip bomb to a thousandth."""
LARGE = 2 << 20
"""Bytes of worksheets, 2,000 rows of copies: openpyxl takes longer than a process to begin."""
_Units = Iterator[TableRow | Sheet | Unreadable]


def read_workbook_rows(path: Path) -> _Units:
    """The rows of every sheet that has any, each sheet led by its name.

    Lines are rows of their own sheet. Raises :class:`UnreadableFile` where no row at all can be
    read.
    """
    with path.open("rb") as file:
        if file.read(len(OLE)) == OLE:
            raise UnreadableFile("这是旧的 .xls 工作簿，或者加了密码，读不了", remedy=SAVE_AS)
        with told("这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏"), ZipFile(file) as archive:
            parts = archive.infolist()
        _check(file, parts)
        is_large = size_of_sheets(parts) >= LARGE
        quickly = _quickly(path, file) if is_large else None
        units = quickly or _unless_empty(sheets_by_openpyxl(file)) or _by_calamine(path)
        yield from _begun(units or iter(()))


def read_other_workbook_rows(path: Path) -> _Units:
    """The same of ``.xls``, ``.xlsb`` and ``.ods``."""
    with path.open("rb") as file:
        if file.read(len(OLE)) != OLE:
            with told("这个工作簿已经损坏，打不开"), ZipFile(file) as archive:
                parts = archive.infolist()
            _check(file, parts)
    yield from _begun(read_by_calamine(path))


def _check(file: BinaryIO, parts: Iterable[ZipInfo]) -> None:
    """Believes the sizes that the archive tells: zipfile unfolds no part further than that."""
    unfolded = sum(part.file_size for part in parts)
    size = file.seek(0, SEEK_END)
    if unfolded > MOST_BYTES or (unfolded > HARMLESS_BYTES and unfolded > MOST_RATIO * size):
        raise UnreadableFile(
            "这个工作簿解压后大得不正常，没有打开",
            f"文件 {size >> 10} KB，解压后 {unfolded >> 20} MB",
            "用 Excel 打开它，删掉空白的行和列、图片，再另存；太大就分成几个文件",
        )


def _begun(units: _Units) -> _Units:
    sheet, first = next(units, None), next(units, None)
    if sheet is None or first is None:
        raise UnreadableFile("这个工作簿里没有读到任何单元格", remedy=SAVE_AS)
    if isinstance(first, Unreadable):
        raise UnreadableFile(first.reason, remedy=first.remedy, line=first.ordinal)
    yield sheet
    yield first
    yield from units


def _by_calamine(path: Path) -> _Units | None:
    """None where it can't read all of the workbook: openpyxl reads up to what is damaged.

    What Excel calls “Strict Open XML” only calamine reads; openpyxl finds it empty.
    """
    try:
        return _unless_empty(read_by_calamine(path))
    except UnreadableFile:
        return None


def _unless_empty(units: _Units) -> _Units | None:
    first = next(units, None)
    return chain([first], units) if first else None


def _quickly(path: Path, file: BinaryIO) -> _Units | None:
    """By calamine, where it reads the workbook, or a copy of it, as openpyxl does."""
    look = look_at(file)
    if look.is_peculiar or not look.has_errors:
        return None if look.is_peculiar else _by_calamine(path)
    with NamedTemporaryFile(suffix=".xlsx") as copy:
        with_errors_as_text(file, copy)
        copy.flush()
        return _by_calamine(Path(copy.name))
