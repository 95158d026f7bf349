"""Whether calamine reads an ``.xlsx`` as openpyxl does, and a copy of which it does.

Error values are blanks to calamine, so that a lookup that failed would go untold: in the copy they
are strings. What else it reads in its own way hardly any program writes; openpyxl reads those.
"""

import re
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from plugins.library.tables.by_openpyxl import told
from plugins.library.tables.units import UnreadableFile

_SHEET = re.compile(r"worksheets/[^/]*\.xml\Z", re.IGNORECASE)
_STRINGS = re.compile(r"sharedStrings\.xml\Z", re.IGNORECASE)
_USED = re.compile(r"\.(?:xml|rels)\Z", re.IGNORECASE)
_CHUNK = 1 << 20
_ERRORS = (b't="e"', b"t='e'")
_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt=)["']e["']""")
_DROPPED = (b"<![CDATA[", b"</is><v>")
_ROUNDED = re.compile(rb"v>-?\d{16}")
"""Whole numbers that calamine can't hold."""


class Peculiarities(NamedTuple):
    """What a look at the parts of a workbook tells."""

    is_peculiar: bool = False
    """Whether calamine reads something of it otherwise."""
    has_errors: bool = False
    """Whether it does of a copy with errors as text only."""


def size_of_sheets(parts: Iterable[ZipInfo]) -> int:
    """Bytes of their XML."""
    return sum(part.file_size for part in parts if _SHEET.search(part.filename))


def look_at(file: BinaryIO) -> Peculiarities:
    """What a workbook has; one that is damaged is peculiar."""
    has_errors = False
    try:
        with told(""), ZipFile(file) as archive:
            for name in archive.namelist():
                if not (_SHEET.search(name) or _STRINGS.search(name)):
                    continue
                for text in _whole_tags(archive.open(name)):
                    if any(map(text.__contains__, _DROPPED)) or _ROUNDED.search(text):
                        return Peculiarities(is_peculiar=True)
                    has_errors = has_errors or any(map(text.__contains__, _ERRORS))
    except UnreadableFile:
        return Peculiarities(is_peculiar=True)
    return Peculiarities(has_errors=has_errors)


def with_errors_as_text(file: BinaryIO, target: IO[bytes]) -> None:
    """A copy of what calamine needs of a workbook."""
    with ZipFile(file) as archive, ZipFile(target, "w", ZIP_STORED) as copy:
        for name in filter(_USED.search, archive.namelist()):
            with copy.open(name, "w", force_zip64=True) as part:
                for text in _whole_tags(archive.open(name)):
                    part.write(_ERROR.sub(rb'\1"str"', text) if _SHEET.search(name) else text)


def _whole_tags(part: IO[bytes]) -> Iterator[bytes]:
    """Chunks that end before a cell, else before a tag."""
    rest = b""
    with part:
        while chunk := part.read(_CHUNK):
            chunk = rest + chunk
            cut = max(chunk.rfind(b"<c "), 0) or max(chunk.rfind(b"<"), 0) or len(chunk)
            yield chunk[:cut]
            rest = chunk[cut:]
    yield rest
