"""What a picture says of itself before a pixel is decoded, and whether it may come in.

Pillow refuses a picture by a limit of its own and in words of its own, and a PNG of 200 megapixels
is 200 kB on disk; so the head is read and judged here, by the one opener of pictures. HEIC is read
by libheif, which is loaded when the first one comes.
"""

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PIL import Image

from plugins.library.causes import cause_of
from plugins.library.reading.picture_kinds import MADE, MADE_NAMES, picture_kind
from plugins.library.reading.problems import Problem, error, warning

FORMATS = tuple({"HEIC": "HEIF"}.get(kind, kind.upper()) for kind in MADE)
"""The pictures of which copies are made, as Pillow calls their formats."""
BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, RuntimeError, EOFError, MemoryError),
    *(OverflowError, struct.error),
)
"""What Pillow and libheif raised for files that were cut short or had wrong bytes in them."""
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


_LAID = re.compile(rb"\0\0\0\x09i(?:rot|mir)")
"""The properties of a HEIF file that turn a picture (ISO 23008-12 §6.5.10, §6.5.12)."""
Image.MAX_IMAGE_PIXELS = None  # :class:`TooLarge` says it, with the figures


class TooLarge(ValueError):
    """A picture of more pixels than any page needs, found before one was decoded."""

    def __init__(self, form: str, width: int, height: int) -> None:
        super().__init__(f"{width} × {height} 像素")
        self.form, self.width, self.height = form, width, height


@contextmanager
def opened(path: Path, formats: tuple[str, ...] = FORMATS) -> Iterator[Image.Image]:
    """A picture of a size that was judged: :class:`TooLarge`, or one of :data:`BROKEN`."""
    if picture_kind(path) == "HEIC":
        _load_libheif()
    else:  # Pillow raises KeyError for a format that nobody has loaded
        formats = tuple(one for one in formats if one != "HEIF")
    with warnings.catch_warnings():
        # of odd metadata, which are left out
        warnings.simplefilter("ignore")
        with Image.open(path, formats=formats) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise TooLarge(str(image.format), *image.size)
            if image.format == "HEIF":
                _lay_as_it_says(image, path)
            yield image


@cache
def _load_libheif() -> None:
    from pillow_heif import register_heif_opener  # 25 MB that most libraries' builds never need

    register_heif_opener()


def _lay_as_it_says(image: Image.Image, path: Path) -> None:
    """libheif turns what a property of the file turns; where only EXIF says so, nobody does yet."""
    turn = image.info.get("original_orientation")
    if turn and not _LAID.search(path.read_bytes()):
        image.getexif()[_ORIENTATION] = turn


def load_small(image: Image.Image, side: int = 1) -> None:
    """Decode all of a picture: of a JPEG a fraction at least so wide, which needs all its bytes.

    A HEIC would give the small picture that stands in it besides.
    """
    if image.format == "JPEG":
        image.draft("RGB", (side, side))
    image.load()


def measure(path: Path) -> tuple[int, int]:
    """Width and height of a picture as it stands upright, in pixels."""
    with opened(path) as image:
        return image.size[::-1] if is_turned(image, path) else image.size


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
    if not size:
        return (error(name, 0, "图片文件是空的", "0 字节", "文件没有拷贝完整，请重新放一次"),)
    if size > BYTE_LIMIT:
        remedy = f"请缩小到 {BYTE_LIMIT // 1_000_000} MB 以内"
        return (error(name, 0, "图片文件太大", f"{size / 1e6:.0f} MB", remedy),)
    try:
        with opened(path) as image:
            width, height = image.size
            load_small(image, max(width, height) // _SMALL)
    except TooLarge as large:
        found = f"{large.width} × {large.height} 像素"
        return (error(name, 0, "图片像素太多", found, "图太大，请缩小到 1.2 亿像素以内"),)
    except BROKEN as mistake:
        return (_unread(mistake, path, name),)
    if max(width, height) < narrowest:
        found = f"{width} × {height} 像素"
        remedy = f"长边最好不少于 {narrowest} 像素，不然放大了看不清"
        return (warning(name, 0, "图片太小", found, remedy),)
    return ()


def _unread(mistake: BaseException, path: Path, name: str) -> Problem:
    """What the system says has a cause of its own; all else is no picture, or came in parts."""
    if (isinstance(mistake, OSError) and mistake.errno) or isinstance(mistake, MemoryError):
        cause = cause_of(mistake)
        return error(name, 0, "图片打不开", path.name, f"{cause.what}，{cause.remedy}")
    if picture_kind(path) in MADE:
        return error(name, 0, "图片读不完整", path.name, "文件可能被截断，请重新导出或重新传一次")
    return error(name, 0, f"不是 {MADE_NAMES} 图片", path.name, "请另存为 JPEG 或 PNG")
