"""Slips of the pen: what is told, and what is left alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.site.wording import check_wording, read_terms, traditional

Write = Callable[[Mapping[str, str | bytes]], Path]
TERMS = "错,对,说明\n帐号,账号,钱财往来用“账”\n截止目前,截至目前,\n"


def told(write_files: Write, body: str, title: str = "题") -> list[str]:
    files = {"content/terms.csv": TERMS, "content/news/a.md": f"Title: {title}\n\n{body}\n"}
    return [str(problem) for problem in check_wording(write_files(files) / "content")]


def test_a_word_of_the_list_is_told_with_what_is_right_and_why(write_files: Write) -> None:
    assert told(write_files, "第一行。\n办一个帐号。") == [
        "content/news/a.md:4  用词不对。读到的是“帐号”。应写“账号”：钱财往来用“账”。"
    ]
    assert "应写“截至目前”" in told(write_files, "好。", title="截止目前的书")[0]


def test_traditional_characters_are_told_and_quotations_are_not(write_files: Write) -> None:
    assert "有繁体字。读到的是“圖書館”" in told(write_files, "安居區圖書館".replace("區", "区"))[0]
    assert told(write_files, "《紅樓夢》和“圖書館”三个字，皇后、名著、乾坤。") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("请来馆,带证。", "半角标点。读到的是“请来馆,带证。”。请用“，”"),
        ("来吗?来。", "请用“？”"),
        ("好。。来。", "标点重复。读到的是“。。”。请只留一个“。”"),
        ("等等...", "省略号不对。读到的是“...”。请用“……”"),
    ],
)
def test_punctuation_of_another_script_is_told(write_files: Write, words: str, said: str) -> None:
    (problem,) = told(write_files, words)
    assert said in problem


@pytest.mark.parametrize(
    "words",
    ["8:30 开门，见[时间](/a,b/)。", "`甲,乙`", "ISO 2709, CNMARC", "“甲”、“乙”、《丙》", "好！！"],
)
def test_what_is_right_or_no_prose_is_left_alone(write_files: Write, words: str) -> None:
    assert told(write_files, words) == []


def test_a_list_with_half_a_row_is_told(write_files: Write) -> None:
    terms, problems = read_terms(write_files({"content/terms.csv": "错,对\n帐号,\n"}) / "content")
    assert terms == {} and "content/terms.csv:2" in str(problems[0])


@pytest.mark.soak
@given(st.text(st.characters(codec="gb2312")))
def test_no_character_of_the_standard_set_is_traditional(text: str) -> None:
    assert not traditional() & set(text)
