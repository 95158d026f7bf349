"""Tiles: a picture cut at every size, so that a reader fetches only what is looked at.

Each level is half of the one above, rounded up; tiles do not overlap, and stand under the addresses
of :mod:`.iiif`. The first level that is one tile is the last.
"""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from plugins.images.iiif import Region, Size, part, whole

SIZE = 512
"""Pixels of a tile's side."""
QUALITY = 82
TILED_FROM = 2400
"""Pixels of the longer side from which tiles are worth it: below, the largest copy shows all."""


def scale_factors(width: int, height: int) -> list[int]:
    """How many pixels of the picture one pixel of each level stands for: 1, 2, 4 …"""
    factors = [1]
    while max(width, height) > SIZE * factors[-1]:
        factors.append(2 * factors[-1])
    return factors


def write_tiles(image: Image.Image, folder: Path) -> list[Image.Image]:
    """Cut an RGB picture into ``folder``; return its levels, the largest first."""
    levels: list[Image.Image] = []
    for factor in scale_factors(*image.size):
        levels.append(levels[-1].reduce(2) if levels else image)
        level = levels[-1]
        for address, box in tiles_of(Size(*image.size), factor):
            target = folder / address
            target.parent.mkdir(parents=True, exist_ok=True)
            level.crop(box).save(target, quality=QUALITY)
    return levels


def tiles_of(whole_size: Size, factor: int) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The tiles of a level: each with its address, and its place in the pixels of the level."""
    width, height = -(-whole_size.width // factor), -(-whole_size.height // factor)
    if max(width, height) <= SIZE:
        yield whole(Size(width, height)), (0, 0, width, height)
        return
    for top in range(0, height, SIZE):
        for left in range(0, width, SIZE):
            right, bottom = min(left + SIZE, width), min(top + SIZE, height)
            region = Region(
                left * factor,
                top * factor,
                min(SIZE * factor, whole_size.width - left * factor),
                min(SIZE * factor, whole_size.height - top * factor),
            )
            yield part(region, Size(right - left, bottom - top)), (left, top, right, bottom)
