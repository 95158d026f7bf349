"""Rows and columns of a worksheet that Excel hides (ECMA-376 part 1, 18.3.1.13 and 18.3.1.73).

A filter hides rows, and who saves it forgets them. Whoever reads the cells reads them too, and
says so. The sheets are looked through as bytes: no program that reads cells tells all of it.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from plugins.library.tables.by_openpyxl import told
from plugins.library.tables.units import UnreadableFile

_CHUNK, _SMALL, _LONGEST_ROW = 1 << 20, 1 << 20, 1 << 22
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true|on)["']""")
_ROW = re.compile(rb"<(/?)(?:\w+:)?row(\s[^<>]*)?>")
_COLUMN = re.compile(rb"<(?:\w+:)?col(\s[^<>]*)>")
"""Single tags, in each of which the rest is looked for: one pattern for all of it would begin anew
at every word of a sheet that somebody made to hang."""
_SPAN = re.compile(rb"""\s(min|max)=["'](\d{1,5})["']""")
_CELL = re.compile(rb"""\sr=["']([A-Z]{1,3})\d""")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
_REFERENCE = "}id"
"""How the name of an attribute ends, whichever edition of the standard names it."""
_RELATIONS = "xl/_rels/workbook.xml.rels"


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

    To be asked of a file that was read: its size was judged then, and its damage told.
    """
    try:
        with told(""), ZipFile(path) as archive:
            counted = cache(partial(_hidden, archive))
            found = [Hidden(title, *counted(part)) for title, part in _sheets(archive)]
    except UnreadableFile:
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


def _hidden(archive: ZipFile, part: str) -> tuple[int, int]:
    """Rows and columns."""
    with archive.open(part) as file:
        first = file.read(_CHUNK)
        return sum(_rows(file, first)), _columns(first)


def _columns(first: bytes) -> int:
    """Columns stand before the rows; many a sheet hides all those behind its last, too."""
    width = max((_place(cell[1]) for cell in _CELL.finditer(first)), default=0)
    hidden = bytearray(width + 1)
    for column in {tag[1] for tag in _COLUMN.finditer(first) if _HIDDEN.search(tag[1])}:
        span = {name: int(number) for name, number in _SPAN.findall(column)}
        low, high = span.get(b"min", 1), min(span.get(b"max", 0), width)
        hidden[low : high + 1] = b"\1" * (high + 1 - low)
    return sum(hidden)


def _rows(file: IO[bytes], first: bytes) -> Iterator[bool]:
    """For each row that is hidden, whether it has content; rows are kept whole."""
    rest, chunk = b"", first
    while chunk:
        text = rest + chunk
        chunk = file.read(_CHUNK)
        cut = _last_row(text) if chunk else len(text)
        if b"hidden=" in text:
            yield from (_CONTENT.search(text, *ends) is not None for ends in _spans(text, cut))
        rest = text[cut:] if len(text) - cut < _LONGEST_ROW else b""


def _spans(text: bytes, cut: int) -> Iterator[tuple[int, int]]:
    """Where the content of each hidden row begins and ends: at its own end, or at the next row."""
    begin = 0
    for tag in _ROW.finditer(text, 0, cut):
        if begin:
            yield begin, tag.start()
        is_hidden = tag[2] and not tag[1] and _HIDDEN.search(tag[2])
        begin = tag.end() if is_hidden else 0
    if begin:
        yield begin, cut


def _last_row(text: bytes) -> int:
    """Where the last row of a text begins, also under a prefix (``<x:row``)."""
    at = text.rfind(b"<row")
    return at if at >= 0 else max(text.rfind(b"<", 0, max(text.rfind(b":row "), 0)), 0)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + letter - ord("A") + 1
    return place
