"""Events in the channel: what their pages say of days, state, report and pictures."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.library.events.reading import read_events
from plugins.library.site.site import Site
from plugins.wechat.checks import check_wechat
from plugins.wechat.post import Post
from plugins.wechat.read_posts import read_posts
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.small_site import picture

Write = Callable[[Mapping[str, str | bytes]], Path]
FOLDER = "content/events/2026/recital"
EVENT = """Title: 朗诵会
Start: 2026-04-23 14:30
End: 2026-04-23 16:00
Type: 朗诵
Minors: no
Cover: 封面.jpg
Join: 到总馆报名

大家读。

## 回顾

来了五十人。
"""
PICTURES: dict[str, str | bytes] = {
    f"{FOLDER}/封面.jpg": picture(form="JPEG"),
    f"{FOLDER}/01-台上的人.jpg": picture(1000, 600, form="JPEG"),
}


def post_of(folder: Path) -> Post:
    ((post,), problems) = read_posts(folder / "content")
    assert problems == ()
    return post


def test_an_event_with_a_folder_has_its_pages_address_its_report_and_its_pictures(
    write_files: Write,
) -> None:
    folder = write_files({f"{FOLDER}/index.md": EVENT, **PICTURES})
    post = post_of(folder)
    assert (post.url, post.slug) == ("events/recital/", "recital")
    assert post.cover and post.cover.name == "封面.jpg"
    assert [path.name for path in post.pictures.values()] == ["01-台上的人.jpg"]
    assert "2026年4月23日（星期四）14:30—16:00" in post.html and "到总馆报名" in post.html
    assert post.html.index("来了五十人") < post.html.index("台上的人")
    assert "# 回顾" not in post.html
    assert all(one.enters for one in judge(folder / "content", "https://example.org"))


def test_what_was_called_off_says_so_in_title_and_text(write_files: Write) -> None:
    text = "Title: 讲座\nStart: 2026-04-23\nType: 讲座\nStatus: 取消\nReason: 老师病了\n\n文。\n"
    post = post_of(write_files({"content/events/2026/a.md": text}))
    assert post.title == "【已取消】讲座"
    assert "<strong>本活动已取消。</strong>老师病了" in post.html


def test_a_new_day_is_told_with_the_old_one(write_files: Write) -> None:
    head = "Title: 讲座\nStart: 2026-04-30\nFormerly: 2026-04-23\nType: 讲座\nStatus: 延期\n"
    post = post_of(write_files({"content/events/2026/a.md": f"{head}\n文。\n"}))
    assert "原定2026年4月23日（星期四）。" in post.html and "2026年4月30日" in post.html


def test_an_event_without_a_new_day_has_its_old_one_as_such(write_files: Write) -> None:
    head = "Title: 讲座\nStart: 2026-04-23\nType: 讲座\nStatus: 延期\n"
    post = post_of(write_files({"content/events/2026/a.md": f"{head}\n文。\n"}))
    assert "待定，原定2026年4月23日" in post.html


def test_a_link_to_an_event_with_a_folder_leads_to_its_page(write_files: Write) -> None:
    notice = "Title: 通知\nDate: 2026-05-01\n\n[看]({filename}/events/2026/recital/index.md)\n"
    files = {**PICTURES, f"{FOLDER}/index.md": EVENT, "content/news/a.md": notice}
    posts = read_posts(write_files(files) / "content")[0]
    assert 'href="/events/recital/"' in next(p.html for p in posts if p.kind == "news")


def test_a_wrong_link_is_told_though_the_day_of_the_event_is_missing(write_files: Write) -> None:
    text = "Title: 讲座\nType: 讲座\nLink: /reports/2024/\nWeChat: 也许\n\n文。\n"
    folder = write_files({"content/events/2026/a.md": text})
    told = [str(problem) for problem in read_posts(folder / "content")[1]]
    assert [line.partition("。")[0] for line in told] == [
        "content/events/2026/a.md:4  “公众号”的写法不认识",
        "content/events/2026/a.md:3  链接不对",
    ]


@pytest.mark.parametrize("name", ["微信图片_20261120.jpg", "IMG_1.jpg"])
def test_a_photograph_that_nobody_describes_is_told_once_and_by_its_name(
    write_files: Write, name: str
) -> None:
    folder = write_files({f"{FOLDER}/index.md": EVENT, f"{FOLDER}/{name}": picture(form="JPEG")})
    site = Site(folder / "content", folder, folder / "b", folder / "o", date(2026, 5, 1))
    told = [*read_events(site.content)[1], *check_wechat(site)]
    (one,) = (one for one in told if "说明" in one.what)
    assert "文件名就是说明" in one.remedy and one.path.endswith(name)
    (finding,) = (f for j in judge(site.content, "") for f in j.findings if f.code == "WX017")
    assert finding.remedy == one.remedy
