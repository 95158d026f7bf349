"""Whatever somebody writes: it stands where readers meet it, or the check names the line."""

import json
import re
from collections import Counter
from datetime import datetime
from html import unescape
from pathlib import Path
from random import Random
from types import SimpleNamespace
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from plugins.exhibitions.pack.album import Album
from plugins.exhibitions.pack.words import Setter
from plugins.feeds.entries import FeedEntry, FeedSite, article_entry
from plugins.feeds.write import Channel, atom, json_feed, rss
from plugins.wechat.looks import STANDARD
from plugins.wechat.render import Press, render
from tests.support.conserved import page, shown, told
from tests.support.drawn_texts import text as drawn_text

_SIGNS = "*_`~#>+-.:|[](){}!<>&\\\"'/^=，。、；：？！（）《》“”—…·•＃　 \t"
_PARTS = (
    *_SIGNS,
    *"馆书安居读者年月日一二三甲乙abcXYZ0123456789",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n## ",
    "\n| ",
    "\n    ",
    "**",
    "~~",
    "```",
    "](/a/)",
    "[^1]",
    "\n[^1]: ",
    "\n: ",
    "&lt;",
    "80*180",
    "https://a.cn/",
)
ANYTHING = st.lists(st.sampled_from(_PARTS), max_size=60).map("".join)
"""Chinese, figures, all of Markdown's signs, and what they are wont to stand in."""
TEXTS = ANYTHING | st.integers(0, 2**32).map(lambda seed: drawn_text(Random(seed)))
SITE = FeedSite("https://example.org", "anju-library")
CHANNEL = Channel(SITE.tag("feeds", "all"), "示例馆", "近况", "feeds/all", "示例馆")
PRESS = Press("https://example.org")
PUBLISHED = {"{attach}a.jpg": "https://example.org/wechat/a.jpg"}
_EXEMPT = re.compile(r"\[\^1\]|^(?:[\s>*+•·-]|\d{1,3}\.)*(?=\s|$)", re.MULTILINE)
"""Names of notes; numbers of items, which a browser counts."""
_ATOM = "{http://www.w3.org/2005/Atom}content"
_RSS = "{http://purl.org/rss/1.0/modules/content/}encoded"


def words_of(text: str) -> Counter[str]:
    """Its letters and figures, by number."""
    return Counter(one for one in text if one.isalnum())


@given(text=ANYTHING)
def test_what_a_page_loses_is_told_with_its_line(text: str) -> None:
    html = page(text)
    everywhere = words_of(shown(html)) + words_of(unescape(html))  # targets of links, too
    lost = words_of(_EXEMPT.sub("", unescape(text))) - everywhere
    problems = told(text)
    assert problems or not lost
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


@given(text=TEXTS)
def test_a_feed_has_all_that_the_page_has(text: str) -> None:
    html = page(text)
    day = datetime(2021, 6, 24)
    article = SimpleNamespace(content=html, slug="a", title="甲", url="news/a/", date=day)
    entry = article_entry(article, SITE)
    assert shown(entry.content) == shown(html)
    for content in _written(entry):
        assert shown(content) == shown(html)


def _written(entry: FeedEntry) -> tuple[str, ...]:
    """The content as each of the three formats has it."""
    one = (entry,)
    of_atom = ElementTree.fromstring(atom(CHANNEL, one, SITE)).find(f".//{_ATOM}")
    of_rss = ElementTree.fromstring(rss(CHANNEL, one, SITE)).find(f".//{_RSS}")
    (of_json,) = json.loads(json_feed(CHANNEL, one, SITE))["items"]
    assert of_atom is not None and of_rss is not None
    return of_atom.text or "", of_rss.text or "", of_json["content_html"]


@given(text=TEXTS)
def test_an_article_has_all_that_the_page_has_in_its_order(text: str) -> None:
    html = page(text)
    article = shown(render(html, STANDARD, PRESS, PUBLISHED).html)
    assert missing(shown(html), article) == ""


@given(text=TEXTS)
def test_a_pack_has_all_that_the_page_has_in_its_order(text: str) -> None:
    setter = Setter(Album({}, {}), (), Path("nowhere/content"))
    pack = shown(setter.set(text, "content/exhibitions/a/index.md"))
    assert missing(shown(page(text)), pack) == ""


def missing(characters: str, among: str) -> str:
    """The first of the characters that is not behind the one before it; empty where all are."""
    place = 0
    for number, one in enumerate(characters):
        place = among.find(one, place) + 1
        if not place:
            return characters[number:]
    return ""
