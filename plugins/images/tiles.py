"""Deep Zoom tiles: a picture cut at every size, so that a reader fetches only what is looked at.

The layout is Microsoft's Deep Zoom (DZI): ``<level>/<column>_<row>.jpg``, level 0 one pixel, each
level twice the one below, no overlap. ``theme/static/js/exhibition/tiles.js`` reads
it by its sizes alone.
"""

from math import ceil, log2
from pathlib import Path

from PIL import Image

SIZE = 512
"""Pixels of a tile's side."""
FIRST_LEVEL_SIDE = 256
"""Levels that are smaller than this on both sides nobody asks for."""
QUALITY = 82
TILED_FROM = 2400
"""Pixels of the longer side from which tiles are worth it: below, the largest copy shows all."""


def top_level(width: int, height: int) -> int:
    """The level of the whole picture."""
    return ceil(log2(max(width, height)))


def write_tiles(image: Image.Image, folder: Path) -> list[Image.Image]:
    """Cut an RGB picture into ``folder``; return its levels, the largest first."""
    levels = [image]
    for level in range(top_level(*image.size), -1, -1):
        _cut(levels[-1], folder / str(level))
        if max(levels[-1].size) <= FIRST_LEVEL_SIDE:
            break
        levels.append(levels[-1].reduce(2))
    return levels


def _cut(image: Image.Image, folder: Path) -> None:
    folder.mkdir(parents=True)
    for top in range(0, image.height, SIZE):
        for left in range(0, image.width, SIZE):
            box = (left, top, min(left + SIZE, image.width), min(top + SIZE, image.height))
            target = folder / f"{left // SIZE}_{top // SIZE}.jpg"
            image.crop(box).save(target, quality=QUALITY)
