"""The patterns of title cards, one for each kind of thing, as a printer would cut them.

Every pattern is drawn large as a mask, white on black, and made smaller: its circles and slopes
are then smooth. The same number varies it in the same way.
"""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from types import MappingProxyType

from PIL import Image, ImageDraw

Draw = ImageDraw.ImageDraw
_FINER = 2
"""So many times larger a pattern is drawn than it is shown."""
_ON, _OFF = 255, 0


def draw_art(pattern: str, width: int, height: int, seed: int) -> Image.Image:
    """The mask of a pattern of :data:`PATTERNS`; ``seed`` varies it."""
    mask = Image.new("L", (width * _FINER, height * _FINER), _OFF)
    PATTERNS[pattern](ImageDraw.Draw(mask), *mask.size, seed)
    return mask.reduce(_FINER)


def _rings(draw: Draw, width: int, height: int, seed: int) -> None:
    """Sound that spreads from a corner: lectures."""
    middle = (0 if seed % 2 else width, height if seed % 3 else 0)
    for ring in range(1, 10):
        far = ring * height // 9
        box = (middle[0] - far, middle[1] - far, middle[0] + far, middle[1] + far)
        draw.ellipse(box, outline=_ON, width=4 + 10 * (ring % 3 == 1) + 4 * (ring % 2))


def _case(draw: Draw, width: int, height: int, seed: int) -> None:
    """A case of type, some of its squares filled: courses."""
    side = width // 8
    for row in range(height // side):
        for column in range(8):
            mirrored = min(column, 7 - column)
            left, top = column * side + 6, row * side + 10
            box = (left, top, left + side - 14, top + side - 14)
            filled = (seed >> (row * 4 + mirrored) % 29) & 1
            draw.rectangle(box, fill=_ON if filled else None, outline=_ON, width=4)


def _verse(draw: Draw, width: int, height: int, seed: int) -> None:
    """Columns of five or seven characters, read from the right: reading aloud."""
    count, columns = (5, 7)[seed % 2], 6
    step, side = height // (count + 2), width // columns
    for column in range(columns):
        short = 2 * (column == (seed >> 3) % columns)
        for row in range(count + 1 - short):
            left, top = column * side + side // 4, step // 2 + row * step + step // 4
            draw.rectangle((left, top, left + side // 2, top + step // 2), fill=_ON)


def _lattice(draw: Draw, width: int, height: int, seed: int) -> None:
    """A window's lattice: exhibitions."""
    step = width // (9 + seed % 2)
    for ring in range(4):
        inset = (2 * ring + 1) * step // 2
        box = (inset, inset, width - inset, height - inset)
        draw.rectangle(box, outline=_ON, width=8)
    for part in (1, 2):
        across, down = width * part // 3, height * part // 3
        for low, high in ((step // 2, 7 * step // 2), (-7 * step // 2, -step // 2)):
            draw.line((across, low % height, across, high % height), _ON, 8)
            draw.line((low % width, down, high % width, down), _ON, 8)


def _hills(draw: Draw, width: int, height: int, seed: int) -> None:
    """Hills one behind the other: schools, nature, ways out."""
    for row in range(5):
        top = height * (2 + row) // 8
        shift = ((seed >> row) % 5) * width // 10
        for line in (0, 26):
            points = [
                (x * width // 2 - shift, top + line + (x % 2) * height // 5) for x in range(6)
            ]
            draw.line(points, _ON, 5 + 7 * (line == 0))


def _lanterns(draw: Draw, width: int, height: int, seed: int) -> None:
    """Two lanterns: festivals."""
    first = seed % 2
    for number, (x, y) in enumerate(((width * 3 // 10, height * 2 // 5), (width * 7 // 10, 0))):
        high, wide = height // 8, width // 5
        middle = y or height * 3 // 5
        middle += height // 12 * (number == first)
        draw.line((x, 0, x, middle - high), _ON, 5)
        draw.ellipse((x - wide, middle - high, x + wide, middle + high), fill=_ON)
        for rib in (wide * 2 // 3, wide // 4):
            draw.ellipse((x - rib, middle - high, x + rib, middle + high), outline=_OFF, width=5)
        for thread in (-12, 0, 12):
            draw.line((x + thread, middle + high, x + thread, middle + high * 2), _ON, 5)


def _spines(draw: Draw, width: int, height: int, seed: int) -> None:
    """Books on two boards: the catalogue."""
    for board, foot in enumerate((height * 9 // 20, height * 19 // 20)):
        draw.rectangle((0, foot, width, foot + 10), fill=_ON)
        left = 14
        for book in range(9):
            varied = seed >> (board * 9 + book) % 27
            wide, high = 34 + 13 * (varied % 3), height * (27 + 2 * (varied % 5)) // 100
            box = (left, foot - high, left + wide, foot)
            draw.rectangle(box, fill=_ON if varied % 3 else None, outline=_ON, width=5)
            left += wide + 10


def _rules(draw: Draw, width: int, height: int, seed: int) -> None:
    """A page of ruled columns with a fish tail in its fold: prose."""
    draw.rectangle((30, 40, width - 30, height - 40), outline=_ON, width=12)
    draw.rectangle((52, 62, width - 52, height - 62), outline=_ON, width=4)
    step = (width - 104) // 5
    for column in range(1, 5):
        x = 52 + column * step
        draw.line((x, 62, x, height - 62), _ON, 4)
    left = 52 + (1 + seed % 3) * step
    top, tail = height // 4, step // 2
    points = ((0, 0), (step, 0), (step, step + tail), (tail, step), (0, step + tail))
    draw.polygon([(left + x, top + y) for x, y in points], fill=_ON)


def _bars(draw: Draw, width: int, height: int, seed: int) -> None:
    """Rows as long as figures are large: reports."""
    step = height // 9
    for row in range(9):
        long = width * (3 + (seed >> row * 3) % 6) // 9
        top = row * step + step // 4
        for x in range(0, long, 16):
            draw.rectangle((x, top, x + 8, top + step // 2), fill=_ON)


def _months(draw: Draw, width: int, height: int, seed: int) -> None:
    """Twelve columns and what happened in them: the chronicle."""
    step = width // 12
    for month in range(12):
        x = month * step + step // 2
        draw.line((x + step // 2, 30, x + step // 2, height - 30), _ON, 3)
        for entry in range((seed >> month * 2) % 6 + 1):
            foot = height - 40 - entry * 44
            draw.rectangle((x - step // 4, foot - 30, x + step // 4, foot), fill=_ON)


def _places(draw: Draw, width: int, height: int, seed: int) -> None:
    """Dots about a large one: branches."""
    x, y = width // 2, height // 2
    draw.ellipse((x - 44, y - 44, x + 44, y + 44), fill=_ON)
    for number in range(1, 22):
        turn, far = number * (2.4 + seed % 7 / 9), 60 + number * height // 48
        left, top = x + far * cos(turn * pi / 3), y + far * sin(turn * pi / 3)
        size = 20 if number % 4 == 0 else 9
        draw.ellipse((left - size, top - size, left + size, top + size), fill=_ON)


PATTERNS: Mapping[str, Callable[[Draw, int, int, int], None]] = MappingProxyType(
    {
        "rings": _rings,
        "case": _case,
        "verse": _verse,
        "lattice": _lattice,
        "hills": _hills,
        "lanterns": _lanterns,
        "spines": _spines,
        "rules": _rules,
        "bars": _bars,
        "months": _months,
        "places": _places,
    }
)
