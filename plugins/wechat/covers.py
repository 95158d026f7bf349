"""Covers: a picture with its two cuts, or a card drawn from the title where there is none.

A list shows 2.35 : 1 (900 × 383), a share 1 : 1. The cuts are always sent (``pic_crop_235_1``,
``pic_crop_1_1``): without them draft/add may fail with 53402. What matters stays in the middle.
"""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw

from plugins.images.fonts import Font
from plugins.wechat.focus import DEFAULT, Focus
from plugins.wechat.limits import COVER, COVER_SQUARE, CROP_DECIMALS
from plugins.wechat.looks import Look
from plugins.wechat.pictures import PictureShelf, Published, as_jpeg

WHOLE = "0_0_1_1"
_PAPER = "#faf7f0"
_FRAME = 16
_TEXT_BOX = (300, 240)
"""Pixels for the title: within the square that a share shows."""
_NEARLY = 0.75
"""So much smaller a title may be for lines that end where its words do."""
_LARGEST, _SMALLEST, _LEADING = 66, 22, 1.35


@dataclass(frozen=True, slots=True)
class ArticleCover:
    """A cover and its cuts."""

    picture: Published
    """What is uploaded."""
    crop_wide: str
    """``X1_Y1_X2_Y2`` in fractions of the picture."""
    crop_square: str
    wide: Published
    """900 × 383, for the editor."""
    square: Published
    is_drawn: bool
    """From the title."""


def is_large_enough(width: int, height: int) -> bool:
    """Whether both cuts of a picture have the pixels that are shown."""
    return width >= COVER[0] and height >= max(COVER[1], COVER_SQUARE)


def crop(width: int, height: int, ratio: float, focus: Focus = DEFAULT) -> str:
    """The largest cut of a ratio that keeps the focus as near to its middle as it can."""
    part_x = min(1.0, height * ratio / width)
    part_y = min(1.0, width / ratio / height)
    left = min(max(focus[0] - part_x / 2, 0.0), 1.0 - part_x)
    top = min(max(focus[1] - part_y / 2, 0.0), 1.0 - part_y)
    corners = (left, top, left + part_x, top + part_y)
    return "_".join(
        f"{min(value, 1.0):.{CROP_DECIMALS}f}".rstrip("0").rstrip(".") for value in corners
    )


def photographed(picture: Published, shelf: PictureShelf, focus: Focus = DEFAULT) -> ArticleCover:
    """The cover of a published picture."""
    wide = crop(picture.width, picture.height, COVER[0] / COVER[1], focus)
    square = crop(picture.width, picture.height, 1.0, focus)
    with Image.open(shelf.path(picture)) as opened:
        image = opened.convert("RGB")
    return ArticleCover(
        picture,
        wide,
        square,
        _cut(image, wide, COVER, shelf),
        _cut(image, square, (COVER_SQUARE, COVER_SQUARE), shelf),
        is_drawn=False,
    )


def drawn(title: str, look: Look, font: Font | None, shelf: PictureShelf) -> ArticleCover:
    """A card with the title; without the font a card without words."""
    image = draw_card(title, look, font)
    square = crop(*COVER, 1.0, (0.5, 0.5))
    whole = shelf.add(as_jpeg(image), "jpg")
    cut = _cut(image, square, (COVER_SQUARE, COVER_SQUARE), shelf)
    return ArticleCover(whole, WHOLE, square, whole, cut, is_drawn=True)


def _cut(
    image: Image.Image, fractions: str, size: tuple[int, int], shelf: PictureShelf
) -> Published:
    sides = zip(fractions.split("_"), image.size * 2, strict=True)
    left, top, right, bottom = (round(float(part) * side) for part, side in sides)
    box = (left, top, right, bottom)
    return shelf.add(as_jpeg(image.resize(size, Image.Resampling.LANCZOS, box=box)), "jpg")


def draw_card(title: str, look: Look, font: Font | None) -> Image.Image:
    """The accent's ground in a double frame, the title in its middle."""
    image = Image.new("RGB", COVER, look.accent)
    draw = ImageDraw.Draw(image)
    for inset, width in ((_FRAME, 3), (_FRAME + 8, 1)):
        far = (COVER[0] - inset - 1, COVER[1] - inset - 1)
        draw.rectangle((inset, inset, *far), outline=_PAPER, width=width)
    if font:
        _draw_title(draw, title, font)
    return image


def _draw_title(draw: ImageDraw.ImageDraw, title: str, font: Font) -> None:
    lines, size = set_title(title)
    face = font.at(size)
    top = COVER[1] / 2 - (len(lines) - 1) * size * _LEADING / 2
    for row, line in enumerate(lines):
        draw.text((COVER[0] / 2, top + row * size * _LEADING), line, _PAPER, face, anchor="mm")


def set_title(title: str) -> tuple[tuple[str, ...], int]:
    """The title in lines of even length, and the size at which it is largest."""
    even = []
    for count in range(1, 9):
        step = ceil(len(title) / count) or 1
        even.append(tuple(title[at : at + step].strip() for at in range(0, len(title), step)))
    best = max(even, key=_size_of)
    by_words = tuple(title.split()) or best
    chosen = by_words if _size_of(by_words) >= _NEARLY * _size_of(best) else best
    return chosen, max(int(_size_of(chosen)), _SMALLEST)


def _size_of(lines: tuple[str, ...]) -> float:
    """Pixels of a character, so that all lines fit."""
    longest = max(len(line) for line in lines) or 1
    return min(_TEXT_BOX[0] / longest, _TEXT_BOX[1] / len(lines) / _LEADING, _LARGEST)


def choose(cover: Path | None, pictures: tuple[Path, ...], shelf: PictureShelf) -> Published | None:
    """The header's cover where it can be read, else the first picture that is large enough."""
    if cover and (made := shelf.make(cover)) and made.media_type != "image/gif":
        return made
    for path in pictures:
        found = shelf.make(path)
        if found and found.media_type != "image/gif" and is_large_enough(found.width, found.height):
            return found
    return None
