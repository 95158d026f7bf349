"""Rows and columns of a worksheet that Excel hides (ECMA-376 part 1, 18.3.1.13 and 18.3.1.73).

A filter hides rows, and who saves it forgets them. Whoever reads the cells reads them too, and
says so. The sheets are looked through as bytes: no program that reads cells tells all of it.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import BadZipFile, ZipFile

_CHUNK, _SMALL, _LONGEST_ROW = 1 << 20, 1 << 20, 1 << 22
_HIDDEN = rb"""(?<=\s)hidden=["'](?:1|true|on)["']"""
_ROW = re.compile(
    rb"<(?:\w+:)?row\s[^<>]*?" + _HIDDEN + rb"[^<>]*?(?<!/)>(.*?)</(?:\w+:)?row>", re.S
)
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*?" + _HIDDEN + rb"[^<>]*>")
_SPAN = re.compile(rb"""\s(min|max)=["'](\d{1,5})["']""")
_CELL = re.compile(rb"""\sr=["']([A-Z]{1,3})\d""")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
_REFERENCE = "}id"
"""How the name of an attribute ends, whichever edition of the standard names it."""
_RELATIONS = "xl/_rels/workbook.xml.rels"
_DAMAGED = (
    *(BadZipFile, OSError, EOFError, ValueError, KeyError, RuntimeError, ParseError),
    zlib.error,
)
"""What zipfile, zlib and expat raise; who reads the cells has told it."""


class Hidden(NamedTuple):
    """What is hidden on one sheet that is itself shown."""

    title: str
    rows: int
    """Those with anything in them."""
    columns: int
    """Those up to the last that has anything."""

    def __str__(self) -> str:
        """A Chinese sentence without a full stop."""
        counts = ((self.rows, "行"), (self.columns, "列"))
        some = "、".join(f"{number:,} {unit}" for number, unit in counts if number)
        return f"工作表“{self.title}”里有隐藏的{some}，照样读了"


def hidden_cells(path: Path) -> list[Hidden]:
    """The sheets of an ``.xlsx`` on which anything is hidden.

    To be asked of a file that was read: its size was judged then.
    """
    try:
        with ZipFile(path) as archive:
            found = [_hidden(title, archive, part) for title, part in _sheets(archive)]
    except _DAMAGED:
        return []
    return [one for one in found if one.rows or one.columns]


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Title and part of each sheet that is shown."""
    names = ("xl/workbook.xml", _RELATIONS)
    if any(archive.getinfo(name).file_size > _SMALL for name in names):
        return
    book, relations = (fromstring(archive.read(name)) for name in names)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in book.iter():
        ids = (value for name, value in sheet.items() if name.endswith(_REFERENCE))
        target = targets.get(next(ids, ""))
        if target and sheet.tag.endswith("}sheet") and sheet.get("state", "visible") == "visible":
            part = target.lstrip("/")
            yield sheet.get("name", ""), part if part.startswith("xl/") else f"xl/{part}"


def _hidden(title: str, archive: ZipFile, part: str) -> Hidden:
    with archive.open(part) as file:
        first = file.read(_CHUNK)
        return Hidden(title, sum(_rows(file, first)), _columns(first))


def _columns(first: bytes) -> int:
    """Columns stand before the rows; many a sheet hides all those behind its last, too."""
    width = max((_place(cell[1]) for cell in _CELL.finditer(first)), default=0)
    hidden = set[int]()
    for column in _COLUMN.finditer(first):
        span = {name: int(number) for name, number in _SPAN.findall(column[0])}
        hidden.update(range(span.get(b"min", 1), min(span.get(b"max", 0), width) + 1))
    return len(hidden)


def _rows(file: IO[bytes], first: bytes) -> Iterator[int]:
    """How many rows of each chunk are hidden and have content; rows are kept whole."""
    rest, chunk = b"", first
    while chunk:
        text = rest + chunk
        chunk = file.read(_CHUNK)
        cut = _last_row(text) if chunk else len(text)
        if b"hidden=" in text:
            rows = _ROW.finditer(text, 0, cut)
            yield sum(bool(_CONTENT.search(row[1])) for row in rows)
        rest = text[cut:] if len(text) - cut < _LONGEST_ROW else b""


def _last_row(text: bytes) -> int:
    """Where the last row of a text begins, also under a prefix (``<x:row``)."""
    at = text.rfind(b"<row")
    return at if at >= 0 else max(text.rfind(b"<", 0, max(text.rfind(b":row "), 0)), 0)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + letter - ord("A") + 1
    return place
