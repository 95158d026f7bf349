"""What the opening hours say of a day."""

from datetime import date, datetime, time, timedelta

import pytest
from lunar_python import Lunar

from plugins.library.hours.closures import Closure
from plugins.library.hours.hours import OpeningHours, OpenState
from plugins.library.hours.intervals import Interval, read_interval
from plugins.library.hours.lunar import lunar_day

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
MORNING = Interval(time(8, 30), time(12))


def test_a_day_of_unknown_hours_is_unknown_and_not_closed() -> None:
    day = OpeningHours({}).on(SUNDAY, SUNDAY)
    assert (day.state, day.heading, day.seal) == (OpenState.UNKNOWN, "开放时间", "请来馆问")


def test_a_day_with_hours_is_open_and_says_them() -> None:
    hours = OpeningHours({6: (MORNING, Interval(time(14), time(20)))})
    day = hours.on(SUNDAY, SUNDAY)
    assert (day.state, day.heading) == (OpenState.OPEN, "这天开馆")
    assert day.words == "上午 8:30 至中午 12:00，下午 2:00 至晚上 8:00"


def test_a_weekday_without_hours_is_closed_once_others_have_some() -> None:
    assert OpeningHours({6: (MORNING,)}).on(MONDAY, SUNDAY).state is OpenState.CLOSED


def test_a_closure_beats_the_week_and_gives_its_reason() -> None:
    closure = Closure(SUNDAY, SUNDAY, "馆舍检修")
    day = OpeningHours({6: (MORNING,)}, (closure,)).on(SUNDAY, SUNDAY)
    assert (day.state, day.reason, day.seal) == (OpenState.CLOSED, "馆舍检修", "当日闭馆")


def test_the_lunar_date_stands_beside_the_day() -> None:
    assert OpeningHours({}).on(date(2026, 2, 17), SUNDAY).lunar == "农历正月初一"


@pytest.mark.soak
def test_two_lunar_calendars_begin_every_month_of_the_century_together_but_one() -> None:
    """The new moon of 28 September 2057 comes within a minute of midnight in China."""
    first, end = date(2000, 1, 1), date(2100, 1, 1)
    days = [first + timedelta(days=n) for n in range((end - first).days)]
    beginnings = [day for day in days if lunar_day(day).endswith("初一")]
    assert len(beginnings) == 1237
    differ = []
    for day in beginnings:
        theirs = Lunar.fromDate(datetime(day.year, day.month, day.day))
        if lunar_day(day) != f"{theirs.getMonthInChinese()}月{theirs.getDayInChinese()}":
            differ.append(day)
    assert differ == [date(2057, 9, 28)]


def test_an_interval_is_read_with_any_dash() -> None:
    assert read_interval("8:30—12:00") == MORNING
