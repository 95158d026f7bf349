"""The typographic cover: a book without a picture still has a face, always the same one. Pure.

The twin of ``theme/static/js/catalog/list/cover.js``, which gives hits their faces: the same book
looks the same on pages that are written and on those that scripts make. Both are held to one table
of cases, ``tests/js/catalog/cover_cases.json``; ``css/components/book-cover.css`` has their looks.
"""

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["slip", "frame", "character", "lines", "moon"]

FORMS: tuple[Form, ...] = ("slip", "frame", "character", "lines", "moon")
LONGEST = 12
"""Characters of a title that stand on its cover."""
FAMILIES = ("GHIJ", "K", "ABCDEF", "NOPQ", "RSX", "TUVZ")
"""Families of cloth and paper by class, as the four stores 四部 had their colours."""
PLAIN = 2
CHILDREN = 6
_FURTHER = re.compile("[：（]")
"""What stands behind these is no longer the title proper."""
_32_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Cover:
    """A face: what stands on it, and in which of the looks that the style sheet knows."""

    lines: tuple[str, ...]
    """The title in columns, or in rows where the form is ``lines``; none without a title."""
    first: str
    form: Form
    pale: bool
    """Paper instead of cloth."""
    height: int
    """0 to 2, an index of ratios."""
    size: int
    """0 the largest letters, 3 the smallest."""
    columns: int
    family: int
    """0 to 6: the colours, given by ``work--…`` on the element around the cover."""

    @property
    def traits(self) -> tuple[str, ...]:
        """The modifiers of ``.book-cover``."""
        ground = "pale" if self.pale else "cloth"
        width = ("wide", "full")[: max(0, self.columns - 1)]
        return (self.form, ground, f"height-{self.height}", f"size-{self.size}", *width)


def cover_of(title: str, clc_number: str, is_for_children: bool) -> Cover:
    """The face of a title; its colours go by class, and children's books have their own."""
    whole = _well_formed(title)
    letters = _FURTHER.split(whole)[0][:LONGEST]
    count, mixed = len(letters), hash_of(whole)
    form = _form(mixed, count)
    lines = _lines(letters, form)
    heights = 2 if count >= 5 and form in ("slip", "frame") else 3
    return Cover(
        lines=lines,
        first=letters[:1],
        form=form,
        pale=(mixed >> 4) % 2 == 1,
        height=(mixed >> 8) % heights,
        size=_size(max(map(len, lines), default=0), count, form),
        columns=len(lines),
        family=CHILDREN if is_for_children else family_of(clc_number),
    )


def family_of(clc_number: str) -> int:
    """The colours of a class, 0 to 5, by its first letter; the plain ones where it has none."""
    letter = clc_number[:1].upper()
    found = (family for family, letters in enumerate(FAMILIES) if letter and letter in letters)
    return next(found, PLAIN)


def hash_of(text: str) -> int:
    """FNV-1a over UTF-8 in 32 bits, then mixed: near titles may not look alike."""
    h = 0x811C9DC5
    for byte in text.encode():
        h = ((h ^ byte) * 0x01000193) & _32_BITS
    h = ((h ^ (h >> 15)) * 0x2C1B3C6D) & _32_BITS
    return h ^ (h >> 12)


def _well_formed(text: str) -> str:
    """Text that UTF-8 can hold: halves of characters become U+FFFD, as browsers write them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _form(mixed: int, count: int) -> Form:
    form = mixed % len(FORMS)
    if count > 8:
        form = 3 if mixed % 2 else 1
    elif count > 4 and form in (2, 4):
        form = (0, 1, 3)[mixed % 3]
    return FORMS[form]


def _lines(letters: str, form: Form) -> tuple[str, ...]:
    count = len(letters)
    columns = 1 if count <= 5 else 2
    if form == "lines":
        columns = _divided(count, 4)
    if form == "moon" and count == 4:
        columns = 2
    length = max(1, _divided(count, max(1, columns)))
    return tuple(letters[start : start + length] for start in range(0, count, length))


def _divided(count: int, parts: int) -> int:
    """A quotient, rounded up."""
    return -(-count // parts)


def _size(rows: int, count: int, form: Form) -> int:
    if form == "slip" and count == 5:
        return 3
    # A line must end within the cover, and a column within the moon.
    if form == "lines" and rows > 2:
        return 2
    if form == "moon" and rows > 2:
        return 1
    size = min(3, max(0, rows - 3))
    return max(1, size) if form == "frame" else size
