"""A feed of Atom said again as RSS 2.0 and as JSON Feed 1.1, for readers that know only these.

Source of the rules: rssboard.org/rss-specification, jsonfeed.org/version/1.1. The entries, their
ids and their days are the Atom document's, so that no format says anything else.
"""

from datetime import datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from plugins.catalog.browse.atom import ATOM, LANGUAGE, AtomEntry, AtomLink, Document
from plugins.library.feeds import SINCE, line
from plugins.library.open_data import json_file

RSS_TYPE = "application/rss+xml"
_DC = "http://purl.org/dc/elements/1.1/"
_NAMESPACES = {"atom": ATOM, "dc": _DC}


def rss_of(feed: Document, own: str) -> bytes:
    """The feed as RSS 2.0; ``own`` is its absolute address."""
    root = etree.Element("rss", {"version": "2.0"}, _NAMESPACES)
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", _page(feed.links))
    _add(channel, "description", feed.subtitle)
    _add(channel, "language", "zh-CN")
    _add(channel, "lastBuildDate", format_datetime(_updated(feed)))
    _add(channel, "generator", feed.author)
    names = {"rel": "self", "href": own, "type": RSS_TYPE}
    etree.SubElement(channel, f"{{{ATOM}}}link", names)
    for entry in feed.entries:
        _item(etree.SubElement(channel, "item"), entry, feed.author)
    etree.indent(root, space="")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def json_of(feed: Document, own: str) -> bytes:
    """The feed as JSON Feed 1.1; ``own`` is its absolute address."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": line(feed.title),
        "description": line(feed.subtitle),
        "home_page_url": _page(feed.links),
        "feed_url": own,
        "language": LANGUAGE,
        "authors": [{"name": line(feed.author)}],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json_file(told)


def _item(node: etree._Element, entry: AtomEntry, author: str) -> None:
    _add(node, "title", entry.title)
    _add(node, "link", _page(entry.links))
    _add(node, "guid", entry.id, isPermaLink="false")
    _add(node, "pubDate", format_datetime(_day(entry)))
    _add(node, f"{{{_DC}}}creator", author)
    for category in entry.categories:
        _add(node, "category", category.label)
    _add(node, "description", entry.summary)


def _json_item(entry: AtomEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": _page(entry.links),
        "title": line(entry.title),
        "content_text": line(entry.summary),
        "date_published": _day(entry).isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [line(category.label) for category in entry.categories],
    }


def _page(links: tuple[AtomLink, ...]) -> str:
    return next(link.url for link in links if link.rel == "alternate")


def _day(entry: AtomEntry) -> datetime:
    return entry.published or entry.updated


def _updated(feed: Document) -> datetime:
    return max((entry.updated for entry in feed.entries), default=SINCE)


def _add(node: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(node, name, attributes).text = line(text)
