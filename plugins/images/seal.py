"""A square with the library's name on the red of its seal: where nothing else is to be shown, and
the site's icon on a home screen."""

from io import BytesIO

from PIL import Image, ImageDraw

from plugins.images.fonts import Font

_SEAL, _PAPER = "#9c1f16", "#fff8ee"
_FRAME, _RULE = 0.064, 0.0085
"""Parts of a side: from the edge to the frame, and its line."""
_ROOM, _LARGEST, _LEADING = 0.74, 0.186, 1.3
"""Parts of a side for the longest line, and for a letter."""
_QUALITY = 85
_ICON_ROOM, _ICON_LARGEST, _ICON_LEADING = 0.76, 0.4, 1.08
"""The same of an icon: of a seal that is looked at from afar."""
_SAFE = 0.7
"""So much of an icon no mask of a telephone cuts off: within a circle of four fifths of its side
(W3C, Web Application Manifest, "maskable")."""
_ICON_COLOURS = 16


def draw_seal(name: str, font: Font | None, side: int) -> bytes:
    """The square as JPEG, so many pixels a side; without the font a seal without words."""
    image = Image.new("RGB", (side, side), _SEAL)
    draw = ImageDraw.Draw(image)
    inset = round(side * _FRAME)
    box = (inset, inset, side - inset - 1, side - inset - 1)
    draw.rectangle(box, outline=_PAPER, width=round(side * _RULE))
    if font and name:
        _write(draw, in_lines(name), font, side, (_ROOM, _LARGEST, _LEADING))
    packed = BytesIO()
    image.save(packed, "JPEG", quality=_QUALITY, optimize=True)
    return packed.getvalue()


def draw_icon(name: str, font: Font | None, side: int, maskable: bool = False) -> bytes:
    """The seal as PNG, as large as its letters go; ``maskable``: a telephone may cut its edge."""
    image = Image.new("RGB", (side, side), _SEAL)
    draw = ImageDraw.Draw(image)
    part = _SAFE if maskable else 1.0
    if not maskable:
        inset, width = round(side * 0.05), max(1, round(side * 0.02))
        draw.rectangle((inset, inset, side - inset - 1, side - inset - 1), None, _PAPER, width)
    if font and name:
        setting = (_ICON_ROOM * part, _ICON_LARGEST * part, _ICON_LEADING)
        _write(draw, in_lines(name), font, side, setting)
    packed = BytesIO()
    few = image.quantize(_ICON_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(packed, "PNG", compress_level=6)
    return packed.getvalue()


def _write(
    draw: ImageDraw.ImageDraw,
    lines: tuple[str, ...],
    font: Font,
    side: int,
    setting: tuple[float, float, float],
) -> None:
    """Lines in the middle; ``setting``: room and largest letter in parts of a side, leading."""
    room, largest, leading = setting
    size = int(side * min(largest, room / max(len(line) for line in lines)))
    face = font.at(max(size, 1))
    top = side / 2 - (len(lines) - 1) * size * leading / 2
    for row, line in enumerate(lines):
        draw.text((side / 2, top + row * size * leading), line, _PAPER, face, anchor="mm")


def in_lines(name: str) -> tuple[str, ...]:
    """The name in lines of nearly one length, as many as make its letters largest."""
    count = max(1, round(len(name) ** 0.5))
    step = -(-len(name) // count)
    return tuple(name[at : at + step] for at in range(0, len(name), step))
