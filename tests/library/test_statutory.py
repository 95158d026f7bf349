"""The days off that the law gives: held against printed calendars."""

from datetime import date, timedelta

import pytest

from plugins.library.holidays import Holiday, Holidays, HolidayYear
from plugins.library.statutory import FIRST, LAST, clear_and_bright, statutory_days

CALENDAR = {
    2025: "01-01 01-28 04-04 05-01 05-31 10-06 10-01",
    2026: "01-01 02-16 04-05 05-01 06-19 09-25 10-01",
}
"""The first day of each by law, as printed calendars have it."""
ORDER = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")


@pytest.mark.parametrize("year", CALENDAR)
def test_the_first_days_are_those_of_the_calendar(year: int) -> None:
    found = {name: start for name, start, _ in statutory_days(year)}
    days = CALENDAR[year].split()
    assert found == {
        name: date.fromisoformat(f"{year}-{day}") for name, day in zip(ORDER, days, strict=True)
    }


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_every_year_has_thirteen_days_by_law(year: int) -> None:
    days = [
        start + timedelta(days=n)
        for _, start, end in statutory_days(year)
        for n in range((end - start).days + 1)
    ]
    assert len(days) == 13
    assert len(set(days)) >= 11, "only 国庆 and 中秋 may meet"
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


def test_without_any_year_no_day_is_a_holiday() -> None:
    assert Holidays().name_of(date(2027, 1, 1)) == ""
    assert Holidays().since(date(2027, 1, 1)) == ()
