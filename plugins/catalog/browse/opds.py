"""The catalogue in OPDS 1.2, which programs that show books leaf through.

``/feeds/opds.xml`` is the root, a navigation feed. It leads to acquisition feeds: new arrivals,
books for children, each main class; the newest 500 of each, 100 a page.

Source of the rules: OPDS Catalog 1.2, specs.opds.io. An entry must have an acquisition link (§5).
A book of paper has no file that it could lead to: its relation is ``borrow`` and its type
``text/html``, the page that says where the book stands. What is read on the web leads there.
Entries are complete, so there are no partial ones to link from (§5.1.2).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from plugins.catalog.browse.arrivals import ARRIVALS
from plugins.catalog.browse.atom import AtomEntry, AtomLink, Category, Document
from plugins.catalog.browse.classes import NONE
from plugins.catalog.browse.feed_entries import HTML, CatalogueSite, entry_of, said_of
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.room import Browse
from plugins.catalog.reader.store import Shelved
from plugins.library.catalogue.records import BibliographicRecord, Item, isbn13
from plugins.library.feeds import line

OPDS = "feeds/opds.xml"
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
BORROW = "http://opds-spec.org/acquisition/borrow"
ACQUIRE = "http://opds-spec.org/acquisition"
SORT_NEW = "http://opds-spec.org/sort/new"
CHILDREN = "catalog/children/"
MOST = 500
PER_PAGE = 100
_LANGUAGES = (
    "chi zh zho zh eng en jpn ja kor ko rus ru fre fr fra fr ger de deu de spa es por pt ita it "
    "lat la gre el ara ar tib bo bod bo mon mn uig ug kaz kk iii ii zha za vie vi tha th"
).split()
LANGUAGES = MappingProxyType(dict(zip(_LANGUAGES[::2], _LANGUAGES[1::2], strict=True)))
"""ISO 639-2, which records have, → the shorter tag that RFC 5646 §2.2.1 asks for."""
Read = Callable[[str], Shelved]


@dataclass(frozen=True, slots=True)
class OpdsSection:
    """An acquisition feed with all its pages."""

    slug: str
    title: str
    rel: str
    page: str
    """The page for people that shows the same and more."""
    lines: Sequence[RecordLine]

    def path(self, number: int) -> str:
        """The address of one of its pages from the site's root."""
        return f"feeds/opds/{self.slug}{f'-{number}' if number > 1 else ''}.xml"

    @property
    def last(self) -> int:
        """How many pages it has."""
        return -(-len(self.lines) // PER_PAGE)


def documents(site: CatalogueSite, browse: Browse) -> Iterator[tuple[str, Document]]:
    """Path and feed of the whole catalogue, the root last; one section in memory at a time."""
    entries = []
    with browse.catalogue.store.reading() as read:
        for section in sections(site, browse):
            pages = list(_pages(section, site, read))
            yield from pages
            entries.append(_way_to(section, pages[0][1], site))
    yield OPDS, _root(entries, site)


def sections(site: CatalogueSite, browse: Browse) -> Iterator[OpdsSection]:
    """New arrivals, books for children and the main classes, as far as there are any."""
    lists, until = browse.lists, browse.today.isoformat()
    new = OpdsSection("new", "新书", SORT_NEW, ARRIVALS, lists.newest(until, MOST))
    young = lists.newest_for_children(until, MOST)
    found = [new, OpdsSection("children", "少儿读物", "subsection", CHILDREN, young)]
    yield from (section for section in found if section.lines)
    for letter, words in site.words.items():
        if lines := lists.newest_of_class(letter, until, MOST):
            slug = letter or NONE
            yield OpdsSection(slug, words, "subsection", f"catalog/clc/{slug}/", lines)


def _way_to(section: OpdsSection, first: Document, site: CatalogueSite) -> AtomEntry:
    """The entry of the root that leads to a section, as old as what it leads to."""
    return AtomEntry(
        id=first.id,
        title=section.title,
        updated=max(entry.updated for entry in first.entries),
        summary="",
        content=f"{section.title}，{len(section.lines)} 种",
        links=(site.link(section.rel, section.path(1), ACQUISITION, section.title),),
    )


def _root(entries: Sequence[AtomEntry], site: CatalogueSite) -> Document:
    return Document(
        id=site.tag("feeds", "opds"),
        title=f"{site.name}馆藏书目",
        subtitle="纸本书，到馆借阅；没有可以下载的文件。",
        author=site.name,
        links=(
            site.link("self", OPDS, NAVIGATION),
            site.link("start", OPDS, NAVIGATION),
            site.link("alternate", "catalog/", HTML),
        ),
        entries=tuple(entries),
    )


def _pages(section: OpdsSection, site: CatalogueSite, read: Read) -> Iterator[tuple[str, Document]]:
    for number in range(1, section.last + 1):
        lines = section.lines[(number - 1) * PER_PAGE : number * PER_PAGE]
        page = f"（{number}/{section.last}）" if section.last > 1 else ""
        yield (
            section.path(number),
            Document(
                id=site.tag("feeds", f"opds/{section.slug}/{number}"),
                title=f"{section.title}{page}",
                subtitle=f"最新的 {len(section.lines)} 种。纸本书，到馆借阅；没有可以下载的文件。",
                author=site.name,
                links=tuple(_page_links(section, number, site)),
                entries=tuple(book_of(one, *read(one.record_id), site) for one in lines),
            ),
        )


def _page_links(section: OpdsSection, number: int, site: CatalogueSite) -> Iterator[AtomLink]:
    """Where this page stands (OPDS 1.2 §2, RFC 5005 §3)."""
    yield site.link("self", section.path(number), ACQUISITION)
    yield site.link("start", OPDS, NAVIGATION)
    yield site.link("up", OPDS, NAVIGATION)
    yield site.link("alternate", section.page, HTML)
    around = {"first": 1, "previous": number - 1, "next": number + 1, "last": section.last}
    for rel, other in around.items():
        if section.last > 1 and 1 <= other <= section.last:
            yield site.link(rel, section.path(other), ACQUISITION)


def book_of(
    given: RecordLine, record: BibliographicRecord, items: Sequence[Item], site: CatalogueSite
) -> AtomEntry:
    """A complete catalogue entry. The summary says nothing that another element has said."""
    entry = entry_of(given, site)
    subjects = tuple(Category(text, text) for text in record.subjects if line(text))
    return replace(
        entry,
        summary=said_of(given._replace(responsibility="", publisher="", year=""), site.branch_name),
        authors=tuple(filter(line, record.persons or (record.responsibility,))),
        categories=entry.categories + subjects,
        terms=tuple((name, text) for name, text in _terms(record) if line(text)),
        links=(_way_to_read(given, site), *entry.links),
    )


def _way_to_read(given: RecordLine, site: CatalogueSite) -> AtomLink:
    """How the book is had: on the web, else as its page says."""
    if given.online_address:
        return AtomLink(ACQUIRE, given.online_address, HTML, given.online)
    return site.link(BORROW, given.record_url, HTML, given.online or "到馆借阅")


def _terms(record: BibliographicRecord) -> Iterator[tuple[str, str]]:
    """Dublin Core: of the book, never of the entry (OPDS 1.2 §5.1.1)."""
    yield from (("language", LANGUAGES.get(code, code)) for code in record.languages)
    yield "publisher", record.publisher
    yield "issued", record.publication_year
    yield from (("identifier", f"urn:isbn:{isbn}") for isbn in map(isbn13, record.isbns) if isbn)
    yield "extent", record.extent
