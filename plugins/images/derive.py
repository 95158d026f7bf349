"""One picture → the folder of what is published of it.

WebP for nearly everybody, JPEG for the rest and for 长按保存; several widths, so that a phone
fetches what a phone shows; one that is as small as a stamp. Large pictures are tiled as well. All
stand under the addresses of :mod:`.iiif`. The picture is decoded once: what is smaller is made of
the tiles' levels, each half of the one above.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from plugins.images import tiles
from plugins.images.colours import to_srgb
from plugins.images.iiif import Size, whole
from plugins.images.measure import load_small, measure, opened

RECIPE = "2"
"""Goes into every key: another recipe gives other addresses."""
WIDTHS = (480, 800, 1280, 1920)
STAMP = 240
"""The width of the picture beside a name in a list; a JPEG alone, for it weighs nothing."""
WEBP: dict[str, Any] = {"quality": 78, "method": 4}
JPEG: dict[str, Any] = {"quality": 80, "optimize": True, "progressive": True}
DONE = "picture.json"
"""Written last: a folder without it was never finished."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a picture; all lengths in pixels."""

    key: str
    width: int
    height: int
    widths: tuple[int, ...]
    """Of the copies, ascending; each is there as WebP and as JPEG."""
    tile_size: int
    """0 where there are no tiles."""

    def height_at(self, width: int) -> int:
        """The height of a copy."""
        return max(1, round(self.height * width / self.width))

    def size_at(self, width: int) -> Size:
        """The size of a copy."""
        return Size(width, self.height_at(width))

    @property
    def stamp(self) -> int:
        """The width of the smallest copy."""
        return min(STAMP, self.widths[-1])

    @property
    def smaller(self) -> tuple[Size, ...]:
        """The sizes of all copies below the largest, ascending."""
        return tuple(map(self.size_at, sorted({self.stamp, *self.widths} - {self.widths[-1]})))

    def address(self, width: int, form: str) -> str:
        """Where a copy stands, from the picture's own address on."""
        return whole(None if width == self.widths[-1] else self.size_at(width), form)


def copy_widths(width: int) -> tuple[int, ...]:
    """The widths of the copies of a picture: none is larger than the picture."""
    largest = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one < largest), largest)


def derive(source: Path, folder: Path, key: str, tiled: bool) -> None:
    """Make everything of one picture in ``folder``, which appears whole or not at all."""
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    width, height = measure(source)
    image = _decoded(source, at_full_size=tiled)
    levels = tiles.write_tiles(image, making) if tiled else [image]
    made = Made(key, width, height, copy_widths(width), tiles.SIZE if tiled else 0)
    _write_copies(levels, made, making)
    (making / DONE).write_text(json.dumps(asdict(made)), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def read_made(folder: Path) -> Made | None:
    """What stands in a finished folder; None where it was never finished, or says other things."""
    try:
        found = json.loads((folder / DONE).read_text(encoding="utf-8"))
        return Made(**{**found, "widths": tuple(found["widths"])})
    except (FileNotFoundError, TypeError):
        return None


def _decoded(source: Path, at_full_size: bool) -> Image.Image:
    """Upright and in sRGB. A JPEG of which only copies are wanted is decoded at a fraction."""
    with opened(source) as raw:
        if not at_full_size:
            load_small(raw, 2 * WIDTHS[-1])
        # in place: a second copy of a board is a hundred megabytes
        ImageOps.exif_transpose(raw, in_place=True)
        image = to_srgb(raw)
    # copies inherit it, and a JPEG's comment would be written into each
    image.info.clear()
    return image


def _write_copies(levels: Sequence[Image.Image], made: Made, folder: Path) -> None:
    for width in sorted({made.stamp, *made.widths}):
        base = next((level for level in reversed(levels) if level.width >= width), levels[0])
        copy = base.resize(made.size_at(width), Image.Resampling.LANCZOS)
        target = folder / made.address(width, "jpg")
        target.parent.mkdir(parents=True, exist_ok=True)
        copy.save(target, **JPEG)
        if width in made.widths:
            copy.save(target.with_suffix(".webp"), **WEBP)
