"""Where a tour stands, as a sketch: dots in their true positions to each other, and nothing else.

No boundary, no road, no tile: a map of China with any of these may be published only with an
approval number (地图管理条例 第十五条), and tiles would come from a foreign host. North is up; the
bar says how far things are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, floor, log10, radians

from plugins.library.exhibitions.nouns import Station

WIDTH, HEIGHT, MARGIN = 640, 400, 48
"""Units of the drawing."""
FEWEST = 2
"""Dots from which positions say anything."""
_KM_A_DEGREE = 111.2
_LEAST_KM = 0.5
_LONGEST_BAR = WIDTH / 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A place of the sketch; several stations may stand at one."""

    number: int
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """Dots in the order of the tour, and the bar."""

    dots: tuple[Dot, ...]
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


def sketch(stations: Iterable[Station]) -> Sketch | None:
    """The sketch of those stations of which the position is known; None where they are too few."""
    places = {s.place: s.position for s in stations if s.position}
    if len(places) < FEWEST:
        return None
    middle = sum(p.latitude for p in places.values()) / len(places)
    east = [p.longitude * cos(radians(middle)) * _KM_A_DEGREE for p in places.values()]
    north = [p.latitude * _KM_A_DEGREE for p in places.values()]
    wide, high = max(east) - min(east), max(north) - min(north)
    scale = min(
        (WIDTH - 2 * MARGIN) / max(wide, _LEAST_KM), (HEIGHT - 2 * MARGIN) / max(high, _LEAST_KM)
    )
    left = (WIDTH - wide * scale) / 2 - min(east) * scale
    top = (HEIGHT - high * scale) / 2 + max(north) * scale
    dots = tuple(
        Dot(number, name, round(left + x * scale), round(top - y * scale))
        for number, (name, x, y) in enumerate(zip(places, east, north, strict=True), 1)
    )
    bar = _round_length(_LONGEST_BAR / scale)
    return Sketch(dots, bar, round(bar * scale))


def _round_length(longest: float) -> float:
    """The longest of 1, 2, 5, 10, 20, 50 … that is no longer."""
    power: float = 10.0 ** floor(log10(longest))
    return max(step * power for step in (1, 2, 5) if step * power <= longest)
