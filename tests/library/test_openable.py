"""What can't be opened is told by its name, before any reader stops at it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.library.site.openable import check_openable
from plugins.reading import files as pages
from plugins.wechat import prose as articles
from tests.support.exhibition import picture


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder in which everything is as it should be, hidden things too."""
    folder = tmp_path / "content"
    for name in ("news/2026/a.md", "news/真的.png", "exhibitions/v1.0/index.md", "library.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("文")
    (folder / "news/.#a.md").symlink_to("staff@desk.1234")
    (folder / "news/.git").mkdir()
    (folder / "news/linked.png").symlink_to("真的.png")
    (folder / "news/album").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/照片.jpg").write_bytes(b"x")
    return folder


def told(content: Path) -> list[str]:
    return [str(problem) for problem in check_openable(content)]


def test_what_is_as_it_should_be_is_passed_over(content: Path) -> None:
    assert told(content) == []


GBK = "content/news/????.md  文件名不是 UTF-8。读到的是“规则.md”。多半是 Windows 上打的压缩包"
CIRCLE = "这个链接绕成了一圈。请删去它"


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda c: open(os.fsencode(c) + b"/news/" + "规则.md".encode("gbk"), "w").close(), GBK),
        (lambda c: (c / "news/a\nb.md").touch(), "content/news/a?b.md  文件名里有换行"),
        (lambda c: (c / "news/a\x1b[2J").touch(), "content/news/a?[2J  文件名里有换行"),
        (
            lambda c: (c / "news/x.jpg").symlink_to("/nowhere/x.jpg"),
            "content/news/x.jpg  这个链接指的文件不在。读到的是“/nowhere/x.jpg”。请删去它",
        ),
        (lambda c: (c / "news/x.md").symlink_to("x.md"), f"content/news/x.md  {CIRCLE}"),
        (lambda c: (c / "news/up").symlink_to(".."), f"content/news/up  {CIRCLE}"),
        (
            lambda c: (c.parent / "elsewhere/back").symlink_to(c),
            f"content/news/album/back  {CIRCLE}",
        ),
        (
            lambda c: (c.parent / "elsewhere/x.md").touch(),
            "content/news/album/x.md  链接来的文件夹里的文字不会上网",
        ),
        (lambda c: (c / "news/x.md").mkdir(), "content/news/x.md  这是文件夹，名称却像文件"),
        (lambda c: (c / "branches.toml").mkdir(), "content/branches.toml  这是文件夹"),
        (lambda c: (c / "events").touch(), "content/events  这里应是文件夹，不是文件"),
        (lambda c: os.mkfifo(c / "news/x.md"), "content/news/x.md  这不是文件。请移走"),
        (lambda c: c.rename(c.with_name("contents")), "content  没有这个文件夹"),
        (
            lambda c: (c.rename(c.with_name("contents")), c.touch()),
            "content  不是文件夹",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_by_its_name(
    content: Path, spoil: Callable[[Path], object], expected: str
) -> None:
    spoil(content)
    (said,) = told(content)
    assert said.startswith(expected) and "\n" not in said


def test_a_picture_may_be_a_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "news").mkdir(parents=True)
    (tmp_path / "照片.jpg").write_bytes(picture(1200, 900, "JPEG"))
    (content / "news/a.jpg").symlink_to(tmp_path / "照片.jpg")
    html, source = '<img alt="图" src="{attach}a.jpg">', content / "news/x.md"
    settings = {
        "PATH": str(content),
        "BUILD_PATH": str(tmp_path / "build"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "SITE_ROOT": "",
    }
    assert "/pictures/" in pages.with_files(html, source, settings)
    shown, pictures = articles.with_files(html, source, "news/x/", content)
    assert shown == '<img alt="图" src="/content/news/a.jpg">'
    assert pictures == {"/content/news/a.jpg": content / "news/a.jpg"}
