"""What a picture says of itself before a pixel is decoded, and whether it may come in.

Pillow only warns between one and two times its own limit, and a PNG of 200 megapixels is 200 kB
on disk; so the head is read and judged first.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from plugins.library.reading.problems import Problem, error, warning

FORMATS = ("PNG", "JPEG", "WEBP")
PIXEL_LIMIT = 120_000_000
"""A board of 120 × 80 cm at 300 dpi has 134 megapixels; what is printed has a quarter of it."""
BYTE_LIMIT = 80_000_000
NARROW = 1600
"""Pixels: less looks soft on a large screen."""
_TURNED = (5, 6, 7, 8)
"""Values of EXIF's Orientation (0x0112) that exchange width and height."""
_ORIENTATION = 0x0112
_PNG_WORDS = re.compile(rb"eXIf|tEXt|zTXt|iTXt")
"""Chunks in which a PNG has EXIF, or words that hold EXIF or XMP."""
_SMALL = 8
"""A JPEG is decoded at an eighth of its size to see whether all of it is there."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Width and height in pixels, upright."""

    width: int
    height: int


@contextmanager
def opened(path: Path, formats: tuple[str, ...] = FORMATS) -> Iterator[Image.Image]:
    """A picture of a size that is judged here, so that Pillow's own limit says nothing of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path, formats=formats) as image:
            yield image


def measure(path: Path) -> Measured:
    """The size of a picture as it stands upright."""
    with opened(path) as image:
        width, height = image.size
        return Measured(height, width) if is_turned(image, path) else Measured(width, height)


def is_turned(image: Image.Image, path: Path) -> bool:
    """Whether an opened file says that its picture lies on its side.

    Pillow decodes a whole PNG to look behind its pixels; where no chunk could say so it need not.
    """
    if image.format == "PNG" and not _PNG_WORDS.search(path.read_bytes()):
        return False
    return image.getexif().get(_ORIENTATION) in _TURNED


def check_picture(path: Path, name: str, narrowest: int = 0) -> tuple[Problem, ...]:
    """A problem where a file is no picture, is cut short, or is too large or too narrow."""
    size = path.stat().st_size
    if size > BYTE_LIMIT:
        remedy = f"请缩小到 {BYTE_LIMIT // 1_000_000} MB 以内"
        return (error(name, 0, "图片文件太大", f"{size / 1e6:.0f} MB", remedy),)
    try:
        with opened(path) as image:
            width, height = image.size
            if width * height > PIXEL_LIMIT:
                found, remedy = f"{width} × {height} 像素", "请缩小到 1.2 亿像素以内"
                return (error(name, 0, "图片像素太多", found, remedy),)
            image.draft("RGB", (width // _SMALL, height // _SMALL))
            image.load()
    except UnidentifiedImageError:
        remedy = "请另存为 JPEG 或 PNG"
        return (error(name, 0, "不是 JPEG、PNG 或 WebP 图片", path.name, remedy),)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as mistake:
        return (error(name, 0, "图片读不完整", str(mistake), "文件可能被截断，请重新导出"),)
    if max(width, height) < narrowest:
        found = f"{width} × {height} 像素"
        remedy = f"长边最好不少于 {narrowest} 像素，不然放大了看不清"
        return (warning(name, 0, "图片太小", found, remedy),)
    return ()
