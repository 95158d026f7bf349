"""Entries of a feed, of whatever kind, made from what the rooms left in the context. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape
from typing import Any

from plugins.library.chinese import occasion
from plugins.library.feeds import FIRST_YEAR, clean, line, moment, tag

_ADDRESS = re.compile(r'(?P<name>\b(?:href|src|poster)=")(?P<path>/(?!/)[^"]*)')
_SOURCES = re.compile(r'</?picture>|<source type="image/[^>]*>')
_SITE_VARIABLE = re.compile(r"\s(?:srcset|sizes|loading|decoding)=\"[^\"]*\"")


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
    related: str = ""
    """Absolute address of the same as an article of WeChat; empty where there is none."""


@dataclass(frozen=True, slots=True)
class FeedSite:
    """What an entry needs to know of its site: absolute address, and the name in the ids."""

    url: str
    authority: str

    def tag(self, kind: str, slug: str) -> str:
        """The lasting id of a thing (RFC 4151)."""
        return tag(self.authority, kind, slug)

    def absolute(self, html: str) -> str:
        """HTML whose addresses are absolute, without what only a page can use."""
        plain = _SITE_VARIABLE.sub("", _SOURCES.sub("", html))
        return _ADDRESS.sub(rf"\g<name>{self.url}\g<path>", plain)


def newest(entries: Iterable[FeedEntry], count: int) -> tuple[FeedEntry, ...]:
    """The newest entries, newest first; equal times in the order of their ids."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True)[:count])


def event_entry(page: Any, site: FeedSite) -> FeedEntry:
    """An event, dated by its first day; one that was put off or called off says so (norm U5)."""
    event = page.event
    entry = _entry("events", event.slug, page, event, event.first_day, "活动", site)
    facts = "".join(f"<p>{escape(line(words))}</p>" for words in _event_facts(event))
    return replace(
        entry, title=line(event.told_title) or event.slug, content=f"{facts}{entry.content}"
    )


def _event_facts(event: Any) -> Iterator[str]:
    """What a reader of the feed alone has to know: when, where, and what became of it."""
    held = "、".join(map(occasion, event.spans))
    when = "待定" if event.waits_for_a_day else f"{held}{event.times}"
    yield f"时间：{when}。" + (f"地点：{event.venue}。" if event.venue else "")
    if event.is_called_off:
        yield f"本活动已取消。{event.reason}"
    elif event.waits_for_a_day:
        yield f"本活动延期，新的日子还没有定。{event.reason}"
    elif event.was_moved:
        yield f"本活动改了日子，原定{'、'.join(map(occasion, event.formerly))}。{event.reason}"
    if event.join and not event.is_called_off:
        yield f"参加方式：{event.join}"


def exhibition_entry(page: Any, site: FeedSite) -> FeedEntry:
    """An exhibition, dated by its first day, or by its year where the day is not known."""
    exhibition = page.exhibition
    day = exhibition.first_day or date(exhibition.year, 1, 1)
    return _entry("exhibitions", exhibition.slug, page, exhibition, day, "展览", site)


def reading_list_entry(page: Any, site: FeedSite) -> FeedEntry:
    """A reading list, dated by the day of its publication."""
    one = page.reading_list
    return _entry("lists", one.slug, page, one, one.date, "书单", site)


def chronicle_entries(year: Any, site: FeedSite) -> tuple[FeedEntry, ...]:
    """A year's major events, the latest first; what has no page leads to its month."""
    found = []
    for entry, name in zip(year.entries, year.ids, strict=True):
        day = moment(entry.span.start)
        text = line(entry.text or entry.title)
        month = f"{year.url}#m{entry.span.start.month:02}"
        found.append(
            FeedEntry(
                id=f"tag:{site.authority},{FIRST_YEAR}:{name}",
                title=line(entry.title),
                url=f"{site.url}/{entry.url or month}",
                summary=text,
                content=f"<p>{escape(f'{entry.dates}{entry.times}　{text}')}</p>",
                published=day,
                updated=day,
                category="大事记",
            )
        )
    return tuple(reversed(found))


def article_entry(article: Any, site: FeedSite) -> FeedEntry:
    """A Pelican article (news)."""
    return _entry("news", article.slug, article, article, article.date, "通知公告", site)


def closure_entry(announced: Any, site: FeedSite) -> FeedEntry:
    """A closure or changed hours, dated by the day on which readers were told."""
    closure = announced.closure
    told = moment(closure.published or closure.shown_from)
    sentence = line(announced.sentence)
    return FeedEntry(
        id=site.tag("closures", closure.anchor),
        title=f"闭馆通知：{announced.days}"
        if not closure.intervals
        else f"开放时间变动：{announced.days}",
        url=f"{site.url}/services/hours/#{closure.anchor}",
        summary=sentence,
        content=f"<p>{escape(sentence)}</p>",
        published=told,
        updated=told,
        category="通知公告",
    )


def _entry(
    kind: str, slug: str, page: Any, noun: Any, day: date, category: str, site: FeedSite
) -> FeedEntry:
    modified = getattr(page, "modified", None)
    return FeedEntry(
        id=site.tag(kind, slug),
        title=line(str(noun.title)) or slug,
        url=f"{site.url}/{page.url}",
        summary=line(noun.summary or ""),
        content=site.absolute(clean(page.content)),
        published=moment(day),
        updated=moment(modified or day),
        category=category,
        related=getattr(noun, "link", ""),
    )
