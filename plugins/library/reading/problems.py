"""What is wrong with the input, told so that the reader of the message can mend it.

A reader never raises for bad input: it returns what it could read and the problems it met, so
that all mistakes come at once.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

Piece = TypeVar("Piece")


class Severity(Enum):
    """How much a problem weighs; the value is the word that staff read."""

    ERROR = "错误"
    """The site is not built."""
    WARNING = "警告"
    """Listed and counted; never stops a build."""
    NOTICE = "提示"
    """Something that ages or waits."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what is wrong, what was found, how to mend it (Chinese)."""

    path: str
    line: int
    """1-based; 0 where the problem is with the whole file."""
    what: str
    found: str = ""
    remedy: str = ""
    severity: Severity = Severity.ERROR
    awaits: bool = False
    """Whether it waits for what only the library can say: 待馆方填写."""
    stands: bool = False
    """Whether it weighs the same in a draft, which nobody publishes."""

    @property
    def place(self) -> str:
        """``file:line``, or the file alone."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        sentences = (self.what, f"读到的是“{self.found}”" if self.found else "", self.remedy)
        return f"{self.place}  " + "".join(
            s if s.endswith(("。", "？", "！")) else f"{s}。" for s in sentences if s
        )

    def __lt__(self, other: "Problem") -> bool:
        return (self.path, self.line, self.what) < (other.path, other.line, other.what)


def error(path: str, line: int | None, what: str, found: str = "", remedy: str = "") -> Problem:
    """A problem that stops ``check``, ``html`` and ``publish``."""
    return Problem(path, line or 0, what, found, remedy, Severity.ERROR)


def firm_error(
    path: str, line: int | None, what: str, found: str = "", remedy: str = ""
) -> Problem:
    """An error also in a draft: what lies in the repository is kept for ever."""
    return Problem(path, line or 0, what, found, remedy, Severity.ERROR, stands=True)


def warning(path: str, line: int | None, what: str, found: str = "", remedy: str = "") -> Problem:
    """A problem that is listed and counted, and stops nothing."""
    return Problem(path, line or 0, what, found, remedy, Severity.WARNING)


def notice(path: str, line: int | None, what: str, found: str = "", remedy: str = "") -> Problem:
    """A thing that ages or waits for somebody."""
    return Problem(path, line or 0, what, found, remedy, Severity.NOTICE)


def awaiting(problem: Problem) -> Problem:
    """The same, as one that waits for what only the library can say."""
    return replace(problem, awaits=True)


def gathered(
    read: Iterable[tuple[Piece | None, Iterable["Problem"]]],
) -> tuple[list[Piece], list["Problem"]]:
    """What was made of several things, and every problem met; None is what nothing was made of."""
    pieces: list[Piece] = []
    problems: list[Problem] = []
    for piece, found in read:
        pieces += [] if piece is None else [piece]
        problems += found
    return pieces, problems


def did_you_mean(word: str, known: Iterable[str], written: Container[str] = ()) -> str:
    """The remedy ``是“讲座”吗？``, or an empty string where nothing known is near."""
    near = nearest(word, known, written)
    return f"是“{near}”吗？" if near else ""


def nearest(word: str, known: Iterable[str], written: Container[str] = ()) -> str:
    """What is known and nearest to a word in whatever case; an empty string where nothing is near.

    What is ``written`` beside the word already can't be what it means; where that is the nearest,
    the next one would be a guess.
    """
    names = {name.lower(): name for name in known}
    # of two characters one is half, and half of Join is in Link
    cutoff = 0.6 if word.isascii() and len(word) > len("A12") else 0.5
    near = get_close_matches(word.lower(), names, n=1, cutoff=cutoff)
    return names[near[0]] if near and names[near[0]] not in written else ""
