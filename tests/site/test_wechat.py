"""The real site's channel: every post passes lint, and WeChat keeps every letter of each."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.wechat.imitation.kept import kept
from plugins.wechat.judge import judge
from tests.conftest import ROOT

ORIGIN = "https://example.org/"
SCHEMA = ROOT / "plugins/wechat/feed.schema.json"


@pytest.fixture
def items(site: Path) -> list[dict[str, Any]]:
    feed = json.loads((site / "feeds/wechat.json").read_text())
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(feed)
    found: list[dict[str, Any]] = feed["items"]
    return found


def test_every_post_enters_the_channel() -> None:
    judged = judge(ROOT / "content", ORIGIN).judged
    assert [one.draft.post.path for one in judged if not one.enters] == []
    assert judged


def test_the_feed_holds_the_newest_thirty(items: list[dict[str, Any]]) -> None:
    judged = judge(ROOT / "content", ORIGIN).judged
    assert [one["slug"] for one in items] == [j.draft.post.slug for j in judged][:30]


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
