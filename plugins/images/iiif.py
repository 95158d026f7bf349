"""Where the pixels of a picture stand: the addresses of IIIF's Image API 3.0, level 0.

A host of plain files answers what the API asks, because each file stands where a server would make
it: ``{region}/{size}/{rotation}/{quality}.{format}`` below the picture's own address. So our pages,
our viewer and anybody's viewer read one copy. Source: iiif.io/api/image/3.0, sections 4, 5 and
Appendix A; ``theme/static/js/exhibition/tiles.js`` has the same rule for tiles.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

INFO = "info.json"
_WHOLE, _LARGEST = "full", "max"
_UNTURNED = "0/default"
"""Rotation and quality: upright, and in its colours."""


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


class Region(NamedTuple):
    """A part of the whole picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int


def whole(size: Size | None, form: str = "jpg") -> str:
    """The whole picture at a size; ``None`` is the largest that there is, which has one address."""
    said = f"{size.width},{size.height}" if size else _LARGEST
    return f"{_WHOLE}/{said}/{_UNTURNED}.{form}"


def part(region: Region, size: Size) -> str:
    """A tile: a region, at the size that it has at its level."""
    return f"{','.join(map(str, region))}/{size.width},{size.height}/{_UNTURNED}.jpg"


def information(
    address: str, size: Size, largest: Size, copies: Iterable[Size], tiles: tuple[int, list[int]]
) -> dict[str, Any]:
    """``info.json`` of the picture at ``address`` (with scheme and host).

    ``largest``: of the copies of the whole; ``copies``: the smaller ones; ``tiles``: their side and
    their scale factors. A picture that is not cut is one tile, its largest copy.
    """
    side, factors = tiles
    cut = {"width": side or size.width, "height": side or size.height, "scaleFactors": factors}
    limits = {"maxWidth": largest.width, "maxHeight": largest.height}
    return {
        "@context": "http://iiif.io/api/image/3/context.json",
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": size.width,
        "height": size.height,
        **(limits if largest != size else {}),
        "sizes": [{"width": one.width, "height": one.height} for one in copies],
        "tiles": [cut],
    }
