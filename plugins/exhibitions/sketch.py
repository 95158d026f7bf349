"""Where a tour stands, as a sketch: dots in their true positions to each other, and a bar that says
how far things are; :mod:`plugins.library.places.projection` tells why there is no more to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from plugins.library.exhibitions.nouns import Station
from plugins.library.places.projection import project

WIDTH, HEIGHT, MARGIN = 640, 400, 48
"""Units of the drawing."""
FEWEST = 2
"""Dots from which positions say anything."""
_LONGEST_BAR = WIDTH / 4


@dataclass(frozen=True, slots=True)
class StationDot:
    """A place of the sketch; several stations may stand at one."""

    number: int
    name: str
    x: int
    y: int

    @property
    def text_y(self) -> int:
        """The base line of its number, which stands in the middle of the dot."""
        return self.y + 6


@dataclass(frozen=True, slots=True)
class TourSketch:
    """Dots in the order of the tour, and the bar."""

    dots: tuple[StationDot, ...]
    bar_km: float
    bar_width: int

    @property
    def way(self) -> str:
        """The dots as points of a polyline."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def bar_text(self) -> str:
        """``5 公里``, ``500 米``."""
        return f"{self.bar_km:g} 公里" if self.bar_km >= 1 else f"{self.bar_km * 1000:g} 米"


def sketch(stations: Iterable[Station]) -> TourSketch | None:
    """The sketch of those stations of which the position is known; None where they are too few."""
    places = {s.place: s.position for s in stations if s.position}
    if len(places) < FEWEST:
        return None
    drawn = project(list(places.values()), WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    left, top = (WIDTH - drawn.width) / 2, (HEIGHT - drawn.height) / 2
    dots = tuple(
        StationDot(number, name, round(left + x), round(top + y))
        for number, (name, (x, y)) in enumerate(zip(places, drawn.points, strict=True), 1)
    )
    bar = _round_length(_LONGEST_BAR / drawn.units_a_km)
    return TourSketch(dots, bar, round(bar * drawn.units_a_km))


def _round_length(longest: float) -> float:
    """The longest of 1, 2, 5, 10, 20, 50 … that is no longer."""
    power: float = 10.0 ** floor(log10(longest))
    return max(step * power for step in (1, 2, 5) if step * power <= longest)
