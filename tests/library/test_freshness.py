"""What has not been renewed is told in time, what is not there cannot age."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.library.reading.problems import Severity
from plugins.library.site.freshness import check_ahead, check_freshness

Write = Callable[[Mapping[str, str | bytes]], Path]
TODAY = date(2026, 6, 30)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def told(write_files: Write, files: Mapping[str, str]) -> list[str]:
    return [str(p) for p in check_freshness(write_files({**files}) / "content", TODAY)]


def event(start: date, end: date | None = None) -> dict[str, str]:
    head = f"Title: 读书会\nStart: {start}\n" + (f"End: {end}\n" if end else "")
    return {"content/events/2026/a.md": f"{head}Type: 讲座\nVenue: main\nMinors: no\n\n文。\n"}


def news(day: date) -> dict[str, str]:
    return {"content/news/a.md": f"Title: 通知\nDate: {day}\n\n文。\n"}


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (9, False), (10, True), (400, True)])
def test_the_home_page_is_told_four_days_before_two_weeks(
    write_files: Write, days: int, is_told: bool
) -> None:
    said = [line for line in told(write_files, event(days_ago(days))) if "首页动态" in line]
    assert bool(said) is is_told
    assert all(f"{days_ago(days)}，已经 {days} 天" in line for line in said)


def test_what_is_on_or_to_come_keeps_the_home_page_fresh(write_files: Write) -> None:
    assert told(write_files, event(days_ago(60), TODAY + timedelta(days=1))) == []
    assert told(write_files, event(TODAY + timedelta(days=30))) == []


@pytest.mark.parametrize(("days", "is_told"), [(178, False), (179, True)])
def test_notices_are_told_before_half_a_year(write_files: Write, days: int, is_told: bool) -> None:
    said = told(write_files, {**event(TODAY), **news(days_ago(days))})
    assert bool(said) is is_told and all("通知公告" in line for line in said)


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (-1, True), (-9999, True)])
def test_a_text_that_is_dated_ahead_is_told_with_its_line(
    write_files: Write, days: int, is_told: bool
) -> None:
    files = {
        **news(days_ago(days)),
        "content/lists/a.md": f"日期：{days_ago(days)}\n标题：书单\n\n- 《甲》\n",
        "content/news/broken.md": "Title: 甲\nDate: 2062-02-30\n\n文。\n",
        **event(TODAY + timedelta(days=30)),
    }
    said = [*check_ahead(write_files(files) / "content", TODAY)]
    assert all(problem.severity is Severity.WARNING for problem in said)
    assert [str(problem) for problem in said] == [
        f"content/{place}  “日期”还没有到。读到的是“{days_ago(days)}”。"
        "写错了请改正；没有写错，网页上现在就看得到它。"
        for place in ("lists/a.md:1",)  # a notice waits for its day
        if is_told
    ]


def test_a_site_without_anything_dated_is_not_blamed(write_files: Write) -> None:
    assert told(write_files, {}) == []
