"""The chronicle of a year, from its own file and from the events that lend themselves."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chronicle import (
    HEAD,
    ChronicleEntry,
    ChronicleYear,
    assemble,
    read_chronicle,
    read_chronicle_file,
)
from plugins.library.events import read_events
from plugins.library.problems import Severity
from plugins.library.spans import Span

CONTENT = Path(__file__).parents[2] / "content"


def year_2021() -> ChronicleYear:
    """The library's own, among whatever other years it has written by now."""
    files, file_problems = read_chronicle(CONTENT)
    events, event_problems = read_events(CONTENT)
    problems = (*file_problems, *event_problems)
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    years = assemble((entry for file in files for entry in file.entries), events)
    (year,) = (one for one in years if one.year == 2021)
    return year


def reported(year: ChronicleYear) -> list[ChronicleEntry]:
    """The entries that the annual report has, in their order; staff may have found more."""
    titles = [title for _, title in DAYS_AND_TITLES]
    return [entry for entry in year.entries if entry.title in titles]


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
DAYS_AND_TITLES = [
    ("2月1日—3日", "志愿者清扫辖区环境"),
    ("3月16日", "“学雷锋手拉手春风行动”——文化志愿服务进校园"),
    ("4月30日", "“党在我心中·我想对党说”寄语征集活动"),
    ("5月1日起", "送展进伍先华故居、凤凰栖公园"),
    ("5月17日", "科普大篷车开进兴旺明德小学"),
    ("6月10日", "“奋进再出发”革命诗歌朗诵活动"),
    ("6月24日—25日", "“讲好红色故事 传承红色基因”故事会决赛"),
    ("6月26日", "“珍爱生命 拒绝毒品”健康知识讲座"),
    ("7月6日", "“快乐阅读 让爱传递”主题阅读活动"),
    ("7月28日—29日", "小小编程师公益培训"),
    ("8月31日", "环保知识公益讲座"),
    ("9月17日", "职工茶艺培训"),
    ("9月29日", "“阅读经典好书·争当时代工匠”主题阅读交流活动"),
    ("10月28日", "安居三幼孩子走进图书馆"),
    ("12月3日", "“诵经典 感党恩 爱洒七彩园”主题朗读活动"),
]
"""The same chapter: what stands in quotation marks is the report's own wording."""


def test_the_fifteen_entries_of_2021_stand_in_the_order_of_their_days_with_their_facts() -> None:
    year = year_2021()
    assert (year.year, year.stems) == (2021, "辛丑")
    for entry, (start, end, place, people) in zip(reported(year), FIFTEEN, strict=True):
        last = "起" if entry.span.open_ended else entry.span.last_day.isoformat()
        assert (entry.span.start.isoformat(), last) == (start, end), entry.title
        assert place in entry.venue, entry.title
        assert people in entry.participants, entry.title


def test_the_fifteen_entries_of_2021_have_their_days_and_titles() -> None:
    entries = reported(year_2021())
    assert [(entry.dates, entry.title) for entry in entries] == DAYS_AND_TITLES
    halves = {entry.dates: entry.times for entry in entries if entry.times}
    assert halves == {"9月17日": "下午", "12月3日": "下午"}


def test_the_partners_of_2021_are_those_of_the_report() -> None:
    partners = {word for entry in reported(year_2021()) for word in entry.partners}
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
    text = "Title: 2021\n\n## 甲\nStart: 2021-02-01\nEnd: 2021-02-03\n\n一句。\n\n"
    text += "## 乙\nStart: 2021-05-01 起\n\n一句。\n"
    file, problems = read_chronicle_file(text, "content/chronicle/2021.md", "2021")
    assert file and problems == ()
    (year,) = assemble(file.entries, ())
    rows = [dict(zip(HEAD, row, strict=True)) for row in year.rows]
    assert [(row["开始"], row["结束"], row["日子"]) for row in rows] == [
        ("2021-02-01", "2021-02-03", "2月1日—3日"),
        ("2021-05-01", "", "5月1日起"),
    ]
    assert rows[1]["合办"] == ""


def test_a_heading_without_its_space_begins_an_entry_too() -> None:
    text = "Title: 大事记\n\n## 甲\nStart: 2025-01-02\n\n##乙\nStart: 2025-03-03\n\n文。\n"
    file, problems = read_chronicle_file(text, "content/chronicle/2025.md", "2025")
    assert problems == ()
    assert file and [entry.title for entry in file.entries] == ["甲", "乙"]


def test_a_missing_day_is_told_where_its_entry_stands() -> None:
    text = "Title: 大事记\n\n## 甲\nStart: 2025-01-02\n\n## 乙\nVenue: 总馆\n\n文。\n"
    _, (problem,) = read_chronicle_file(text, "content/chronicle/2025.md", "2025")
    assert (problem.line, "缺少" in str(problem)) == (7, True)
