"""Words that were meant to be bold and are not are told; stars that are meant are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.problems import Severity
from tests.support.conserved import page, told

OPENINGS = ("", "请带", "这是", "（", "注：", "文 ", "，")
INSIDE = (" {} ", "{} ", " {}", "\t{} ")
CLOSINGS = ("", "内容", "。", " 请带", "）")


@given(
    before=st.sampled_from(OPENINGS),
    inside=st.sampled_from(INSIDE),
    words=st.sampled_from(("注意", "重点：带证", "5月1日", "见（一）")),
    after=st.sampled_from(CLOSINGS),
)
def test_stars_that_stand_though_they_come_in_pairs_are_told(
    before: str, inside: str, words: str, after: str
) -> None:
    text = f"甲。\n\n{before}**{inside.format(words)}**{after}"
    found = [(one.line, one.severity) for one in told(text)]
    assert "<strong>" in page(text) or found == [(3, Severity.WARNING)]


def test_underscores_beside_chinese_are_told_where_they_stand() -> None:
    (problem,) = told("__重点__内容")
    assert "没有成为加粗" in problem.what and problem.found == "__重点__"


@pytest.mark.parametrize(
    "text",
    [
        "李** 王** 张**，赵** 等",
        "李**，王**，张**和陈**",
        "2 ** 3 = 8，3 ** 2 = 9",
        "*为必填，**为选填，***为不填",
        "138****1234，139****5678",
        "姓名__ 年龄__ 电话____",
        "姓名：__________，电话：__________",
        "__init__ 和 __name__",
        "**粗** 和 **粗**，**粗**",
        "`** 甲 **`",
        "****",
    ],
)
def test_stars_that_are_meant_are_left_alone(text: str) -> None:
    assert [str(one) for one in told(text)] == []
