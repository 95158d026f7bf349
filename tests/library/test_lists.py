"""Reading lists, read from what a librarian writes."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.list_lines import ListEntry, read_line
from plugins.library.lists import (
    READING_LIST_KEYS,
    Passage,
    ReadingList,
    read_lists,
    read_passages,
    read_reading_list,
)
from plugins.library.reading.pieces import Text, as_text
from plugins.library.reading.problems import Problem, Severity

Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "标题：名著\n日期：2025-04-23\n\n"


def as_list(words: str, slug: str = "a") -> Text:
    return as_text(words, Path(f"{slug}.md"), "a.md", READING_LIST_KEYS)


def entry(line: str) -> ListEntry:
    found = read_line(line, "a.md", 1)
    assert isinstance(found, ListEntry), found
    return found


def passages(body: str) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    return read_passages(as_list(HEAD + body).header)


def told(write_files: Write, files: Mapping[str, str]) -> list[str]:
    folder = write_files({f"content/lists/{name}": text for name, text in files.items()})
    return [str(problem) for problem in read_lists(folder / "content")[1]]


@pytest.mark.parametrize(
    ("line", "title", "who", "reason"),
    [
        ("- 《红楼梦》", "红楼梦", "", ""),
        ("-《红楼梦》——家族兴衰", "红楼梦", "", "家族兴衰"),
        ("1. 《家》 / 巴金 — 高家三兄弟", "家", "巴金", "高家三兄弟"),
        ("2、《家》／（现代）巴金著", "家", "（现代）巴金著", ""),
        ("• 《家》：高家三兄弟 — 三部曲之一", "家", "", "高家三兄弟 — 三部曲之一"),
        ("  * 《家》 - 一家人", "家", "", "一家人"),
        ("- 《〈红楼梦〉研究》", "〈红楼梦〉研究", "", ""),
        ("- 《《红楼梦》研究》 / 俞平伯", "《红楼梦》研究", "俞平伯", ""),
        ("- 《巴黎圣母院——雨果》", "巴黎圣母院——雨果", "", ""),
    ],
)
def test_a_title_is_read_as_input_methods_write_it(
    line: str, title: str, who: str, reason: str
) -> None:
    found = entry(line)
    assert (found.title, found.responsibility, found.reason) == (title, who, reason)


@pytest.mark.parametrize(
    "line",
    [
        "- ISBN 978-7-02-000220-7 — 好",
        "- ISBN：9787020002207 - 好",
        "- isbn 7-02-000220-X —— 好",
        "- 978 7 02 000220 7 — 好",
        "1、9787020002207 — 好",
    ],
)
def test_an_isbn_is_read_in_any_form(line: str) -> None:
    assert (entry(line).isbn, entry(line).reason) == ("9787020002207", "好")


def test_a_record_number_is_all_up_to_the_dash() -> None:
    assert entry("- 记录号 CAL 012-7 — 好").record_id == "CAL 012-7"
    assert entry("- 记录号：b0001234").record_id == "b0001234"


@pytest.mark.parametrize(
    "line",
    [
        "《红楼梦》是一部小说。",
        "——《诗经》",
        "- 普通的一项，提到《红楼梦》",
        "- 2021-2022 年",
        "- 1984 — 年份",
        "---",
        "* * *",
        "",
    ],
)
def test_what_begins_otherwise_is_prose(line: str) -> None:
    assert read_line(line, "a.md", 1) is None


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- 《红楼梦", "书名号不成对或没有书名"),
        ("- 《》", "书名号不成对或没有书名"),
        ("- 红楼梦》", "书名号不成对"),
        ("- 〈红楼梦〉", "书名号不成对"),
        ("- 《家》《春》《秋》", "一行只能写一本书"),
        ("- 《家》、《春》", "一行只能写一本书"),
        ("- 《家》是巴金写的", "书名后面的话认不出来"),
        ("- ISBN 978-7-02", "ISBN 不是 10 位或 13 位数字"),
        ("- 记录号", "“记录号”后面没有号码"),
    ],
)
def test_a_broken_line_is_an_error_that_shows_how_to_write_it(line: str, what: str) -> None:
    (problem,) = passages(line)[1]
    assert (problem.severity, problem.line, problem.what) == (Severity.ERROR, 4, what)
    assert "- 《书名》" in problem.remedy


def test_a_list_has_its_passages_in_order() -> None:
    body = "先说。\n\n##清代\n\n- 《红楼梦》 — 家族\n  与青春\n- 《聊斋志异》\n再说。\n- 《家》"
    found, problems = passages(body)
    assert problems == ()
    assert [(one.heading, one.text) for one in found] == [
        ("", "先说。"),
        ("清代", ""),
        ("", "再说。"),
    ]
    assert [e.reason for e in found[1].entries] == ["家族与青春", ""]
    assert [e.line for one in found for e in one.entries] == [8, 10, 12]


@pytest.mark.parametrize(
    ("line", "heading"),
    [("## 读 C#", "读 C#"), ("## 甲 ##", "甲"), ("##甲", "甲"), ("＃甲", "甲"), ("#甲#", "")],
)
def test_a_heading_is_what_markdown_takes_for_one(line: str, heading: str) -> None:
    ((one,), _) = passages(line)
    assert (one.heading, one.text) == ((heading, "") if heading else ("", line))


def test_a_forgotten_bullet_is_a_warning() -> None:
    (problem,) = passages("《红楼梦》\n\n《家》是一部小说。")[1]
    assert (problem.severity, problem.line) == (Severity.WARNING, 4)
    assert "- 《红楼梦》" in problem.remedy


def test_lists_stand_newest_first_and_every_mistake_is_told(write_files: Write) -> None:
    good = "标题：甲\nDate: 2025-01-02\n\n- 《家》\n"
    folder = write_files(
        {
            "content/lists/old.md": good.replace("2025", "2024"),
            "content/lists/new.md": good,
            "content/lists/Bad.md": "Start: 2025-01-01\nDate: 2025\n\n文。",
        }
    )
    lists, problems = read_lists(folder / "content")
    assert [one.url for one in lists] == ["catalog/lists/new/", "catalog/lists/old/"]
    assert lists[0].date == date(2025, 1, 2)
    told = [str(problem) for problem in problems]
    assert len(told) == 4
    assert told[0].startswith("content/lists/Bad.md:1  书单不用“Start”这个键")
    assert "缺少“标题”" in told[1]
    assert "content/lists/Bad.md:2  日期认不出来。读到的是“2025”" in told[2]
    assert "文件名不能作为地址" in told[3]


@pytest.mark.parametrize(
    ("audience", "expected"),
    [("少儿", True), ("小学生和家长", True), ("老年读者", False), ("", False)],
)
def test_a_list_says_whom_it_is_for(audience: str, expected: bool) -> None:
    words = f"标题：甲\n日期：2025-01-01\n对象：{audience}\n\n- 《家》"
    found = read_reading_list(as_list(words))[0]
    assert found and found.is_for_children is expected


def test_a_list_without_books_is_told(write_files: Write) -> None:
    (message,) = told(write_files, {"a.md": HEAD + "只有话。\n"})
    assert message.startswith("content/lists/a.md:4  书单里没有列书")


def test_the_markdown_for_feeds_keeps_every_sign() -> None:
    text = as_list(HEAD + "- 《a*b*》 — <b>[x](y)</b> & 1. #")
    found = read_reading_list(text)[0]
    assert found
    assert found.text == (r"- 《a\*b\*》 — &lt;b&gt;\[x\]\(y\)&lt;/b&gt; &amp; 1\. \#")


def test_the_example_of_the_staff_guide_has_no_mistake() -> None:
    guide = (Path(__file__).parents[2] / "docs/reading-lists.md").read_text(encoding="utf-8")
    text = as_list(guide.split("```\n")[1], "spring-reading")
    found, more = read_reading_list(text)
    assert (text.problems, more) == ((), ())
    assert found and [one.title for one in found.entries] == ["昆虫记", "森林报", "唐诗三百首"]


marks = st.sampled_from(
    list("-*+•·。、 　\t#《》〈〉/／—–:：0123456789XxISBN记录号家<>&[]\\\n\r\x00")
)
bodies = st.text(st.one_of(marks, st.characters(codec="utf-8")), max_size=200)


@given(bodies)
@example("- 《》\n  x\n\n  y")
@example("  续\n- 《家》\n\t续\n续")
def test_every_line_is_a_book_or_prose_or_a_problem(body: str) -> None:
    text = as_list(HEAD + body)
    header = text.header
    found, problems = read_passages(header)
    errors = [problem.line for problem in problems if problem.severity is Severity.ERROR]
    entries = [one.line for passage in found for one in passage.entries]
    assert entries == sorted(set(entries))
    assert not set(entries) & set(errors)
    kept = "".join(
        passage.heading + passage.text + "".join(e.written + e.reason for e in passage.entries)
        for passage in found
    )
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        if (
            number not in errors
            and number not in entries
            and not line.strip().startswith(("#", "＃"))
        ):
            assert line.strip() in kept
    made = read_reading_list(text)[0]
    assert isinstance(made, ReadingList)
    assert made.text is not None
