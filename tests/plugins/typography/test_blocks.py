"""Each block of a text is what it looks like, and what is none stands as it was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from plugins.typography.markdown import to_html
from plugins.typography.prose import prose


def read(text: str) -> HtmlElement:
    return fragment_fromstring(prose(to_html(text)), create_parent="div")


def words(text: str) -> str:
    return "".join(read(text).text_content().split())


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    return [[cell.text_content() for cell in row] for row in read(text).iter("tr")]


@pytest.mark.parametrize(
    "line",
    [
        "[来源]: 四川省图书馆",
        "[1]: 《遂宁县志》卷三",
        "*[安居]: 区名",
        "[温馨提示]: 请带证件。",
        "[网址]: https://www.example.org/",
        "## 大事（2021—2025）{2021—2025}",
        "{含工作人员}",
        "#话题# 一起来",
        "#开放时间",
        ">60 岁的读者免费",
        ">=3 人",
        ">= 60 分",
        "C:\\甲 & 乙",
        "3 < 5，5 > 3",
        "：这样起头",
        "一、二 ~ 三",
        "|这样|",
        "```通知",
        "<!-- 没有结束",
        "\\\\192.168.1.1\\共享",
    ],
)
def test_a_line_that_only_looks_like_markup_stands_as_it_is(line: str) -> None:
    typed = "".join(line.removeprefix("## ").split())
    assert words(f"前。\n\n{line}\n\n后。") == f"前。{typed}后。"


def test_a_target_that_a_link_asks_for_is_no_text() -> None:
    page = read('见[县志][志]、[馆]。\n\n[志]: /history/ "沿革"\n[馆]: https://www.example.org/')
    assert page.text_content() == "见县志、馆。"
    assert [link.get("href") for link in page.iter("a")] == [
        "/history/",
        "https://www.example.org/",
    ]


def test_a_target_that_only_code_names_stays_text() -> None:
    assert "[r]:/about/" in words("```\n[甲][r]\n```\n\n`[r]`\n\n[r]: /about/")


def test_a_line_of_code_between_three_ticks_opens_no_fence() -> None:
    assert words("```甲```\n\n[乙][r]\n\n[r]: /about/") == "甲乙"


def test_words_behind_a_fence_that_name_no_language_stand_above_the_code() -> None:
    assert words("```借书 步骤\n甲\n```\n\n```py\n乙\n```") == "借书步骤甲乙"


def test_a_rule_behind_a_list_is_a_rule() -> None:
    assert [one.tag for one in read("- 甲\n\n- - -\n\n乙")] == ["ul", "hr", "p"]


def test_a_second_target_of_one_name_stays_text() -> None:
    assert "/乙/" in words("[见][1]\n\n[1]: /甲/\n[1]: /乙/")


def test_a_number_in_brackets_is_no_link_to_words_elsewhere() -> None:
    page = read("正文[1]。\n\n[1]: 《遂宁县志》卷三")
    assert not list(page.iter("a")) and page.text_content().startswith("正文[1]。")


@pytest.mark.parametrize(
    "inner", ["不满十六岁的", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "> 引", "```\n甲\n```"]
)
@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_an_item_behind_what_is_inside_another_is_an_item(inner: str, mark: str) -> None:
    indent = " " * len(mark)
    inside = "\n".join(f"{indent}{line}" for line in inner.splitlines())
    second = mark.replace("1", "2")
    page = read(f"{mark}一\n\n{inside}\n{second}二")
    (found,) = page
    assert [item.text_content().split()[0] for item in found] == ["一", "二"]
    assert len(found) == 2 and found[0].text_content().split() != ["一"]


@given(st.lists(st.integers(1, 999), min_size=1, max_size=6))
def test_the_number_of_an_item_is_the_one_that_was_typed(numbers: list[int]) -> None:
    (found,) = read("\n".join(f"{number}. 甲" for number in numbers))
    shown, due = [], int(found.get("start", "1"))
    for item in found:
        due = int(item.get("value", due))
        shown.append(due)
        due += 1
    assert shown == numbers


def test_boxes_are_boxes() -> None:
    assert words("- [ ] 未办\n- [x] 已办\n- [甲] 乙") == "☐未办☑已办[甲]乙"


@pytest.mark.parametrize(
    "text",
    [
        "说明：\n| 年 | 册 |\n|---|---|\n| 2021 | 57652 |\n后面",
        "说明：\n\n| 年 | 册 |\n| 2021 | 57652 |\n\n后面",
        "说明：\n| 年 | 册 |\n|--|\n| 2021 | 57652 |\n后面",
        "说明：\n| 年 | 册 |\n|——|——|\n| 2021 | 57652 |\n后面",
        "说明：\n｜ 年 ｜ 册 ｜\n｜——｜——｜\n｜ 2021 ｜ 57652 ｜\n后面",
        "说明：\n年 | 册\n---|---\n2021 | 57652\n后面",
        "说明：\n年\t册\n2021\t57652\n后面",
        "说明：\n年\t册\n\n2021\t57652\n后面",
        "说明：\n年 | 册\n2021 | 57652\n后面",
    ],
)
def test_a_table_is_one_however_it_was_typed(text: str) -> None:
    assert rows(text) == [["年", "册"], ["2021", "57652"]]
    assert [p.text_content() for p in read(text).iter("p")] == ["说明：", "后面"]


def test_the_table_in_the_staff_guide_is_one() -> None:
    guide = (Path(__file__).parents[3] / "docs/staff-guide.md").read_text("utf-8")
    written = guide.partition("**表格**")[2].split("```")[1].strip()
    assert len(written.splitlines()) == 4 and len(rows(written)) == 3
    assert {len(row) for row in rows(written)} == {3}


def test_no_cell_is_lost_beyond_the_header() -> None:
    assert rows("| 年 |\n|---|\n| 2021 | 57652 | 册 |") == [["年", "", ""], ["2021", "57652", "册"]]


def test_a_bar_in_code_and_behind_a_backslash_parts_no_cells() -> None:
    assert rows("| 甲 | 乙 |\n|---|---|\n| `a|b` | c\\|d |")[1] == ["a|b", "c|d"]


def test_a_pasted_row_keeps_its_empty_cells_and_bars() -> None:
    assert rows("馆\t册\t注\n总馆\t\ta|b\n") == [["馆", "册", "注"], ["总馆", "", "a|b"]]


def test_a_pasted_cell_of_two_lines_is_one_cell() -> None:
    assert rows('馆\t注\n总馆\t"一\n二"\n果园村\t无')[1:] == [["总馆", "一二"], ["果园村", "无"]]


def test_items_with_tabs_are_items() -> None:
    assert [one.text_content() for one in read("- 甲\t1\n- 乙\t2").iter("li")] == [
        "甲 1",
        "乙 2",
    ]


def test_tabs_behind_the_numbers_of_a_list_from_word_make_no_table() -> None:
    page = read("1.\t带身份证\n2.\t到服务台")
    assert [item.text_content() for item in page.iter("li")] == ["带身份证", "到服务台"]


def test_code_keeps_its_tabs_apart_and_makes_no_table() -> None:
    assert read("```\na\tb\nc\td\n```").xpath("string(pre/code)") == "a   b\nc   d\n"


def test_a_heading_may_have_a_name_for_links() -> None:
    (found,) = read("## 开放时间 {#hours}")
    assert (found.get("id"), found.text_content()) == ("hours", "开放时间")


@pytest.mark.parametrize(("line", "shown"), [("## C#", "C#"), ("## 甲 ##", "甲"), ("##甲", "甲")])
def test_a_heading_loses_only_the_signs_that_close_it(line: str, shown: str) -> None:
    assert read(line).xpath("string(h2)") == shown


def test_words_between_the_tags_of_details_are_read_as_markdown() -> None:
    page = read("<details>\n<summary>怎样办证</summary>\n\n**先**来\n\n- 甲\n\n</details>\n后")
    assert page.xpath("string(details/summary)") == "怎样办证"
    assert page.xpath("string(details//strong)") == "先" and page.xpath("details//li")
    assert page.xpath("string(p)") == "后"
    assert read("<details>\n<summary>问</summary>\n**答**\n</details>").xpath("details/p/strong")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见 https://www.example.org/a_b_c，谢谢", "https://www.example.org/a_b_c"),
        ("（https://www.example.org/）", "https://www.example.org/"),
        ("(https://www.example.org/a).", "https://www.example.org/a"),
        ("https://www.example.org/w/(a)?b=1&c=2。", "https://www.example.org/w/(a)?b=1&c=2"),
        ("网址：https://www.example.org", "https://www.example.org"),
        ("<https://www.example.org/>", "https://www.example.org/"),
        ("官网https://www.example.org，", "https://www.example.org"),
        ("https://www.example.org/欢迎", "https://www.example.org/"),
        ("见https://www.example.org/wiki/图书馆。", "https://www.example.org/wiki/图书馆"),
    ],
)
def test_a_bare_address_is_a_link_that_ends_where_it_ends(text: str, address: str) -> None:
    (link,) = read(text).iter("a")
    assert link.get("href") == link.text_content() == address
    assert words(text) == "".join(text.split()).strip("<>")


@pytest.mark.parametrize(
    "text",
    [
        "[去](https://www.example.org)",
        '<a href="/x">https://a.cn</a>',
        '<a href="https://www.example.org">去</a>',
        "`https://a.cn`",
    ],
)
def test_an_address_within_a_link_or_code_is_no_second_link(text: str) -> None:
    assert len(list(read(text).iter("a"))) == (text[0] != "`")
    assert words(text) in ("去", "https://a.cn")


def test_words_are_struck_out_and_spans_are_not() -> None:
    page = read("原价~~100~~元，周一~~周五，周六~~周日，9~~10，10~~11")
    assert [one.text for one in page.iter("del")] == ["100"]
    assert page.text_content().endswith("元，周一~~周五，周六~~周日，9~~10，10~~11")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("_**乙**_", ["em", "strong"]),
        ("**_乙_**", ["strong", "em"]),
        ("*__乙__*", ["em", "strong"]),
        ("___乙___", ["strong", "em"]),
        ("~~**乙**~~", ["del", "strong"]),
    ],
)
def test_emphasis_of_one_sort_may_stand_in_another(text: str, tags: list[str]) -> None:
    assert [one.tag for one in read(text)[0].iterdescendants()] == tags and words(text) == "乙"


def test_a_final_backslash_breaks_the_line() -> None:
    assert [(one.tag, one.tail) for one in read("一行\\\n又一行")[0]] == [("br", "\n又一行")]


LINES = (
    ["　　第一段", "　　第二段"],
    ["①带证", "②带书"],
    ["第一条 总则", "第二条 细则"],
    ["特此公告。", "遂宁市安居区图书馆", "2026年11月20日"],
    ["遂宁市安居区图书馆", "二〇二六年十一月二十日"],
    ["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"],
    ["床前明月光，", "疑是地上霜。"],
    ["各位读者：", "本馆元旦开放。"],
    ["从明天起", "做一个幸福的人", "喂马，劈柴，周游世界"],
    ["静夜思", "李白", "床前明月光，", "疑是地上霜。"],
    ["书籍是人类进步的阶梯", "——高尔基"],
    ["5月1日 开馆", "5月2日 闭馆"],
    ["上午 9:00 签到", "9:30 开幕"],
    ["一等奖 张三", "二等奖 李四"],
    ["【时间】5月1日", "【地点】总馆"],
    ["甲、带证", "乙、带书"],
    ["A.带证", "B.带书"],
    ["√ 已办", "○ 未办"],
    ["-带证", "-带书"],
    ["一、活动时间", "2026年4月23日9:00"],
    ["5月3日（周日）：闭馆", "请读者合理安排时间。", "联系电话：0825-866", "安居区图书馆"],
    ["馆长　李四", "2026年5月"],
    ["开馆时间", "周一：闭馆", "周二～周日：9:00—17:00"],
    ["大人 10 元", "小孩 5 元"],
)


def lines_of(text: str) -> list[str]:
    page = read(text)
    for paragraph in page.iter("p"):
        paragraph.text = f"\n{paragraph.text}"
    for end in page.xpath("//br | //p"):
        end.tail = f"\n{end.tail or ''}"
    return [line.strip() for line in page.text_content().splitlines() if line.strip()]


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize(("before", "inner"), [("", ""), ("> ", "> "), ("- ", "  ")])
def test_a_line_that_its_writer_ended_stays_a_line(
    lines: list[str], before: str, inner: str
) -> None:
    assert lines_of(before + f"\n{inner}".join(lines)) == [line.strip() for line in lines]


LONG = "前面一句写得比一行要长，编辑器在这里那里都会替写的人换行，这不是写的人的意思。"


@pytest.mark.parametrize("lines", LINES[:6])
def test_such_lines_stay_lines_below_a_long_one_too(lines: list[str]) -> None:
    assert lines_of("\n".join([LONG, *lines])) == [LONG, *(line.strip() for line in lines)]


@pytest.mark.parametrize(
    "before", ["　　", "    ", "  ", " 　", "\t　", "\u2003\u2003", "\u00a0\u00a0"]
)
def test_a_line_that_begins_a_little_way_in_is_a_paragraph(before: str) -> None:
    page = read(f"{before}{LONG}\n{before}{LONG}")
    assert [paragraph.text_content() for paragraph in page.iter("p")] == [LONG, LONG]


def test_figures_of_two_lines_stay_two_figures() -> None:
    assert words("电话８６６\n１２３").endswith("８６６１２３") and "８６６１" not in to_html(
        "电话８６６\n１２３"
    )
    assert "五二" not in to_html("馆藏二〇二五\n二〇二六")


def test_long_lines_are_joined() -> None:
    assert lines_of(f"{LONG[:-1]}\n{LONG}") == [LONG[:-1] + LONG]


def test_two_quotations_parted_by_an_empty_line_are_one_and_what_follows_is_none() -> None:
    page = read("> 甲\n\n> 乙\n\n丙")
    assert [one.tag for one in page] == ["blockquote", "p"] and len(page[0]) == 2


def test_what_is_nested_beyond_sense_is_text() -> None:
    text = "".join(f"{'    ' * depth}甲\n{'    ' * depth}: 乙\n\n" for depth in range(60))
    assert words(text).count("乙") == words("> " * 300 + "乙" * 60).count("乙") == 60


def test_a_line_right_below_a_note_is_none_of_it() -> None:
    page = read("文[^1]\n[^1]：注\n安居区图书馆\n2026年5月6日")
    assert page.xpath("string(.//li)").strip().startswith("注\xa0") and len(page.xpath("p")) == 2


def test_notes_are_numbered_as_the_text_asks_for_them() -> None:
    page = read("文[^1]文[^2]\n\n[^2]: 二\n[^1]: 一\n[^3]: 三")
    assert page[0].text_content() == "文1文2"
    assert [note.text_content().strip()[:1] for note in page.xpath(".//li")] == ["一", "二", "三"]


@pytest.mark.parametrize(
    "html", ["<p align=center>甲</p>", "<table><tr><td>甲</td></tr></table>", "<hr>", "<h2>甲</h2>"]
)
def test_markdown_goes_on_right_below_a_block_of_html(html: str) -> None:
    assert read(f"{html}\n**乙**").xpath("string(p[last()]/strong)") == "乙"


@pytest.mark.parametrize(
    "html",
    [
        "<p>**甲**</p>",
        "<table><tr><td>**甲**</td></tr></table>",
        "<details><summary>问 **甲**</summary>答</details>",
        "<div>\n**甲**\n</div>",
    ],
)
def test_words_between_tags_are_markdown(html: str) -> None:
    assert read(html).xpath("string(//strong)") == "甲"


def test_a_second_note_of_one_name_stays_text() -> None:
    assert ":乙" in words("文[^1]\n\n[^1]: 甲\n\n[^1]: 乙")


SIGNS = (
    *(
        "- ",
        "1. ",
        "7. ",
        "> ",
        ">",
        ": ",
        "## ",
        "#",
        "|",
        "|---|",
        "\t",
        "```",
        "~~",
        "**",
        "*",
        "_",
    ),
    *(
        "[",
        "](/a/)",
        "]",
        "[^1]",
        "[^1]: ",
        "[甲]: ",
        "<b>",
        "</b>",
        "<div>",
        "<",
        "&",
        "\\",
        "　",
        "  ",
    ),
    *("\n", "\n", "\n\n", "2021", "57652", "，", "。", "https://a.cn"),
)


@given(st.lists(st.sampled_from((*SIGNS, "甲", "乙", "馆")), max_size=40).map("".join))
def test_no_word_and_no_figure_is_lost_whatever_signs_stand_around_it(text: str) -> None:
    shown = words(text)
    for one in ("甲", "乙", "馆"):
        assert shown.count(one) >= text.count(one) - text.count(f"[{one}]: https")


@pytest.mark.parametrize("text", ["一\\`二[甲][r]。\n\n`码`", "[甲][r] \\`码`", "\\``[甲][r]"])
def test_a_backtick_behind_a_backslash_hides_no_link(text: str) -> None:
    assert '<a href="/a/">甲</a>' in to_html(f"{text}\n\n[r]: /a/")
