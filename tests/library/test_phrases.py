"""A heading in phrases is the heading, and what belongs together is never parted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.phrases import SHORT, phrases

PIECES = (
    "学习党史感党恩", "安居区图书馆", "《红楼梦》", "《遂宁县志》", "2021年", "第3期", "30 周年",
    "一百周年", "世界读书日", "·", "\u2060·", "：", "、", "（", "）", " ", "a", "Wi-Fi", "14块展板",
)  # fmt: skip
TITLES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(st.sampled_from("安居书展年一二十3《》“”·，：（） aB\u2060"), max_size=40),
)


@given(TITLES)
def test_the_phrases_of_a_heading_are_the_heading(title: str) -> None:
    cut = phrases(title)
    assert "".join(cut) == title
    assert all(cut) or not title
    assert all(len(piece) > 1 for piece in cut[:1] + cut[-1:]) or len(title) <= SHORT


@given(TITLES)
def test_no_book_and_no_number_with_its_unit_is_parted(title: str) -> None:
    ends, at = set(), 0
    for piece in phrases(title):
        at += len(piece)
        ends.add(at)
    for kept in re.finditer(r"《[^《》]*》|第?\d+ ?(?:周年|[年期块])", title):
        inside = range(kept.start() + 1, kept.end())
        assert not ends.intersection(inside), phrases(title)


@given(TITLES)
def test_no_line_begins_with_a_sign_that_ends_something(title: str) -> None:
    assert not any(re.match(r"[，。、；：！？）》”·\u2060]", piece) for piece in phrases(title)[1:])


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("“学党史 感党恩 跟党走”红色书籍展", ("“学党史 感党恩 跟党走”", "红色", "书籍展")),
        (
            "“快乐阅读 让爱传递”主题阅读活动",
            ("“快乐", "阅读 让爱", "传递”", "主题", "阅读", "活动"),
        ),
        ("传统节日线上实景展", ("传统", "节日", "线上", "实景展")),
        ("环保知识公益讲座", ("环保", "知识", "公益", "讲座")),
        ("认识安居区图书馆", ("认识", "安居区", "图书馆")),
        ("图书馆服务宣传周", ("图书馆", "服务", "宣传周")),
        ("年报", ("年报",)),
        ("", ("",)),
    ],
)
def test_headings_of_the_library_break_at_their_words(title: str, parts: tuple[str, ...]) -> None:
    assert phrases(title) == parts
