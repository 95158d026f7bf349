"""The sitemap: every page, sorted, dated only where the date is honest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from plugins.sitemap.sitemap import LEFT_OUT, robots, sitemaps
from tests.support.tiny_theme import PAGE, settings, tiny_theme

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(text: str) -> list[str]:
    root = etree.fromstring(text.encode())
    return [str(element.text) for element in root.findall(".//s:loc", NAMES)]


def test_addresses_are_sorted_and_absolute_and_lack_index_html() -> None:
    pages = dict.fromkeys(("b/index.html", "index.html", "a/index.html", "a/x.html"))
    assert locations(sitemaps(pages, "https://example.org", LEFT_OUT)["sitemap.xml"]) == [
        "https://example.org/",
        "https://example.org/a/",
        "https://example.org/a/x.html",
        "https://example.org/b/",
    ]


@pytest.mark.parametrize("path", ["404.html", "search/index.html", "feeds/all.rss.xml"])
def test_pages_that_answer_nothing_are_left_out(path: str) -> None:
    assert locations(sitemaps({path: None}, "https://example.org", LEFT_OUT)["sitemap.xml"]) == []


def test_lastmod_only_where_it_is_known() -> None:
    pages = {"a/index.html": date(2021, 6, 24), "b/index.html": None}
    text = sitemaps(pages, "https://example.org", LEFT_OUT)["sitemap.xml"]
    assert text.count("<lastmod>") == 1 and "<lastmod>2021-06-24</lastmod>" in text


def test_pages_of_the_catalogue_have_a_part_of_their_own() -> None:
    pages = {f"{p}index.html": None for p in ("", "catalog/", "catalog/clc/", "events/")}
    files = sitemaps(pages, "https://example.org", LEFT_OUT)
    assert locations(files["sitemap.xml"]) == [
        "https://example.org/sitemap-pages.xml",
        "https://example.org/sitemap-catalog.xml",
    ]
    assert locations(files["sitemap-catalog.xml"]) == ["https://example.org/catalog/clc/"]
    assert "https://example.org/catalog/" in locations(files["sitemap-pages.xml"])


def test_a_file_lists_no_more_than_it_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.sitemap.sitemap.LIMIT", 2)
    pages = {f"{n}.html": None for n in range(5)}
    files = sitemaps(pages, "https://example.org", LEFT_OUT)
    parts = ["sitemap-pages.xml", "sitemap-pages-2.xml", "sitemap-pages-3.xml"]
    assert [*files] == ["sitemap.xml", *parts]
    assert [len(locations(files[part])) for part in parts] == [2, 2, 1]


def test_robots_names_the_sitemap_only_with_an_address() -> None:
    assert "Sitemap: https://example.org/sitemap.xml\n" in robots("https://example.org")
    assert "Sitemap" not in robots("")


def test_news_are_dated_and_other_pages_not(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {
        **tiny_theme(),
        "theme/templates/article.html": PAGE.replace("page.", "article."),
        "content/news/opening.md": "Title: 开馆\nDate: 2021-06-24\n\n文。\n",
        "content/pages/about.md": "Title: 关于\n\n文。\n",
    }
    site = {**settings(tmp_path, "sitemap"), "SITEURL": "https://example.org"}
    text = (build(files, **site) / "sitemap.xml").read_text()
    assert "<loc>https://example.org/news/opening/</loc><lastmod>2021-06-24</lastmod>" in text
    assert "<loc>https://example.org/about/</loc></url>" in text
