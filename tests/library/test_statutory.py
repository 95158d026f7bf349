"""The days off that the law gives: held against printed calendars."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.branches.check_hours import check_holidays
from plugins.library.hours.holidays import NO_HOLIDAYS, Holiday, Holidays, HolidayYear
from plugins.library.hours.hours import OpenState
from plugins.library.hours.opening import timetable
from plugins.library.hours.statutory import FIRST, LAST, clear_and_bright, statutory_days
from plugins.library.places.branches import read_district
from plugins.library.places.timetables import hours_data

CALENDAR = {
    2014: "01-01 01-31 04-05 05-01 06-02 09-08 10-01",
    2021: "01-01 02-12 04-04 05-01 06-14 09-21 10-01",
    2025: "01-01 01-28 04-04 05-01 05-31 10-06 10-01",
    2026: "01-01 02-16 04-05 05-01 06-19 09-25 10-01",
}
"""The first day of each by law, as printed calendars have it."""
TODAY = date(2027, 1, 1)
ORDER = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")


@pytest.mark.parametrize("year", CALENDAR)
def test_the_first_days_are_those_of_the_calendar(year: int) -> None:
    found = {name: start for name, start, _ in statutory_days(year)}
    days = CALENDAR[year].split()
    assert found == {
        name: date.fromisoformat(f"{year}-{day}") for name, day in zip(ORDER, days, strict=True)
    }


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_every_year_has_as_many_days_as_its_law_gives(year: int) -> None:
    days = [
        start + timedelta(days=n)
        for _, start, end in statutory_days(year)
        for n in range((end - start).days + 1)
    ]
    assert len(days) == (13 if year >= 2025 else 11)
    assert len(set(days)) >= len(days) - 2, "only 国庆 and 中秋 may meet"
    assert {day.year for day in days} == {year}


def test_clear_and_bright_is_where_the_almanacs_have_it() -> None:
    almanac = {2020: 4, 2023: 5, 2024: 4, 2025: 4, 2026: 5, 2027: 5, 2028: 4, 2029: 4, 2031: 5}
    assert {year: clear_and_bright(year).day for year in almanac} == almanac


def test_a_notice_beats_the_law_and_the_law_stands_where_there_is_none() -> None:
    week = Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7))
    holidays = Holidays((HolidayYear(2026, (week,)),))
    assert holidays.name_of(date(2026, 10, 7)) == "国庆节"
    assert holidays.name_of(date(2027, 10, 3)) == "国庆节"
    assert holidays.name_of(date(2027, 10, 7)) == ""
    assert holidays.name_of(date(2026, 5, 1)) == "", "the notice is copied as a whole"
    assert not holidays.knows(2027)


def test_holidays_of_an_earlier_year_may_reach_into_the_next() -> None:
    around = Holiday("元旦", date(2026, 12, 31), date(2027, 1, 2))
    holidays = Holidays((HolidayYear(2026, ()), HolidayYear(2027, (around,))))
    assert holidays.name_of(date(2026, 12, 31)) == "元旦"
    assert holidays.since(date(2026, 12, 30))[0] == around


def test_what_is_ahead_reaches_to_the_end_of_the_next_year() -> None:
    holidays = Holidays((HolidayYear(2026, ()),))
    ahead = holidays.since(date(2026, 11, 23))
    assert (ahead[0].name, ahead[0].start) == ("元旦", date(2027, 1, 1))
    assert {one.end.year for one in ahead} == {2027}


@given(st.dates(date(FIRST, 1, 1), date(LAST - 1, 12, 31)))
def test_without_any_notice_the_days_off_are_those_of_the_law(day: date) -> None:
    by_law = [name for name, start, end in statutory_days(day.year) if start <= day <= end]
    assert Holidays().name_of(day) in (by_law or [""])
    assert Holidays().since(day)[0].end >= day
    assert not Holidays().knows(day.year), "the notice is still asked for"


def test_what_observes_no_holidays_has_none() -> None:
    assert NO_HOLIDAYS.name_of(date(2027, 1, 1)) == ""
    assert NO_HOLIDAYS.since(date(2027, 1, 1)) == ()


WITHOUT_A_FILE = """[[branch]]
slug = "main"
name = "总馆"
kind = "main"
[branch.hours]
every_day = ["09:00-17:00"]
%s
[branch.self_service]
every_day = ["06:00-23:00"]
"""


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("", OpenState.UNKNOWN),
        ('holiday = ["10:00-16:00"]', OpenState.OPEN),
        ("holiday = []", OpenState.CLOSED),
    ],
)
def test_a_library_without_holidays_toml_has_no_ordinary_hours_on_a_day_by_law(
    tmp_path: Path, written: str, state: OpenState
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "branches.toml").write_text(WITHOUT_A_FILE % written, encoding="utf-8")
    district, problems = read_district(content)
    (branch,) = district.branches
    assert problems == ()
    for _, start, _ in statutory_days(2027):
        assert branch.hours.on(start, start).state is state
        assert branch.hours.on(start, start).reason
        assert branch.self_service.on(start, start).is_open, "machines know none"
    assert "holiday" in timetable(branch.hours, date(2027, 1, 1)), "the reader's browser is told"
    assert "holiday" not in timetable(branch.self_service, date(2027, 1, 1))
    names = {name for _, _, name in hours_data([branch], district.holidays, TODAY)["holidays"]}
    assert names == set(ORDER)
    (told, *_) = [str(one) for one in check_holidays(district, TODAY)]
    assert "缺2027年放假安排" in told
