"""The Pelican side of the feeds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from plugins.feeds import opml
from plugins.feeds.entries import (
    FeedEntry,
    FeedSite,
    article_entry,
    chronicle_entries,
    closure_entry,
    event_entry,
    exhibition_entry,
    newest,
    piece_entry,
    reading_list_entry,
)
from plugins.feeds.podcast import COVER, COVER_SIDE, PATH, Episode, episode_of, podcast
from plugins.feeds.write import Channel, atom, json_feed, rss
from plugins.images.fonts import find_font
from plugins.images.seal import draw_seal
from plugins.library.feeds import AUTHORITY, Feed, line, series_path
from plugins.library.kinds import COLLECTIONS, KINDS
from plugins.library.noun_facts import NOBODY
from plugins.library.site.publication import read_dated
from plugins.reading.generator import RoomGenerator

ENTRIES = 30
FORMATS = (("rss.xml", "RSS", rss), ("atom.xml", "Atom", atom), ("json", "JSON Feed", json_feed))
NAMES = {"all": "全部更新"} | {kind.folder: kind.feed for kind in KINDS if kind.feed}
"""Name in the address → name for readers."""
PODCAST = Feed("展览解说", f"{PATH}.xml", "播客")


Make = Callable[[Any, FeedSite], FeedEntry]


@dataclass(frozen=True, slots=True)
class Series:
    """Events and exhibitions that belong together."""

    name: str
    path: str
    """Of its feeds, without their suffix."""
    members: list[tuple[Make, Any]] = field(default_factory=list)
    """What makes an entry, and its page."""


class FeedsGenerator(RoomGenerator):
    """Writes the feeds and the page that explains them."""

    def generate_context(self) -> None:
        """Phase 1: the list of feeds; rooms that stand before have left their own."""
        titles = {f"feeds/{kind}": title for kind, title in NAMES.items()}
        titles |= {one.path: f"系列：{one.name}" for one in self._series()}
        own = (
            Feed(title, f"{path}.{suffix}", form)
            for path, title in titles.items()
            for suffix, form, _ in FORMATS
        )
        others = (*self.context.get("catalog_feeds", ()), *self.context.get("wechat_feeds", ()))
        self.feeds = (*own, PODCAST, *others)
        self._update_context(("feeds",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: every room has left its pages in the context."""
        authority = self.settings.get("FEEDS_AUTHORITY", AUTHORITY)
        library = self.context.get("library", NOBODY)
        days = read_dated(self.content_path)
        site = FeedSite(self.settings["SITEURL"], authority, library, self.build_date, days)
        entries = {kind: tuple(self._entries(kind, site)) for kind in NAMES if kind != "all"}
        lists = (reading_list_entry(p, site) for p in self.context.get("reading_lists", ()))
        entries["all"] = (*chain.from_iterable(entries.values()), *lists)
        for kind, title in NAMES.items():
            self._write_feed(self._channel(kind, title, site), entries[kind], site)
        for one in self._series():
            channel = self._channel(f"series-{one.name}", one.name, site, one.path)
            some = tuple(make(page, site) for make, page in one.members)
            self._write_feed(channel, some, site)
        self._write_podcast(site)
        self.write_bytes(opml.PATH, opml.opml(self.settings["SITENAME"], self.feeds, site.url))
        self._write_chronicles(site)
        groups: dict[str, list[Feed]] = {}
        calendars = (feed for name, feed in _CALENDARS.items() if name in self.context)
        for feed in (*self.feeds, *calendars):
            groups.setdefault(feed.title, []).append(feed)
        self.write(writer, "feeds", "feeds/", groups=tuple(groups.items()))

    def _write_feed(self, channel: Channel, entries: tuple[FeedEntry, ...], site: FeedSite) -> None:
        for suffix, _, write in FORMATS:
            content = write(channel, newest(entries, ENTRIES), site)
            self.write_bytes(f"{channel.path}.{suffix}", content)

    def _series(self) -> tuple["Series", ...]:
        """The series of events and exhibitions; two of one spelling share their feed."""
        found: dict[str, Series] = {}
        for name, noun, make in _IN_SERIES:
            for page in self.context.get(name, ()):
                words = line(getattr(page, noun).series)
                path = series_path(words)
                if path:
                    one = found.setdefault(path, Series(words, path))
                    one.members.append((make, page))
        return tuple(one for _, one in sorted(found.items()))

    def _channel(self, kind: str, title: str, site: FeedSite, path: str = "") -> Channel:
        name = self.settings["SITENAME"]
        own = kind == "all"
        about = self.settings.get("SITESUBTITLE") or f"{name}的通知、活动与展览"
        return Channel(
            id=site.tag("feeds", kind),
            title=name if own else f"{name}：{title}",
            description=about if own else f"{name}的{title}",
            path=path or f"feeds/{kind}",
            author=name,
        )

    def _entries(self, kind: str, site: FeedSite) -> Iterator[FeedEntry]:
        name, make = MAKERS[kind]
        yield from (make(page, site) for page in self.context.get(name, ()))
        if kind == "news":
            yield from (closure_entry(one, site) for one in self.context.get("announced", ()))

    def _write_chronicles(self, site: FeedSite) -> None:
        """A feed a year beside its page."""
        for year in self.context.get("chronicles", ()):
            path = year.feed_url.removesuffix(".atom.xml")
            channel = self._channel(f"chronicle-{year.year}", f"{year.year} 年大事记", site, path)
            self.write_bytes(year.feed_url, atom(channel, chronicle_entries(year, site), site))

    def _write_podcast(self, site: FeedSite) -> None:
        episodes = tuple(self._episodes(site))
        channel = self._channel("podcast", PODCAST.title, site)
        self.write_bytes(PODCAST.url, podcast(channel, episodes, site, site.library.email))
        if episodes:
            self.write_bytes(COVER, draw_seal(self.settings["SITENAME"], find_font(), COVER_SIDE))
        for episode in episodes:
            self.write_bytes(episode.panel.words_url, episode.words.encode())

    def _episodes(self, site: FeedSite) -> Iterator[Episode]:
        for page in self.context.get("exhibitions", ()):
            for panel in page.exhibition.narrated:
                transcript = self.prose_page(
                    panel.narration.transcript, panel.path, panel.url, panel.title
                )
                yield episode_of(panel, transcript, page, site)


MAKERS: dict[str, tuple[str, Make]] = {
    "news": ("articles", article_entry),
    "events": ("events", event_entry),
    "exhibitions": ("exhibitions", exhibition_entry),
    **{k.folder: (f"{c.name}_pages", partial(piece_entry, k)) for k, c in COLLECTIONS if k.feed},
}
"""Kind → name in the context, and what makes an entry of a page."""

_CALENDARS = {
    "events": Feed("活动", "feeds/events.ics", "日历"),
    "exhibitions": Feed("展览", "feeds/exhibitions.ics", "日历"),
    "branches": Feed("闭馆和开放时间变动", "feeds/closures.ics", "日历"),
}
"""Name in the context → the calendar that its room writes, where that is there."""

_IN_SERIES = (("events", "event", event_entry), ("exhibitions", "exhibition", exhibition_entry))
"""Name in the context, name of the noun on its page, and what makes an entry of it."""
