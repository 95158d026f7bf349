"""The narrations of exhibitions as a podcast: RSS 2.0 with Apple's elements, by feedgen.

Source of the elements: "A Podcaster's Guide to RSS" (Apple, help.apple.com/itc/podcasts_connect),
RSS 2.0 §enclosure. The content of an episode is its transcript, so that whoever can't hear reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from feedgen.feed import FeedGenerator

from plugins.feeds import feedgen_care as care
from plugins.feeds.entries import FeedEntry, Site
from plugins.feeds.write import Channel, new_feed
from plugins.library.feeds import clean, line, moment

PATH = "feeds/podcast"
_CATEGORY = ("Arts", "Visual Arts")


@dataclass(frozen=True, slots=True)
class Episode:
    """One narration: an entry and the sound that belongs to it."""

    entry: FeedEntry
    sound_url: str
    """Absolute."""
    size: int
    """Bytes."""
    media_type: str
    seconds: int


def episode_of(panel: Any, transcript: Any, page: Any, site: Site) -> Episode:
    """The narration of a panel; ``page`` is its exhibition's, ``transcript`` a page of its words.

    Players order by time: every panel is told a minute before the one that follows it.
    """
    exhibition, sound = page.exhibition, panel.narration.sound
    day = moment(exhibition.first_day or date(exhibition.year, 1, 1))
    told = day + timedelta(minutes=len(exhibition.panels) - int(panel.number))
    entry = FeedEntry(
        id=site.tag("narrations", f"{exhibition.slug}-{panel.number}"),
        title=line(f"{panel.label} {panel.title}（{exhibition.title}）"),
        url=f"{site.url}/{panel.url}",
        summary=line(exhibition.summary or exhibition.title),
        content=site.absolute(clean(transcript.content)),
        published=told,
        updated=told,
        category="展览",
    )
    address = f"{site.url}/{panel.sound_url}"
    return Episode(entry, address, sound.size, sound.media_type, round(sound.seconds))


def podcast(channel: Channel, episodes: Iterable[Episode], site: Site) -> bytes:
    """All narrations, the newest exhibition first, each exhibition in the order of its panels."""
    known = tuple(episodes)
    entries = tuple(episode.entry for episode in known)
    path = f"{channel.path}.xml"
    feed = new_feed(channel, entries, site, path, "application/rss+xml")
    feed.load_extension("podcast")
    feed.podcast.itunes_category(*_CATEGORY)
    feed.podcast.itunes_explicit("no")
    feed.podcast.itunes_author(channel.author)
    for episode in known:
        _add(feed, episode)
    return care.serialised(feed.rss_str)


def _add(feed: FeedGenerator, episode: Episode) -> None:
    item = care.add(feed, episode.entry, "CDATA")
    item.enclosure(episode.sound_url, str(episode.size), episode.media_type)
    minutes, seconds = divmod(episode.seconds, 60)
    item.podcast.itunes_duration(f"{minutes:02}:{seconds:02}")
