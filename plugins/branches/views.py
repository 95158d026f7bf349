"""What the templates of places print. Templates compute nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours import DayState, OpeningHours
from plugins.library.places.places import KINDS, MAIN, Branch
from plugins.library.reading.spans import Span
from plugins.library.reports.reports import Report

WEEK = 7
"""Days of the strip: today and those to come."""
NO_TOWNSHIP = "其他"


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The places of one township, or the main library."""

    name: str
    anchor: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The next days of a place; the script shows the reader's own."""

    slug: str
    """Of the place, by which the script finds its hours."""
    days: tuple[DayState, ...]
    reported: str = ""
    """What the newest report says of the hours, for days of which nobody has given any."""

    @property
    def week(self) -> tuple[DayState, ...]:
        """The day of the build and the six after it."""
        return self.days[:WEEK]


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """Days in a row of a statutory holiday on which the main library has the same hours."""

    name: str
    span: Span
    words: str
    """The hours, with the reason where it is another than the holiday."""


def groups_of(branches: Iterable[Branch]) -> tuple[PlaceGroup, ...]:
    """The main library, then the townships in the order in which the file first names them."""
    by_name: dict[str, list[Branch]] = {}
    for branch in branches:
        name = KINDS[MAIN] if branch.kind == MAIN else branch.township or NO_TOWNSHIP
        by_name.setdefault(name, []).append(branch)
    return tuple(
        PlaceGroup(name, f"area-{number}", tuple(some))
        for number, (name, some) in enumerate(by_name.items(), 1)
    )


def kinds_of(branches: Iterable[Branch]) -> tuple[tuple[str, str, int], ...]:
    """Kind, its name and how many there are, of the kinds that occur."""
    kinds = [branch.kind for branch in branches]
    return tuple((kind, KINDS[kind], kinds.count(kind)) for kind in KINDS if kind in kinds)


def today_of(place: Branch | None, days: Iterable[DayState], report: Report | None) -> Today:
    """The days of a place. A report is about the main library, and speaks for no other."""
    is_main = place is None or place.kind == MAIN
    said = report.opening if report and is_main else ""
    reported = f"{report.year} 年年报：{said}。" if report and said else ""
    return Today(place.slug if place else MAIN, tuple(days), reported)


def report_named(words: str, reports: Iterable[Report]) -> Report | None:
    """The report whose year some words name: ``2021 年年报``."""
    return next((report for report in reports if str(report.year) in words), None)


def holiday_rows(hours: OpeningHours, holidays: Holidays, today: date) -> tuple[HolidayRow, ...]:
    """The holidays that are not yet over."""
    return tuple(
        HolidayRow(holiday.name, Span(run[0].day, run[-1].day), _words(run[0], holiday.name))
        for holiday in holidays.since(today)
        for run in _runs(hours.on(day, today) for day in holiday.days)
    )


def _runs(days: Iterable[DayState]) -> list[list[DayState]]:
    """Days in a row that say the same."""
    return [list(run) for _, run in groupby(days, lambda d: (d.state, d.intervals, d.reason))]


def _words(day: DayState, holiday: str) -> str:
    return (replace(day, reason="") if day.reason == holiday else day).brief
