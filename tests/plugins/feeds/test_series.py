"""Feeds of series, the list of all feeds, and where pages tell of them."""

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.conftest import build_site, write_project

Build = Callable[..., Path]
SITE = "https://example.org"
EVENT = "Title: {}\nStart: 2026-0{}-01\nType: 讲座\nSeries: {}\n\n文。\n"
FILES = {
    "content/events/2026/a.md": EVENT.format("甲", 1, "悦读·阅美"),
    "content/events/2026/b.md": EVENT.format("乙", 2, "悦读·阅美"),
    "content/events/2026/c.md": EVENT.format("丙", 3, "另一个"),
    "content/exhibitions/d/index.md": (
        "Title: 丁\nDate: 2026\nType: 线上展\nSeries: 悦读·阅美\n\n文。\n"
    ),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    return build_site(write_project(folder, FILES), SITEURL=SITE)


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml"])
def test_a_series_has_its_events_and_exhibitions(output: Path, suffix: str) -> None:
    feed = feedparser.parse((output / f"feeds/series/yue-du-yue-mei.{suffix}").read_bytes())
    assert feed.bozo == 0
    assert [entry.title for entry in feed.entries] == ["乙", "甲", "丁"]
    assert feed.feed.title.endswith("悦读·阅美")


def test_the_opml_names_every_feed_once_and_each_is_there(output: Path) -> None:
    root = etree.parse(output / "feeds/feeds.opml").getroot()
    addresses = [str(outline.get("xmlUrl")) for outline in root.iter("outline")]
    assert len(addresses) == len(set(addresses))
    for name in ("all", "news", "events", "exhibitions", "series/ling-yi-ge", "podcast"):
        assert any(address.startswith(f"{SITE}/feeds/{name}.") for address in addresses), name
    for address in addresses:
        content = (output / address.removeprefix(f"{SITE}/")).read_bytes()
        assert feedparser.parse(content).bozo == 0, address


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("index.html", "feeds/all.rss.xml"),
        ("events/index.html", "feeds/events.rss.xml"),
        ("exhibitions/index.html", "feeds/exhibitions.rss.xml"),
        ("news/index.html", "feeds/news.rss.xml"),
        ("exhibitions/series/yue-du-yue-mei/index.html", "feeds/series/yue-du-yue-mei.rss.xml"),
    ],
)
def test_a_page_tells_readers_programs_of_its_feed(output: Path, page: str, feed: str) -> None:
    head = (output / page).read_text().partition("</head>")[0]
    assert 'type="application/rss+xml"' in head and f'href="/{feed}"' in head
    assert (output / feed).is_file()


def test_moving_a_post_and_dating_it_anew_keeps_its_id(output: Path, tmp_path: Path) -> None:
    moved = dict(FILES)
    text = moved.pop("content/events/2026/a.md")
    moved["content/events/2025/a.md"] = text.replace("2026-01", "2025-07")
    elsewhere = build_site(write_project(tmp_path, moved), SITEURL="https://other.example")
    ids = [
        {
            entry.id
            for entry in feedparser.parse((one / "feeds/events.atom.xml").read_bytes()).entries
        }
        for one in (output, elsewhere)
    ]
    assert ids[0] == ids[1]


def test_every_feed_of_the_build_is_read_without_a_complaint(output: Path) -> None:
    paths = [*output.glob("feeds/**/*.xml")]
    assert len(paths) > 10
    for path in paths:
        assert feedparser.parse(path.read_bytes()).bozo == 0, path
