"""Feeds as a feed reader reads them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.entries import FeedEntry, FeedSite
from plugins.feeds.write import Channel, atom, rss
from plugins.library.clock import SHANGHAI
from plugins.library.feeds import clean

SITE = FeedSite("https://example.org", "anju-library")
CHANNEL = Channel(SITE.tag("feeds", "all"), "示例馆", "近况", "feeds/all", "示例馆")
DAY = datetime(2021, 6, 24, tzinfo=SHANGHAI)
ENTRY = FeedEntry(
    id=SITE.tag("events", "reading"),
    title="诵读 & <活动>",
    url="https://example.org/events/reading/",
    summary="大家读。",
    content="<p>正文 ]]> &amp;</p>",
    published=DAY,
    updated=DAY,
    category="活动",
)
WRITERS = [rss, atom]


def parse(content: bytes) -> Any:
    feed = feedparser.parse(content)
    assert feed.bozo == 0
    return feed


@pytest.mark.parametrize("write", WRITERS)
def test_entry_arrives_whole(write: Any) -> None:
    feed = parse(write(CHANNEL, (ENTRY,), SITE))
    entry = feed.entries[0]
    assert feed.feed.title == "示例馆"
    assert feed.feed.link == "https://example.org/"
    assert (entry.id, entry.link) == (ENTRY.id, ENTRY.url)
    assert "正文" in entry.content[0].value
    assert entry.summary == "大家读。"
    assert entry.tags[0].term == "活动"
    assert entry.published_parsed[:3] == (2021, 6, 23)


@pytest.mark.parametrize("write", WRITERS)
def test_dates_come_from_the_entries_and_never_from_the_clock(write: Any) -> None:
    text = write(CHANNEL, (ENTRY,), SITE)
    assert text == write(CHANNEL, (ENTRY,), SITE)
    assert parse(text).feed.updated_parsed[:3] == (2021, 6, 23)
    assert parse(write(CHANNEL, (), SITE)).feed.updated_parsed[:3] == (2021, 1, 1)


@pytest.mark.parametrize("write", WRITERS)
def test_order_is_kept(write: Any) -> None:
    entries = tuple(replace(ENTRY, id=SITE.tag("events", slug)) for slug in "cab")
    found = [entry.id[-1] for entry in parse(write(CHANNEL, entries, SITE)).entries]
    assert found == ["c", "a", "b"]


def test_guid_says_that_it_is_no_address() -> None:
    guid = etree.fromstring(rss(CHANNEL, (ENTRY,), SITE)).find(".//guid")
    assert guid is not None and guid.get("isPermaLink") == "false"


def test_atom_links_have_their_relation_and_content_its_type() -> None:
    root = etree.fromstring(atom(CHANNEL, (ENTRY,), SITE))
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert [link.get("rel") for link in root.findall("a:link", names)] == ["self", "alternate"]
    links = root.findall("a:entry/a:link", names)
    assert [(link.get("rel"), link.get("type")) for link in links] == [("alternate", "text/html")]
    content = root.find("a:entry/a:content", names)
    assert content is not None and content.get("type") == "html"


@given(title=st.text(), text=st.text())
def test_any_text_gives_a_readable_feed(title: str, text: str) -> None:
    entry = replace(ENTRY, title=clean(title) or "题", content=clean(text), summary=clean(text))
    for write in WRITERS:
        assert etree.fromstring(write(CHANNEL, (entry,), SITE)) is not None
