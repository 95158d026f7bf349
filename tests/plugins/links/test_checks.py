"""Links that staff write."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.library.site.moved import addresses
from plugins.links.checks import check_links
from tests.support import traced

Write = Callable[[Mapping[str, str | bytes]], Path]
PICTURE = traced.CLEAN["PNG"]()


def told(write_files: Write, text: str) -> list[str]:
    page = f"Title: 关于\n\n{text}"
    folder = write_files({"content/pages/about.md": page})
    return [
        str(problem) for problem in check_links(folder / "content", addresses(folder / "content"))
    ]


def test_links_that_lead_somewhere_are_left_alone(write_files: Write) -> None:
    good = (
        "[年报](/reports/2021/) [馆](/branches/main/) [本页](/about/#top) "
        "[外](https://www.gov.cn/) "
        "[话](tel:110) [文件]({filename}/pages/about.md) [查](/catalog/?q=家) [段](#top)"
    )
    assert told(write_files, good) == []


def test_a_dead_link_is_told_with_file_line_and_the_nearest_address(write_files: Write) -> None:
    assert told(write_files, "甲\n\n[年报](/reports/2020/)") == [
        "content/pages/about.md:5  链接的页面不存在。读到的是“/reports/2020/”。"
        "是“/reports/2021/”吗？"
    ]


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("C:\\Users\\馆员\\朗读会.jpg", "写成 {attach}朗读会.jpg"),
        ("file:///D:/照片/a.png", "写成 {attach}a.png"),
        ("data:image/png;base64,iVBORw0KGgo/AAA=", "写成 {attach}文件名"),
        ("javascript:alert(1)", "写成 {attach}文件名"),
        ("朗读会.jpg", "写成 {attach}朗读会.jpg"),
        ("../2021/通知.png", "写成 {attach}通知.png"),
        ("|attach|朗读会.jpg", "写成 {attach}朗读会.jpg"),
        ("{Attach}a.png", "写成 {attach}a.png"),
    ],
)
def test_a_picture_or_file_of_ones_own_computer_is_told_with_how_to_name_it(
    write_files: Write, target: str, remedy: str
) -> None:
    (said,) = told(write_files, f"![图]({target})")
    assert said.startswith("content/pages/about.md:3  ")
    assert f"“{target}”" in said and remedy in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[开放时间]（/services/hours/）", "]（/services/hours/）"),
        ("看[这里]（ https://www.gov.cn/ ）吧", "]（ https://www.gov.cn/ ）"),
        ("！[朗读会]({attach}a.jpg)", "{attach}a.jpg"),
    ],
)
def test_signs_that_an_input_method_made_wide_are_told(
    write_files: Write, text: str, found: str
) -> None:
    write_files({"content/pages/a.jpg": PICTURE})
    (said,) = told(write_files, text)
    assert "全角" in said
    assert said.startswith("content/pages/about.md:3  ") and f"“{found}”" in said


def test_wide_brackets_in_a_sentence_are_left_alone(write_files: Write) -> None:
    assert told(write_files, "请看[公告]（见下）！[年报](/reports/2021/)") == []


def test_a_missing_file_and_a_relative_address_are_told(write_files: Write) -> None:
    file, relative = told(write_files, "[甲]({filename}b.md) [乙](../b/)")
    assert "链接的文件不存在。读到的是“{filename}b.md”" in file
    assert "链接的写法不稳定。读到的是“../b/”" in relative


@pytest.mark.parametrize(
    "text",
    [
        "![图][1]\n\n[1]: {}",
        "![图]\n\n[图]: <{}>",
        '> [图][]\n>\n> [图]: {} "题"',
        "[图][甲]\n\n[甲]: {}",
        "<video poster='{}'></video>",
        '<IMG SRC = "{}">',
        '<object data="{}"></object>',
    ],
)
@pytest.mark.parametrize(
    "target", ["{attach}gone.heic", "{filename}gone.jpg", "{static}/pages/gone.pdf"]
)
def test_a_file_is_looked_for_however_a_text_names_it(
    write_files: Write, text: str, target: str
) -> None:
    (said,) = told(write_files, text.replace("{}", target))
    line = text.partition("{}")[0].count("\n") + 3
    assert said.startswith(f"content/pages/about.md:{line}  链接的文件不存在")
    assert "gone" in said


def test_an_address_that_stands_below_the_text_is_looked_at_and_a_note_is_none(
    write_files: Write,
) -> None:
    (said,) = told(write_files, "[年报][1]，文[^1]\n\n[1]: /reports/2020/\n\n[^1]: /甲/乙")
    assert said.startswith("content/pages/about.md:5  链接的页面不存在。读到的是“/reports/2020/”")


FILES: Mapping[str, str | bytes] = {
    "content/news/other.md": "Title: 甲\nDate: 2025-01-01\n\n文",
    "content/events/2025/walk.md": "Title: 乙\nStart: 2025-11-29\nType: 培训\nVenue: main\n\n文",
    "content/pages/form.pdf": b"%PDF",
}


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("{attach}../news/other.md", "写成 {filename}../news/other.md"),
        ("{static}/news/other.md?a", "写成 {filename}/news/other.md?a"),
        ("{attach}/events/2025/walk.md", "写成 {filename}/events/2025/walk.md"),
        ("{filename}form.pdf", "写成 {attach}form.pdf"),
    ],
)
def test_a_file_named_in_a_way_that_leads_nowhere_is_told_with_the_one_that_does(
    write_files: Write, target: str, remedy: str
) -> None:
    write_files(FILES)
    (said,) = told(write_files, f"[甲]({target})")
    assert said.startswith("content/pages/about.md:3  这样写链接不到这个文件")
    assert remedy in said
    assert told(write_files, f"[甲]({remedy.removeprefix('写成 ')})") == []


@pytest.mark.parametrize(
    "text",
    [
        *("issues/2025-11.md", "reports/2024/1-plan.md", "exhibitions/street/01-one.md"),
    ],
)
def test_a_text_that_is_no_page_by_itself_is_told_with_an_address_to_write(
    write_files: Write, text: str
) -> None:
    write_files({f"content/{text}": "Title: 甲\n\n文"})
    (said,) = (one for one in told(write_files, f"[甲]({{filename}}/{text})") if "about.md" in one)
    assert "这样写链接不到这个文件" in said and "写那一页的地址" in said
