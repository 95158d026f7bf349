"""The Pelican side of the feeds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.feeds.entries import (
    FeedEntry,
    Site,
    article_entry,
    event_entry,
    exhibition_entry,
    newest,
    reading_list_entry,
)
from plugins.feeds.write import Channel, atom, rss
from plugins.library.feeds import AUTHORITY, Feed
from plugins.reading.generator import RoomGenerator

ENTRIES = 30
FEEDS = (
    Feed("全部更新", "feeds/all.rss.xml", "RSS"),
    Feed("全部更新", "feeds/all.atom.xml", "Atom"),
)


class FeedsGenerator(RoomGenerator):
    """Writes the feeds and the page that explains them."""

    def generate_context(self) -> None:
        """Phase 1: the list of feeds; the catalogue, which stands before, has left its own."""
        self.feeds = (*FEEDS, *self.context.get("catalog_feeds", ()))
        self._update_context(("feeds",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: every room has left its pages in the context."""
        site = Site(self.settings["SITEURL"], self.settings.get("FEEDS_AUTHORITY", AUTHORITY))
        entries = newest(self._entries(site), ENTRIES)
        name = self.settings["SITENAME"]
        channel = Channel(
            id=site.tag("feeds", "all"),
            title=name,
            description=self.settings.get("SITESUBTITLE") or f"{name}的通知、活动与展览",
            path="feeds/all",
            author=name,
        )
        self._write_file("feeds/all.rss.xml", rss(channel, entries, site))
        self._write_file("feeds/all.atom.xml", atom(channel, entries, site))
        self.write(writer, "feeds", "feeds/")

    def _entries(self, site: Site) -> Iterator[FeedEntry]:
        yield from (article_entry(a, site) for a in self.context.get("articles", ()))
        yield from (event_entry(page, site) for page in self.context.get("events", ()))
        yield from (exhibition_entry(page, site) for page in self.context.get("exhibitions", ()))
        yield from (reading_list_entry(p, site) for p in self.context.get("reading_lists", ()))

    def _write_file(self, path: str, content: bytes) -> None:
        target = Path(self.output_path, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def get_generators(pelican: object) -> type[FeedsGenerator]:
    """Receiver of ``get_generators``."""
    return FeedsGenerator
