"""The timetable by which a page tells in the browser whether a place is open now.

The rule of one moment over it is ``theme/static/js/hours/rule.js``'s alone; the tests have it in
Python once more (``tests/support/open_now.py``), and hold both to the same cases.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours import OpeningHours, Week
from plugins.library.hours.intervals import Interval


def timetable(hours: OpeningHours, since: date) -> dict[str, Any]:
    """The hours as the browser reads them; closures that were over before a day are left out.

    ``week``: seven days from Monday, each a list of minutes ``[[510, 1200]]``; empty = not known.
    ``seasons``: ``["06-01", "08-31", week]``. ``holiday``: the hours of statutory holidays, null =
    not given, missing = holidays are days as others. ``changes``: ``[from, to, hours, reason]``,
    the first that covers a day is what counts.
    """
    found: dict[str, Any] = {"week": _week(hours.week)}
    if hours.seasons:
        found["seasons"] = [[_place(s.first), _place(s.last), _week(s.week)] for s in hours.seasons]
    if hours.holidays.observed:
        given = hours.on_holidays
        found["holiday"] = None if given is None else _minutes(given)
    changes = [
        [c.start.isoformat(), c.end.isoformat(), _minutes(c.intervals), c.reason]
        for c in hours.closures
        if c.end >= since
    ]
    return found | ({"changes": changes} if changes else {})


def holiday_table(holidays: Holidays, since: date) -> list[list[str]]:
    """The statutory holidays that are not yet over: ``["2026-10-01", "2026-10-07", "国庆节"]``."""
    return [
        [holiday.start.isoformat(), holiday.end.isoformat(), holiday.name]
        for holiday in holidays.since(since)
    ]


def _week(week: Week | Mapping[int, tuple[Interval, ...]]) -> list[list[list[int]]]:
    return [_minutes(week.get(day, ())) for day in range(7)] if week else []


def _minutes(intervals: tuple[Interval, ...]) -> list[list[int]]:
    return [list(interval.minutes) for interval in intervals]


def _place(month_day: tuple[int, int]) -> str:
    return f"{month_day[0]:02}-{month_day[1]:02}"
