"""A square with the library's name on the red of its seal, where nothing else is to be shown."""

from io import BytesIO

from PIL import Image, ImageDraw

from plugins.images.fonts import Font

_SEAL, _PAPER = "#9c1f16", "#fff8ee"
_FRAME, _RULE = 0.064, 0.0085
"""Parts of a side: from the edge to the frame, and its line."""
_ROOM, _LARGEST, _LEADING = 0.74, 0.186, 1.3
"""Parts of a side for the longest line, and for a letter."""
_QUALITY = 85


def draw_seal(name: str, font: Font | None, side: int) -> bytes:
    """The square as JPEG, so many pixels a side; without the font a seal without words."""
    image = Image.new("RGB", (side, side), _SEAL)
    draw = ImageDraw.Draw(image)
    inset = round(side * _FRAME)
    box = (inset, inset, side - inset - 1, side - inset - 1)
    draw.rectangle(box, outline=_PAPER, width=round(side * _RULE))
    if font and name:
        _write(draw, name, font, side)
    packed = BytesIO()
    image.save(packed, "JPEG", quality=_QUALITY, optimize=True)
    return packed.getvalue()


def _write(draw: ImageDraw.ImageDraw, name: str, font: Font, side: int) -> None:
    lines = in_lines(name)
    size = int(side * min(_LARGEST, _ROOM / max(len(line) for line in lines)))
    face = font.at(size)
    top = side / 2 - (len(lines) - 1) * size * _LEADING / 2
    for row, line in enumerate(lines):
        draw.text((side / 2, top + row * size * _LEADING), line, _PAPER, face, anchor="mm")


def in_lines(name: str) -> tuple[str, ...]:
    """The name in lines of nearly one length, as many as make its letters largest."""
    count = max(1, round(len(name) ** 0.5))
    step = -(-len(name) // count)
    return tuple(name[at : at + step] for at in range(0, len(name), step))
