"""The lines of a text, and what a line may begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

BULLETS = "•●■◆▪·"
"""Of Word and of phones."""
ITEM = re.compile(
    rf"(?P<indent> *)(?:(?P<bullet>[-*+] +|[{BULLETS}] *)|(?P<number>\d{{1,3}})\. +)"
    r"(?P<text>[^ ].*)"
)
"""A number of four digits is a year."""
RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
INNER = 2
"""Spaces by which a line is inside the item above."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text or of what is inside a quotation, an item or a note."""

    all: Sequence[str]
    _vain: set[str] = field(default_factory=set)
    """What was looked for to the end and not found: thousands of fences that nobody closes would
    each be looked for again."""

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> str:
        """A line; empty behind the last and before the first."""
        return self.all[at] if 0 <= at < len(self.all) else ""

    def slice(self, start: int, end: int) -> list[str]:
        """Lines from ``start`` to before ``end``."""
        return list(self.all[start:end])

    def find(self, pattern: re.Pattern[str], start: int) -> int:
        """The first line from ``start`` on where something is; -1 where nothing is."""
        if pattern.pattern in self._vain:
            return -1
        for at in range(start, len(self.all)):
            if pattern.search(self.all[at]):
                return at
        self._vain.add(pattern.pattern)
        return -1


def indent_of(line: str) -> int:
    """Spaces before the first other character."""
    return len(line) - len(line.lstrip(" "))


def without_indent(line: str, most: int) -> str:
    """The line with so many spaces less before it, or as many as it has."""
    return line[min(most, indent_of(line)) :]
