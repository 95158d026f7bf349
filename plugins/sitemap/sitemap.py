"""The text of ``sitemap.xml`` and ``robots.txt``. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

LEFT_OUT = ("404.html", "search/", "catalog/record/", "catalog/my-list/")
"""Pages that say nothing by themselves."""
LIMIT = 50_000
"""Addresses that one file may hold (sitemaps.org)."""
INDEX, CATALOG = "sitemap.xml", "catalog/"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True, order=True)
class SitemapPage:
    """A written page: its path from the site's root and the day of its last change, if known."""

    path: str
    changed: date | None = None


def sitemaps(pages: Iterable[SitemapPage], site: str, left_out: tuple[str, ...]) -> dict[str, str]:
    """Name → text of every file, ``sitemap.xml`` first: the addresses, sorted, or an index.

    The catalogue's thousands of shelf pages have parts of their own, so that a search engine that
    asks what is new in the library fetches a few kilobytes.
    """
    days = {address(p.path): p.changed for p in pages if is_listed(p.path, left_out)}
    parts = {
        f"sitemap-{name}{'' if at == 0 else f'-{at + 1}'}.xml": _urls(some, days, site)
        for name, addresses in _groups(days)
        for at, some in enumerate(_chunks(addresses))
    }
    if len(parts) == 1:
        return {INDEX: next(iter(parts.values()))}
    return {INDEX: _index(parts, site), **parts}


def _groups(addresses: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The site's own pages, and those below the catalogue's where there are any."""
    ordered = sorted(addresses)
    walked = [one for one in ordered if one.startswith(CATALOG) and one != CATALOG]
    own = [one for one in ordered if one not in set(walked)]
    return [("pages", own), *([("catalog", walked)] if walked else [])]


def _chunks(addresses: list[str]) -> list[list[str]]:
    return [addresses[at : at + LIMIT] for at in range(0, max(1, len(addresses)), LIMIT)]


def _urls(addresses: list[str], days: Mapping[str, date | None], site: str) -> str:
    lines = (_entry(f"{site}/{path}", days[path]) for path in addresses)
    return f"{_HEAD}<urlset {_NAMESPACE}>\n" + "".join(f"{x}\n" for x in lines) + "</urlset>\n"


def _index(names: Iterable[str], site: str) -> str:
    lines = (f"  <sitemap><loc>{escape(f'{site}/{name}')}</loc></sitemap>\n" for name in names)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n" + "".join(lines) + "</sitemapindex>\n"


def robots(site: str) -> str:
    """``robots.txt``: everything may be read; the sitemap needs an absolute address."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site}/sitemap.xml\n" if site else "")


def is_listed(path: str, left_out: tuple[str, ...]) -> bool:
    """Whether a path is a page that search engines should know."""
    return path.endswith(".html") and not path.startswith(left_out)


def address(path: str) -> str:
    """The address of a written file: folders without their ``index.html``."""
    name = path.rpartition("/")[2]
    return quote(path.removesuffix(name) if name == "index.html" else path)


def _entry(location: str, changed: date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"  <url><loc>{escape(location)}</loc>{day}</url>"
