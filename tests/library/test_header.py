"""The header of a Markdown file."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading import header as headers
from plugins.library.reading.problems import Severity

ROOT = Path(__file__).parents[2]


def messages(text: str) -> list[str]:
    return [str(problem) for problem in headers.parse(text, "content/news/a.md")[1]]


def test_both_colons_and_both_languages_are_read() -> None:
    header, problems = headers.parse("标题：通知\nDate: 2021-06-24\n\n正文", "a.md")
    assert problems == ()
    assert (header.get("title"), header.get("date")) == ("通知", "2021-06-24")
    assert (header.body, header.body_line) == ("正文", 4)


def test_a_value_may_hold_colons_of_both_kinds() -> None:
    header, _ = headers.parse("Title: 甲：乙: 丙", "a.md")
    assert header.get("title") == "甲：乙: 丙"


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() -> None:
    assert messages("Date: 2021-01-01\nTitel: 通知") == [
        "content/news/a.md:2  不认识的键“Titel”。是“Title”吗？"
    ]


def test_a_key_that_moves_a_page_is_refused_in_any_case_of_letters() -> None:
    for key in ("Save_as", "URL", "Slug", "lang"):
        assert messages(f"Title: 甲\n{key}: ../x") == [
            f"content/news/a.md:2  文件头里不能写“{key}”。文件名就是地址，请删去这一行。"
        ]


def test_a_line_without_a_colon_is_no_header_line() -> None:
    assert "这一行不是“键: 值”" in messages("Title: 甲\n只是一句话")[0]


def test_a_key_written_twice_is_refused() -> None:
    assert "“标题”写了两次" in messages("Title: 甲\n标题: 乙")[0]


def test_a_flag_is_yes_or_no_in_either_language() -> None:
    for value, expected in (("yes", True), ("是", True), ("no", False), ("否", False), ("", True)):
        header, _ = headers.parse(f"Minors: {value}", "a.md")
        assert headers.flag(header, "minors", True) == (expected, ())
    header, _ = headers.parse("Title: 甲\nMinors: 也许", "content/news/a.md")
    taken, (problem,) = headers.flag(header, "minors", False)
    assert (taken, problem.severity) == (False, Severity.ERROR)
    assert str(problem) == (
        "content/news/a.md:2  Minors（未成年人）只能是“是”或“否”。读到的是“也许”。请改正。"
    )


def test_every_key_is_in_a_paper_for_staff_by_both_its_names() -> None:
    papers = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    assert [
        (english, chinese)
        for english, chinese in headers.KEYS.items()
        if not any(re.search(rf"\b{english}\b", text) and chinese in text for text in papers)
    ] == []


@given(st.text())
def test_no_text_makes_the_parser_raise_and_every_line_is_accounted_for(text: str) -> None:
    header, problems = headers.parse(text, "a.md")
    head = text.removeprefix("\ufeff").splitlines()
    first_empty = next((i for i, line in enumerate(head) if not line.strip()), len(head))
    assert len(header.fields) + len(problems) == first_empty


@given(st.sampled_from(sorted(headers.KEYS)), st.text(alphabet=st.characters(categories=["L"])))
def test_a_known_key_gives_its_value_back(key: str, value: str) -> None:
    header, problems = headers.parse(f"{headers.KEYS[key]}：{value}", "a.md")
    assert problems == ()
    assert header.get(key.lower()) == value
