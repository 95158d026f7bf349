"""A sketch of where the places are: dots by longitude and latitude, no boundary, no tile.

Maps of China must have their boundaries approved (地图管理条例第十五条); dots on white paper are
no map. The list beside it says the same in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from plugins.library.places import MAIN, Branch

WIDTH = 600
"""Units of the drawing; its height follows from the places."""
MARGIN = 24
TALLEST = 700
FEWEST = 3
"""Fewer dots say nothing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One place of the sketch."""

    x: float
    y: float
    branch: Branch

    @property
    def is_main(self) -> bool:
        """Whether it is the main library."""
        return self.branch.kind == MAIN

    @property
    def rank(self) -> int:
        """How large it is drawn; the larger stand before the smaller."""
        return {MAIN: 2, "branch": 1}.get(self.branch.kind, 0)


@dataclass(frozen=True, slots=True)
class Sketch:
    """Dots in a frame, the largest last, so that nothing covers them."""

    width: int
    height: int
    dots: tuple[Dot, ...]


def sketch(branches: Iterable[Branch]) -> Sketch | None:
    """The sketch of all places whose coordinates are known; None where they are too few."""
    known = [(branch, *branch.position) for branch in branches if branch.position]
    if len(known) < FEWEST:
        return None
    west, east = min(x for _, x, _ in known), max(x for _, x, _ in known)
    south, north = min(y for *_, y in known), max(y for *_, y in known)
    narrowing = cos(radians((south + north) / 2))
    across, up = max((east - west) * narrowing, 1e-6), max(north - south, 1e-6)
    inner = min((WIDTH - 2 * MARGIN) / across, (TALLEST - 2 * MARGIN) / up)
    dots = [
        Dot(
            round(MARGIN + (x - west) * narrowing * inner, 1),
            round(MARGIN + (north - y) * inner, 1),
            branch,
        )
        for branch, x, y in known
    ]
    dots.sort(key=lambda dot: dot.rank)
    width, height = round(across * inner + 2 * MARGIN), round(up * inner + 2 * MARGIN)
    return Sketch(max(width, 2 * MARGIN), max(height, 2 * MARGIN), tuple(dots))
