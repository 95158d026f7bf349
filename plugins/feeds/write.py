"""Entries as RSS and Atom, by feedgen (:mod:`.feedgen_care`), and as JSON Feed.

RSS and Atom are two passes, because content is marked differently in them.
"""

from dataclasses import dataclass

from feedgen.feed import FeedGenerator

from plugins.feeds import feedgen_care as care
from plugins.feeds.entries import FeedEntry, FeedSite
from plugins.library.feeds import SINCE, clean
from plugins.library.open_data import json_file


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed without its entries; ``path`` lacks the suffix of its format."""

    id: str
    title: str
    description: str
    path: str
    author: str


def rss(channel: Channel, entries: tuple[FeedEntry, ...], site: FeedSite) -> bytes:
    """The feed as RSS 2.0."""
    feed = new_feed(channel, entries, site, f"{channel.path}.rss.xml", "application/rss+xml")
    for entry in entries:
        care.signed(care.add(feed, entry, "CDATA"), channel.author)
    return care.serialised(feed.rss_str)


def atom(channel: Channel, entries: tuple[FeedEntry, ...], site: FeedSite) -> bytes:
    """The feed as Atom 1.0."""
    feed = new_feed(channel, entries, site, f"{channel.path}.atom.xml", "application/atom+xml")
    for entry in entries:
        care.add(feed, entry, "html")
    return care.serialised(feed.atom_str)


def json_feed(channel: Channel, entries: tuple[FeedEntry, ...], site: FeedSite) -> bytes:
    """The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(channel.title),
        "description": clean(channel.description),
        "home_page_url": f"{site.url}/",
        "feed_url": f"{site.url}/{channel.path}.json",
        "language": "zh-Hans",
        "authors": [{"name": clean(channel.author)}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.content,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "tags": [entry.category],
            }
            for entry in entries
        ],
    }
    return json_file(feed)


def new_feed(
    channel: Channel, entries: tuple[FeedEntry, ...], site: FeedSite, path: str, mime: str
) -> FeedGenerator:
    """A feed that says everything of itself and has no entry yet."""
    updated = max((entry.updated for entry in entries), default=SINCE)
    feed = care.open_feed(channel.id, channel.title, channel.description, channel.author, updated)
    care.link(feed, f"{site.url}/{path}", mime, f"{site.url}/")
    return feed
