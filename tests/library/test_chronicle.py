"""The chronicle of a year, from its own file and from the events that lend themselves."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chronicle.lent import assemble
from plugins.library.chronicle.nouns import HEAD, ChronicleEntry, ChronicleFile, ChronicleYear
from plugins.library.chronicle.reading import YEAR_KEYS, read_chronicle, read_year
from plugins.library.events.reading import read_events
from plugins.library.reading.pieces import as_text
from plugins.library.reading.problems import Problem
from plugins.library.reading.spans import Span
from tests.support.example_site import CONTENT


def read_file(text: str, year: int) -> tuple[ChronicleFile | None, tuple[Problem, ...]]:
    name = f"content/chronicle/{year}.md"
    return read_year(as_text(text, Path(name), name, YEAR_KEYS))


def test_an_entry_of_its_own_is_read_with_its_line_in_messages() -> None:
    text = "标题：2021 年大事记\n\n编者按。\n\n## 清扫\n开始：2021-02-30\n\n一句。"
    file, problems = read_year(
        as_text(text, Path("2021.md"), "content/chronicle/2021.md", YEAR_KEYS)
    )
    assert file is not None
    assert (file.note, file.entries) == ("编者按。", ())
    assert str(problems[0]).startswith("content/chronicle/2021.md:6  没有这样的日期或钟点")


def test_an_entry_of_another_year_is_refused() -> None:
    text = "Title: 2021\n\n## 清扫\nStart: 2020-02-01\n\n一句。"
    _, problems = read_file(text, 2021)
    assert ["不在 2021 年" in str(problem) for problem in problems] == [True]


def test_months_without_entries_are_kept_apart_from_those_with_some() -> None:
    text = "Title: 2021\n\n## 甲\nStart: 2021-05-01 起\n\n一句。\n\n## 乙\nStart: 2021-02-01\n\n。"
    file, _ = read_file(text, 2021)
    assert file is not None
    (year,) = assemble(file.entries, ())
    assert [month.chinese for month in year.months] == ["二月", "五月"]
    assert [month.count for month in year.all_months] == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert year.months[1].entries[0].days == "1日起"
    assert year.entries[0].span.start == date(2021, 2, 1)


def entry(title: str, day: str, url: str = "") -> ChronicleEntry:
    return ChronicleEntry(title, Span(date.fromisoformat(day)), "文。", "", (), "", url=url)


def test_what_was_held_again_and_again_names_each_day() -> None:
    spans = tuple(Span(date(2026, month, day)) for month, day in ((4, 1), (4, 8), (5, 6)))
    held = ChronicleEntry("甲", Span(spans[0].start, spans[-1].start), "", "", (), "", spans=spans)
    assert (held.days, held.dates) == ("1日、8日、5月6日", "4月1日、8日、5月6日")


def test_a_name_in_feeds_knows_neither_wording_nor_the_day_of_an_event() -> None:
    def ids(*entries: ChronicleEntry) -> tuple[str, ...]:
        return ChronicleYear(2026, entries).ids

    assert ids(entry("甲", "2026-02-01")) == ids(entry("改过的标题", "2026-02-01"))
    first = entry("甲", "2026-02-01", "events/talk/")
    assert (
        ids(first) == ids(entry("甲", "2026-03-01", "events/talk/")) == ("chronicle/events/talk",)
    )
    same_day = ids(entry("甲", "2026-02-01"), entry("乙", "2026-02-01"))
    assert same_day == ("chronicle/2026-02-01", "chronicle/2026-02-01-2")


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans())))
def test_names_in_feeds_are_unique(days: list[tuple[date, bool]]) -> None:
    entries = [
        entry(f"第{n}件", day.isoformat(), "exhibitions/tour/" if lent else "")
        for n, (day, lent) in enumerate(days)
    ]
    for year in assemble(entries, ()):
        assert len(set(year.ids)) == year.count


@given(st.lists(st.dates(date(2020, 1, 1), date(2022, 12, 31)), min_size=1))
def test_whatever_their_order_entries_come_out_by_their_days(days: list[date]) -> None:
    years = assemble([entry(f"第{n}件", d.isoformat()) for n, d in enumerate(days)], ())
    assert [year.year for year in years] == sorted({day.year for day in days}, reverse=True)
    for year in years:
        found = [one.span.start for one in year.entries]
        assert found == sorted(day for day in days if day.year == year.year)
        assert [e for month in year.months for e in month.entries] == list(year.entries)


def test_the_table_of_a_year_has_a_row_an_entry_and_nothing_for_what_nobody_knows() -> None:
    own = [e for file in read_chronicle(CONTENT)[0] for e in file.entries]
    (year,) = (one for one in assemble(own, read_events(CONTENT)[0]) if one.year == 2024)
    rows = [dict(zip(HEAD, row, strict=True)) for row in year.rows]
    assert len(rows) == 4
    assert (rows[2]["开始"], rows[2]["结束"], rows[2]["日子"]) == (
        "2024-09-21",
        "2024-09-22",
        "9月21日—22日",
    )
    assert (rows[3]["日子"], rows[3]["结束"], rows[3]["合办"]) == ("11月5日起", "", "")


def test_a_heading_without_its_space_begins_an_entry_too() -> None:
    text = "Title: 大事记\n\n## 甲\nStart: 2025-01-02\n\n##乙\nStart: 2025-03-03\n\n文。\n"
    file, problems = read_year(
        as_text(text, Path("2025.md"), "content/chronicle/2025.md", YEAR_KEYS)
    )
    assert problems == ()
    assert file and [entry.title for entry in file.entries] == ["甲", "乙"]


def test_a_missing_day_is_told_where_its_entry_stands() -> None:
    text = "Title: 大事记\n\n## 甲\nStart: 2025-01-02\n\n## 乙\nVenue: 总馆\n\n文。\n"
    _, (problem,) = read_year(
        as_text(text, Path("2025.md"), "content/chronicle/2025.md", YEAR_KEYS)
    )
    assert (problem.line, "缺少" in str(problem)) == (7, True)


def test_an_entry_without_any_key_says_where_the_day_is_to_stand() -> None:
    text = "Title: 大事记\n\n## 甲\nStart: 2025-01-02\n\n## 乙\n\n文。\n"
    _, (problem,) = read_year(
        as_text(text, Path("2025.md"), "content/chronicle/2025.md", YEAR_KEYS)
    )
    assert (problem.line, problem.remedy) == (7, "请在这一行前面加一行“开始：…”")
