"""The chronicle of a year, from its own file and from the events that lend themselves."""

from datetime import date
from pathlib import Path

from plugins.library.chronicle import assemble, read_chronicle, read_chronicle_file
from plugins.library.events import read_events

CONTENT = Path(__file__).parents[2] / "content"

FIFTEEN = [
    ("2021-02-01", "2021-02-03", "", "10"),
    ("2021-03-16", "2021-03-16", "东禅镇龙塘小学", ""),
    ("2021-04-30", "2021-04-30", "头陀寺广场", ""),
    ("2021-05-01", "起", "伍先华故居、凤凰栖公园", ""),
    ("2021-05-17", "2021-05-17", "兴旺明德小学", "300"),
    ("2021-06-10", "2021-06-10", "安居三小", ""),
    ("2021-06-24", "2021-06-25", "总馆", ""),
    ("2021-06-26", "2021-06-26", "", ""),
    ("2021-07-06", "2021-07-06", "", ""),
    ("2021-07-28", "2021-07-29", "少儿阅览室", ""),
    ("2021-08-31", "2021-08-31", "", ""),
    ("2021-09-17", "2021-09-17", "", "50"),
    ("2021-09-29", "2021-09-29", "", "50"),
    ("2021-10-28", "2021-10-28", "总馆", ""),
    ("2021-12-03", "2021-12-03", "区特殊教育学校", ""),
]
"""Chapter 2 of the annual report for 2021: first day, last day, place, people taking part."""


def test_the_fifteen_entries_of_2021_stand_in_the_order_of_their_days_with_their_facts() -> None:
    files, file_problems = read_chronicle(CONTENT)
    events, event_problems = read_events(CONTENT)
    assert (file_problems, event_problems) == ((), ())
    (year,) = assemble((e for file in files for e in file.entries), events)
    assert (year.year, year.stems, year.count) == (2021, "辛丑", 15)
    for entry, (start, end, place, people) in zip(year.entries, FIFTEEN, strict=True):
        last = "起" if entry.span.open_ended else entry.span.last_day.isoformat()
        assert (entry.span.start.isoformat(), last) == (start, end), entry.title
        assert place in entry.venue, entry.title
        assert people in entry.participants, entry.title


def test_the_partners_of_2021_are_those_of_the_report() -> None:
    partners = {word for event in read_events(CONTENT)[0] for word in event.partners}
    assert partners == {"区科协", "区总工会", "阳光幼儿园", "成都中态环保健康宣教中心"}


def test_an_entry_of_its_own_is_read_with_its_line_in_messages() -> None:
    text = "标题：2021 年大事记\n\n编者按。\n\n## 清扫\n开始：2021-02-30\n\n一句。"
    file, problems = read_chronicle_file(text, "content/chronicle/2021.md", "2021")
    assert file is not None
    assert (file.note, file.entries) == ("编者按。", ())
    assert str(problems[0]).startswith("content/chronicle/2021.md:6  没有这样的日期或钟点")


def test_an_entry_of_another_year_is_refused() -> None:
    text = "Title: 2021\n\n## 清扫\nStart: 2020-02-01\n\n一句。"
    _, problems = read_chronicle_file(text, "content/chronicle/2021.md", "2021")
    assert ["不在 2021 年" in str(problem) for problem in problems] == [True]


def test_months_without_entries_are_kept_apart_from_those_with_some() -> None:
    text = "Title: 2021\n\n## 甲\nStart: 2021-05-01 起\n\n一句。\n\n## 乙\nStart: 2021-02-01\n\n。"
    file, _ = read_chronicle_file(text, "content/chronicle/2021.md", "2021")
    assert file is not None
    (year,) = assemble(file.entries, ())
    assert [month.chinese for month in year.months] == ["二月", "五月"]
    assert [month.count for month in year.all_months] == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert year.months[1].entries[0].days == "1日起"
    assert year.entries[0].span.start == date(2021, 2, 1)
