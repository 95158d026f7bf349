"""The narrations of exhibitions as a podcast: RSS 2.0 with Apple's elements, by feedgen.

Source of the elements: "A Podcaster's Guide to RSS" (Apple, help.apple.com/itc/podcasts_connect),
RSS 2.0 §enclosure, ``podcast:transcript`` (podcastindex.org/namespace/1.0). The content of an
episode is its transcript, so that whoever can't hear reads; a player gets it as plain text too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from feedgen.feed import FeedGenerator
from lxml.html import fragment_fromstring

from plugins.feeds import feedgen_care as care
from plugins.feeds.entries import FeedEntry, FeedSite
from plugins.feeds.write import Channel, new_feed
from plugins.library.exhibitions.pieces import Panel
from plugins.library.feeds import clean, line
from plugins.library.sound import Sound

PATH = "feeds/podcast"
COVER = f"{PATH}.jpg"
COVER_SIDE = 1400
"""Pixels; Apple Podcasts, "Artwork requirements": a square of 1400 to 3000, RGB, JPEG or PNG."""
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre")
_CATEGORY = ("Arts", "Visual Arts")


@dataclass(frozen=True, slots=True)
class Episode:
    """One narration: an entry, and the panel and the sound that belong to it."""

    entry: FeedEntry
    panel: Panel
    sound: Sound
    words: str
    """Its transcript as plain text."""


def episode_of(panel: Any, transcript: Any, page: Any, site: FeedSite) -> Episode:
    """The narration of a panel; ``page`` is its exhibition's, ``transcript`` a page of its words.

    Players order by time: every panel is told a minute after the one that follows it, the
    last at the moment of its exhibition.
    """
    exhibition, sound = page.exhibition, panel.narration.sound
    dated = site.dated(page.url, exhibition.first_day or date(exhibition.year, 1, 1))
    place = timedelta(minutes=len(exhibition.panels) - int(panel.number))
    entry = FeedEntry(
        id=site.tag("narrations", f"{exhibition.slug}-{panel.number}"),
        title=line(f"{panel.label} {panel.title}（{exhibition.title}）"),
        url=f"{site.url}/{panel.url}",
        summary=line(exhibition.summary or exhibition.title),
        content=site.absolute(clean(transcript.content)),
        published=dated.published + place,
        updated=dated.updated + place,
        category="展览",
    )
    return Episode(entry, panel, sound, plain(transcript.content))


def plain(html: str) -> str:
    """The words of HTML, a blank line between paragraphs."""
    root = fragment_fromstring(html or "<p></p>", create_parent=True)
    blocks = [block for block in root.iter(*_BLOCKS) if block.find("p") is None]
    said = (line(str(block.text_content())) for block in blocks)
    return clean("\n\n".join(filter(None, said))) + "\n"


def podcast(
    channel: Channel, episodes: tuple[Episode, ...], site: FeedSite, email: str = ""
) -> bytes:
    """All narrations, the newest exhibition first, each exhibition in the order of its panels.

    ``email``: by which directories of podcasts ask whether the owner agrees; empty for none.
    """
    entries = tuple(episode.entry for episode in episodes)
    path = f"{channel.path}.xml"
    feed = new_feed(channel, entries, site, path, "application/rss+xml")
    feed.load_extension("podcast")
    feed.podcast.itunes_category(*_CATEGORY)
    feed.podcast.itunes_explicit("no")
    feed.podcast.itunes_author(channel.author)
    feed.podcast.itunes_image(f"{site.url}/{COVER}")
    if email:
        feed.podcast.itunes_owner(channel.author, email)
    for episode in episodes:
        care.signed(_add(feed, episode, site), channel.author)
    words = {episode.entry.id: f"{site.url}/{episode.panel.words_url}" for episode in episodes}
    return care.with_transcripts(care.serialised(feed.rss_str), words)


def _add(feed: FeedGenerator, episode: Episode, site: FeedSite) -> Any:
    item, sound = care.add(feed, episode.entry, "CDATA"), episode.sound
    item.enclosure(f"{site.url}/{episode.panel.sound_url}", str(sound.size), sound.media_type)
    minutes, seconds = divmod(round(sound.seconds), 60)
    item.podcast.itunes_duration(f"{minutes:02}:{seconds:02}")
    return item
