"""Writes the reading lists 书单: ``/catalog/lists/`` and a page for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pelican.contents import Page

from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.reading_lists import choose
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import Way
from plugins.catalog.browse.titles import Titles, open_titles
from plugins.library.list_lines import ListEntry
from plugins.library.lists import ReadingList, read_lists
from plugins.reading.generator import RoomGenerator

LISTS = "catalog/lists/"


@dataclass(frozen=True, slots=True)
class ListedBook:
    """A book of a list as its page shows it."""

    entry: ListEntry
    line: RecordLine | None
    """None: the library doesn't have it."""
    others: int
    """Further editions that the library has."""


@dataclass(frozen=True, slots=True)
class ListPart:
    """A piece of a list: heading, prose, books."""

    heading: str
    prose: Page
    rows: tuple[ListedBook, ...]


def reading_list_pages(room: RoomGenerator) -> tuple[Page, ...]:
    """Phase 1: the lists with their prose, newest first, for the context as ``reading_lists``.

    Each has ``reading_list``, the noun, and ``passages``, the prose of its passages; its
    ``content`` is the whole with the books as a plain list, for feeds.
    """
    return tuple(_page(room, one) for one in room.read_nouns(read_lists))


def _page(room: RoomGenerator, one: ReadingList) -> Page:
    prose = tuple(
        room.prose_page(passage.text, one.path, one.url, one.title) for passage in one.passages
    )
    return room.prose_page(one.text, one.path, one.url, one.title, reading_list=one, passages=prose)


def write_reading_lists(browse: Browse, pages: tuple[Page, ...]) -> tuple[Way, ...]:
    """Phase 2: write the pages of :func:`reading_list_pages`; return the way to them.

    Nothing where there are no lists. Each page gets ``rows``, its books with their records, for
    the rooms behind this one.
    """
    if not pages:
        return ()
    titles = open_titles(browse.catalogue.store)
    browse.write("reading_lists", LISTS, listed=pages)
    for place, page in enumerate(pages):
        later = pages[place - 1] if place else None
        earlier = pages[place + 1] if place + 1 < len(pages) else None
        parts = parts_of(page, titles, browse)
        page.rows = tuple(row for part in parts for row in part.rows)
        browse.write(
            "reading_list",
            page.url,
            page=page,
            parts=parts,
            feedback=browse.room.staff_page("about/feedback/"),
            lacking=sum(row.line is None for part in parts for row in part.rows),
            item_list=item_list(page.reading_list, parts, browse.room.settings["SITEURL"])
            | browse.room.days_of_page(page.url),
            later=later,
            earlier=earlier,
        )
    return (Way("馆员书单", LISTS),)


def parts_of(page: Page, titles: Titles, browse: Browse) -> tuple[ListPart, ...]:
    """The passages of a list with the records that they mean."""
    one: ReadingList = page.reading_list
    choices = {entry: choose(entry, titles, one.is_for_children) for entry in one.entries}
    ids = [one.best.record.record_id for one in choices.values() if one.best]
    lines = browse.lists.by_id(ids)

    def row(entry: ListEntry) -> ListedBook:
        choice = choices[entry]
        line = lines.get(choice.best.record.record_id) if choice.best else None
        return ListedBook(entry, line, choice.others)

    return tuple(
        ListPart(passage.heading, prose, tuple(map(row, passage.entries)))
        for passage, prose in zip(one.passages, page.passages, strict=True)
    )


def item_list(one: ReadingList, parts: Iterable[ListPart], siteurl: str) -> dict[str, Any]:
    """The books that the library has, for search engines (schema.org ``ItemList``)."""
    lines = [row.line for part in parts for row in part.rows if row.line]
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": one.title,
        **({"description": one.summary} if one.summary else {}),
        "url": f"{siteurl}/{one.url}",
        "datePublished": one.date.isoformat(),
        "numberOfItems": len(lines),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "item": _book(line, siteurl)}
            for place, line in enumerate(lines, 1)
        ],
    }


def _book(line: RecordLine, siteurl: str) -> Mapping[str, str]:
    book = {"@type": "Book", "name": line.title, "url": f"{siteurl}/{line.url}"}
    known = {"author": line.responsibility, "isbn": line.isbn}
    return book | {name: value for name, value in known.items() if value}
