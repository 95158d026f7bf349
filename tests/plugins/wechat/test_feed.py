"""The feed of finished articles: its schema, its pictures, who enters."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from plugins.wechat import feed as feed_module
from tests.plugins.wechat.small_site import SITE, build_channel
from tests.support.tiny_theme import settings, tiny_theme

Build = Callable[..., Path]
SCHEMA = Path(feed_module.__file__).with_name("feed.schema.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("channel")


@pytest.fixture(scope="module")
def output(folder: Path) -> Path:
    """The small site, built once."""
    return build_channel(folder)


def read(output: Path) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads((output / "feeds/wechat.json").read_text())
    return feed


def item(output: Path, slug: str) -> dict[str, Any]:
    return next(one for one in read(output)["items"] if one["slug"] == slug)


def test_the_feed_keeps_its_schema(output: Path) -> None:
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(read(output))
    assert schema["properties"]["version"]["const"] == feed_module.VERSION


def test_every_kind_enters_newest_first_and_those_that_may_not_stay_out(output: Path) -> None:
    slugs = [one["slug"] for one in read(output)["items"]]
    assert slugs == ["reading", "opening", "old", "jiu-ying"]


def test_an_id_is_the_one_of_the_other_feeds(output: Path) -> None:
    assert item(output, "opening")["id"] == "tag:anju-library,2021:news/opening"


def test_what_stays_out_is_in_the_report_with_its_reason(output: Path, folder: Path) -> None:
    rows = json.loads((folder / "build/wechat-report.json").read_text())
    bad, declined = (row for row in rows if not row["entered"])
    assert bad["path"] == "content/news/bad.md"
    assert "标题 70 字" in bad["reason"] and "WX001" in bad["findings"][0]
    assert declined["path"] == "content/news/silent.md"
    assert "公众号：否" in declined["reason"]
    assert all(not row["reason"] for row in rows if row["entered"])


def test_only_telephones_and_articles_of_wechat_are_links(output: Path) -> None:
    links = [
        str(link.get("href"))
        for one in read(output)["items"]
        for link in html.fromstring(one["content_html"]).iter("a")
    ]
    assert sorted(links) == ["https://mp.weixin.qq.com/s/old", "tel:0825-0000000"]


def test_every_picture_lies_in_the_output_under_its_hash(output: Path) -> None:
    seen = 0
    for one in read(output)["items"]:
        shown = re.findall(r'<img[^>]* src="([^"]+)"', one["content_html"])
        assert shown == [picture["url"] for picture in one["images"]]
        for picture in [*one["images"], one["cover"]]:
            path = output / picture["url"].removeprefix(f"{SITE}/")
            content = path.read_bytes()
            assert sha256(content).hexdigest() == picture["sha256"]
            assert len(content) == picture["bytes"]
            assert content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8"))
            seen += 1
        for name in ("wide_url", "square_url"):
            assert (output / one["cover"][name].removeprefix(f"{SITE}/")).is_file()
    assert seen == 7


def test_an_article_wears_the_look_that_its_header_wishes(output: Path) -> None:
    assert item(output, "reading")["look"] == "festival"
    assert item(output, "opening")["look"] == "standard"


def test_a_post_that_stands_in_wechat_says_where(output: Path) -> None:
    assert item(output, "old")["article_url"] == "https://mp.weixin.qq.com/s/old"


def test_rss_and_json_say_the_same(output: Path) -> None:
    content = (output / "feeds/wechat.xml").read_bytes()
    parsed = feedparser.parse(content)
    assert parsed.bozo == 0
    items = read(output)["items"]
    assert [entry.id for entry in parsed.entries] == [one["id"] for one in items]
    root = etree.fromstring(content)
    texts = root.iter("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert [element.text for element in texts] == [one["content_html"] for one in items]
    hashes = [element.text for element in root.iter(f"{{{feed_module.WX}}}sha256")]
    assert hashes == [one["sha256"] for one in items]


def test_two_builds_give_the_same_bytes(output: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in (output / "feeds").iterdir()}
    second = build_channel(tmp_path)
    assert {path.name: path.read_bytes() for path in (second / "feeds").iterdir()} == first


@pytest.mark.soak
def test_the_newest_thirty_enter_whatever_their_age(tmp_path: Path) -> None:
    days = [date(2001, 1, 1) + timedelta(n) for n in range(40)]
    posts = {f"n{n}": f"Title: 第{n}天\nDate: {day}\n\n文。\n" for n, day in enumerate(days)}
    items = read(build_channel(tmp_path, **posts))["items"]
    assert len(items) == 30
    assert items[-1]["slug"] == "n14"


def test_a_site_without_an_address_has_a_feed_all_the_same(tmp_path: Path, build: Build) -> None:

    files = {**tiny_theme(), "content/pages/a.md": "Title: 页\n\n文。\n"}
    files["content/events/2026/e.md"] = "Title: 题\nStart: 2026-01-01\nType: 讲座\n\n文。\n"
    output = build(files, **settings(tmp_path, "wechat"))
    feed = read(output)
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(feed)
    assert feed["items"][0]["cover"]["url"].startswith("/wechat/")
