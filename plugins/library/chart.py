"""Numbers as rows of spines: what a chart needs to be drawn as books on a shelf. Pure.

A bar is a row of book spines of equal width, so that its length is exactly its number; the last
spine is cut where the number ends. One spine stands for one thing where the largest number is
small, else for a round number of them. All rows of a page share one drawing, ``SHELF``, of which
each shows its own length: a row costs a hundred bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

SPINES = 60
"""The most on a row: as many as can be told apart on a phone."""
PITCH = 6
"""From one spine to the next, in units of the drawing."""
GAP = 1.5
HEIGHT = 22
WIDTH = SPINES * PITCH
_POWERS: tuple[int, ...] = tuple(10**power for power in range(12))
_TOPS = (0, 3, 1, 4, 0, 2, 5, 1)
"""How far a spine stays below the tallest: books differ in height, and it means nothing."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One number of a chart."""

    label: str
    count: int
    url: str = ""
    """Where these can be seen, from the site's root; empty where there is no such page."""
    moment: str = ""
    """The label as a year, for machines."""
    length: str = "0"
    """Of its spines, in units of the drawing, at most :data:`WIDTH`; the chart gives it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows that add up to their total."""

    anchor: str
    title: str
    measure: str
    """What is counted: 种, 册."""
    sentence: str
    """What the chart shows, for who doesn't look at it."""
    rows: tuple[ChartRow, ...]
    spine: int
    """How many one spine stands for."""

    @property
    def total(self) -> int:
        """The sum of all rows."""
        return sum(row.count for row in self.rows)


def chart(anchor: str, title: str, measure: str, sentence: str, rows: Iterable[ChartRow]) -> Chart:
    """Rows on one scale."""
    rows = tuple(rows)
    spine = spine_for(max((row.count for row in rows), default=0))
    drawn = tuple(replace(row, length=length(row.count, spine)) for row in rows)
    return Chart(anchor, title, measure, sentence, drawn, spine)


def spine_for(largest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that keeps the largest number within one row."""
    steps = (step * power for power in _POWERS for step in (1, 2, 5))
    return next(spine for spine in steps if largest <= spine * SPINES)


def length(number: int, spine: int) -> str:
    """How much of the shelf a number takes; whatever is there is seen, be it a hairline."""
    if not number:
        return "0"
    return f"{max(number / spine * PITCH, GAP):.1f}".removesuffix(".0")


def _shelf() -> str:
    spines = ((place * PITCH, _TOPS[place % len(_TOPS)]) for place in range(SPINES))
    wide = PITCH - GAP
    return "".join(f"M{left} {top}h{wide}v{HEIGHT - top}h-{wide}z" for left, top in spines)


SHELF = _shelf()
"""A full row as the path of an SVG."""


def share(part: int, whole: int) -> str:
    """A part as readers say it: ``31%``, ``不到 1%``."""
    percent = round(100 * part / whole) if whole else 0
    return f"{percent}%" if percent or not part else "不到 1%"
