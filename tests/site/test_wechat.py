"""The real site's channel: every post passes lint, and WeChat keeps every letter of each."""

import json
import re
from itertools import islice
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import html
from PIL import Image

from plugins.wechat.feed_report import report_rows
from plugins.wechat.judge import read_candidates
from plugins.wechat.read_posts import read_posts
from tests.conftest import ROOT
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.pushing import push_all
from tests.support.wechat_api.stored import kept

ORIGIN = "https://example.org/"
SCHEMA = ROOT / "plugins/wechat/feed.schema.json"


@pytest.fixture
def items(site: Path) -> list[dict[str, Any]]:
    feed = json.loads((site / "feeds/wechat.json").read_text())
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(feed)
    found: list[dict[str, Any]] = feed["items"]
    assert found
    return found


def test_a_post_that_does_not_enter_the_channel_has_what_stops_it() -> None:
    judged = judge(ROOT / "content", ORIGIN)
    assert [one.draft.post.path for one in judged if not one.enters and not one.findings] == []
    assert any(one.enters for one in judged)


def test_every_post_is_in_the_feed_or_in_the_report_with_its_reason(
    site: Path, items: list[dict[str, Any]]
) -> None:
    content = ROOT / "content"
    candidates = read_candidates(content, ORIGIN)
    entered = [(one["kind"], one["slug"]) for one in items]
    rows = report_rows(candidates, tuple(candidates.judged()), entered)
    posts = {post.path for post in read_posts(content)[0]}
    assert {row.path for row in rows} == posts
    found = {path.parent.name if path.name == "index.md" else path.stem for path in written()}
    assert {Path(p).parent.name if p.endswith("index.md") else Path(p).stem for p in posts} == found
    assert all(row.entered is not bool(row.reason) for row in rows)


def test_what_is_older_than_all_that_entered_is_not_read_further_and_the_report_says_so() -> None:
    candidates = read_candidates(ROOT / "content", ORIGIN)
    newest = tuple(islice((one for one in candidates.judged() if one.enters), 2))
    entered = [(one.draft.post.kind, one.draft.post.slug) for one in newest]
    rows = report_rows(candidates, newest, entered)
    assert [row.entered for row in rows].count(True) == 2
    assert "比 feed 里的都早" in {row.reason for row in rows if not row.entered}


def written() -> list[Path]:
    """The files that are notices, events and exhibitions, whatever any reader makes of them."""
    content = ROOT / "content"
    return [
        *content.glob("news/**/*.md"),
        *content.glob("events/**/*.md"),
        *content.glob("exhibitions/*/index.md"),
    ]


def test_what_wechat_keeps_of_every_article_is_what_was_sent(
    site: Path, items: list[dict[str, Any]], tmp_path: Path
) -> None:
    kept = push_all(site / "feeds/wechat.json", tmp_path)
    assert kept.keys() == {item["source_url"] for item in items if not item["article_url"]}
    assert [url for url, one in kept.items() if one.kept != one.sent] == []


def test_the_feed_holds_the_newest_thirty(items: list[dict[str, Any]]) -> None:
    judged = judge(ROOT / "content", ORIGIN)
    assert [one["slug"] for one in items] == [j.draft.post.slug for j in judged if j.enters][:30]


def test_wechat_keeps_every_letter_of_every_article(items: list[dict[str, Any]]) -> None:
    for item in items:
        addresses = [picture["url"] for picture in item["images"]]
        uploaded = {address.replace("https://", "http://", 1) for address in addresses}
        assert kept(item["content_html"], uploaded) == item["content_html"], item["slug"]


def test_every_picture_is_published_and_is_one_that_wechat_takes(
    site: Path, items: list[dict[str, Any]]
) -> None:
    for item in items:
        shown = re.findall(r'<img[^>]*\ssrc="([^"]*)"', item["content_html"])
        cover = item["cover"]
        for address in (*shown, cover["url"], cover["wide_url"], cover["square_url"]):
            assert address.startswith(f"{ORIGIN}wechat/")
            content = (site / address.removeprefix(ORIGIN)).read_bytes()
            assert content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8")), address


def test_every_post_says_what_a_card_shows_when_it_is_passed_on(
    site: Path, items: list[dict[str, Any]]
) -> None:
    for item in items:
        page = html.parse(site / item["source_url"].removeprefix(ORIGIN) / "index.html")
        told = {one.get("property"): one.get("content") for one in page.iter("meta")}
        assert told["og:title"], item["slug"]
        picture = site / str(told["og:image"]).removeprefix(ORIGIN)
        with Image.open(picture) as image:
            assert min(image.size) >= 300, item["slug"]


BLOCKS = re.compile(
    r"user-scalable|maximum-scale|setFontSizeCallback|text-size-adjust:[^;}]*!\s*important"
)
"""WeChat sets its letters' size on the body; a page can forbid it only by one of these."""


def test_nobody_is_kept_from_larger_letters(site: Path) -> None:
    for path in (*site.rglob("*.html"), *site.glob("theme/**/*.css"), *site.glob("theme/**/*.js")):
        assert not BLOCKS.search(path.read_text("utf-8")), path


def test_every_feed_is_read_without_a_complaint_and_holds_at_most_half_a_megabyte(
    site: Path,
) -> None:
    feeds = [*site.glob("feeds/**/*.xml"), *site.glob("chronicle/**/*.xml")]
    assert feeds
    for path in feeds:
        content = path.read_bytes()
        assert feedparser.parse(content).bozo == 0, path
        assert len(content) <= 512 * 1024, path
    for path in site.glob("feeds/**/*.json"):
        feed = json.loads(path.read_text("utf-8"))
        assert feed["items"] is not None and path.stat().st_size <= 512 * 1024, path
