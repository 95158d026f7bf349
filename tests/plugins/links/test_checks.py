"""Links that staff write."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.library.reading.problems import Severity
from plugins.library.site.moved import addresses
from plugins.links.checks import check_links
from tests.support import traced
from tests.support.soak_mark import brief

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


@pytest.mark.parametrize(
    "text",
    [
        "写法：`[文字](/没有/)`、`![图](图.jpg)`",
        "```\n[文字](nope.md)\n```\n\n- 一\n\n    ~~~\n    <a href='/没有/'>\n    ~~~",
        "<!-- [旧](/gone/) <a href='{attach}gone.pdf'>旧</a> -->文",
        "\\[文字\\](/没有/)",
        "[来源]: 四川省图书馆",
        "甲 < 乙 href='/没有/'",
    ],
)
def test_what_is_no_link_is_none(write_files: Write, text: str) -> None:
    assert told(write_files, text) == []


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[预览](http://127.0.0.1:8000/about/)", "写成 /about/"),
        ("[预览](http://localhost/about/?a#top)", "写成 /about/?a#top"),
        ("<http://[::1]:8000/>", "写成 /"),
        ("[检索](http://192.168.1.5/opac)", "请写读者打得开的网址"),
        ("[检索](https://opac.local/)", "请写读者打得开的网址"),
        ("[检索](http://nas/)", "请写读者打得开的网址"),
        ("[检索](http://10.1/)", "请写读者打得开的网址"),
        ("http://172.16.0.1/a", "请写读者打得开的网址"),
    ],
)
def test_an_address_that_only_some_computers_find_is_a_warning(
    write_files: Write, text: str, remedy: str
) -> None:
    content = write_files({"content/pages/about.md": f"Title: 关于\n\n{text}"}) / "content"
    (problem,) = check_links(content, addresses(content))
    assert problem.severity is Severity.WARNING
    assert problem.line == 3 and problem.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("www.x.cn", "写成 https://www.x.cn"),
        ("x.gov.cn/a?b", "写成 https://x.gov.cn/a?b"),
        ("htp://x.cn", "写成 http://x.cn"),
        ("https//x.cn", "写成 https://x.cn"),
        ("https：//x.cn", "写成 https://x.cn"),
        ("http:\\\\x.cn", "写成 http://x.cn"),
        ("http://https://x.cn", "写成 https://x.cn"),
        ("https:// x.cn/", "写成 https://x.cn/"),
        ("//www.x.cn/a", "写成 https://www.x.cn/a"),
        ("//about/", "写成 /about/"),
        ("/about", "写成 /about/"),
        ("about/#top", "写成 /about/#top"),
        ("/about/index.html", "写成 /about/"),
        ("lib@x.cn", "写成 mailto:lib@x.cn"),
        ("0825-8660000", "写成 tel:08258660000"),
        ("about.md", "写成 {filename}about.md"),
        ("../news/two.md", "写成 {filename}../news/two.md"),
        ("two.md", "写成 {filename}/news/two.md"),
        ("/content/pages/表 一.pdf", "写成 {attach}/pages/表 一.pdf"),
        ("{attach}表 二.pdf", "是“{attach}表 一.pdf”吗？"),
        ("#费用", "写成 #费-用"),
        ("/about/#开放时", "是“/about/#开放时间”吗？"),
        ("http://[abc", "请核对网址"),
        ("weixin://x", "链接可以用 https://"),
        ("mailto:lib", "写作 mailto:名字@网站"),
        ("", "请写上地址"),
    ],
)
def test_what_was_meant_is_said(write_files: Write, target: str, remedy: str) -> None:
    write_files({"content/news/two.md": "Title: 乙\nDate: 2026-11-20\n\n文"})
    write_files({"content/pages/表 一.pdf": b"%PDF"})
    (said,) = told(write_files, f"## 开放时间\n\n## 费 用\n\n[文](<{target}>)")
    assert said.startswith("content/pages/about.md:7  ") and remedy in said


def test_each_of_two_equal_mistakes_is_told_on_its_line(write_files: Write) -> None:
    text = "`[甲](/没有/)`\n\n[甲](/没有/)\n\n文\n\n[乙](/没有/)"
    lines = [one.partition("  ")[0] for one in told(write_files, text)]
    assert lines[-1] == "content/pages/about.md:9" and len(lines) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## 甲 {#main}", "这个名字网页自己已经用了"),
        ("## 甲 {#a}\n\n## 乙 {#a}", "这个名字写了两次"),
        ("![]({attach}a.jpg)", "图没有说明"),
        ("![题](/about/)", "这是网页，不是图"),
        ("![题]({attach}form.pdf)", "这不是图片"),
        ("[表](/about/ 见下", "网页上不会成为链接或图"),
    ],
)
def test_other_slips_are_told(write_files: Write, text: str, said: str) -> None:
    write_files({"content/pages/a.jpg": PICTURE, "content/pages/form.pdf": b"%PDF"})
    (message,) = told(write_files, text)
    assert said in message


def test_an_address_may_close_what_it_opens(write_files: Write) -> None:
    assert told(write_files, "[甲](<https://a.cn/甲（乙）>) [丙](https://a.cn/甲_(乙))") == []
    (said,) = told(write_files, "[甲](<https://a.cn/甲（乙）。>)")
    assert "末尾的标点也成了网址" in said and said.endswith("写成 https://a.cn/甲（乙）。")


def test_a_description_of_an_exhibit_is_looked_at(write_files: Write) -> None:
    sheet = "编号,题名,说明\nAJ-1,县志,见[那一页](/没有/)\n"
    content = write_files({"content/exhibitions/展品.csv": sheet}) / "content"
    (problem,) = check_links(content, addresses(content))
    assert (problem.path, problem.line) == ("content/exhibitions/展品.csv", 2)


def test_a_heading_that_the_page_sets_itself_is_no_place(write_files: Write) -> None:
    event = "标题：讲座\n开始：2021-06-26\n类型：讲座\n\n## 怎么来\n\n文\n\n## 回顾\n\n好。"
    write_files({"content/events/talk.md": event})
    (said,) = told(write_files, "[一](/events/talk/#怎么来) [二](/events/talk/#回顾)")
    assert "“/events/talk/#回顾”" in said


def test_a_whole_address_of_the_site_is_looked_at_as_its_own(write_files: Write) -> None:
    text = (
        "[一](https://a.example.org/about/) [二](https://a.example.org/gone/?a) "
        "[三](https://a.example.org.cn/)"
    )
    content = write_files({"content/pages/about.md": f"Title: 关于\n\n{text}"}) / "content"
    (problem,) = check_links(content, addresses(content), "https://a.example.org")
    assert problem.found == "https://a.example.org/gone/?a"
    preview = {"content/pages/about.md": "Title: 关于\n\n[一](http://127.0.0.1:8000/about/)"}
    content = write_files(preview) / "content"
    (problem,) = check_links(content, addresses(content), "http://127.0.0.1:8000")
    assert problem.severity is Severity.WARNING


def test_an_exhibit_is_named_by_its_address_outside_of_exhibitions(write_files: Write) -> None:
    write_files({"content/exhibitions/展品.csv": "编号,题名\nAJ-1,县志\nAJ-2,[[印]]\n"})
    (said,) = told(write_files, "见[[AJ-1]]、`[[AJ-1]]`、[[别的]]")
    assert "读到的是“[[AJ-1]]”" in said and "写成 [县志](/exhibitions/items/aj-1/)" in said
    assert told(write_files, "见[县志](/exhibitions/items/aj-1/)") == []


def test_a_page_that_the_export_decides_is_no_error(write_files: Write) -> None:
    text = "[历史](/catalog/clc/K/) [错](/catalog/lists/gone/)"
    content = write_files({"content/pages/about.md": f"Title: 关于\n\n{text}"}) / "content"
    shelf, gone = check_links(content, addresses(content))
    assert (shelf.severity, gone.severity) == (Severity.WARNING, Severity.ERROR)


EVENT = "Title: 乙\nStart: 2025-11-29\nType: 培训\nVenue: main\n\n文"
PLACES = ("2025/walk.md", "2025/walk/index.md", "2026/walk.md", "walk.md", "2026/walk/index.md")


@pytest.mark.parametrize("before", brief(1, ["../events/", "/events/"]))
@pytest.mark.parametrize("rest", brief(1, ["#经过", ""]))
@pytest.mark.parametrize(("was", "is_at"), [(a, b) for a in PLACES for b in PLACES if a != b])
def test_a_link_to_a_text_that_was_moved_is_told_with_its_new_place(
    write_files: Write, was: str, is_at: str, before: str, rest: str
) -> None:
    write_files({f"content/events/{is_at}": f"{EVENT}\n\n## 经过\n\n文"})
    (said,) = told(write_files, f"[甲]({{filename}}{before}{was}{rest})")
    assert f"是“{{filename}}{before}{is_at}{rest}”吗？" in said
    assert told(write_files, f"[甲]({{filename}}{before}{is_at}{rest})") == []
