"""Feeds of new books as a feed reader and RFC 4287 have them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.catalog.browse.atom import Document, document_of
from plugins.catalog.browse.catalog_feeds import (
    FEEDS,
    NEW_BOOKS,
    NEW_BOOKS_JSON,
    NEW_BOOKS_RSS,
    class_feed,
    write_catalog_feeds,
)
from plugins.catalog.browse.feed_entries import CatalogueSite, entry_of, said_of
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.room import Browse
from tests.support.browse import TODAY, Room, browse_of, row, sample_browse

NAMES = {"a": "http://www.w3.org/2005/Atom"}
LINE = RecordLine(
    record_id="R1",
    title="红楼梦",
    other_title="",
    responsibility="（清）曹雪芹著",
    publisher="示例出版社",
    year="2008",
    edition="第3版",
    call_number="I242.4/26",
    clc_number="I242.4",
    is_for_children=False,
    isbn="",
    holdings=(("AJ00", 2), ("SL01", 1)),
    added="2025-12-01",
    loans=0,
    shelf="i242.4",
    page=2,
)
BRANCHES = {"AJ00": "总馆", "SL01": "分馆一"}
SITE = CatalogueSite(
    url="https://example.org",
    name="示例馆",
    authority="anju-library",
    today=TODAY,
    branch_name=BRANCHES.__getitem__,
    words={"i": "小说、诗歌、散文"},
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Browse:
    return sample_browse(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def output(sample: Browse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample, tmp_path_factory.mktemp("output"))


def written(browse: Browse, folder: Path) -> Path:
    write_catalog_feeds(replace(browse, room=Room(str(folder))))
    return folder


def parse(path: Path) -> Any:
    feed = feedparser.parse(path.read_bytes())
    assert feed.bozo == 0
    return feed


def feeds(folder: Path) -> Iterator[Path]:
    yield folder / NEW_BOOKS
    yield from sorted((folder / "feeds/new-books").iterdir())


def test_there_is_a_feed_of_all_and_one_for_each_main_class(sample: Browse, output: Path) -> None:
    letters = {root.slug for root in sample.lists.shelves.roots} - {"none"}
    assert set(feeds(output)) == {
        output / NEW_BOOKS, *(output / class_feed(letter) for letter in letters)
    }  # fmt: skip
    assert all((output / feed.url).is_file() for feed in FEEDS)


def test_every_feed_and_entry_has_what_rfc_4287_requires(sample: Browse, output: Path) -> None:
    for path in feeds(output):
        root = etree.parse(path).getroot()
        for name in ("id", "title", "updated"):
            assert len(root.findall(f"a:{name}", NAMES)) == 1, path
            for entry in root.findall("a:entry", NAMES):
                (found,) = entry.findall(f"a:{name}", NAMES)
                assert found.text
        assert root.findtext("a:author/a:name", namespaces=NAMES)
        assert root.find("a:link[@rel='self']", NAMES) is not None
        for moment in root.iterfind(".//a:updated", NAMES):
            assert datetime.fromisoformat(str(moment.text)).tzinfo


def test_the_newest_fifty_come_first(sample: Browse, output: Path) -> None:
    feed = parse(output / NEW_BOOKS)
    days = [entry.published for entry in feed.entries]
    assert len(days) == 50
    assert days == sorted(days, reverse=True)
    newest = sample.lists.newest(TODAY.isoformat(), 50)
    assert [entry.title for entry in feed.entries] == [line.title for line in newest]


def test_rss_and_json_say_what_atom_says(sample: Browse, output: Path) -> None:
    atom, rss = parse(output / NEW_BOOKS), parse(output / NEW_BOOKS_RSS)
    told = json.loads((output / NEW_BOOKS_JSON).read_text())
    assert rss.version == "rss20" and told["version"].endswith("/1.1")
    assert rss.feed.title == atom.feed.title == told["title"]
    for one, same, item in zip(atom.entries, rss.entries, told["items"], strict=True):
        assert one.id == same.id == item["id"]
        assert one.link == same.link == item["url"]
        assert one.title == same.title == item["title"]
        assert one.summary == same.summary == item["content_text"]
        assert one.published_parsed == same.published_parsed
        assert datetime.fromisoformat(item["date_published"]) == datetime.fromisoformat(
            one.published
        )


def test_a_class_feed_has_only_its_class(sample: Browse, output: Path) -> None:
    feed = parse(output / class_feed("k"))
    assert feed.entries
    assert all(entry.tags[0].term == "K" for entry in feed.entries)
    assert all(tag.label for entry in feed.entries for tag in entry.tags)


def test_ids_are_one_for_a_record_wherever_the_site_stands(output: Path) -> None:
    ids = [entry.id for entry in parse(output / NEW_BOOKS).entries]
    assert len(set(ids)) == len(ids)
    assert ids[0].startswith("tag:anju-library,2021:records/")
    moved = entry_of(LINE, replace(SITE, url="https://x.example/below"))
    assert moved.id == entry_of(LINE, SITE).id
    assert moved.links[0].url == "https://x.example/below/catalog/record/?id=R1"


def test_dates_are_those_of_the_data_and_two_writings_are_equal(
    sample: Browse, output: Path, tmp_path: Path
) -> None:
    again = written(sample, tmp_path)
    for path in feeds(output):
        assert path.read_bytes() == (again / path.relative_to(output)).read_bytes()
    feed = parse(output / NEW_BOOKS)
    assert feed.feed.updated == feed.entries[0].published


def test_a_record_without_a_day_is_not_new(tmp_path: Path) -> None:
    browse = browse_of(tmp_path / "x", row(1, ""), row(2, "2099-01-01"))
    assert parse(written(browse, tmp_path / "out") / NEW_BOOKS).entries == []
    assert parse(tmp_path / "out" / class_feed("i")).entries == []


def test_an_entry_says_in_words_what_a_reader_asks() -> None:
    entry = entry_of(LINE, SITE)
    assert entry.summary == (
        "《红楼梦》（清）曹雪芹著，示例出版社，2008，第3版。索书号 I242.4/26。"
        "馆藏：总馆 2 册，分馆一 1 册。"
    )
    assert [(link.rel, link.url) for link in entry.links] == [
        ("alternate", "https://example.org/catalog/record/?id=R1"),
        ("related", "https://example.org/catalog/clc/i242.4/2/#r-R1"),
    ]
    assert [category.term for category in entry.categories] == ["I", "I242.4"]


def test_what_is_not_known_is_left_out_of_the_words() -> None:
    bare = LINE._replace(responsibility="", publisher="", year="", edition="", call_number="")
    assert said_of(bare._replace(holdings=()), str) == "暂无可借复本。"


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_text_gives_a_readable_feed(title: str, person: str, record_id: str) -> None:
    record_id = record_id.encode("utf-8", "replace").decode()
    line = LINE._replace(title=title, responsibility=person, record_id=record_id)
    entry = replace(entry_of(line, SITE), authors=(person,), terms=(("publisher", title),))
    document = Document("tag:x,2021:y", "新书", title, person, (), (entry,))
    root = etree.fromstring(document_of(document))
    assert root.findtext("a:entry/a:title", namespaces=NAMES)


def test_times_are_in_the_librarys_zone() -> None:
    updated = entry_of(LINE, SITE).updated
    assert updated.isoformat() == "2025-12-01T00:00:00+08:00"
    assert updated.astimezone(UTC).day == 30
