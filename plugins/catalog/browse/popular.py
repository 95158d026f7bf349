"""Writes the books that are lent most: ``/catalog/popular/`` and a page for each main class.

Only where the export says how often copies were lent.
"""

from collections.abc import Sequence
from typing import Any

from plugins.catalog.browse.arrival_pages import Count, class_words
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import ListPage, Way, page_of

POPULAR = "catalog/popular/"
MOST = 100
PER_PAGE = 40
OF_CLASS = 40
"""Records of one class, a page of them."""


def write_popular(browse: Browse) -> tuple[Way, ...]:
    """Write the pages and return the way to them; nothing where no loans are counted."""
    lines = browse.lists.most_lent(MOST)
    if not lines:
        return ()
    classes = _classes(browse)
    last = -(-len(lines) // PER_PAGE)
    ways = list(classes) if len(classes) > 1 else []
    for number in range(1, last + 1):
        page = page_of(POPULAR, number, last)
        _write(browse, page, lines, classes=ways, clc=None)
    for clc, some in classes.items():
        _write(browse, page_of(clc.url, 1, 1), some, classes=(), clc=clc)
    return (Way("借得最多的书", POPULAR),)


def _classes(browse: Browse) -> dict[Count, list[RecordLine]]:
    """The main classes with records that were lent, and the most lent of each."""
    words = class_words(browse.lists.shelves)
    found = {letter: browse.lists.most_lent(OF_CLASS, letter) for letter in words if letter}
    return {
        Count(letter.upper(), words[letter], len(some), f"{POPULAR}{letter}/"): some
        for letter, some in found.items()
        if some
    }


def _write(browse: Browse, page: ListPage, lines: Sequence[RecordLine], **names: Any) -> None:
    """Write one page; ``lines`` are those of all its pages."""
    first = (page.number - 1) * PER_PAGE
    browse.write(
        "popular",
        page.url,
        page=page,
        count=len(lines),
        start=first + 1,
        lines=tuple(enumerate(lines, 1))[first : first + PER_PAGE],
        **names,
    )
