"""Writes the whole walk: classes and shelves, the records of each branch, those for children."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from plugins.catalog.browse.build import FORMAT, LISTS
from plugins.catalog.browse.kept_pages import keep_pages, key_of
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.plain import PLAIN
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import Way, page_of, write_classes, write_shelves
from plugins.reading.generator import RoomGenerator

BRANCHES, CHILDREN = "catalog/branches/", "catalog/children/"
PER_LIST = 200
"""Records on a page of short lines, each of which leads to its place on the shelves."""
_TEMPLATES = (
    "base",
    "shelf",
    "short_list",
    "held_by",
    "components/record_row",
    "components/whereabouts",
)


def write_walk(browse: Browse, ways: Sequence[Way]) -> None:
    """Write all pages by which every record is reached without a script.

    ``ways``: what else leads into the catalogue, beside what is written here.
    """
    own = [Way("各馆有什么书", BRANCHES)]
    if browse.lists.children:
        own.insert(0, Way("少儿的书", CHILDREN))
    write_classes(browse, (*own, *ways))

    def write() -> None:
        write_shelves(browse)
        _write_branches(browse)
        _write_children(browse)

    shelves = browse.lists.shelves.shelves.values()
    places = [*(shelf.url for shelf in shelves), BRANCHES, CHILDREN]
    keep_pages(browse.room, browse.folder, places, _key(browse.room, browse), write)


def _key(room: RoomGenerator, browse: Browse) -> str:
    """The frame of a page, the templates, the words and the records."""
    frame = room.get_template("short_list").render(
        room.context
        | {
            "heading": "",
            "lead": "",
            "lines": (),
            "page": page_of("", 1, 1),
            "start": 1,
            "updated": browse.updated,
            "canonical": CHILDREN,
            "output_file": "",
        }
    )
    theme = Path(room.settings["THEME"]) / "templates"
    names = [f"{code} {branch.name} {branch.url}" for code, branch in browse.branches.items()]
    texts = (FORMAT, frame, repr(PLAIN), *names)
    return key_of(*texts, *(theme / f"{name}.html" for name in _TEMPLATES), browse.folder / LISTS)


def _write_branches(browse: Browse) -> None:
    held = [
        (browse.branch_name(code), _branch_url(browse, code), count)
        for code, count in browse.lists.counts_by_branch().items()
    ]
    browse.write("held_by", BRANCHES, held=held)
    for code, count in browse.lists.counts_by_branch().items():
        name = browse.branch_name(code)
        lines = browse.lists.in_branch(code)
        _write_list(browse, _branch_url(browse, code), f"{name}的书", count, lines)


def _branch_url(browse: Browse, code: str) -> str:
    known = browse.branches.get(code)
    return f"{BRANCHES}{known.slug if known else _slug(code)}/"


def _slug(code: str) -> str:
    """A code of the library system as a part of an address; different for different codes."""
    safe = "".join(one if one.isascii() and one.isalnum() else f"-{ord(one):x}" for one in code)
    return safe.lower() or "none"


def _write_children(browse: Browse) -> None:
    count = browse.lists.children
    if count:
        lines = browse.lists.for_children()
        _write_list(browse, CHILDREN, "少儿的书", count, lines)


def _write_list(
    browse: Browse, url: str, heading: str, count: int, lines: Iterator[RecordLine]
) -> None:
    """Pages of short lines: ``url``, ``url`` + ``2/`` …"""
    last = -(-count // PER_LIST)
    for number in range(1, last + 1):
        page = page_of(url, number, last)
        browse.write(
            "short_list",
            page.url,
            page=page,
            heading=heading,
            lead=f"{count} 种，按书架的次序排。点书名，到它在书架上的位置。",
            lines=tuple(islice(lines, PER_LIST)),
            start=(number - 1) * PER_LIST + 1,
        )
