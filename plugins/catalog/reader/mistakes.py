"""Mistakes in a TOML file that staff wrote, each with the line on which its words stand."""

from pathlib import Path

from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.toml_lines import whole


class Mistakes:
    """Collects the problems of one file; the TOML reader forgets lines, so words are looked up."""

    def __init__(self, path: Path) -> None:
        self.problems: list[Problem] = []
        self._name = name_of(path, path.parent)
        self._file = whole(read_text(path, self._name)[0])

    def add(self, within: str, words: str, what: str, found: str = "", remedy: str = "") -> None:
        """A mistake about ``words``, which stand on or below the line that has ``within``."""
        section = within.strip("[]").partition(".")[0]
        head = self._file.mention(within) or self._file.mention(section)
        line = self._file.mention(words, head) or head
        self.problems.append(error(self._name, line, what, found, remedy))
