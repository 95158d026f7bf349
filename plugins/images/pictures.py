"""Measuring and publishing one picture.

Limits: Pillow only warns between one and two times its own limit, and a PNG of 200 megapixels
is 200 kB on disk; so the header is read and judged before a pixel is decoded.
"""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from plugins.library.problems import Problem, error

FORMATS = ("PNG", "JPEG")
PIXEL_LIMIT = 40_000_000
BYTE_LIMIT = 30_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture: its address from the site's root, width and height in pixels."""

    url: str
    width: int
    height: int


def check_picture(path: Path, name: str) -> tuple[Problem, ...]:
    """A problem where a file is no PNG or JPEG, is cut short, or is too large."""
    size = path.stat().st_size
    if size > BYTE_LIMIT:
        remedy = f"请缩小到 {BYTE_LIMIT // 1_000_000} MB 以内"
        return (error(name, 0, "图片文件太大", f"{size / 1e6:.0f} MB", remedy),)
    try:
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height > PIXEL_LIMIT:
                found, remedy = f"{width} × {height} 像素", "请缩小到 4000 万像素以内"
                return (error(name, 0, "图片像素太多", found, remedy),)
            image.load()
    except UnidentifiedImageError:
        return (error(name, 0, "不是 PNG 或 JPEG 图片", path.name, "请另存为 PNG 或 JPEG"),)
    except (OSError, SyntaxError, Image.DecompressionBombError) as mistake:
        return (error(name, 0, "图片读不完整", str(mistake), "文件可能被截断，请重新导出"),)
    return ()


def publish(source: Path, folder: Path, url: str) -> Picture:
    """Write a picture anew into an output folder at ``url``, without metadata, and measure it."""
    target = folder / url
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source, formats=FORMATS) as image:
        image.load()
        image.info.clear()
        options = {"optimize": True} if image.format == "PNG" else {"quality": 88}
        image.save(target, format=image.format, **options)
        return Picture(url, image.width, image.height)
