"""feedgen's own ways: each is seen here, so that an upgrade tells what may be dropped."""

import importlib.metadata
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.feeds import feedgen_care as care
from plugins.feeds.write import atom, rss
from tests.plugins.feeds.test_write import CHANNEL, DAY, ENTRY, SITE

ATOM = "{http://www.w3.org/2005/Atom}"


def bare() -> FeedGenerator:
    """A feed as feedgen makes it when nobody takes care."""
    feed = FeedGenerator()
    feed.id("tag:a"), feed.title("题"), feed.description("文"), feed.link(href="https://e.example/")
    return feed


def test_the_version_is_the_one_that_keeps_the_type_of_an_atom_entrys_link() -> None:
    assert importlib.metadata.version("feedgen") == "0.9.0"
    entry = etree.fromstring(atom(CHANNEL, (ENTRY,), SITE)).find(f"{ATOM}entry")
    assert entry is not None
    link = entry.find(f"{ATOM}link")
    assert link is not None and dict(link.attrib.items()) == {
        "href": ENTRY.url,
        "rel": "alternate",
        "type": "text/html",
    }


def test_feedgen_dates_by_the_clock_and_we_do_not() -> None:
    assert bare().lastBuildDate() != DAY
    feed = care.open_feed("tag:a", "题", "文", "馆", DAY)
    assert feed.lastBuildDate() == feed.updated() == DAY


def test_the_channels_link_is_the_one_that_was_added_last() -> None:
    feed = bare()
    feed.link(href="https://e.example/self", rel="self")
    assert b"<link>https://e.example/self</link>" in feed.rss_str()
    channel = etree.fromstring(rss(CHANNEL, (ENTRY,), SITE)).find("channel")
    assert channel is not None and channel.findtext("link") == "https://example.org/"


def test_content_is_cdata_in_rss_and_html_in_atom() -> None:
    text = rss(CHANNEL, (ENTRY,), SITE)
    assert b"<![CDATA[" in text
    content = etree.fromstring(atom(CHANNEL, (ENTRY,), SITE)).find(f".//{ATOM}content")
    assert content is not None and content.get("type") == "html"


def test_an_entry_without_summary_is_described_by_its_title() -> None:
    item = etree.fromstring(rss(CHANNEL, (replace(ENTRY, summary=""),), SITE)).find(".//item")
    assert item is not None and item.findtext("description") == ENTRY.title


def test_feedgen_puts_the_new_entry_first_and_we_put_it_last() -> None:
    feed = bare()
    first, second = feed.add_entry(), feed.add_entry()
    assert feed.entry() == [second, first]
    mine = care.open_feed("tag:a", "题", "文", "馆", DAY)
    one, other = care.add(mine, ENTRY, "html"), care.add(mine, ENTRY, "html")
    assert mine.entry() == [one, other]


def test_what_xml_forbids_raises_in_feedgen_and_not_here() -> None:
    with pytest.raises(ValueError, match="XML"):
        feed = bare()
        feed.title("控\x0b制")
        feed.rss_str()
    bad: dict[str, Any] = dict.fromkeys(("title", "summary", "content"), "控\x0b制")
    for write in (rss, atom):
        assert feedparser.parse(write(CHANNEL, (replace(ENTRY, **bad),), SITE)).bozo == 0


def test_the_generator_is_us_and_no_version() -> None:
    assert b"python-feedgen" in bare().rss_str()
    for write in (rss, atom):
        assert b"feedgen" not in write(CHANNEL, (ENTRY,), SITE)


def test_feedgen_wants_an_address_of_an_author_and_we_sign_with_a_name() -> None:
    feed = bare()
    item = feed.add_entry()
    item.id("tag:b"), item.title("题"), item.author(name="馆")
    assert "馆" not in feed.rss_str().decode()
    entry = etree.fromstring(rss(CHANNEL, (ENTRY,), SITE)).find(".//item")
    assert entry is not None and entry.findtext("{http://purl.org/dc/elements/1.1/}creator")
    assert entry.find("author") is None


def test_an_article_in_wechat_is_related_in_atom_and_changes_nothing_in_rss() -> None:
    address = "https://mp.weixin.qq.com/s/a"
    published = replace(ENTRY, related=address)
    links = etree.fromstring(atom(CHANNEL, (published,), SITE)).findall(f"{ATOM}entry/{ATOM}link")
    assert [(one.get("rel"), one.get("href")) for one in links] == [
        ("alternate", ENTRY.url),
        ("related", address),
    ]
    assert rss(CHANNEL, (published,), SITE) == rss(CHANNEL, (ENTRY,), SITE)


def test_feedgen_knows_no_transcript_and_a_podcast_keeps_its_content_when_it_gets_one() -> None:
    with_words = care.with_transcripts(
        rss(CHANNEL, (ENTRY,), SITE), {ENTRY.id: "https://e.example/a.txt"}
    )
    assert b"<![CDATA[" in with_words
    assert b'<podcast:transcript xmlns:podcast="' in with_words
    assert feedparser.parse(with_words).bozo == 0
    assert with_words.endswith(b"</rss>\n")


def test_explicit_is_said_as_apple_wants_it() -> None:
    feed = care.open_feed("tag:a", "题", "文", "馆", DAY)
    care.link(feed, "https://e.example/p.xml", "application/rss+xml", "https://e.example/")
    feed.load_extension("podcast")
    feed.podcast.itunes_explicit("no")
    assert b"<itunes:explicit>no<" in feed.rss_str()
    assert b"<itunes:explicit>false<" in care.serialised(feed.rss_str)
