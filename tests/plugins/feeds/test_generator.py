"""Feeds of a small site: its news, and the page that lists the feeds."""

from collections.abc import Callable
from pathlib import Path

import feedparser

from tests.support.tiny_theme import PAGE, settings, tiny_theme

FEEDS = (
    '{% extends "base.html" %}{% block main %}{% for title, feeds in groups %}'
    "<h2>{{ title }}</h2>"
    '{% for feed in feeds %}<a href="{{ SITE_ROOT }}/{{ feed.url }}">{{ feed.kind }}</a>'
    "{% endfor %}{% endfor %}{% endblock %}\n"
)


def make(folder: Path, build: Callable[..., Path], news: dict[str, str]) -> Path:
    files = {
        **tiny_theme(),
        "theme/templates/article.html": PAGE.replace("page.", "article."),
        "theme/templates/feeds.html": FEEDS,
        "content/pages/about.md": "Title: 关于\n\n文。\n",
        **{f"content/news/{slug}.md": text for slug, text in news.items()},
    }
    return build(files, **{**settings(folder, "feeds"), "SITEURL": "https://example.org"})


def test_news_stand_in_both_feeds(tmp_path: Path, build: Callable[..., Path]) -> None:
    news = {"opening": "Title: 开馆\nDate: 2021-06-24\nSummary: 开了。\n\n[看](/about/)\n"}
    output = make(tmp_path, build, news)
    for name in ("all.rss.xml", "all.atom.xml"):
        feed = feedparser.parse((output / "feeds" / name).read_bytes())
        assert feed.bozo == 0
        assert feed.entries[0].id == "tag:anju-library,2021:news/opening"
        assert "https://example.org/about/" in feed.entries[0].content[0].value


def test_only_the_newest_thirty_are_told(tmp_path: Path, build: Callable[..., Path]) -> None:
    news = {f"n{d}": f"Title: 第{d}天\nDate: 2021-05-{d:02}\n\n文。\n" for d in range(1, 32)}
    output = make(tmp_path, build, news)
    feed = feedparser.parse((output / "feeds/all.atom.xml").read_bytes())
    assert [entry.id.rpartition("/")[2] for entry in feed.entries] == [
        f"n{day}" for day in range(31, 1, -1)
    ]


def test_page_lists_the_feeds(tmp_path: Path, build: Callable[..., Path]) -> None:
    page = (make(tmp_path, build, {}) / "feeds/index.html").read_text()
    assert 'href="/feeds/all.rss.xml"' in page
    assert 'href="/feeds/all.atom.xml"' in page
    assert page.count("<h2>全部更新</h2>") == 1
