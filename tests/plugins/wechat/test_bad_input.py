"""What staff may bring: each becomes a whole article, or is told with its place and a remedy."""

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.wechat.lint import Weight
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.pushing import Kept, push_all
from tests.plugins.wechat.small_site import SITE, build_channel, picture
from tests.plugins.wechat.test_pictures import moving

GRAPHEMES = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
"""A family: five code points, four of them beyond the BMP or joining."""
ENTERS = {
    "huge-png": "![图]({attach}huge.png)",
    "webp": "![图]({attach}a.webp)",
    "gif-of-twelve-megabytes": "![图]({attach}twelve.gif)",
    "nested-lists": "- 一\n    - 二\n        1. 三\n            - 四",
    "nine-columns": f"|{'甲|' * 9}\n|{'-|' * 9}\n|{'乙|' * 9}",
    "script": "文\n\n<script>alert(1)</script>\n\n<p onclick=alert(1)>字</p>",
    "control": "控\x08制",
    "emoji": f"😀𠮷{GRAPHEMES}",
}
"""Name → the body of a notice that enters."""
STAYS_OUT = {
    "thirty-thousand": ("WX004", 5),
    "title-of-seventy": ("WX001", 1),
    "empty-picture": ("WX006", 5),
    "picture-from-nowhere": ("WX006", 5),
}
"""Name → the code and the line by which staff learn why."""
BODIES = {
    **ENTERS,
    "thirty-thousand": ("字" * 299 + "。\n\n") * 100,
    "title-of-seventy": "文。",
    "empty-picture": "![图]({attach}empty.png)",
    "picture-from-nowhere": "<img src=x onerror=alert(1)>字",
}


@dataclass(frozen=True)
class Channel:
    """The built site and its content."""

    folder: Path
    items: dict[str, dict[str, Any]]


def huge() -> bytes:
    """Wider and higher than an article's picture, half clear; twenty megapixels: test_pictures."""
    image = Image.linear_gradient("L").resize((1600, 1280)).convert("RGBA")
    image.putalpha(128)
    content = BytesIO()
    image.save(content, "PNG", compress_level=1)
    return content.getvalue()


@pytest.fixture(scope="module")
def channel(tmp_path_factory: pytest.TempPathFactory) -> Channel:
    folder = tmp_path_factory.mktemp("bad")
    news = folder / "content/news"
    news.mkdir(parents=True)
    (news / "huge.png").write_bytes(huge())
    (news / "a.webp").write_bytes(picture(form="WEBP", mode="RGBA"))
    (news / "twelve.gif").write_bytes(moving(3) + bytes(12_000_000))
    (news / "empty.png").write_bytes(b"")
    posts = {name: notice(name, body) for name, body in BODIES.items()}
    output = build_channel(folder, **posts)
    items = json.loads((output / "feeds/wechat.json").read_text())["items"]
    return Channel(folder, {item["slug"]: item for item in items})


def notice(name: str, body: str) -> str:
    title = "长" * 70 if name == "title-of-seventy" else name
    return f"Title: {title}\nDate: 2026-06-01\nSummary: 摘。\n\n{body}\n"


@pytest.mark.parametrize("name", sorted(ENTERS))
def test_what_is_odd_becomes_a_draft_of_which_wechat_keeps_every_letter(
    channel: Channel, pushed: dict[str, Kept], name: str
) -> None:
    item = channel.items[name]
    assert len(item["content_html"]) < 20_000
    draft = pushed[item["source_url"]]
    assert draft.kept == draft.sent != ""


@pytest.mark.parametrize(("name", "told"), STAYS_OUT.items())
def test_what_cannot_be_an_article_is_told_with_file_line_and_remedy(
    channel: Channel, name: str, told: tuple[str, int]
) -> None:
    assert name not in channel.items
    judged = judge(channel.folder / "content", SITE)
    (one,) = (j for j in judged if j.draft.post.slug == name)
    stopping = [f for f in one.findings if f.weight is Weight.STOPS]
    assert [(f.code, f.path, f.line) for f in stopping] == [
        (told[0], f"content/news/{name}.md", told[1])
    ]
    assert all(finding.remedy for finding in stopping)


def test_of_a_script_nothing_is_left(channel: Channel) -> None:
    html = channel.items["script"]["content_html"]
    assert "字" in html and "alert" not in html


def test_a_letter_beyond_the_bmp_and_a_family_stay_whole(channel: Channel) -> None:
    assert f"😀𠮷{GRAPHEMES}" in channel.items["emoji"]["content_html"]


def test_the_control_character_is_gone_and_its_neighbours_stay(channel: Channel) -> None:
    assert "控制" in channel.items["control"]["content_html"]


@pytest.fixture(scope="module")
def pushed(channel: Channel, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kept]:
    feed = channel.folder / "output/feeds/wechat.json"
    return push_all(feed, tmp_path_factory.mktemp("box"))
