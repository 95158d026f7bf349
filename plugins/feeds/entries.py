"""Entries of a feed, of whatever kind, made from what the rooms left in the context. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_YEAR = 2021
"""The year in the ids: the authority held its name then, and the year must never change."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r'(?P<name>\b(?:href|src|poster)=")(?P<path>/(?!/)[^"]*)')
_SITE_VARIABLE = re.compile(r"\s(?:srcset|sizes|loading|decoding)=\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as the page ``/feeds/`` lists it; ``url`` from the site's root."""

    title: str
    url: str
    kind: str
    """``RSS`` or ``Atom``."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news for a feed; times carry their zone."""

    id: str
    title: str
    url: str
    """Absolute."""
    summary: str
    """Plain text."""
    content: str
    """HTML with absolute addresses."""
    published: datetime
    updated: datetime
    category: str


@dataclass(frozen=True, slots=True)
class Site:
    """What an entry needs to know of its site: absolute address, and the name in the ids."""

    url: str
    authority: str

    def tag(self, kind: str, slug: str) -> str:
        """The lasting id of a thing (RFC 4151)."""
        return f"tag:{self.authority},{FIRST_YEAR}:{kind}/{slug}"

    def absolute(self, html: str) -> str:
        """HTML whose addresses are absolute, without what only a page can use."""
        return _ADDRESS.sub(rf"\g<name>{self.url}\g<path>", _SITE_VARIABLE.sub("", html))


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 forbids (lone surrogates too)."""
    return _ILLEGAL.sub("", text)


def newest(entries: Iterable[FeedEntry], count: int) -> tuple[FeedEntry, ...]:
    """The newest entries, newest first; equal times in the order of their ids."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True)[:count])


def event_entry(page: Any, site: Site) -> FeedEntry:
    """An event, dated by its first day."""
    event = page.event
    return _entry("events", event.slug, page, event, event.first_day, "活动", site)


def exhibition_entry(page: Any, site: Site) -> FeedEntry:
    """An exhibition, dated by its first day, or by its year where the day is not known."""
    exhibition = page.exhibition
    days = [span.start for span in exhibition.spans]
    day = min(days) if days else date(exhibition.year, 1, 1)
    return _entry("exhibitions", exhibition.slug, page, exhibition, day, "展览", site)


def article_entry(article: Any, site: Site) -> FeedEntry:
    """A Pelican article (news)."""
    return _entry("news", article.slug, article, article, article.date, "通知公告", site)


def _entry(
    kind: str, slug: str, page: Any, noun: Any, day: date, category: str, site: Site
) -> FeedEntry:
    modified = getattr(page, "modified", None)
    return FeedEntry(
        id=site.tag(kind, slug),
        title=" ".join(clean(str(noun.title)).split()) or slug,
        url=f"{site.url}/{page.url}",
        summary=" ".join(clean(noun.summary or "").split()),
        content=site.absolute(clean(page.content)),
        published=moment(day),
        updated=moment(modified or day),
        category=category,
    )


def moment(day: date) -> datetime:
    """A day (midnight) or a moment, in the library's time zone where it has none."""
    if not isinstance(day, datetime):
        day = datetime.combine(day, time())
    return day if day.tzinfo else day.replace(tzinfo=SHANGHAI)
