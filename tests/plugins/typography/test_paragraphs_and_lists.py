"""Lists and short lines come out as people type them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from plugins.typography.markdown import to_html

Tree = list[Any]
"""Words, and trees of what stands inside them."""


def read(text: str) -> HtmlElement:
    return fragment_fromstring(to_html(text), create_parent="div")


def tree(text: str) -> Tree:
    """The lists of a text."""

    def inside(element: HtmlElement) -> Tree:
        found: Tree = []
        for item in element.iterchildren("li"):
            own = [item.text or "", *(p.text or "" for p in item.iterchildren("p"))]
            found.append("".join(own).strip())
            found += [inside(one) for one in item.iterchildren("ul", "ol")]
        return found

    return [inside(one) for one in read(text).iterchildren("ul", "ol")]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("- 一\n- 二", [["一", "二"]]),
        ("请带：\n- 证件\n- 书", [["证件", "书"]]),
        ("步骤：\n1. 甲\n2. 乙", [["甲", "乙"]]),
        ("- 一\n  - 二\n  - 三\n- 四", [["一", ["二", "三"], "四"]]),
        ("- 一\n    - 二\n        - 三\n- 四", [["一", ["二", ["三"]], "四"]]),
        ("- 一\n  - 二\n    - 三\n  - 四", [["一", ["二", ["三"], "四"]]]),
        ("1. 一\n   1. 二\n   2. 三\n2. 四", [["一", ["二", "三"], "四"]]),
        ("1. 一\n   - 二\n2. 三", [["一", ["二"], "三"]]),
        ("- 一\n - 二\n- 三", [["一", "二", "三"]]),
        ("  - 一\n  - 二", [["一", "二"]]),
        ("- 一\n- 二\n1. 甲\n2. 乙", [["一", "二"], ["甲", "乙"]]),
        ("- 一\n\n文字。\n\n- 二", [["一"], ["二"]]),
        ("请带：\n-　证件\n-　书", [["证件", "书"]]),
        ("请带：\n• 证件\n•\t书", [["证件", "书"]]),
        ("●甲\n  ·乙\n●丙", [["甲", ["乙"], "丙"]]),
    ],
)
def test_a_list_is_what_it_looks_like(text: str, lists: Tree) -> None:
    assert tree(text) == lists


def test_a_number_in_the_middle_of_a_sentence_begins_no_list() -> None:
    assert tree("本馆开放于\n2021. 后来搬迁") == []
    assert tree("全年共\n12. 5 万") == []


def test_a_paragraph_of_an_item_stays_in_it_and_one_behind_the_list_does_not() -> None:
    inside = read("- 一\n\n  第二段\n\n- 二")
    assert inside.xpath("string(ul/li[1]/p[2])") == "第二段"
    behind = read("- 一\n\n后面一段")
    assert behind.xpath("string(p)") == "后面一段"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("时间：4月23日\n地点：总馆\n对象：孩子", ["时间：4月23日", "地点：总馆", "对象：孩子"]),
        ("**时间：**上午\n**地点：**总馆", ["时间：上午", "地点：总馆"]),
        ("1、甲\n2、乙", ["1、甲", "2、乙"]),
        ("1.甲\n2.乙", ["1.甲", "2.乙"]),
        ("办法：\n一、甲\n（二）乙\n3）丙", ["办法：", "一、甲", "（二）乙", "3）丙"]),
    ],
)
def test_lines_that_count_or_name_something_stay_lines(text: str, lines: list[str]) -> None:
    (paragraph,) = read(text)
    for end in paragraph.xpath("br"):
        end.tail = f"|{end.tail}"
    assert [line.strip() for line in str(paragraph.text_content()).split("|")] == lines


@pytest.mark.parametrize(
    "text",
    [
        "一句写得很长的话，换了一行\n又接着写。",
        "馆长在会上说，\n时间：是最公平的。",
        "他读完了第\n3 本书，花去 1.5 小时。",
        "全年入藏\n1.5 万册",
    ],
)
def test_a_sentence_that_an_editor_broke_is_one_line(text: str) -> None:
    assert not read(text).xpath("//br | //ol | //ul")


def test_spaces_before_a_paragraph_are_no_code() -> None:
    assert to_html("    春天来了。\n\n\t夏天也来了。") == "<p>春天来了。</p>\n<p>夏天也来了。</p>"


def test_a_wide_number_sign_begins_a_heading_and_one_inside_a_line_does_not() -> None:
    assert to_html("＃＃ 甲\n\n第＃号") == "<h2>甲</h2>\n<p>第＃号</p>"


def test_code_between_fences_is_left_alone() -> None:
    assert "说明：\n- 甲\n1、乙\n" in to_html("```\n说明：\n- 甲\n1、乙\n```")


def test_headings_tables_quotes_and_notes_are_left_alone() -> None:
    text = (
        "## 标题\n1、甲\n\n| 年 |\n|---|\n| 1、 |\n\n> 引：\n\n文[^1]\n\n[^1]: 注\n\n术语\n:   解释"
    )
    page = read(text)
    assert page.xpath("string(h2)") == "标题" and not page.xpath("//br")
    assert len(page.xpath("//td")) == 1 and page.xpath("//dd") and page.xpath("//blockquote")


def test_a_dot_within_an_item_is_no_bullet() -> None:
    page = read("· 威廉·莎士比亚·著\n•安东尼·伯吉斯 • 甲")
    assert [item.text.strip() for item in page.xpath("//li")] == [
        "威廉·莎士比亚·著",
        "安东尼·伯吉斯 • 甲",
    ]


@pytest.mark.parametrize("mark", ["-", "- ", "*", "+ "])
def test_an_item_without_words_makes_no_heading_of_the_one_above(mark: str) -> None:
    page = read(f"- 一\n{mark}\n- 二")
    assert [item.text.strip() for item in page.xpath("//li")] == ["一", "二"]
    assert not page.xpath("h2")


WORDS = ("- ", "1. ", "2. ", "  ", "    ", "甲", "乙：", "1、", "\n", "\n\n", "# ", "> ")


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_no_word_is_ever_lost(text: str) -> None:
    said = "".join(read(text).itertext())
    for word in "甲乙":
        assert said.count(word) == text.count(word)


LISTS = (
    "- 一\n- 二",
    "* 一",
    "1. 一\n2. 二",
    "- 一\n  - 二",
    "1. 一\n   - 二",
    "• 一\n• 二",
    "+ 一。",
)
OWN_LINES = (
    *(
        "二、其他",
        "（三）其他",
        "(3) 其他",
        "第二条 其他",
        "第十二章　其他",
        "1、其他",
        "2）其他",
        "①其他",
    ),
    *("地点：总馆", "**地点：**总馆", "联系电话: 1", "**二、其他**", "　　二、其他", "21、其他"),
    *("注：请带证", "备 注：无", "附　件：一张表", "※ 请带证", "★请带证"),
)


@pytest.mark.parametrize("above", LISTS)
@given(
    st.lists(st.sampled_from(OWN_LINES), min_size=1, max_size=3), st.sampled_from(["", "\n- 三"])
)
def test_a_line_of_its_own_right_below_a_list_is_none_of_its_last_item(
    above: str, below: list[str], behind: str
) -> None:
    page = read("\n".join([above, *below]) + behind)
    plain = ["".join(line.replace("*", "").split()) for line in below]
    items = ["".join(item.text_content().split()) for item in page.xpath("//li")]
    assert not [one for one in items if any(line in one for line in plain)]
    for end in page.xpath("//br"):
        end.tail = f"\n{end.tail}"
    lines = "\n".join(p.text_content() for p in page.iterchildren("p")).splitlines()
    assert ["".join(line.split()) for line in lines if line.strip()] == plain
    assert not behind or items[-1] == "三"


@pytest.mark.parametrize("line", OWN_LINES)
@pytest.mark.parametrize(("above", "indent"), [("- 一", 2), ("1. 一", 3), ("- 零\n  - 一", 4)])
def test_a_line_that_stands_as_far_in_as_an_item_is_the_items(
    above: str, indent: int, line: str
) -> None:
    page = read(f"{above}\n{' ' * indent}{line}\n\n后面")
    assert "".join(line.replace("*", "").split()) in "".join(
        page.xpath("(//li)[last()]")[0].text_content().split()
    )
    assert [p.text_content() for p in page.iterchildren("p")] == ["后面"]


def test_lines_that_name_something_inside_an_item_stay_lines() -> None:
    page = read("- 时间：上午\n  地点：总馆")
    assert page.xpath("string(//li/br/following-sibling::text())").strip() == "地点：总馆"


def test_a_numbered_list_goes_on_behind_a_line_of_its_own() -> None:
    page = read("1. 一\n地点：总馆\n2. 二")
    assert [item.text.strip() for item in page.xpath("//li")] == ["一", "二"]
    assert page.xpath("string(//ol[2]/@start)") == "2"


@pytest.mark.parametrize(
    "line", ["特此通知。", "安居区图书馆", "咨询电话 0825-8668680", "2026年1月1日"]
)
@pytest.mark.parametrize("end", "。！？；")
def test_a_line_below_an_item_whose_sentence_has_ended_is_none_of_it(line: str, end: str) -> None:
    page = read(f"- 一\n- 请带书来{end}\n{line}")
    assert [item.text.strip() for item in page.xpath("//li")] == ["一", f"请带书来{end}"]
    assert [p.text_content() for p in page.iterchildren("p")] == [line]


@pytest.mark.parametrize(
    "text", ["- 馆长在会上说，\n时间：是最公平的。", "- 一句很长的话\n又接着写。"]
)
def test_an_item_that_an_editor_broke_is_one_item(text: str) -> None:
    assert not read(text).xpath("p")
