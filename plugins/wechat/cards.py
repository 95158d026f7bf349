"""Cards of a 贴图: a reading list as pictures to swipe through, three by four, one book each.

1080 × 1440 is what a telephone shows whole. A card holds a title, who made the book, what the
librarian says of it, where it stands, and a QR code that leads to it: a 贴图 has no links.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from plugins.images.codes import png_code
from plugins.images.fonts import Font
from plugins.library.feeds import line
from plugins.library.list_lines import ListEntry
from plugins.wechat.looks import Look
from plugins.wechat.pictures import PictureShelf, Published, as_jpeg
from plugins.wechat.post import Post

SIZE = (1080, 1440)
_PAPER, _INK, _SOFT = "#faf7f0", "#1b1916", "#6b6353"
_MARGIN, _BAR = 96, 24
_LEADING = 1.5
_ELLIPSIS = "…"
_NEVER_FIRST = frozenset("，。、；：？！”’）》】…—")
"""Marks that begin no line (CLREQ, 行首禁则)."""
_NEVER_LAST = frozenset("《“‘（【")
"""Marks that end none (行尾禁则)."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book of a list: what the librarian wrote, and what the catalogue adds."""

    title: str
    responsibility: str = ""
    call_number: str = ""
    reason: str = ""
    url: str = ""
    """Of its page, from the site's root; empty where the library doesn't have it."""
    online: str = ""
    """在线阅读, of what is read on the web in place of copies."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one card."""

    number: str
    title: str
    by: str
    text: str
    foot: str
    address: str
    """Absolute, behind the QR code."""


def book_of(entry: ListEntry, record: Any = None) -> Book:
    """A book by its entry, and by the line of its record where the library has it."""
    title = entry.title or (record.title if record else entry.written)
    if record is None:
        return Book(line(title), line(entry.responsibility), reason=line(entry.reason))
    return Book(
        line(title),
        line(record.responsibility or entry.responsibility),
        line(record.call_number),
        line(entry.reason),
        record.record_url,
        record.online,
    )


def cards_of(post: Post, books: tuple[Book, ...], site: str, name: str) -> tuple[Card, ...]:
    """The card of the list itself, then one a book."""
    page = f"{site}/{post.url}"
    first = Card("", line(post.title), name, line(post.summary), f"{len(books)} 种书", page)
    return (first, *(_card(place, book, site, page) for place, book in enumerate(books, 1)))


def _card(place: int, book: Book, site: str, page: str) -> Card:
    shelf = f"索书号 {book.call_number}" if book.call_number else book.online or "到馆问馆员"
    return Card(
        str(place),
        f"《{book.title}》",
        book.responsibility,
        book.reason,
        shelf if book.url else "本馆暂无",
        f"{site}/{book.url}" if book.url else page,
    )


def draw_cards(
    cards: tuple[Card, ...], look: Look, font: Font, shelf: PictureShelf
) -> tuple[Published, ...]:
    """The cards as pictures, in their order."""
    return tuple(shelf.add(as_jpeg(draw_card(card, look, font)), "jpg") for card in cards)


def draw_card(card: Card, look: Look, font: Font) -> Image.Image:
    """One card: a bar of the look's colour, the words from above, the code at the foot."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], _BAR), fill=look.accent)
    code = _code(card.address)
    foot = SIZE[1] - _MARGIN
    page = _Column(draw, font, foot - code.height - _MARGIN // 2)
    page.write(card.number, 56, look.accent, most=1)
    page.write(card.title, 92 if len(card.title) <= 16 else 72, _INK, most=4)
    page.write(card.by, 44, _SOFT, most=2)
    page.write(card.text, 50, _INK, most=7)
    image.paste(code, (SIZE[0] - _MARGIN - code.width, foot - code.height))
    page.top, page.bottom = foot - code.height, foot
    page.width -= code.width + _MARGIN // 2
    page.write(card.foot, 48, look.accent, most=3)
    page.write("长按识别二维码，在本馆网站上看", 34, _SOFT, most=3)
    return image


def _code(address: str) -> Image.Image:
    with Image.open(BytesIO(png_code(address))) as image:
        return image.convert("RGB")


class _Column:
    """Writes paragraphs one below the other."""

    def __init__(self, draw: ImageDraw.ImageDraw, font: Font, bottom: int) -> None:
        self.draw = draw
        self.font = font
        self.top = _BAR + _MARGIN
        self.bottom = bottom
        self.width = SIZE[0] - 2 * _MARGIN

    def write(self, text: str, size: int, colour: str, most: int) -> None:
        """A paragraph of so many lines at most, as far as there is room."""
        face, step = self.font.at(size), round(size * _LEADING)
        room = max((self.bottom - self.top) // step, 0)
        for row in wrapped(text, self.width, face.getlength, min(most, room)):
            self.draw.text((_MARGIN, self.top), row, colour, face)
            self.top += step
        self.top += round(size * 0.5) if text else 0


def wrapped(text: str, width: float, measure: Callable[[str], float], most: int) -> list[str]:
    """Lines that fit a width, broken where marks allow it; the last one tells of more."""
    rows: list[str] = []
    row = ""
    for letter in text:
        if measure(row + letter) <= width or (letter in _NEVER_FIRST and row):
            row += letter
            continue
        kept = row.rstrip("".join(_NEVER_LAST)) or row
        rows.append(kept)
        row = row[len(kept) :] + letter.strip()
    rows += [row] if row else []
    if len(rows) <= most or not most:
        return rows[:most]
    return [*rows[: most - 1], rows[most - 1][:-1] + _ELLIPSIS]
