"""Tables: rows with bars.

What is a table is seen from its first two lines: bars round both, or a second row of dashes. A row
of dashes that was typed wrong, or none, is no reason to print a table as a line of bars, and a
cell beyond the header stays in a column of its own.
"""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from plugins.typography.blocks.grammar import BlockClaim, BlockGrammar
from plugins.typography.blocks.lines import BlockLines

_DASHES = re.compile(r" *[|｜]?[-—–－─:： |｜]*[-—–－─][-—–－─:： |｜]*")
"""The row between header and body, as input methods write it too."""
_SPACED = " | "
"""Between cells without a frame: two rows that have as many are a table."""
_PART = re.compile(r"\\.|(?P<ticks>`+).*?(?<!`)(?P=ticks)(?!`)|(?P<bar>\|)", re.DOTALL)
"""A bar parts cells, but not in code and not behind a backslash."""


def table(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """A header, dashes, rows; the dashes may be missing where every row begins with a bar."""
    header, second = _row(lines[at]), _row(lines[at + 1])
    if not _has_bar(header):
        return None
    has_dashes = bool(_DASHES.fullmatch(second)) and (_has_bar(second) or header.startswith("|"))
    is_framed = all(row.startswith("|") and row.endswith("|") for row in (header, second))
    is_spaced = header.count(_SPACED) == second.count(_SPACED) > 0
    if not has_dashes and not (is_framed and len(second) > 1) and not is_spaced:
        return None
    end = at + 1 + has_dashes
    while _has_bar(_row(lines[end])):
        end += 1
    rows = [cells_of(_row(line)) for line in (lines[at], *lines.slice(at + 1 + has_dashes, end))]
    return BlockClaim(
        end, partial(_add_table, rows=rows, places=_places(second) if has_dashes else [])
    )


def _row(line: str) -> str:
    """A row without what stands around it; wide bars on both sides are bars."""
    row = line.strip()
    is_wide = len(row) > 1 and row.startswith("｜") and row.endswith("｜")
    return row.replace("｜", "|") if is_wide else row


def _has_bar(row: str) -> bool:
    return any(part["bar"] for part in _PART.finditer(row))


def cells_of(row: str) -> list[str]:
    """The words of the cells of a row."""
    bars = [part.start() for part in _PART.finditer(row) if part["bar"]]
    edges = [-1, *bars, len(row)]
    cells = [row[a + 1 : b].strip() for a, b in pairwise(edges)]
    first, last = bars[:1] == [0], bars[-1:] == [len(row) - 1]
    return cells[first : len(cells) - last]


def _places(dashes: str) -> list[str]:
    """Where the words of each column stand, from the colons of the row of dashes."""
    found = []
    for cell in cells_of(dashes.replace("：", ":").replace("｜", "|")):
        begins, ends = cell.startswith(":"), cell.endswith(":")
        found.append("center" if begins and ends else "right" if ends else "left" if begins else "")
    return found


def _add_table(parent: Element, rows: list[list[str]], places: list[str]) -> None:
    columns = max(map(len, rows))
    element = SubElement(parent, "table")
    _add_row(SubElement(element, "thead"), "th", rows[0], columns, places)
    body = SubElement(element, "tbody")
    for row in rows[1:]:
        _add_row(body, "td", row, columns, places)


def _add_row(parent: Element, tag: str, row: list[str], columns: int, places: list[str]) -> None:
    element = SubElement(parent, "tr")
    for number in range(columns):
        cell = SubElement(element, tag)
        cell.text = row[number] if number < len(row) else ""
        if places[number : number + 1] not in ([], [""]):
            cell.set("style", f"text-align: {places[number]};")
