"""In which file a number stood before: in the one that is read, or in those ahead of it.

Of files with a month in their names the newer one is read first, so that what it says is kept.
"""

import re
from pathlib import PurePosixPath
from unicodedata import normalize

_MONTH = re.compile(
    r"(?<!\d)(20\d\d)[-_./年 ]?(0[1-9]|1[0-2]|[1-9](?=月|[-_./]))"
    r"(?:[-_./月 ]?(0[1-9]|[12]\d|3[01]|[1-9](?=日|号|\D|$)))?(?!\d)"
)


def month_in_name(name: str) -> str:
    """``202611`` or ``20261128``: the month or the day that a file's name states; else empty.

    A month comes before its days, as it does in an export of its beginning.
    """
    found = list(_MONTH.finditer(normalize("NFKC", PurePosixPath(name).stem)))
    return "".join(part.zfill(2) for part in found[-1].groups() if part) if found else ""


def newest_first(name: str) -> tuple[bool, int, str]:
    """A key to sort files by: dated ones, the newest ahead, then the others by name."""
    month = month_in_name(name)
    return not month, -int(month.ljust(8, "0")), name


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

    def __contains__(self, number: object) -> bool:
        """Whether this file has a number."""
        return number in self._own

    def before(self, number: str) -> str:
        """``items.csv、b.csv``: the files ahead of this one, of which one has the number.

        Empty where this file has it, or none is ahead.
        """
        return "" if number in self._own else "、".join(self._before)

    def is_older(self) -> bool:
        """Whether the file that is read says itself that it is older than all ahead of it."""
        month = month_in_name(self._name)
        return bool(month) and all(month < month_in_name(name) for name in self._before)


def of_old_export(files: str, *, is_older: bool) -> str:
    """What staff do where files ahead have what this one repeats."""
    old = f"这个文件比 {files} 旧" if is_older else f"{files} 是旧的导出或样例"
    return f"{old}，就从这个文件夹里删去"
