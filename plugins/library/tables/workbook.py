"""An Excel workbook (``.xlsx``, ECMA-376) as rows of cells, the same as a text table gives.

Before any program sees the file, the file is asked what it would unfold to. Large ones that
calamine reads as openpyxl does are read by calamine, all others by openpyxl.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from os import SEEK_END
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZipFile, ZipInfo

from plugins.library.tables.by_calamine import read_by_calamine
from plugins.library.tables.by_openpyxl import sheets_by_openpyxl, told
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook_values import SAVE_AS

MOST_BYTES = 1 << 30
"""What all parts may unfold to; 160,000 copies need a tenth to a sixth of it."""
MOST_RATIO, HARMLESS_BYTES = 200, 100 << 20
"""Worksheets shrink to a tenth, a zip bomb to a thousandth."""
LARGE = 2 << 20
"""Bytes of worksheets, 2,000 rows of copies: openpyxl takes longer than a process to begin."""
_OLE = bytes.fromhex("d0cf11e0")
"""The container of ``.xls``, and of an ``.xlsx`` with a password (MS-OFFCRYPTO)."""
_SHEET = re.compile(r"worksheets/[^/]*\.xml\Z", re.IGNORECASE)
_READ = re.compile(r"(?:worksheets/[^/]*|sharedStrings)\.xml\Z", re.IGNORECASE)
_CHUNK, _OVERLAP = 1 << 20, 32
_DROPPED = (b't="e"', b"t='e'", b"<![CDATA[", b"</is><v>")
"""What calamine gives as blanks: error values, and strings as hardly any program writes them."""
_ROUNDED = re.compile(rb"v>-?\d{16}")
"""Whole numbers that it can't hold."""

_Units = Iterator[TableRow | Sheet | Unreadable]


def read_workbook_rows(path: Path) -> _Units:
    """The rows of every sheet that has any, each sheet led by its name.

    Lines are rows of their own sheet. Raises :class:`UnreadableFile` where no row at all can be
    read.
    """
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise UnreadableFile("这是旧的 .xls 工作簿，或者加了密码，读不了", remedy=SAVE_AS)
        with told("这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏"), ZipFile(file) as archive:
            parts = archive.infolist()
        _check(file, parts)
        quickly = _by_calamine(path) if _is_for_calamine(file, parts) else None
        units = quickly or _unless_empty(sheets_by_openpyxl(file)) or _by_calamine(path)
        yield from _begun(units or iter(()))


def read_other_workbook_rows(path: Path) -> _Units:
    """The same of ``.xls``, ``.xlsb`` and ``.ods``."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
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


def _is_for_calamine(file: BinaryIO, parts: Sequence[ZipInfo]) -> bool:
    """Whether the sheets are large, and have nothing that calamine reads in its own way."""
    sheets = [part for part in parts if _SHEET.search(part.filename)]
    if sum(part.file_size for part in sheets) < LARGE:
        return False
    try:
        with told(""), ZipFile(file) as archive:
            return not is_peculiar(archive)
    except UnreadableFile:
        return False


def is_peculiar(archive: ZipFile) -> bool:
    """Whether a workbook has anything that calamine reads otherwise than openpyxl."""
    return any(_has_any(archive.open(part)) for part in archive.namelist() if _READ.search(part))


def _has_any(part: IO[bytes]) -> bool:
    rest = b""
    with part:
        while chunk := part.read(_CHUNK):
            chunk = rest + chunk
            if any(map(chunk.__contains__, _DROPPED)) or _ROUNDED.search(chunk):
                return True
            rest = chunk[-_OVERLAP:]
    return False
