"""Atom documents with what OPDS adds to them. Pure.

Source of the rules: RFC 4287 (Atom), RFC 5005 (paging), OPDS Catalog 1.2 §5 (which elements say
what of a book). Why not feedgen, which writes the site's other feeds: it has neither the terms of
Dublin Core nor the parameters of OPDS's media types. Nothing tells the hour of its making.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from plugins.library.feeds import SINCE, line

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
XML = "http://www.w3.org/XML/1998/namespace"
FEED_TYPE = "application/atom+xml"
LANGUAGE = "zh-Hans"
_NAMESPACES: Any = {None: ATOM, "dc": DC}  # the stubs know no namespace without a prefix


@dataclass(frozen=True, slots=True)
class AtomLink:
    """A link of a feed or entry; addresses are absolute."""

    rel: str
    url: str
    type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A class that an entry belongs to."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry; an author of its own is the book's, not the library."""

    id: str
    title: str
    updated: datetime
    summary: str
    links: tuple[AtomLink, ...]
    categories: tuple[Category, ...] = ()
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    terms: tuple[tuple[str, str], ...] = ()
    """Dublin Core: name and value."""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A feed with its entries."""

    id: str
    title: str
    subtitle: str
    author: str
    links: tuple[AtomLink, ...]
    entries: tuple[AtomEntry, ...]


def document_of(feed: Document) -> bytes:
    """The feed as XML, as old as its newest entry."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES)
    root.set(f"{{{XML}}}lang", LANGUAGE)
    updated = max((entry.updated for entry in feed.entries), default=SINCE)
    _texts(root, (("id", feed.id), ("title", feed.title), ("subtitle", feed.subtitle)))
    _texts(root, (("updated", updated.isoformat()), ("generator", feed.author)))
    _author(root, feed.author)
    _links(root, feed.links)
    for entry in feed.entries:
        _entry(etree.SubElement(root, f"{{{ATOM}}}entry"), entry)
    etree.indent(root, space="")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _entry(node: etree._Element, entry: AtomEntry) -> None:
    _texts(node, (("id", entry.id), ("title", entry.title), ("updated", entry.updated.isoformat())))
    if entry.published:
        _texts(node, (("published", entry.published.isoformat()),))
    for author in entry.authors:
        _author(node, author)
    for name, text in entry.terms:
        etree.SubElement(node, f"{{{DC}}}{name}").text = line(text)
    for category in entry.categories:
        names = {"term": line(category.term), "label": line(category.label)}
        etree.SubElement(node, f"{{{ATOM}}}category", names)
    _links(node, entry.links)
    for name in ("summary", "content"):
        if text := getattr(entry, name):
            _texts(node, ((name, text),))
            node[-1].set("type", "text")


def _texts(node: etree._Element, texts: Iterable[tuple[str, str]]) -> None:
    for name, text in texts:
        etree.SubElement(node, f"{{{ATOM}}}{name}").text = line(text)


def _author(node: etree._Element, name: str) -> None:
    author = etree.SubElement(node, f"{{{ATOM}}}author")
    _texts(author, (("name", name),))


def _links(node: etree._Element, links: Iterable[AtomLink]) -> None:
    for link in links:
        names = {"rel": link.rel, "href": link.url, "type": link.type}
        etree.SubElement(
            node, f"{{{ATOM}}}link", names | ({"title": line(link.title)} if link.title else {})
        )
