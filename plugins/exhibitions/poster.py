"""A poster of 1080 × 1440 pixels: what readers of the WeChat account keep by a long press.

WeChat shows no preview of a link unless a bound account's script asks for it, so a picture with
its own QR code travels better. Set like the exhibition's cover: a page in a double frame, red, ink
or plain as its subject wants it, the title in vertical columns from the right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw

from plugins.images.codes import code_picture
from plugins.images.fonts import Font
from plugins.library.exhibitions.tone import Tone

RECIPE = "2"
"""To be raised with any change of what is drawn from the same words."""
SIZE = (1080, 1440)
PAPER, RED, INK = "#faf7f0", "#9c1f16", "#1b1916"
_PAGES = {Tone.VERMILION: (RED, PAPER), Tone.INK: ("#2a2622", PAPER), Tone.PLAIN: ("#f0eadc", INK)}
"""The ground of the page and what is set on it."""
_MARGIN, _FRAME = 48, 24
_COLUMN_GAP = 1.18
_LINE = 1.12
_LARGEST, _SMALLEST = 190, 84
_FOOT = 400
"""Pixels below the red page: days, place, the code."""
_CODE = 280
_TURNED = {
    "—": "︱",
    "…": "︙",
    "（": "︵",
    "）": "︶",
    "“": "﹁",
    "”": "﹂",
    "《": "︽",
    "》": "︾",
}
"""Marks that stand upright in a column."""


@dataclass(frozen=True, slots=True)
class PosterWords:
    """What stands on a poster."""

    title_lines: tuple[str, ...]
    kind: str
    lines: tuple[str, ...]
    """Days, place, who invites: one below the other."""
    address: str
    """What the code says; empty where the site has no address yet."""
    tone: Tone = Tone.VERMILION


def draw_poster(words: PosterWords, font: Font) -> bytes:
    """The poster as PNG in a few colours: about 40 kB."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    box = (_MARGIN, _MARGIN, SIZE[0] - _MARGIN, SIZE[1] - _FOOT)
    ground, on_ground = _PAGES[words.tone]
    draw.rectangle(box, fill=ground)
    for inset, width in ((_FRAME, 6), (_FRAME + 14, 2)):
        draw.rectangle(
            [*(v + inset for v in box[:2]), *(v - inset for v in box[2:])],
            outline=on_ground,
            width=width,
        )
    _draw_title(draw, words.title_lines, font, box, on_ground)
    _draw_column(draw, words.kind, font, 40, (box[0] + 90, box[1] + 90), on_ground)
    _draw_foot(image, draw, words, font)
    return _packed(image)


def _draw_title(
    draw: ImageDraw.ImageDraw,
    lines: Sequence[str],
    font: Font,
    box: tuple[int, int, int, int],
    colour: str,
) -> None:
    """Columns from the right, as large as the longest one and their number allow."""
    height, width = box[3] - box[1] - 200, box[2] - box[0] - 260
    longest = max(len(line) for line in lines)
    size = int(min(height / longest / _LINE, width / len(lines) / _COLUMN_GAP, _LARGEST))
    size = max(size, min(_SMALLEST, int(height / longest / _LINE)))
    for number, line in enumerate(lines):
        left = box[2] - 100 - size - int(number * size * _COLUMN_GAP)
        _draw_column(draw, line, font, size, (left, box[1] + 90), colour)


def _draw_column(
    draw: ImageDraw.ImageDraw,
    words: str,
    font: Font,
    size: int,
    place: tuple[int, int],
    colour: str,
) -> None:
    face = font.at(size)
    for row, character in enumerate(words):
        spot = (place[0] + size / 2, place[1] + row * size * _LINE + size / 2)
        draw.text(spot, _TURNED.get(character, character), colour, face, anchor="mm")


def _draw_foot(
    image: Image.Image, draw: ImageDraw.ImageDraw, words: PosterWords, font: Font
) -> None:
    top = SIZE[1] - _FOOT + 44
    width = SIZE[0] - 3 * _MARGIN - (_CODE if words.address else 0)
    for line in words.lines:
        for part in _wrapped(line, font, 38, width):
            draw.text((_MARGIN, top), part, INK, font.at(38))
            top += 58
    if words.address:
        code = code_picture(words.address, _CODE, INK, PAPER)
        image.paste(code, (SIZE[0] - _MARGIN - code.width, SIZE[1] - _FOOT + 50))


def _wrapped(line: str, font: Font, size: int, width: int) -> Iterable[str]:
    """A line cut where it is too wide; every character of it is about as wide as high."""
    face = font.at(size)
    if face.getlength(line) <= width:
        return (line,)
    rows = ceil(face.getlength(line) / width)
    step = ceil(len(line) / rows)
    return tuple(line[start : start + step] for start in range(0, len(line), step))


def _packed(image: Image.Image) -> bytes:
    packed = BytesIO()
    image.quantize(colors=32, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()
