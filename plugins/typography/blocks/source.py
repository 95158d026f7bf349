"""A text before its blocks are read: control signs, tabs, and where links of a text lead.

Python-Markdown makes spaces of every tab, so that a table pasted from a sheet is one long line,
and takes any ``[来源]: 四川省图书馆`` for the target of a link, which nobody sees. Here rows with
tabs become rows with bars, and a target is an address that somebody's link asks for.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from plugins.typography.blocks.lines import BULLETS, BlockLines, end_of_fence

_TAB = 4
"""Columns to the next tab stop; Markdown's own."""
_INNER_TAB = re.compile(r"(?<=\S) *\t")
_NUMBERED = re.compile(
    rf"\s*(?:[-*+>{BULLETS}]|\d{{1,3}}[.、．)）]|[（(]?[一二三四五六七八九十]{{1,3}}[、)）.]|[①-⑳])\s*\t"
)
"""An item: its tab stands behind its sign, and parts no cells."""
_TARGET = re.compile(
    r"(?:> ?)* *\[(?P<label>[^\[\]^][^\[\]]*)\]:\s*(?:<(?P<framed>[^<>]+)>|(?P<bare>\S+))"
    r"(?:\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?\s*"
)
_ADDRESS = re.compile(r"(?:[/#{]|https?:|mailto:|tel:|\.{1,2}/|www\.|[\w.-]+\.md\b)", re.IGNORECASE)
"""What an address begins with. What else stands behind ``[…]:`` are words."""
_LABEL = re.compile(r"\[([^\[\]]+)\]")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_SPACES = re.compile(r"\s+")


class SourceLines(Preprocessor):
    """Lays out the lines, and takes the targets out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._references = md.references

    def run(self, lines: list[str]) -> list[str]:
        """The lines without tabs, without targets and without what only Python-Markdown writes."""
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._without_targets(list(_without_tabs(written)))

    def _without_targets(self, lines: list[str]) -> list[str]:
        targets = dict(_targets(lines))
        if not targets:
            return lines
        texts = (line for number, line in _outside_fences(lines) if number not in targets)
        rest = _CODE.sub("", "\n".join(texts))
        asked = {_name(label) for label in _LABEL.findall(rest)}
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
    for _, group in groupby(enumerate(lines), lambda one: one[0] in rows):
        together = list(group)
        is_table = together[0][0] in rows and any(
            _INNER_TAB.search(one.strip()) for _, one in together
        )
        if is_table and len(together) > 1:
            yield from _as_table([line for _, line in together])
        else:
            yield from (line.expandtabs(_TAB) for _, line in together)


def _is_row(line: str) -> bool:
    return bool(_INNER_TAB.search(line)) and not _NUMBERED.match(line)


def _as_table(rows: Sequence[str]) -> Iterator[str]:
    """A table of its own, for the block grammar to read."""
    yield ""
    for row in rows:
        cells = (cell.strip().replace("|", "\\|") for cell in row.split("\t"))
        yield f"| {' | '.join(cells)} |"
    yield ""
