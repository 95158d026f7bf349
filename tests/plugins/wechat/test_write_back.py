"""The address of a published article stands in its post's header, and everything knows it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.wechat.__main__ import main
from plugins.wechat.judge import read_candidates
from plugins.wechat.pusher.errors import PushError
from plugins.wechat.write_back import Synced, with_link, write_link, write_published
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.test_imitation import JPEG, article
from tests.support.wechat_api.account import Account
from tests.support.wechat_api.server import Imitation, running

Write = Callable[[Mapping[str, str | bytes]], Path]
ADDRESS = "https://mp.weixin.qq.com/s/abc"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Title: 题\nDate: 2026-01-01\n\n文。\n",
            "Title: 题\nDate: 2026-01-01\nLink: {}\n\n文。\n",
        ),
        (
            "标题：题\r\n日期：2026-01-01\r\n\r\n文。",
            "标题：题\r\n日期：2026-01-01\r\n链接：{}\r\n\r\n文。",
        ),
        ("Title: 题\nlink：http://old\nDate: 2026\n\n文", "Title: 题\nDate: 2026\nLink: {}\n\n文"),
        ("Title: 题", "Title: 题\nLink: {}\n"),
    ],
)
def test_one_line_is_set_and_every_other_stays(before: str, after: str) -> None:
    assert with_link(before, ADDRESS) == after.format(ADDRESS)
    assert with_link(with_link(before, ADDRESS), ADDRESS) == after.format(ADDRESS)


@pytest.fixture
def content(write_files: Write) -> Path:
    files = {
        "content/news/a.md": "Title: 甲\nDate: 2026-01-01\n\n文。\n",
        "content/news/b.md": "Title: 乙\nDate: 2026-01-02\n\n见[甲](/news/a/)。\n",
        "content/events/2026/a.md": "Title: 丙\nStart: 2026-01-01\nType: 讲座\n\n文。\n",
    }
    return write_files(files) / "content"


def test_other_articles_then_lead_to_it(content: Path) -> None:
    assert write_link(content, "content/news/a.md", ADDRESS) == "content/news/a.md"
    (other,) = (j.draft for j in judge(content, "") if j.draft.post.path.endswith("b.md"))
    assert f'<a href="{ADDRESS}"' in other.rendered.html
    assert other.rendered.notes == ()


def test_a_name_that_two_posts_have_is_asked_about(content: Path) -> None:
    with pytest.raises(PushError, match="有几篇都叫"):
        write_link(content, "a", ADDRESS)
    with pytest.raises(PushError, match="找不到"):
        write_link(content, "nothing", ADDRESS)


def test_an_address_that_is_not_wechats_is_refused(content: Path) -> None:
    with pytest.raises(PushError, match=r"mp\.weixin"):
        write_link(content, "b", "https://example.org/")


def test_a_wrong_link_is_an_error_with_its_line(content: Path) -> None:
    path = content / "news/a.md"
    path.write_text("Title: 甲\nDate: 2026-01-01\nLink: https://example.org/\n\n文。\n")
    (problem,) = read_candidates(content, "").problems
    assert (problem.path, problem.line) == ("content/news/a.md", 3)


def test_what_wechat_tells_is_written_once(content: Path) -> None:
    item = {"content_source_url": "https://example.org/news/b/", "url": ADDRESS.replace("s:", ":")}
    told: list[tuple[str, list[dict[str, Any]]]] = [
        ("id", [item, {"content_source_url": "https://example.org/other/", "url": ADDRESS}])
    ]
    assert write_published(content, told).written == ("content/news/b.md",)
    assert f"Link: {ADDRESS}\n" in (content / "news/b.md").read_text()
    assert write_published(content, told) == Synced((), ())


def test_an_article_that_was_deleted_in_wechat_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    account = Account(materials={"m": JPEG})
    pages = ("news/a", "news/b", "events/2026/gone")
    articles = [article(content_source_url=f"https://example.org/{page}/") for page in pages]
    media_id = account.add({"articles": articles})["media_id"]
    account.publish({"media_id": media_id})
    monkeypatch.chdir(content.parent)
    with running(Imitation(account)) as base:
        monkeypatch.setenv("WECHAT_API_BASE", base)
        monkeypatch.setenv("WECHAT_APPID", account.appid)
        monkeypatch.setenv("WECHAT_APPSECRET", account.secret)
        assert main(["sync"]) == 0
        assert "记在 content/news/b.md" in capsys.readouterr().out
        account.take_back({"article_id": media_id, "index": 2})
        assert main(["sync"]) == 1
    told = capsys.readouterr().out
    assert "content/news/b.md：公众号里的这篇已经删除" in told
    assert "news/a.md" not in told


def test_an_article_published_anew_lives_though_its_first_was_deleted(content: Path) -> None:
    page = {"content_source_url": "https://example.org/news/b/"}
    told: list[tuple[str, list[dict[str, Any]]]] = [
        ("old", [{**page, "url": "https://mp.weixin.qq.com/s/old", "is_deleted": True}]),
        ("new", [{**page, "url": ADDRESS, "is_deleted": False}]),
    ]
    assert write_published(content, told) == Synced(("content/news/b.md",), ())
    assert f"Link: {ADDRESS}\n" in (content / "news/b.md").read_text()


@pytest.mark.parametrize(
    "site", ["https://example.org", "http://user.example/library", "https://a/b/c"]
)
def test_an_article_is_known_in_whatever_folder_its_site_lay(content: Path, site: str) -> None:
    pages = [f"{site}/news/{name}/" for name in ("a", "b")]
    told: list[tuple[str, list[dict[str, Any]]]] = [
        ("id", [{"content_source_url": pages[1], "url": ADDRESS}]),
        ("id", [{"content_source_url": pages[0], "url": ADDRESS, "is_deleted": True}]),
    ]
    write_link(content, "content/news/a.md", ADDRESS)
    assert write_published(content, told) == Synced(("content/news/b.md",), ("content/news/a.md",))
