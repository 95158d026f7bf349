"""HTML that staff paste into a text, and what a page would lose of it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.problems import Severity
from plugins.pages.pasted import check_pasted
from tests.support.laws import one_folder

Write = Callable[[Mapping[str, str | bytes]], Path]
WORDS = (
    *("甲", "\n", "\n\n", " ", "`", "```\n", "|", "-", "[^1]", "[^1]: ", "![图](//x.example/a)"),
    *("<", ">", "</", "/>", "<!", "<![", "<?", "<!--", "-->", "&lt", "İ", '"', "'", "="),
    *("<font", "<script>", "<p style=", "<b和", "<iframe src=x>", "onclick=", "<table>", "<td>"),
)


def told(write_files: Write, text: str, file: str = "news/one.md") -> list[str]:
    folder = write_files({f"content/{file}": f"Title: 通知\nDate: 2026-04-01\n\n{text}"})
    return [str(problem) for problem in check_pasted(folder / "content")]


@pytest.mark.parametrize(
    "text",
    [
        "文字 **粗** `<script>` 3 < 5 <https://www.gov.cn/> <a@b.cn> [观看](https://v.qq.com/x)",
        "```\n<iframe src=x>\n```\n\n~~~\n<form>\n~~~\n\n<!-- <video> -->",
        "| 年 | 册 |\n|---|---:|\n| 2021 | 57652 |\n\n# 一级\n\n甲[^1]\n\n[^1]: 乙",
        "![图]({attach}a.jpg) <ruby>馆<rt>guǎn</rt></ruby> <small>甲</small><br>乙 <dfn>丙</dfn>",
        "[甲](/a/ '读者看得到的题注') <a href='/a/' title='也是'>乙</a>",
    ],
)
def test_what_a_page_keeps_is_left_alone(write_files: Write, text: str) -> None:
    assert told(write_files, text) == []


@pytest.mark.parametrize("file", ["news/one.md", "exhibitions/one/01-甲.md", "events/2026/a.md"])
def test_a_picture_of_another_host_is_an_error_with_its_line(write_files: Write, file: str) -> None:
    text = "甲\n\n![外图](https://x.example/A.jpg)\n\n<img src='//y.example/b.jpg'>"
    assert told(write_files, text, file) == [
        f"content/{file}:6  网页不能用别的网站上的图片。读到的是“https://x.example/A.jpg”。"
        "有权使用的，请存到这个文件旁边，写成 ![图里有什么]({attach}文件名.jpg)。",
        f"content/{file}:8  网页不能用别的网站上的图片。读到的是“//y.example/b.jpg”。"
        "有权使用的，请存到这个文件旁边，写成 ![图里有什么]({attach}文件名.jpg)。",
    ]


def test_a_picture_named_at_the_foot_of_a_text_is_found_too(write_files: Write) -> None:
    (said,) = told(write_files, "![外图][a]\n\n[a]: https://x.example/a.jpg")
    assert said.startswith("content/news/one.md:6  网页不能用别的网站上的图片")


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("<iframe src='https://v.qq.com/x'></iframe>", "不能嵌入播放器", "<iframe>"),
        ("<video src='https://x.example/v.mp4'></video>", "不能嵌入播放器", "<video>"),
        ("<AUDIO src='a.mp3'></AUDIO>", "不能嵌入播放器", "<audio>"),
        ("<script>alert('<b')</script>", "不能写脚本和样式", "<script>"),
        ("<style>p { color: red }</style>", "不能写脚本和样式", "<style>"),
        ("<form action='/'>填表</form>", "不能放表单", "<form>"),
        ("<p style='color:red'>红</p>", "格式代码不起作用", "style="),
        ("<p onclick='x()'>红</p>", "格式代码不起作用", "onclick="),
        ("<font color=red>红</font>", "不认识这个标签", "<font>"),
        ("<o:p></o:p>", "不认识这个标签", "<o:p>"),
        ('![图]({attach}a.jpg "摄于2026年")', "题注不会出现", "摄于2026年"),
        ("<img src='a.jpg' alt='图' title='摄于2026年'>", "题注不会出现", "摄于2026年"),
        ("<abbr title='联合国'>UN</abbr>", "题注不会出现", "联合国"),
        ("<center>甲</center>", "不认识这个标签", "<center>"),
        ("a<b和c>d", "小于号后面的文字会丢失", "<b和c"),
    ],
)
def test_what_a_page_drops_is_told_with_its_line(
    write_files: Write, text: str, what: str, found: str
) -> None:
    (said,) = told(write_files, f"第一行。\n\n第二段。{text}")
    assert said.startswith("content/news/one.md:6  ")
    assert what in said and f"读到的是“{found}”" in said


def test_each_line_is_told_and_each_once(write_files: Write) -> None:
    said = told(write_files, "<font>甲</font><font>乙</font>\n\n文字\n\n<font>丙</font>")
    assert [one.partition("  ")[0] for one in said] == [
        "content/news/one.md:4",
        "content/news/one.md:8",
    ]


@one_folder()
@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_any_mixture_of_markup_is_read_and_each_line_is_one_of_the_text(
    write_files: Write, text: str
) -> None:
    folder = write_files({"content/news/one.md": f"Title: 通知\n\n{text}"})
    for problem in check_pasted(folder / "content"):
        assert 3 <= problem.line <= 3 + text.count("\n")


def test_what_is_dropped_stops_nothing(write_files: Write) -> None:
    folder = write_files({"content/news/one.md": "Title: 通知\n\n<font>甲</font>"})
    (found,) = check_pasted(folder / "content")
    assert found.severity is Severity.WARNING
