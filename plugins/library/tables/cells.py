"""A text table as rows of cells: streaming, in bounded memory, nothing lost.

The format is RFC 4180 with what exports make of it: other delimiters, any line end, lines in
another encoding than the rest of the file, quotation marks that nobody closed.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.library.tables.text_lines import CONTROLS, Line, Lines, together
from plugins.library.tables.units import LONGEST_CELL, Sheet, Unreadable

DELIMITERS = ",\t;|，"
_SAMPLE = 20
"""Lines that are looked at to find the delimiter."""
_MOST_LINES, _MOST_CHARACTERS = 20, 1 << 16
"""How far a quoted cell may reach over following lines."""
_DROPPED = dict.fromkeys([*CONTROLS, ord("\r")])
_QUOTED = re.compile('"[^"]*"?')
_TOO_LONG = f"这一行有一格超过 {LONGEST_CELL:,} 个字符，没有读"
_SHORTEN = "看看是不是把别的内容贴进了这一格，或者少了引号、换行；改短后重新导出"
_SHOWN = 20
_UNPAIRED = "引号没有成对，按普通字符读入"


class TableRow(NamedTuple):
    """One row, header or not, with as many cells as it happens to have.

    A named tuple, not a dataclass: a million are made.
    """

    line: int
    """1-based: the line or sheet row on which it begins; blank ones count."""
    cells: list[str]
    repaired: str = ""
    """A Chinese sentence, or empty."""


class _Shape(NamedTuple):
    """What the first lines tell about the table."""

    delimiter: str
    width: int
    """Cells of the header."""

    def is_full(self, text: str) -> bool:
        """Whether a line can be a row of its own."""
        return 1 < self.width <= text.count(self.delimiter) + 1


def read_text_rows(path: Path, encoding: str) -> Iterator[TableRow | Unreadable]:
    """The rows of a text table, the header first; ``encoding``: utf-8-sig, utf-16 or gb18030."""
    with path.open("rb") as file:
        lines = Lines(file, encoding)
        shape = _shape_of(lines.ahead(_SAMPLE))
        delimiter, blank = shape.delimiter, f" \t\u3000{shape.delimiter}"
        for line in lines:
            if isinstance(line, Unreadable):
                yield line
                continue
            text, number, repaired = line
            if '"' in text:
                yield from map(unless_too_long, _quoted_row(line, lines, shape))
            elif text.strip(blank):
                row = TableRow(number, text.split(delimiter), repaired)
                yield row if len(text) <= LONGEST_CELL else unless_too_long(row)


Unit = TypeVar("Unit", bound=TableRow | Sheet | Unreadable)


def unless_too_long(unit: Unit) -> Unit | Unreadable:
    """The row, or what is told of one with a cell that no reader of values should meet."""
    if not isinstance(unit, TableRow) or max(map(len, unit.cells), default=0) <= LONGEST_CELL:
        return unit
    words = (cell.strip() for cell in unit.cells)
    seen = next((word for word in words if word and len(word) <= LONGEST_CELL), "")
    return Unreadable(unit.line, _TOO_LONG, seen[:_SHOWN], _SHORTEN)


def shape_of(path: Path, encoding: str) -> tuple[str, int]:
    """The delimiter of a text table, and how many cells its header has."""
    with path.open("rb") as file:
        return _shape_of(Lines(file, encoding).ahead(_SAMPLE))


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells of one line by itself."""
    shape = _Shape(delimiter, 0)
    return (_parsed(text, shape)[0] if '"' in text else None) or _plain(text, shape)


def without_controls(cell: str) -> str:
    """A cell without NUL and other C0 controls; TAB and line feed stay."""
    return cell.translate(_DROPPED)


def _shape_of(lines: Iterable[Line | Unreadable]) -> _Shape:
    """Delimiter and width: the header's, where most of the following lines agree."""
    texts = [line[0] for line in lines if not isinstance(line, Unreadable)]
    closed = [_QUOTED.sub("", text) for text in texts if text.count('"') % 2 == 0]
    counts = [[text.count(sign) for sign in DELIMITERS] for text in closed]
    header, *others = [count for count in counts if any(count)] or [[0] * len(DELIMITERS)]

    def weight(sign: int) -> tuple[bool, int]:
        agreeing = sum(count[sign] == header[sign] for count in others)
        return header[sign] > 0 and 2 * agreeing >= len(others), header[sign]

    best = max(range(len(DELIMITERS)), key=weight)
    return _Shape(DELIMITERS[best], header[best] + 1)


def _quoted_row(line: Line, lines: Lines, shape: _Shape) -> Iterator[TableRow]:
    """The row of a line with quotation marks: alone, with following lines, or with marks as text.

    An open quotation mark reaches over lines only where a row with the header's cells comes out.
    """
    text, number, repaired = line
    cells, is_open = _parsed(text, shape)
    row = TableRow(number, cells, repaired) if cells else None
    row = row or (_extended(line, lines, shape) if is_open else None)
    row = row or TableRow(number, _plain(text, shape), together(repaired, _UNPAIRED))
    if any(cell.strip() for cell in row.cells):
        yield row


def _extended(line: Line, lines: Lines, shape: _Shape) -> TableRow | None:
    text, number, repaired = line
    is_full = shape.is_full(text)
    for taken, more in enumerate(lines.ahead(_MOST_LINES), 1):
        if isinstance(more, Unreadable) or (is_full and shape.is_full(more[0])):
            return None
        text, repaired = f"{text}\n{more[0]}", repaired or more[2]
        cells, is_open = _parsed(text, shape) if '"' in more[0] else ([], True)
        if len(cells) == shape.width:
            lines.drop(taken)
            return TableRow(number, cells, repaired)
        if not is_open or len(text) > _MOST_CHARACTERS:
            return None
    return None


def _parsed(text: str, shape: _Shape) -> tuple[list[str], bool]:
    """The cells, or none and whether a quotation mark is still open."""
    try:
        return next(csv.reader([text], delimiter=shape.delimiter, strict=True)), False
    except csv.Error as mistake:
        return [], "unexpected end" in str(mistake)


def _plain(text: str, shape: _Shape) -> list[str]:
    """The cells of a line whose marks don't pair up: a cell that is wholly quoted still is."""
    cells = text.split(shape.delimiter)
    return [c[1:-1].replace('""', '"') if len(c) > 1 and c[0] == c[-1] == '"' else c for c in cells]
