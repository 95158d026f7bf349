"""The cover of the podcast: the library's name on the red of its seal.

Source of the size: Apple Podcasts, "Artwork requirements": a square of 1400 to 3000 pixels, RGB,
JPEG or PNG.
"""

from io import BytesIO

from PIL import Image, ImageDraw

from plugins.images.fonts import Font

SIDE = 1400
_SEAL, _PAPER = "#9c1f16", "#fff8ee"
_FRAME, _RULE = 90, 12
_ROOM = SIDE - 4 * _FRAME
"""Pixels for the words."""
_LARGEST, _LEADING = 260, 1.3
_QUALITY = 85


def draw_cover(name: str, font: Font | None) -> bytes:
    """The cover as JPEG; without the font a seal without words."""
    image = Image.new("RGB", (SIDE, SIDE), _SEAL)
    draw = ImageDraw.Draw(image)
    box = (_FRAME, _FRAME, SIDE - _FRAME - 1, SIDE - _FRAME - 1)
    draw.rectangle(box, outline=_PAPER, width=_RULE)
    if font and name:
        _write(draw, name, font)
    packed = BytesIO()
    image.save(packed, "JPEG", quality=_QUALITY, optimize=True)
    return packed.getvalue()


def _write(draw: ImageDraw.ImageDraw, name: str, font: Font) -> None:
    lines = in_lines(name)
    size = min(_LARGEST, _ROOM // max(len(line) for line in lines))
    face = font.at(size)
    top = SIDE / 2 - (len(lines) - 1) * size * _LEADING / 2
    for row, line in enumerate(lines):
        draw.text((SIDE / 2, top + row * size * _LEADING), line, _PAPER, face, anchor="mm")


def in_lines(name: str) -> tuple[str, ...]:
    """The name in lines of nearly one length, as many as make its letters largest."""
    count = max(1, round(len(name) ** 0.5))
    step = -(-len(name) // count)
    return tuple(name[at : at + step] for at in range(0, len(name), step))
