"""Writes new arrivals: ``/catalog/new/`` and the pages of the newest months."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from plugins.catalog.browse.arrivals import (
    ARRIVALS,
    MONTHS,
    MOST,
    ClassOfMonth,
    Month,
    MonthPage,
    by_year,
    classes_of,
    months_of,
    pages_of,
    year_before,
)
from plugins.catalog.browse.classes import NONE, Shelves
from plugins.catalog.browse.figures import CatalogueFigures, read_figures
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import address_of, page_of, view_of

NEWEST = 12
"""Records on the first page itself."""


@dataclass(frozen=True, slots=True)
class Count:
    """A class or branch with its arrivals."""

    label: str
    """Letter of a class; empty for a branch."""
    words: str
    count: int
    url: str
    """Where they are found, from the site's root."""


def write_arrivals(browse: Browse) -> None:
    """Write ``/catalog/new/`` and ``/catalog/new/<month>/``."""
    months = months_of(browse.lists, browse.today.isoformat())
    _write_index(browse, months)
    recent = (None, *months[:MONTHS], None)
    for later, month, earlier in zip(recent, recent[1:], recent[2:], strict=False):
        if month:
            _write_month(browse, month, {"later": later, "earlier": earlier})


def _write_index(browse: Browse, months: tuple[Month, ...]) -> None:
    until = browse.today.isoformat()
    recent = months[:MONTHS]
    first = recent[-1].first_day if recent else until
    is_last_year = first >= year_before(browse.today)
    browse.write(
        "new_arrivals",
        ARRIVALS,
        newest=browse.lists.newest(until, NEWEST),
        recent=recent,
        recent_since=None if is_last_year else recent[-1],
        recent_count=sum(month.count for month in recent),
        older=by_year(months[MONTHS:]),
        class_counts=tuple(_class_counts(browse, first, until)),
        branch_counts=tuple(_branch_counts(browse, first, until)),
        dating=dating_of(read_figures(browse.folder)),
    )


def dating_of(figures: CatalogueFigures) -> str:
    """What the days of arrival are taken from: ``items``, ``entry``, ``both`` or nothing."""
    items, entry = figures.dated["items"], figures.dated["entry"]
    if not figures.branches:  # an export without copies: all that is known is when it was entered
        entry = figures.dated["bare"]
    return "both" if items and entry else "items" if items else "entry" if entry else ""


def _class_counts(browse: Browse, first: str, until: str) -> Iterator[Count]:
    words = class_words(browse.lists.shelves)
    for letter, count in browse.lists.arrived_by_class(first, until).items():
        if letter:
            url = f"catalog/?clc={letter.upper()}&sort=new"
            yield Count(letter.upper(), words[letter], count, url)
        else:
            yield Count("—", words[letter], count, f"catalog/clc/{NONE}/")


def _branch_counts(browse: Browse, first: str, until: str) -> Iterator[Count]:
    for code, count in browse.lists.arrived_by_branch(first, until).items():
        yield Count("", browse.branch_name(code), count, f"catalog/?branch={quote(code)}&sort=new")


def class_words(shelves: Shelves) -> dict[str, str]:
    """Small letter of a main class → what readers say; empty → records without one."""
    found = {root.slug: view_of(root).words for root in shelves.roots}
    return {"": found.pop(NONE, "没有分类号的"), **found}


def _write_month(browse: Browse, month: Month, around: Mapping[str, Month | None]) -> None:
    until = browse.today.isoformat()
    counts = browse.lists.arrived_by_class(month.first_day, min(month.last_day, until))
    words = class_words(browse.lists.shelves)
    jumps = [_jump(month, of_class, words) for of_class in classes_of(counts)]
    for part in pages_of(month, browse.lists, until):
        page = page_of(month.url, part.number, part.last)
        browse.write(
            "new_arrivals_month",
            page.url,
            month=month,
            page=page,
            jumps=jumps if page.is_first and len(jumps) > 1 else (),
            groups=_groups(part, words),
            left_out=max(month.count - MOST, 0),
            **around,
        )


def _jump(month: Month, of_class: ClassOfMonth, words: Mapping[str, str]) -> Count:
    """A class within a month, and where its records begin."""
    url = f"{address_of(month.url, of_class.page)}#{of_class.anchor}"
    return Count(of_class.letter.upper(), words[of_class.letter], of_class.count, url)


def _groups(page: MonthPage, words: Mapping[str, str]) -> list[tuple[str, str, str, Any]]:
    """Anchor, letter, words and records of the classes on a page."""
    return [
        (f"class-{letter or NONE}", letter.upper(), words[letter], lines)
        for letter, lines in page.groups
    ]
