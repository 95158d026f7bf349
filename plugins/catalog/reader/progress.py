"""How far a file of the export has been read, in units."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rich.progress import Progress, TaskID, TextColumn

from plugins.library.progress import bar

_STEP = 500
"""Units between two looks at the bar."""
_CHUNK = 1 << 20
Unit = TypeVar("Unit")


class FileProgress:
    """One file's line: how many units have come, and how much of it that is where it is known."""

    def __init__(self, progress: Progress, name: str) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task(f"读取 {name}", total=None, count=0)

    def expect(self, units: int) -> None:
        """Say how many units will come."""
        self._progress.update(self._task, total=units)

    def through(self, units: Iterable[Unit]) -> Iterator[Unit]:
        """Hand the units on and count them."""
        count = 0
        for count, unit in enumerate(units, 1):
            if count % _STEP == 0:
                self._progress.update(self._task, completed=count, count=count)
            yield unit
        self._progress.update(self._task, total=count, completed=count, count=count)


def count_marks(path: Path, mark: bytes) -> int:
    """How often a byte stands in a file: about its rows or records, quickly."""
    with path.open("rb") as file:
        return sum(chunk.count(mark) for chunk in iter(lambda: file.read(_CHUNK), b""))


def progress_bar() -> Progress:
    """A bar on the error output, so that what a command prints can still be piped."""
    return bar(TextColumn("{task.fields[count]:>9,} 条"))
