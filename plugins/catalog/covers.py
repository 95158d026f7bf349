"""Pictures of covers that the library has, named by ISBN: checked, made small, without metadata.

Reads    ``<export>/covers/``: ``9787020002207.jpg``, ``978-7-02-000220-7.png``, ``….webp``.
Writes   ``<build>/catalog/covers/<content>.webp``, once for a picture; nothing into the site.

A picture that can't be used is a warning and stops nothing: its book has the typographic cover.

The one who writes pages calls :func:`make_covers` and copies ``<build>/<picture.url>`` to
``<output>/<picture.url>`` for the pictures it returned. Not the whole folder: pictures that were
replaced or taken away stay there.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from plugins.images.measure import BROKEN, TooLarge, opened
from plugins.library.catalogue.records import isbn13
from plugins.library.locks import awaited
from plugins.library.reading.files import is_own_file, name_of
from plugins.library.reading.picture_kinds import MADE, MADE_NAMES, picture_kind
from plugins.library.reading.problems import Problem, warning

FOLDER = "covers"
URL = "catalog/covers"
WIDTH = 240
"""Pixels: twice the widest cover of a list (6.6 rem), so that it is sharp on a phone."""
PIXEL_LIMIT = 20_000_000
BYTE_LIMIT = 5_000_000
SLIMMEST = 3
"""Times a cover may be as high as wide, or as wide as high; a banner or a strip is no cover."""
_MAKER = b"1"
"""To be raised with any change of what is made of the same picture."""


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """A picture of a cover: its address from the site's root, width and height in pixels."""

    url: str
    width: int
    height: int


class _UnfitError(Exception):
    """A picture that is not used: what is wrong, what was found, how to mend it."""


def make_covers(export: Path, build: Path) -> tuple[dict[str, CoverPicture], tuple[Problem, ...]]:
    """ISBN-13 → its picture as it may be published, and a warning for each that isn't usable.

    Pictures that were made before are only measured.
    """
    covers: dict[str, CoverPicture] = {}
    problems: list[Problem] = []
    named: dict[str, Path] = {}
    for path in _files(export / FOLDER):
        try:
            isbn = _isbn(path)
            if isbn in named:
                raise _UnfitError("这本书已经有封面", named[isbn].name, "请只留一张")
            covers[isbn] = _made(path, build)
            named[isbn] = path
        except _UnfitError as mistake:
            problems.append(warning(name_of(path, export), 0, *mistake.args))
    return covers, tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """The files of the folder but for what systems leave there, in one order on every machine."""
    left_behind = ("Thumbs.db", "desktop.ini")
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return (p for p in found if not p.name.startswith((".", "~")) and p.name not in left_behind)


def _isbn(path: Path) -> str:
    isbn = isbn13(path.stem)
    if not isbn:
        remedy = "请用 13 位 ISBN 作文件名，如 9787020002207.jpg"
        raise _UnfitError("文件名不是 ISBN，封面配不上书", path.stem, remedy)
    return isbn


def _made(path: Path, build: Path) -> CoverPicture:
    """The picture below ``build``, made where it isn't there yet."""
    content = _content(path)
    url = f"{URL}/{hashlib.sha256(_MAKER + content).hexdigest()[:16]}.webp"
    target = build / url
    with awaited(build / "covers.lock", "另一个命令正在做封面，等它做完。"):
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            _small(path).save(fresh, format="WEBP", quality=80, method=6)
            fresh.rename(target)
    with Image.open(target) as image:
        return CoverPicture(url, image.width, image.height)


def _content(path: Path) -> bytes:
    try:
        if not is_own_file(path):
            raise OSError
        size = path.stat().st_size
        if size > BYTE_LIMIT:
            remedy = f"请缩小到 {BYTE_LIMIT // 1_000_000} MB 以内"
            raise _UnfitError("封面图片文件太大", f"{size / 1e6:.1f} MB", remedy)
        return path.read_bytes()
    except OSError as mistake:
        raise _UnfitError("封面图片打不开", "", "请检查它是不是文件、能不能读") from mistake


def _small(path: Path) -> Image.Image:
    """The picture upright, in colours that every browser shows alike, as wide as it is shown."""
    try:
        with opened(path) as image:
            _check_size(*image.size)
            upright = ImageOps.exif_transpose(image)
            width = min(WIDTH, upright.width)
            height = max(1, round(upright.height * width / upright.width))
            return _opaque(upright).resize((width, height), Image.Resampling.LANCZOS)
    except TooLarge as mistake:
        raise _too_many_pixels(f"{mistake.width} × {mistake.height} 像素") from mistake
    except BROKEN as mistake:
        if picture_kind(path) not in MADE:
            what = f"不是 {MADE_NAMES} 图片"
            raise _UnfitError(what, "", "请另存为 JPEG 再放进来") from mistake
        remedy = "文件可能没有传完整，请重新导出或重新扫描"
        raise _UnfitError("封面图片读不完整", "", remedy) from mistake


def _check_size(width: int, height: int) -> None:
    """Before a pixel is decoded: a PNG of 200 megapixels is 200 kB on disk."""
    found = f"{width} × {height} 像素"
    if width * height > PIXEL_LIMIT:
        raise _too_many_pixels(found)
    if max(width, height) > SLIMMEST * min(width, height):
        raise _UnfitError("长宽相差太多，不像封面", found, "请只留封面那一块")


def _too_many_pixels(found: str) -> _UnfitError:
    remedy = f"请缩小到 {PIXEL_LIMIT // 10_000} 万像素以内"
    return _UnfitError("封面图片像素太多", found, remedy)


def _opaque(image: Image.Image) -> Image.Image:
    """In red, green and blue; what is transparent becomes white, as paper is."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")
