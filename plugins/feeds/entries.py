"""Entries of a feed, of whatever kind, made from what the rooms left in the context. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

from plugins.library.facts import LibraryFacts
from plugins.library.feeds import FIRST_YEAR, clean, line, tag
from plugins.library.noun_facts import NOBODY, Fact, told
from plugins.library.reading.kind import Kind
from plugins.library.site.publication import Dated, Publication, Publications
from plugins.reading.addresses import with_addresses

_IN_SITE = re.compile("/(?!/)")
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
    """What an entry needs to know of its site: absolute address, name in the ids, whose it is."""

    url: str
    authority: str
    library: LibraryFacts = NOBODY
    today: date = date.max
    """The day of the build."""
    pages: Mapping[str, Dated] = field(default_factory=dict)
    """Address → the days of its page."""

    def dated(self, url: str, day: date) -> Publication:
        """When a page was published and changed; ``day`` stands in where nothing says so."""
        return Publications(self.today, self.pages).of(url, day)

    def on(self, day: date) -> Publication:
        """Of what has no page of its own."""
        return Publications(self.today).on(day)

    def tag(self, kind: str, slug: str) -> str:
        """The lasting id of a thing (RFC 4151)."""
        return tag(self.authority, kind, slug)

    def absolute(self, html: str) -> str:
        """HTML of a page with whole addresses, without what only a page can use."""
        plain = _SITE_VARIABLE.sub("", _SOURCES.sub("", html))
        host = self.url.removesuffix(urlsplit(self.url).path)
        return with_addresses(plain, lambda one: f"{host}{one}" if _IN_SITE.match(one) else one)


def newest(entries: Iterable[FeedEntry], count: int) -> tuple[FeedEntry, ...]:
    """The newest entries, newest first; equal times in the order of their ids."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True)[:count])


def event_entry(page: Any, site: FeedSite) -> FeedEntry:
    """An event; one that was put off or called off says so (norm U5)."""
    event = page.event
    entry = _entry("events", event.slug, page, event, event.first_day, "活动", site)
    left_out = ("join",) if event.is_called_off else ()  # nobody can take part any more
    first = _standing(event.standing, event.reason)
    facts = _lines(told(event.facts, left_out, site.library), site)
    title = line(event.told_title) or event.slug
    return replace(entry, title=title, content=f"{first}{facts}{entry.content}")


def exhibition_entry(page: Any, site: FeedSite) -> FeedEntry:
    """An exhibition, with what became of it and its facts."""
    exhibition = page.exhibition
    day = exhibition.first_day or date(exhibition.year, 1, 1)
    entry = _entry("exhibitions", exhibition.slug, page, exhibition, day, "展览", site)
    first = _standing(exhibition.standing, exhibition.reason)
    facts = _lines(told(exhibition.facts), site)
    return replace(entry, content=f"{first}{entry.content}{facts}")


def _standing(words: str, reason: str) -> str:
    """What became of it: a reader of the feed alone has to know."""
    return f"<p>{escape(line(f'{words}{reason}'))}</p>" if words else ""


def _lines(facts: Iterable[Fact], site: FeedSite) -> str:
    """A line a fact, with its links."""
    return clean(f"<p>{'<br>'.join(_line(fact, site.url) for fact in facts)}</p>")


def _line(fact: Fact, site: str) -> str:
    values = "、".join(
        f'<a href="{site}/{value.url}">{escape(value.words)}</a>'
        if value.url
        else escape(value.words)
        for value in fact.values
    )
    return f"{fact.label}：{escape(fact.before)}{values}{escape(fact.after)}"


def reading_list_entry(page: Any, site: FeedSite) -> FeedEntry:
    """A reading list, dated by the day of its publication."""
    one = page.reading_list
    return _entry("lists", one.slug, page, one, one.date, "书单", site)


def piece_entry(kind: Kind, page: Any, site: FeedSite) -> FeedEntry:
    """A piece of a collection, with its facts where it has some, and its text."""
    piece = page.piece
    entry = _entry(kind.folder, piece.slug, page, piece, piece.date, kind.feed, site)
    facts = told(getattr(piece, "facts", ()), library=site.library)
    return replace(entry, content=f"{_lines(facts, site) if facts else ''}{entry.content}")


def chronicle_entries(year: Any, site: FeedSite) -> tuple[FeedEntry, ...]:
    """A year's major events, the latest first; what has no page leads to its month.

    One that has a page is dated like it, the others like the year's, but none before its own day.
    """
    found = []
    for entry, name in zip(year.entries, year.ids, strict=True):
        dated = site.dated(entry.url or year.url, entry.span.start)
        day = max(dated.published, site.on(entry.span.start).published)
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
                updated=max(day, dated.updated if entry.url else day),
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
    told = site.on(closure.published or closure.shown_from).published
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
    dated = site.dated(page.url, day)
    return FeedEntry(
        id=site.tag(kind, slug),
        title=line(str(noun.title)) or slug,
        url=f"{site.url}/{page.url}",
        summary=line(getattr(noun, "summary", "") or ""),
        content=site.absolute(clean(page.content)),
        published=dated.published,
        updated=dated.updated,
        category=category,
        related=getattr(noun, "link", ""),
    )
