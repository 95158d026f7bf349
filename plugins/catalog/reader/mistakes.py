"""Mistakes in a TOML file that staff wrote, each with the line on which its words stand."""

import re
from pathlib import Path

from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, error


class Mistakes:
    """Collects the problems of one file; the TOML reader forgets lines, so words are looked up."""

    def __init__(self, path: Path) -> None:
        self.found: list[Problem] = []
        self._name = name_of(path, path.parent)
        self._lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()

    def add(self, within: str, words: str, what: str, found: str = "", remedy: str = "") -> None:
        """A mistake about ``words``, which stand on or below the line that has ``within``."""
        section = within.strip("[]").partition(".")[0]
        head = self._line(within) or self._line(section)
        line = self._line(words, max(head - 1, 0)) or head
        self.found.append(error(self._name, line, what, found, remedy))

    def _line(self, words: str, start: int = 0) -> int:
        pattern = re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w)")
        lines = enumerate(self._lines[start:], start + 1)
        return next((number for number, line in lines if pattern.search(line)), 0)
