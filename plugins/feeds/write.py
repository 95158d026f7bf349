"""Entries as RSS and Atom, with feedgen 0.9.0, and as JSON Feed.

Why 0.9.0: 1.0.0 drops ``rel`` and ``type`` from the links of Atom entries. Why two passes:
``CDATA`` content is right in RSS and not valid in Atom. feedgen dates by the clock whatever has
no date, so everything gets one; the channel's ``<link>`` in RSS is the last one that was added.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from feedgen.feed import FeedGenerator

from plugins.feeds.entries import FeedEntry, Site
from plugins.library.feeds import SINCE, clean


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed without its entries; ``path`` lacks the suffix of its format."""

    id: str
    title: str
    description: str
    path: str
    author: str


def rss(channel: Channel, entries: tuple[FeedEntry, ...], site: Site) -> bytes:
    """The feed as RSS 2.0."""
    feed = new_feed(channel, entries, site, f"{channel.path}.rss.xml", "application/rss+xml")
    _add(feed, entries, "CDATA")
    return serialised(feed.rss_str)


def atom(channel: Channel, entries: tuple[FeedEntry, ...], site: Site) -> bytes:
    """The feed as Atom 1.0."""
    feed = new_feed(channel, entries, site, f"{channel.path}.atom.xml", "application/atom+xml")
    _add(feed, entries, "html")
    return serialised(feed.atom_str)


def json_feed(channel: Channel, entries: tuple[FeedEntry, ...], site: Site) -> bytes:
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
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def new_feed(
    channel: Channel, entries: tuple[FeedEntry, ...], site: Site, path: str, mime: str
) -> FeedGenerator:
    """A feed that says everything of itself and has no entry yet."""
    feed = FeedGenerator()
    updated = max((entry.updated for entry in entries), default=SINCE)
    feed.id(channel.id)
    feed.title(clean(channel.title))
    feed.description(clean(channel.description))
    feed.author(name=clean(channel.author))
    feed.language("zh-CN")
    feed.generator(clean(channel.author))
    feed.link(href=f"{site.url}/{path}", rel="self", type=mime)
    feed.link(href=f"{site.url}/", rel="alternate", type="text/html")
    feed.updated(updated)
    feed.lastBuildDate(updated)
    return feed


def _add(feed: FeedGenerator, entries: tuple[FeedEntry, ...], content_type: str) -> None:
    for entry in entries:
        item = feed.add_entry(order="append")
        item.guid(entry.id, permalink=False)
        item.title(entry.title)
        item.link(href=entry.url, rel="alternate", type="text/html")
        item.summary(entry.summary or entry.title)
        item.content(entry.content, type=content_type)
        item.published(entry.published)
        item.updated(entry.updated)
        item.category(term=entry.category)


def serialised(write: Callable[..., bytes]) -> bytes:
    """What a feed's own writer makes, for readers of text too."""
    return write(pretty=True).rstrip() + b"\n"
