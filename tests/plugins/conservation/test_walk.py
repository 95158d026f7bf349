"""Marks beside each other: what one of them made is no evidence for the next, nor against it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.conserved import page, told, told_of

HEADINGS = ("## 一", "## 一 ##", "# 一", "一\n==", "一\n---", "###### 一")
BELOW = ("#三", "#话题# 好", "＃话题＃", "---", "==", "***", "|", "：", "—", "- 项", "文")
ITEMS = ("：", "—", "，", "一", "— 一", "|", ">", "#", "1.", "", "*")
MARKS = ("- ", "* ", "1. ", "> ", ">>", "> > ", "• ")


def parted(text: str) -> list[str]:
    return [str(one) for one in told(text) if "没有出现" in one.what or "多出" in one.what]


@given(
    heading=st.sampled_from(HEADINGS),
    gap=st.sampled_from(("\n", "\n\n")),
    below=st.lists(st.sampled_from(BELOW), min_size=1, max_size=3),
)
def test_what_stands_below_a_heading_is_none_of_its_marks(
    heading: str, gap: str, below: list[str]
) -> None:
    assert parted(f"{heading}{gap}{gap.join(below)}") == []


@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(ITEMS)), min_size=1, max_size=3))
def test_an_item_of_a_sign_alone_is_one(items: list[tuple[str, str]]) -> None:
    text = "甲\n\n" + "\n".join(map("".join, items))
    # “|” above “—” is an empty table, which has no place for what stood there: that is told.
    assume("<table" not in page(text))
    assert parted(text) == []


@pytest.mark.parametrize("tag", ["<ol>", '<ol start="3">', "<ul>", "<ol class='a'>"])
@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
@pytest.mark.parametrize("close", ["</li>", ""])
def test_the_numbers_of_a_list_in_html_are_the_browsers(tag: str, between: str, close: str) -> None:
    items = between.join(f"<li>{one}{close}" for one in "一二三")
    assert parted(f"甲\n\n{tag}{between}{items}{between}</{tag[1:3]}>\n\n乙") == []


def test_an_item_that_went_is_missed_though_a_browser_counts() -> None:
    assert told_of("<ol><li>一</li><li>二</li></ol>", "<ol><li>一</li></ol>")
    assert told_of("1. 一\n2. 二", "<ol><li>一</li><li value='3'>二</li></ol>")


@pytest.mark.parametrize("words", ["`码`", "一`码`二", "``a`b``", "甲*乙", "**粗**"])
def test_the_words_for_a_picture_may_be_code(words: str) -> None:
    assert parted(f"文 ![{words}](/a.png) 字") == []
