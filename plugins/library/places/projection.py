"""Places on earth as points on a sheet: true to each other, north up, and nothing else.

No boundary, no road, no tile: a map of China with any of these may be published only with an
approval number (地图管理条例第十五条), and tiles would come from another host.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

_KM_A_DEGREE = 111.2
_LEAST_KM = 0.5
"""Places nearer to each other are not drawn further apart than as if they were that far."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Points in the order of the places, and the scale."""

    points: tuple[tuple[float, float], ...]
    """Right and down, in units of the sheet, from the corner of the drawing."""
    width: float
    height: float
    """Of the drawing: no more than the frame's."""
    units_a_km: float


def project(positions: Sequence[tuple[float, float]], width: float, height: float) -> Projection:
    """The places (longitude and latitude in degrees; at least one) within a frame.

    Equirectangular about their middle: right to one part in a thousand within a province.
    """
    middle = sum(latitude for _, latitude in positions) / len(positions)
    east = [longitude * cos(radians(middle)) * _KM_A_DEGREE for longitude, _ in positions]
    north = [latitude * _KM_A_DEGREE for _, latitude in positions]
    wide, high = max(east) - min(east), max(north) - min(north)
    scale = min(width / max(wide, _LEAST_KM), height / max(high, _LEAST_KM))
    points = tuple(
        ((x - min(east)) * scale, (max(north) - y) * scale)
        for x, y in zip(east, north, strict=True)
    )
    return Projection(points, wide * scale, high * scale, scale)
