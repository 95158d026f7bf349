"""A text before its blocks are read: control signs, tabs, and where links of a text lead.

Python-Markdown makes spaces of every tab, so that a table pasted from a sheet is one long line,
and takes any ``[来源]: 四川省图书馆`` for the target of a link, which nobody sees. Here rows with
tabs become rows with bars, and a target is an address that somebody's link asks for.
"""

import re
from collections.abc import Iterator, Sequence, Set

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from plugins.library.hidden import without_hidden
from plugins.typography.blocks.lines import BULLETS, BlockLines, end_of_fence

_TAB = 4
"""Columns to the next tab stop; Markdown's own."""
_TALLEST = 30
"""Lines of a cell."""
_WIDE_BEFORE = re.compile(r"^\u3000+(?=(?:[-*+]|\d{1,3}\.|#{1,6})[ \u3000])")
"""Wide spaces before the sign of an item or of a heading."""
_INNER_TAB = re.compile(r"(?<=\S) *\t")
_NUMBERED = re.compile(
    rf"\s*(?:[-*+>{BULLETS}]|\d{{1,3}}[.、．)）]|[（(]?[一二三四五六七八九十]{{1,3}}[、)）.]|[①-⑳])\s*\t"
)
"""An item: its tab stands behind its sign, and parts no cells."""
_ITEM = re.compile(r"\s*[-*+] ")
_TARGET = re.compile(
    r"(?:> ?)* *\[(?P<label>[^\[\]^][^\[\]]*)\]:\s*(?:<(?P<framed>[^<>]+)>|(?P<bare>\S+))"
    r"(?:\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?\s*"
)
_ADDRESS = re.compile(r"(?:[/#{]|https?:|mailto:|tel:|\.{1,2}/|www\.|[\w.-]+\.md\b)", re.IGNORECASE)
"""What an address begins with. What else stands behind ``[…]:`` are words."""
_LABEL = re.compile(r"\[([^\[\]]+)\]")
_CODE = re.compile(r"(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_CODE_LABEL = re.compile(r"\[([^\[\]`]*`[^\[\]`]+`[^\[\]`]*)\]")
_SPACES = re.compile(r"\s+")


class SourceLines(Preprocessor):
    """Lays out the lines, and takes the targets out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._references = md.references

    def run(self, lines: list[str]) -> list[str]:
        """The lines without tabs, without targets and without what only Python-Markdown writes."""
        text = without_hidden("\n".join(lines)).replace(STX, "").replace(ETX, "")
        written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        plain = [_WIDE_BEFORE.sub("", line) for line in _without_tabs(written)]
        return self._without_targets(plain)

    def _without_targets(self, lines: list[str]) -> list[str]:
        targets = dict(_targets(lines))
        if not targets:
            return lines
        texts = (line for number, line in _outside_fences(lines) if number not in targets)
        rest = "\n".join(texts)
        labels = (*_LABEL.findall(_CODE.sub("", rest)), *_CODE_LABEL.findall(rest))
        asked = set(map(_name, labels))
        for number, match in targets.items():
            name = _name(match["label"])
            if name in asked and name not in self._references:
                title = match["double"] or match["single"] or match["round"]
                self._references[name] = (match["framed"] or match["bare"], title)
                lines[number] = ""
        return lines


def _name(label: str) -> str:
    return _SPACES.sub(" ", label.strip()).lower()


def _outside_fences(written: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(number, line) of what is no code."""
    lines, at = BlockLines(written), 0
    while at < len(lines):
        end = end_of_fence(lines, at)
        if not end:
            yield at, lines[at]
        at = max(end, at) + 1


def _targets(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, line in _outside_fences(lines):
        match = _TARGET.fullmatch(line)
        if match and _ADDRESS.match(match["framed"] or match["bare"]):
            yield number, match


def _without_tabs(lines: Sequence[str]) -> Iterator[str]:
    """Rows that stand together become a table; any other tab is spaces."""
    rows = {number for number, line in _outside_fences(lines) if _is_row(line)}
    at = 0
    while at < len(lines):
        table, end = _table(lines, rows, at)
        if len(table) > 1 and any(_INNER_TAB.search(row.strip()) for row in table):
            yield from _as_table(table)
        else:
            end = at + 1
            yield lines[at].expandtabs(_TAB)
        at = end


def _table(lines: Sequence[str], rows: Set[int], at: int) -> tuple[list[str], int]:
    """The rows that stand together from a line on, and where they end.

    A cell with a line break has quotes round it, as sheets copy it; an empty line parts a header
    from rows of as many cells.
    """
    table: list[str] = []
    while at in rows:
        row, at = _whole_row(lines, at)
        table.append(row)
        is_header = len(table) == 1 and at + 1 in rows and not lines[at].strip()
        if is_header and lines[at + 1].count("\t") == row.count("\t"):
            at += 1
    return table, at


def _whole_row(lines: Sequence[str], at: int) -> tuple[str, int]:
    last = lines[at].rpartition("\t")[2]
    if not last.startswith('"') or last.count('"') % 2 == 0:
        return lines[at], at + 1
    for end in range(at + 1, min(at + _TALLEST, len(lines))):
        if lines[end].count('"') % 2:
            return "<br>".join(lines[at : end + 1]), end + 1
    return lines[at], at + 1


def _is_row(line: str) -> bool:
    return bool(_INNER_TAB.search(line)) and not (_NUMBERED.match(line) or _ITEM.match(line))


def _as_table(rows: Sequence[str]) -> Iterator[str]:
    """A table of its own, for the block grammar to read."""
    yield ""
    for row in rows:
        cells = (_unquoted(cell.strip()).replace("|", "\\|") for cell in row.split("\t"))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _unquoted(cell: str) -> str:
    is_quoted = "<br>" in cell and cell.startswith('"') and cell.endswith('"')
    return cell[1:-1].replace('""', '"') if is_quoted else cell
