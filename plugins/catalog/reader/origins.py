"""In which file a number stood before: in the one that is read, or in those ahead of it."""

from pathlib import PurePosixPath


class Origins:
    """Numbers of the file that is read, and the files that had any before it."""

    def __init__(self) -> None:
        self._name = ""
        self._own: set[str] = set()
        self._before: list[str] = []

    def begin(self, path: str) -> None:
        """Another file is read from now on."""
        name = PurePosixPath(path).name
        if name != self._name and self._own:
            self._before.append(self._name)
            self._own = set()
        self._name = name

    def add(self, number: str) -> None:
        """A number of this file is kept."""
        self._own.add(number)

    def before(self, number: str) -> str:
        """``items.csv、b.csv``: the files ahead of this one, of which one has the number.

        Empty where this file has it, or none is ahead.
        """
        return "" if number in self._own else "、".join(self._before)


def of_old_export(files: str) -> str:
    """What staff do where files ahead have what this one repeats."""
    return f"{files} 是旧的导出或样例，就从这个文件夹里删去"
