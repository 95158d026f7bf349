"""The trial sheet: its post holds the ten constructs, and the imitation keeps all of them."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.plugins.wechat.pushing import push_all
from tests.plugins.wechat.small_site import SITE, build_channel, picture
from tests.plugins.wechat.test_pictures import moving

SHEET = (ROOT / "docs/wechat-trial.md").read_text("utf-8")
CONSTRUCTS = (
    "<h2",
    "• <strong>粗体</strong>",
    "overflow-x:auto",
    ".png",
    ".gif",
    "<blockquote",
    "&nbsp;&nbsp;&nbsp;&nbsp;缩进",
    "https://mp.weixin.qq.com/",
    "tel:12345",
    "国家图书馆<sup",
    "<ruby>",
    "𠮷",
    "😀",
)


def post() -> str:
    found = re.search(r"^```markdown\n(.*?)^```", SHEET, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_sheet_has_ten_rows() -> None:
    rows = re.findall(r"^\| (\d+) \|.*☐ \| ☐ \|$", SHEET, re.MULTILINE)
    assert rows == [str(number) for number in range(1, 11)]


@pytest.mark.soak
def test_the_post_has_all_ten_and_wechats_imitation_keeps_them(tmp_path: Path) -> None:
    news = tmp_path / "content/news"
    news.mkdir(parents=True)
    (news / "photo.jpg").write_bytes(picture(form="JPEG"))
    (news / "clear.png").write_bytes(picture(mode="RGBA"))
    (news / "moving.gif").write_bytes(moving(3))
    feed = build_channel(tmp_path, **{"wechat-trial": post()}) / "feeds/wechat.json"
    items = json.loads(feed.read_text())["items"]
    html = next(item["content_html"] for item in items if item["slug"] == "wechat-trial")
    assert [one for one in CONSTRUCTS if one not in html] == []
    kept = push_all(feed, tmp_path)[f"{SITE}/news/wechat-trial/"]
    assert kept.kept == kept.sent
