"""Writes the walk through the classes: one page for all classes, pages for each shelf.

Complete without a script: from ``/catalog/`` over ``/catalog/clc/`` every record is reached by
links.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plugins.catalog.browse.classes import Shelf, Shelves
from plugins.catalog.browse.plain import PLAIN
from plugins.catalog.browse.room import Browse

CLASSES = "catalog/clc/"
LISTED = "shelves.json"
"""Slugs of all shelves, so that no script asks for one that is not there."""


@dataclass(frozen=True, slots=True)
class Way:
    """Another way into the catalogue, beside the classes."""

    label: str
    url: str
    """From the site's root."""


@dataclass(frozen=True, slots=True)
class ShelfView:
    """A shelf as readers are told of it."""

    url: str
    number: str
    words: str
    """Plain words, else the official name, else the number."""
    official: str
    """The official name where the plain words are others."""
    own: int
    total: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list that has several."""

    url: str
    number: int
    last: int
    previous: str
    """Address of the page before, empty on the first."""
    next: str

    @property
    def is_first(self) -> bool:
        """Whether the list begins here."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether the list ends here."""
        return self.number == self.last

    @property
    def is_only(self) -> bool:
        """Whether the list has one page."""
        return self.is_first and self.is_last


def page_of(url: str, number: int, last: int) -> ListPage:
    """The page of a list that begins at an address: ``url``, ``url`` + ``2/`` …"""
    before = address_of(url, number - 1) if number > 1 else ""
    after = address_of(url, number + 1) if number < last else ""
    return ListPage(address_of(url, number), number, last, before, after)


def address_of(url: str, number: int) -> str:
    """The address of a page of a list."""
    return url if number == 1 else f"{url}{number}/"


def view_of(shelf: Shelf) -> ShelfView:
    """The words for a shelf."""
    plain = PLAIN.get(shelf.number, "")
    words = plain or shelf.name or shelf.number or "没有分类号的"
    official = shelf.name if shelf.name != words else ""
    return ShelfView(shelf.url, shelf.number, words, official, shelf.own, shelf.total)


def write_classes(browse: Browse, ways: Sequence[Way]) -> None:
    """Write ``/catalog/clc/``, from which all shelves are reached."""
    roots = [view_of(root) for root in browse.lists.shelves.roots]
    browse.write("classes", CLASSES, classes=roots, ways=ways)


def write_shelves(browse: Browse) -> None:
    """Write every shelf below ``/catalog/clc/``, and which there are, for the search of a class."""
    shelves = browse.lists.shelves
    browse.room.write_bytes(
        f"{CLASSES}{LISTED}", f"{json.dumps(sorted(shelves.shelves))}\n".encode()
    )
    for shelf in shelves.shelves.values():
        _write_shelf(browse, shelves, shelf)


def _write_shelf(browse: Browse, shelves: Shelves, shelf: Shelf) -> None:
    names: dict[str, Any] = {
        "shelf": view_of(shelf),
        "below": [view_of(one) for one in shelves.below(shelf)],
    }
    above = [(view.words, view.url) for view in map(view_of, shelves.above(shelf))]
    firsts = browse.lists.first_of_pages(shelf)
    last = max(1, len(firsts))
    starts = [(address_of(shelf.url, at), call or "—") for at, call in firsts] if last > 1 else []
    if not shelf.own:
        page = page_of(shelf.url, 1, 1)
        browse.write("shelf", shelf.url, page=page, lines=(), starts=(), within=above, **names)
    for number, lines in browse.lists.pages(shelf):
        page = page_of(shelf.url, number, last)
        first = {"starts": starts, "within": above}
        later = {"starts": (), "within": (*above, (names["shelf"].words, shelf.url))}
        given = names | (first if page.is_first else later)
        browse.write("shelf", page.url, page=page, lines=lines, **given)
