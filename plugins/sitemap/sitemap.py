"""The text of ``sitemap.xml`` and ``robots.txt``. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

LEFT_OUT = ("404.html", "search/")
LIMIT = 50_000
"""Addresses that one file may hold (sitemaps.org)."""


@dataclass(frozen=True, slots=True, order=True)
class SitemapPage:
    """A written page: its path from the site's root and the day of its last change, if known."""

    path: str
    changed: date | None = None


def sitemap(pages: Iterable[SitemapPage], site: str, left_out: tuple[str, ...]) -> str:
    """``sitemap.xml``, sorted by address; ValueError (Chinese) where one file can't hold it."""
    days = {address(p.path): p.changed for p in pages if is_listed(p.path, left_out)}
    if len(days) > LIMIT:
        raise ValueError(f"网站有 {len(days)} 个网页，一个 sitemap.xml 最多列 {LIMIT} 个")
    lines = (_entry(f"{site}/{path}", days[path]) for path in sorted(days))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "".join(f"{line}\n" for line in lines)
        + "</urlset>\n"
    )


def robots(site: str) -> str:
    """``robots.txt``: everything may be read; the sitemap needs an absolute address."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site}/sitemap.xml\n" if site else "")


def is_listed(path: str, left_out: tuple[str, ...]) -> bool:
    """Whether a path is a page that search engines should know."""
    return path.endswith(".html") and not path.startswith(left_out)


def address(path: str) -> str:
    """The address of a written file: folders without their ``index.html``."""
    folder, _, name = path.rpartition("/")
    return quote(f"{folder}/" if name == "index.html" and folder else _file(path))


def _file(path: str) -> str:
    return "" if path == "index.html" else path


def _entry(location: str, changed: date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"  <url><loc>{escape(location)}</loc>{day}</url>"
