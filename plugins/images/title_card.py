"""A card with the title of a page: what is shown where its address is passed on.

900 × 383 pixels, in three parts: a pattern of the kind, a white slip with the title, and when it
is and what. The slip lies within the middle square, which is all that WeChat shows of a picture
beside a link. Drawn from the same words, a card has the same bytes.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from math import ceil
from zlib import crc32

from PIL import Image, ImageDraw

from plugins.images.card_art import draw_art
from plugins.images.fonts import Font

SIZE = (900, 383)
RECIPE = "1"
"""To be raised with any change of what is drawn from the same words."""
CLOTHS = {
    "blue": ("#21405a", "#d7e1e4"),
    "brown": ("#573423", "#e8dac0"),
    "ink": ("#34322e", "#dfdbd0"),
    "teal": ("#1f4847", "#d3e0da"),
    "green": ("#33482d", "#dde2ca"),
    "bronze": ("#55421c", "#e9dcb0"),
    "violet": ("#4a3350", "#e9d9dc"),
}
"""Cloth and paper, the pairs of the book covers (``book-cover.css``): never the red of the seal."""
_SLIP, _INK, _LETTERS = "#f8f2e2", "#1b1916", "#fbf5e6"
_ART = 258
_BOX = (283, 19, 617, 364)
"""The slip."""
_ROOM = (284, 296)
"""Of the slip, for letters."""
_LARGEST, _SMALLEST, _LEADING = 128, 34, 1.22
_LONGEST = 40
"""Letters of a title; a longer one is cut."""
_DAY_AT, _NAME_AT = 706, 836
_NARROW = 0.56
"""The part of a Chinese letter's width that a Latin one takes."""
_NEVER_FIRST = frozenset(" ，。、；：？！”’）》】…—·")
"""Marks that begin no line (CLREQ, 行首禁则)."""
_NEARLY = 0.8
"""So much smaller a title may be for lines that end where its parts do."""
_COLOURS = 24


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says, and how it looks."""

    title: str
    kind: str
    library: str
    pattern: str = "rules"
    cloth: str = "ink"
    day: date | None = None

    def digest(self, font: Font | None) -> str:
        """What tells this card from every other."""
        said = f"{RECIPE} {font.path.name if font else ''} {self}"
        return sha256(said.encode()).hexdigest()[:16]


def draw_title_card(words: CardWords, font: Font | None) -> bytes:
    """The card as PNG in a few colours, about 10 kB; without the font a card without words."""
    ground, pale = CLOTHS[words.cloth]
    image = Image.new("RGB", SIZE, ground)
    art = draw_art(words.pattern, _ART, SIZE[1], crc32(words.title.encode()))
    image.paste(pale, (0, 0), art)
    draw = ImageDraw.Draw(image)
    draw.rectangle(_BOX, fill=_SLIP)
    inner = (_BOX[0] + 10, _BOX[1] + 10, _BOX[2] - 10, _BOX[3] - 10)
    draw.rectangle(inner, outline=_INK, width=1)
    if font:
        _draw_title(draw, words.title, font)
        _draw_side(draw, words, font)
    packed = BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(packed, "PNG", compress_level=6)  # 9 takes five times as long for 3 %
    return packed.getvalue()


def _draw_title(draw: ImageDraw.ImageDraw, title: str, font: Font) -> None:
    lines = title_lines(title)
    size = _size_of(lines)
    face = font.at(size)
    x, y = (_BOX[0] + _BOX[2]) / 2, (_BOX[1] + _BOX[3]) / 2
    top = y - (len(lines) - 1) * size * _LEADING / 2
    for row, line in enumerate(lines):
        draw.text((x, top + row * size * _LEADING), line, _INK, face, anchor="mm")


def _draw_side(draw: ImageDraw.ImageDraw, words: CardWords, font: Font) -> None:
    middle = SIZE[1] // 2
    if words.day:
        for text, size, y in (
            (f"{words.day.month}月", 36, middle - 76),
            (str(words.day.day), 84, middle - 6),
            (words.kind[:4], 36, middle + 76),
        ):
            draw.text((_DAY_AT, y), text, _LETTERS, font.at(size), anchor="mm")
    else:
        _draw_column(draw, words.kind[:5], font, 60, _DAY_AT)
    _draw_column(draw, words.library, font, 30, _NAME_AT)


def _draw_column(draw: ImageDraw.ImageDraw, text: str, font: Font, largest: int, x: int) -> None:
    """Words from above, in the middle of the height, as large as it allows."""
    size = min(largest, int((SIZE[1] - 40) / 1.12 / max(len(text), 1)))
    step = size * 1.12
    top = SIZE[1] / 2 - (len(text) - 1) * step / 2
    face = font.at(max(size, 8))
    for row, letter in enumerate(text):
        draw.text((x, top + row * step), letter, _LETTERS, face, anchor="mm")


def title_lines(title: str) -> tuple[str, ...]:
    """A title in the lines that let its letters be largest, none beginning with a closing mark.

    Four Chinese letters stand two by two. Lines end where the parts of a title do (a blank, a
    colon) as long as that doesn't make it much smaller.
    """
    title = " ".join(title.split()).replace(" 年", "年")
    cut = f"{title[: _LONGEST - 1]}…" if len(title) > _LONGEST else title
    best = max((_even(cut, count) for count in range(1, 7)), key=_size_of)
    parts = tuple(part for part in cut.replace("：", "： ").split(" ") if part)
    whole = len(parts) > 1 and not any(part[0] in _NEVER_FIRST for part in parts)
    return parts if whole and _size_of(parts) >= _NEARLY * _size_of(best) else best


def _even(title: str, count: int) -> tuple[str, ...]:
    """So many lines of nearly one width."""
    target, lines, line = ceil(_width(title) / count), [], ""
    for letter in title:
        if line and _width(line + letter) > target and letter not in _NEVER_FIRST:
            lines.append(line.strip())
            line = ""
        line += letter
    return tuple(part for part in (*lines, line.strip()) if part) or ("",)


def _width(line: str) -> float:
    """In Chinese letters."""
    return sum(1 if ord(letter) > 0x2E7F or letter in "“”…—" else _NARROW for letter in line)


def _size_of(lines: tuple[str, ...]) -> int:
    """Pixels of a letter, so that all lines fit."""
    longest = max(max(map(_width, lines)), 1)
    size = min(_ROOM[0] / longest, _ROOM[1] / len(lines) / _LEADING, _LARGEST)
    return int(max(size, min(_SMALLEST, _ROOM[0] / longest)))
