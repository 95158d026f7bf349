"""No feed of a whole site says a moment that is still to come, or one that RFC 3339 can't say."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.conftest import build_site, write_project
from tests.support.exhibition import picture
from tests.support.made import MP3_FRAME

TODAY = date(2026, 11, 29)
_HEAD = (
    "类型：讲座\n地点：总馆\n对象：读者\n参加方式：直接来\n费用：免费\n无障碍：有\n联系：馆里\n"
    "未成年人：否\n摘要：讲座\n"
)
FILES: dict[str, str | bytes] = {
    "content/news/a.md": "标题：试\n日期：2062-11-20\n\n正文\n",
    "content/news/b.md": "标题：今天\n日期：2026-11-29 23:59\n\n正文\n",
    "content/news/c.md": "标题：从前\n日期：1898-07-01\n\n正文\n",
    "content/news/d.md": "标题：改过\n日期：2026-05-01\n修改：2026-05-09\n\n正文\n",
    "content/pages/services/card.md": "标题：办证\n\n正文\n",
    "content/addresses.txt": "/services/card/ 公开：2026-03-01 修改：2026-03-04\n",
    "content/events/2028/leap.md": f"标题：闰日\n开始：2028-02-29\n{_HEAD}\n文\n",
    "content/lists/a.md": "标题：书单\n日期：2062-11-20\n\n- 《红楼梦》\n",
    "content/exhibitions/a/index.md": "标题：展\n日期：2062\n类型：线上展\n系列：节\n\n前言。\n",
    "content/exhibitions/a/01.jpg": picture(1200, 900, "JPEG"),
    "content/exhibitions/a/01.md": "标题：甲\n替代文字：图\n\n文。\n",
    "content/exhibitions/a/01.mp3": MP3_FRAME * 90,
    "content/exhibitions/a/01.audio.md": "说的话。\n",
    "content/chronicle/1898.md": "标题：1898 年大事记\n\n## 书院\n开始：1898-07-01\n\n重修。\n",
    "content/chronicle/2027.md": "标题：2027 年大事记\n\n## 书院\n开始：2027-07-01\n\n重修。\n",
}
_MOMENT = re.compile(
    r"<(updated|published)>([^<]*)<|\"(date_\w+|updated|published)\": ?\"([^\"]*)\""
)
_MAIL = re.compile(r"<(?:pubDate|lastBuildDate)>([^<]*)<")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def moments(output: Path) -> Iterator[tuple[str, datetime]]:
    """Every moment in every feed, with the feed's name."""
    feeds = [*(output / "feeds").rglob("*"), *(output / "chronicle").rglob("*.atom.xml")]
    for path in feeds:
        if path.suffix in (".xml", ".json"):
            text, name = path.read_text("utf-8"), path.relative_to(output).as_posix()
            for match in _MOMENT.finditer(text):
                said = match[2] or match[4]
                assert _RFC_3339.fullmatch(said), f"{name}: {said}"
                yield name, datetime.fromisoformat(said)
            yield from ((name, parsedate_to_datetime(said)) for said in _MAIL.findall(text))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("dates"), FILES)
    return build_site(folder, BUILD_DATE=TODAY, SITEURL="https://example.org")


def test_no_feed_is_dated_after_the_build_nor_by_the_clocks_of_1898(output: Path) -> None:
    found = list(moments(output))
    feeds = {name for name, _ in found}
    assert {f"feeds/{one}" for one in ("all.json", "wechat.json", "podcast.xml")} <= feeds
    assert {f"chronicle/{year}/chronicle.atom.xml" for year in (1898, 2027)} <= feeds
    midnight = datetime.fromisoformat("2026-11-29T00:00:00+08:00")
    assert [(name, moment) for name, moment in found if moment > midnight] == []
    old = datetime.fromisoformat("1898-07-01T00:00:00+08:00")
    assert {"feeds/news.atom.xml", "chronicle/1898/chronicle.atom.xml"} <= {
        name for name, moment in found if moment == old
    }
    changed = re.findall("<lastmod>(.*?)<", (output / "sitemap-pages.xml").read_text())
    assert set(changed) == {"1898-07-01", "2026-11-29", "2026-05-09", "2026-03-04"}


def test_a_change_stands_on_the_page_and_in_what_machines_read(output: Path) -> None:
    told = {
        "news/d": ("2026-05-01", "2026-05-09", "2026年5月9日"),
        "services/card": ("2026-03-01", "2026-03-04", "2026年3月4日"),
        "news/c": ("1898-07-01", "1898-07-01", ""),
        "lists/a": ("2026-11-29", "2026-11-29", ""),
        "events/leap": ("2026-11-29", "2026-11-29", ""),
        "exhibitions/a": ("2026-11-29", "2026-11-29", ""),
    }
    for name, (published, changed, words) in told.items():
        place = output / ("catalog" if name.startswith("lists") else ".") / name
        page = (place / "index.html").read_text("utf-8")
        assert f'"datePublished":"{published}"' in page, name
        assert f'"dateModified":"{changed}"' in page, name
        (said,) = re.findall("最后修改：<time[^>]*>([^<]*)<", page) or [""]
        assert said == words, name
    stamps = re.findall("DTSTAMP:(.*)", (output / "feeds/events.ics").read_text("utf-8"))
    assert [one.strip() for one in stamps] == ["20261128T160000Z"]
