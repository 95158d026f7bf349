"""Cells of a worksheet that are merged downwards: the value belongs to each of their rows.

Excel and WPS keep it in the first row and leave the others empty (ECMA-376 part 1, 18.3.1.55). The
list of merged cells stands behind the rows, so the part is looked through once before it is read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from string import ascii_uppercase
from typing import IO

_CHUNK, _LONGEST = 1 << 20, 256
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']"""
)
"""From one sign to the next: a word that repeats without end is looked through once."""
_MOST = 1 << 18
"""More cells merged downwards than that are not heeded."""

Merged = Mapping[int, Sequence[tuple[int, int]]]
"""First row → places of the columns, 0-based, each with its last row."""
Row = tuple[int, Sequence[object]]
"""Number and values; what is blank is None."""


def merged_down(part: IO[bytes]) -> Merged:
    """What is merged over several rows in the XML of a worksheet."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for column, first, last in islice(_ranges(part), _MOST):
        found[first].append((_place(column.decode()), last))
    return found


def spread(rows: Iterable[Row], merged: Merged) -> Iterator[Row]:
    """The rows, each merged value in every row that has anything of its own."""
    if not merged:
        yield from rows
        return
    held: dict[int, tuple[int, object]] = {}
    for line, row in rows:
        held = {place: kept for place, kept in held.items() if kept[0] >= line}
        yield line, (_filled(row, held) if held else row)
        for place, last in merged.get(line, ()):
            if place < len(row):
                held[place] = (last, row[place])


def _filled(row: Sequence[object], held: Mapping[int, tuple[int, object]]) -> Sequence[object]:
    if row.count(None) == len(row):
        return row
    cells = [*row, *repeat(None, max(held) + 1 - len(row))]
    for place, (_, value) in held.items():
        if cells[place] is None:
            cells[place] = value
    return cells


def _ranges(part: IO[bytes]) -> Iterator[tuple[bytes, int, int]]:
    """Column, first and last row of those that reach over several rows."""
    rest = b""
    while chunk := part.read(_CHUNK):
        chunk, end = rest + chunk, 0
        for match in _MERGED.finditer(chunk):
            first, last, end = int(match[2]), int(match[3]), match.end()
            if last > first:
                yield match[1], first, last
        rest = chunk[max(end, len(chunk) - _LONGEST) :]


def _place(column: str) -> int:
    place = 0
    for letter in column:
        place = 26 * place + ascii_uppercase.index(letter) + 1
    return place - 1
