"""Writes the feeds of the catalogue: Atom for people, OPDS for programs that show books.

``/feeds/new-books.atom.xml``, the same as ``.rss.xml`` and ``.json``, and
``/feeds/new-books/<letter>.atom.xml``, one for each main class: the newest 50 records. An entry
leads to the record's own page, which needs a script, and as ``related`` to its place on the shelf,
which needs none. Dates are those of the data; a record keeps its id whatever becomes of its
address.
"""

from collections.abc import Iterable

from plugins.catalog.browse.arrival_pages import class_words
from plugins.catalog.browse.arrivals import ARRIVALS
from plugins.catalog.browse.atom import FEED_TYPE, Document, document_of
from plugins.catalog.browse.feed_entries import HTML, CatalogueSite, entry_of
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.opds import OPDS, documents
from plugins.catalog.browse.other_feeds import json_of, rss_of
from plugins.catalog.browse.room import Browse
from plugins.catalog.export_day import said_of
from plugins.library.feeds import AUTHORITY, Feed

NEWEST = 50
NEW_BOOKS = "feeds/new-books.atom.xml"
NEW_BOOKS_RSS = "feeds/new-books.rss.xml"
NEW_BOOKS_JSON = "feeds/new-books.json"

FEEDS = (
    Feed("新书", NEW_BOOKS_RSS, "RSS"),
    Feed("新书", NEW_BOOKS, "Atom"),
    Feed("新书", NEW_BOOKS_JSON, "JSON Feed"),
    Feed("馆藏书目，给电子书阅读器", OPDS, "OPDS"),
)


def class_feed(letter: str) -> str:
    """The path of a main class's feed, by its small letter."""
    return f"feeds/new-books/{letter}.atom.xml"


def write_catalog_feeds(browse: Browse) -> None:
    """Write all feeds of the catalogue."""
    room, site = browse.room, site_of(browse)
    until = browse.today.isoformat()
    newest = browse.lists.newest(until, NEWEST)
    everything = _feed(site, "new-books", "新书", NEW_BOOKS, newest)
    room.write_bytes(NEW_BOOKS, document_of(everything))
    room.write_bytes(NEW_BOOKS_RSS, rss_of(everything, f"{site.url}/{NEW_BOOKS_RSS}"))
    room.write_bytes(NEW_BOOKS_JSON, json_of(everything, f"{site.url}/{NEW_BOOKS_JSON}"))
    for letter, words in site.words.items():
        if letter:
            lines = browse.lists.newest_of_class(letter, until, NEWEST)
            path, slug = class_feed(letter), f"new-books/{letter}"
            room.write_bytes(path, document_of(_feed(site, slug, f"新书：{words}", path, lines)))
    for path, document in documents(site, browse):
        room.write_bytes(path, document_of(document))


def site_of(browse: Browse) -> CatalogueSite:
    """What the entries need to know, from the settings and the catalogue."""
    settings = browse.room.settings
    return CatalogueSite(
        url=settings["SITEURL"],
        name=settings["SITENAME"],
        authority=settings.get("FEEDS_AUTHORITY", AUTHORITY),
        today=browse.today,
        branch_name=browse.branch_name,
        words=class_words(browse.lists.shelves),
        has_copies=bool(browse.lists.counts_by_branch()),
        data_day=said_of(browse.updated),
    )


def _feed(
    site: CatalogueSite, slug: str, title: str, path: str, lines: Iterable[RecordLine]
) -> Document:
    return Document(
        id=site.tag("feeds", slug),
        title=f"{title} · {site.name}",
        subtitle=f"最近到馆的 {NEWEST} 种，{site.data_day}。",
        author=site.name,
        links=(site.link("self", path, FEED_TYPE), site.link("alternate", ARRIVALS, HTML)),
        entries=tuple(entry_of(record, site) for record in lines if site.arrived(record)),
    )
