"""feedgen 0.9.0, and everything in it that must be handled with care; a test holds each point.

1. 1.0.0 loses ``rel``, ``type`` and ``length`` of an Atom entry's links (python-feedgen #135): the
   version is pinned.
2. What has no date gets the clock's: the feed and every entry are dated here.
3. The channel's ``<link>`` in RSS is the last that was added: ``alternate`` comes last.
4. ``CDATA`` is right for RSS and in Atom an invalid type (FreshRSS #6180): :func:`add` is told.
5. Content alone lands in RSS's ``description``: a summary is always given, the title if need be.
6. ``add_entry`` puts the new entry first unless it is told to append.
7. Characters that XML forbids raise: everything is cleaned on its way in.
8. The generator names the library's version, so an upgrade would change every feed: it names us.
9. ``itunes:explicit`` says ``no`` where Apple wants ``false``: put right in what is written.
10. RSS's ``<author>`` must be an e-mail address: who wrote stands in ``dc:creator``.
11. The podcast extension knows no ``podcast:transcript``: :func:`with_transcripts` adds it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.feeds.entries import FeedEntry
from plugins.library.feeds import clean

PODCAST = "https://podcastindex.org/namespace/1.0"
RELATED = "公众号文章"
TTL = 60
"""Minutes after which a reader may ask again."""
_EXPLICIT = b"<itunes:explicit>no</itunes:explicit>"


def open_feed(
    feed_id: str, title: str, description: str, author: str, updated: datetime
) -> FeedGenerator:
    """A feed that says everything of itself but its links, and has no entry yet."""
    feed = FeedGenerator()
    feed.id(feed_id)
    feed.title(clean(title))
    feed.description(clean(description))
    feed.author(name=clean(author))
    feed.language("zh-CN")
    feed.generator(clean(author))
    feed.updated(updated)
    feed.lastBuildDate(updated)
    feed.ttl(TTL)
    return feed


def link(feed: FeedGenerator, own: str, own_type: str, page: str) -> None:
    """Where the feed is, and the page that it belongs to."""
    feed.link(href=own, rel="self", type=own_type)
    feed.link(href=page, rel="alternate", type="text/html")


def add(feed: FeedGenerator, entry: FeedEntry, content_type: str) -> Any:
    """Add an entry behind the others; ``content_type`` is ``CDATA`` for RSS, ``html`` for Atom."""
    item = feed.add_entry(order="append")
    item.guid(entry.id, permalink=False)
    item.title(clean(entry.title))
    item.link(href=entry.url, rel="alternate", type="text/html")
    item.summary(clean(entry.summary or entry.title))
    item.content(clean(entry.content), type=content_type)
    item.published(entry.published)
    item.updated(entry.updated)
    item.category(term=entry.category)
    if entry.related and content_type != "CDATA":  # RSS has no such link
        item.link(href=entry.related, rel="related", type="text/html", title=RELATED)
    return item


def signed(item: Any, author: str) -> None:
    """Say in RSS who wrote an entry."""
    item.load_extension("dc", atom=False, rss=True)
    item.dc.dc_creator(clean(author))


def with_transcripts(content: bytes, transcripts: Mapping[str, str]) -> bytes:
    """A podcast whose episodes name their words; id of an episode → absolute address of a text."""
    root = etree.fromstring(content, etree.XMLParser(strip_cdata=False))
    for item in root.iter("item"):
        names = {"url": transcripts[str(item.findtext("guid"))], "type": "text/plain"}
        last = item[-1]
        told = etree.SubElement(item, f"{{{PODCAST}}}transcript", names, {"podcast": PODCAST})
        told.tail, last.tail = last.tail, item.text
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def serialised(write: Callable[..., bytes]) -> bytes:
    """What a feed's own writer makes, for readers of text too."""
    content = write(pretty=True).rstrip() + b"\n"
    return content.replace(_EXPLICIT, _EXPLICIT.replace(b"no", b"false"))
