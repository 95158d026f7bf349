"""The header of a Markdown file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.kinds import KINDS
from plugins.library.pages import NOTICE_KEYS
from plugins.library.reading.header import Header, HeaderField, HeaderKeys, Key, parse
from plugins.library.reading.problems import Severity
from plugins.library.reading.values import first_days, read_values
from plugins.library.transcripts.reading import TRANSCRIPT_KEYS


def messages(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, "content/news/a.md", NOTICE_KEYS)[1]]


def test_both_colons_and_both_languages_are_read() -> None:
    header, problems = parse("标题：通知\nDate: 2021-06-24\n\n正文", "a.md", NOTICE_KEYS)
    assert problems == ()
    assert (header.get("title"), header.get("date")) == ("通知", "2021-06-24")
    assert (header.body, header.body_line) == ("正文", 4)


def test_a_value_may_hold_colons_of_both_kinds() -> None:
    header, _ = parse("Title: 甲：乙: 丙", "a.md", NOTICE_KEYS)
    assert header.get("title") == "甲：乙: 丙"


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() -> None:
    assert messages("Date: 2021-01-01\nTitel: 通知") == [
        "content/news/a.md:2  通知不用“Titel”这个键。读到的是“通知”。是“标题”吗？不是就请删去。"
    ]


def test_a_key_that_stands_there_already_is_not_what_was_meant() -> None:
    (told,) = messages("Titel: 通知\nTitle: 甲")
    assert "吗？" not in told and "不用的请删去" in told


def test_a_required_key_without_a_value_is_not_to_be_written_twice() -> None:
    header, _ = parse("Date: 2021-06-24\n标题：", "a.md", NOTICE_KEYS)
    (told,) = read_values(header)[1]
    assert (told.line, told.remedy) == (2, "请写在这一行的冒号后面")


def test_a_key_that_is_near_to_none_is_told_with_all_that_there_are() -> None:
    assert messages("颜色：红") == [
        "content/news/a.md:1  通知不用“颜色”这个键。读到的是“红”。"
        f"不用的请删去；可用的键：{'、'.join(key.chinese for key in NOTICE_KEYS)}。"
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
    head = "Title: 甲\nDate: 2026-05-20\nMinors: "
    for value, expected in (("yes", True), ("是", True), ("no", False), ("否", False), ("", False)):
        values, problems = read_values(parse(head + value, "a.md", TRANSCRIPT_KEYS)[0])
        assert (values["minors"], problems) == (expected, ())
    values, (problem,) = read_values(parse(f"{head}也许", "a.md", TRANSCRIPT_KEYS)[0])
    assert (values["minors"], problem.severity) == (False, Severity.ERROR)
    assert str(problem) == ("a.md:3  “未成年人”只能是“是”或“否”。读到的是“也许”。请改正。")


@given(st.text())
def test_no_text_makes_the_parser_raise_and_every_line_is_accounted_for(text: str) -> None:
    header, problems = parse(text, "a.md", NOTICE_KEYS)
    head = text.removeprefix("\ufeff").splitlines()
    first_empty = next((i for i, line in enumerate(head) if not line.strip()), len(head))
    assert len(header.fields) + len(problems) == first_empty


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (keys, key)
        for kind in KINDS
        for keys in (kind.header, *(own for _, own in kind.others if own))
        for key in keys
    ],
    ids=lambda one: getattr(one, "english", ""),
)
def test_a_key_written_twice_is_to_be_one_line_and_a_list_is_joined(
    keys: HeaderKeys, key: Key
) -> None:
    problems = parse(f"{key.chinese}：甲\n{key.english}: 乙\n\n", "a.md", keys)[1]
    (told,) = (one for one in problems if "写了两次" in one.what)
    assert ("顿号" in told.remedy) is key.is_list
    reads_several = key.read(
        Header("a.md", keys, (HeaderField(key.name, "甲、乙", 1),), "", 2), key
    )
    is_told_so = "顿号" in key.help or reads_several[0] in (("甲", "乙"), (True, ("甲", "乙")))
    assert key.is_list is (is_told_so or key.read is first_days)
