"""The characters of a rendering, in order, and what stands between them.

What a browser shows: the words, the words for pictures, the numbers of lists as it counts them.
Between two characters lie the marks that elements are made of (a ``strong`` is two stars), so that
a mark of the source can be asked what became of it. Notes stand apart, by their names: their words
move to the end of a page.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from plugins.conservation.signs import (
    BREAK,
    CELL,
    CODE,
    DELETED,
    EMPTY,
    HEADING,
    HEADING_END,
    ITEM,
    LINK,
    LINK_END,
    NOTE,
    PICTURE,
    QUOTE,
    RULE,
    STAR,
    TERM,
    seen,
)

_BOTH = {
    "strong": STAR * 2,
    "em": STAR,
    "del": DELETED * 2,
    "code": CODE,
    "pre": CODE,
    "td": CELL,
    "th": CELL,
    "tr": CELL,
    "blockquote": QUOTE,
    "dd": TERM,
}
"""What both tags of an element are made of."""
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_ALONE = {"hr": RULE, "br": BREAK}
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LISTS = frozenset(("ol", "ul"))
_UNSEEN = frozenset(("footnote-backref", "footnote-ref"))


@dataclass(slots=True)
class Stream:
    """Characters of one run of text, each with what lies before it."""

    characters: list[str] = field(default_factory=list)
    in_code: list[bool] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    """In how many quotations each character stands."""
    numbers: dict[int, int] = field(default_factory=dict)
    """Where the number of an item begins → where it ends."""
    gaps: dict[int, Counter[str]] = field(default_factory=dict)
    """Place of the character behind → the marks."""

    def marks(self, place: int) -> Counter[str]:
        """Those before a character; past the last one, those at the end."""
        return self.gaps.get(place) or Counter()


@dataclass(slots=True)
class Rendering:
    """The text of a page and its notes."""

    text: Stream
    notes: dict[str, Stream]


def read_rendering(html: str) -> Rendering:
    """Take the HTML of a text apart."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return Rendering(reader.text, reader.notes)


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    tag: str
    is_unseen: bool = False
    stream: Stream | None = None
    """That of the text around a note."""
    begin: int = 0
    """How many characters stand before it."""


class _Elements(HTMLParser):
    """Reads clean HTML: every tag is closed, and in its order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = self._stream = Stream()
        self.notes: dict[str, Stream] = {}
        self._open: list[_Open] = []
        self._numbers: list[int | None] = []
        """The next number of each list that is open; None where it has none."""
        self._quotes = self._codes = self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Marks of what begins, and the words that a browser makes of it."""
        given = {name: value or "" for name, value in attrs}
        is_unseen = bool(_UNSEEN & set(given.get("class", "").split()))
        self._mark(NOTE if is_unseen else _ALONE.get(tag, _BOTH.get(tag, "")))
        self._mark(HEADING if tag in _HEADINGS else "")
        if tag == "a" and not is_unseen:
            self._mark(LINK)
        if tag == "img":
            self._mark(PICTURE + LINK + CODE)
            for character in given.get("alt", ""):
                self._say(character)
                self._mark(CODE)  # the words of a picture may be written as code, and are none
            self._mark(LINK_END)
        if tag in _VOID:
            return
        one = _Open(tag, is_unseen, begin=len(self._stream.characters))
        self._count(tag, +1, is_unseen)
        if tag in _LISTS:
            self._numbers.append(_whole(given.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._item(one, given)
        self._open.append(one)

    def _item(self, one: _Open, given: dict[str, str]) -> None:
        self._mark(ITEM)
        identity = given.get("id", "")
        if identity.startswith("fn:"):
            one.stream, self._stream = self._stream, Stream()
            self.notes[identity.removeprefix("fn:")] = self._stream
        elif self._numbers and self._numbers[-1] is not None:
            number = _whole(given.get("value"), self._numbers[-1])
            self._numbers[-1] = number + 1
            begin = len(self._stream.characters)
            self._say(f"{number}.")
            self._stream.numbers[begin] = len(self._stream.characters)

    def handle_endtag(self, tag: str) -> None:
        """Marks of what ends."""
        if not self._open or self._open[-1].tag != tag:
            return
        one = self._open.pop()
        self._count(tag, -1, one.is_unseen)
        self._mark("" if one.is_unseen else LINK_END if tag == "a" else _BOTH.get(tag, ""))
        self._mark(HEADING_END + RULE if tag in _HEADINGS else "")
        if tag == "blockquote" and len(self._stream.characters) == one.begin:
            self._mark((EMPTY,))
        if tag in _LISTS:
            self._numbers.pop()
        if one.stream is not None:
            self._stream = one.stream

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unseen:
            self._say(data)

    def _count(self, tag: str, one: int, is_unseen: bool) -> None:
        self._quotes += one * (tag == "blockquote")
        self._codes += one * (tag in ("code", "pre"))
        self._unseen += one * is_unseen

    def _mark(self, marks: Iterable[str]) -> None:
        if marks:
            stream = self._stream
            stream.gaps.setdefault(len(stream.characters), Counter()).update(marks)

    def _say(self, words: str) -> None:
        characters = seen(words)
        self._stream.characters += characters
        self._stream.in_code += [self._codes > 0] * len(characters)
        self._stream.quotes += [self._quotes] * len(characters)


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else otherwise
