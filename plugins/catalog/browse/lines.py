"""A record in one line of a list: shelf pages, new arrivals, reading lists. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote

from plugins.catalog.browse.classes import key_for
from plugins.catalog.cover import Cover, cover_of
from plugins.library.catalogue.online import online_of
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Item,
    ItemStatus,
    call_number_of,
    isbn13,
)

_NUMBER = re.compile(r"\d+")
_DIGITS = 9
_AUXILIARIES = '/-(="<:+'
"""Signs that narrow a class, in the order in which the introduction to the CLC explains them."""
_ORDER = str.maketrans(
    {sign: chr(33 + place) for place, sign in enumerate(_AUXILIARIES)} | {"〈": "&", "“": "%"}
)
_FROM_AUXILIARY = re.compile(r"[-/(=\"“<〈:+].*")
NAMED_BRANCHES = 3
"""Branches that a line of a list names; it counts the others."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class RecordLine(NamedTuple):
    """What a list shows of a record. A named tuple, because it goes into the store as JSON."""

    record_id: str
    title: str
    other_title: str
    responsibility: str
    publisher: str
    year: str
    edition: str
    call_number: str
    clc_number: str
    is_for_children: bool
    isbn: str
    """Thirteen digits, or empty."""
    holdings: tuple[tuple[str, int], ...]
    """Code of a branch → copies that are shown, most copies first."""
    added: str
    """Day of the first copy, ``2021-06-24``, or empty."""
    loans: int
    """Of all copies together; 0 where the export doesn't say."""
    online: str = ""
    """在线阅读, of what is read on the web in place of copies; else empty."""
    online_address: str = ""
    """Where it is read; empty where the export doesn't say."""
    shelf: str = ""
    """Slug of the shelf page that the record stands on."""
    page: int = 1

    @property
    def most_copies(self) -> tuple[tuple[str, int], ...]:
        """The branches that a list names."""
        return self.holdings[:NAMED_BRANCHES]

    @property
    def further_branches(self) -> int:
        """How many branches have it besides."""
        return max(len(self.holdings) - NAMED_BRANCHES, 0)

    @property
    def copies(self) -> int:
        """Copies that are shown."""
        return sum(count for _, count in self.holdings)

    @property
    def anchor(self) -> str:
        """The ``id`` of its line on the shelf page."""
        return anchor_of(self.record_id)

    @property
    def url(self) -> str:
        """Its shareable address without script, from the site's root."""
        page = f"{self.page}/" if self.page > 1 else ""
        return f"catalog/clc/{self.shelf}/{page}#{self.anchor}"

    @property
    def record_url(self) -> str:
        """Its own page, which needs a script."""
        return f"catalog/record/?id={quote(self.record_id, safe='')}"

    @property
    def cover(self) -> Cover:
        """Its face where the library has no picture of it."""
        return cover_of(self.title, self.clc_number, self.is_for_children)

    @property
    def imprint(self) -> str:
        """Publisher, year and edition as far as they are known, with Chinese commas."""
        return "，".join(part for part in (self.publisher, self.year, self.edition) if part)


def anchor_of(record_id: str) -> str:
    """An ``id`` that is safe in HTML and in an address, different for different records."""
    return "r-" + _UNSAFE.sub(lambda match: f"~{ord(match[0]):x}~", record_id)


def line_of(record: BibliographicRecord, items: Sequence[Item]) -> RecordLine:
    """The line of a record with its copies, lost ones among them."""
    shown = [item for item in items if item.status is not ItemStatus.HIDDEN]
    held = Counter(item.branch_code for item in shown)
    online = online_of(record, items)
    days = [item.date_added for item in shown if len(item.date_added) == 10]
    return RecordLine(
        record_id=record.record_id,
        title=record.title,
        other_title=record.other_titles[0].text if record.other_titles else "",
        responsibility=record.responsibility,
        publisher=record.publisher,
        year=record.publication_year,
        edition=record.edition,
        call_number=call_number_of(shown),
        clc_number=record.clc_number,
        is_for_children=record.is_for_children,
        isbn=next(filter(None, map(isbn13, record.isbns)), ""),
        holdings=tuple(sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))),
        added=min(days, default=record.date_entered),
        loans=sum(item.loans or 0 for item in shown),
        online=online.words if online else "",
        online_address=online.address if online else "",
    )


def shelf_order(line: RecordLine) -> str:
    """What puts records in the order of the shelf: class as a decimal, then author mark by number.

    ``I247.5/26`` stands before ``I247.5/123`` and behind ``I247/900``; what a sign narrows
    (``I247.5-43/1``, ``I247.5=7/1``) behind all of the class alone and before ``I247.51/1``; a
    record without a call number behind those of its class that have one.
    """
    number, _, mark = line.call_number.partition("/")
    key = key_for(number) or key_for(line.clc_number)
    narrowed = _FROM_AUXILIARY.search(normalize("NFKC", number)) if key else None
    signs = narrowed[0].translate(_ORDER) if narrowed else ""
    rest = _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), mark.upper())
    place = f"{signs} {rest}" if rest else "~"
    return f"{key} {place} {line.title}"
