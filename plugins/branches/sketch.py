"""A sketch of where the places are: a dot for each whose coordinates are known.

The list beside it says the same in words; :mod:`plugins.library.places.projection` tells why there
is no boundary and no tile.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.library.places.places import MAIN, Branch
from plugins.library.places.projection import project

WIDTH = 600
"""Units of the drawing; its height follows from the places."""
MARGIN = 24
TALLEST = 700
FEWEST = 3
"""Fewer dots say nothing."""


@dataclass(frozen=True, slots=True)
class PlaceDot:
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
class PlacesSketch:
    """Dots in a frame, the largest last, so that nothing covers them."""

    width: int
    height: int
    dots: tuple[PlaceDot, ...]


def sketch(branches: Iterable[Branch]) -> PlacesSketch | None:
    """The sketch of all places whose coordinates are known; None where they are too few."""
    known = [(branch, branch.position) for branch in branches if branch.position]
    if len(known) < FEWEST:
        return None
    drawn = project([spot for _, spot in known], WIDTH - 2 * MARGIN, TALLEST - 2 * MARGIN)
    dots = [
        PlaceDot(round(MARGIN + x, 1), round(MARGIN + y, 1), branch)
        for (branch, _), (x, y) in zip(known, drawn.points, strict=True)
    ]
    dots.sort(key=lambda dot: dot.rank)
    return PlacesSketch(
        round(drawn.width) + 2 * MARGIN, round(drawn.height) + 2 * MARGIN, tuple(dots)
    )
