"""Opening hours, and what they say of one day.

A closure beats changed hours, which beat a statutory holiday, which beats a season's week, which
beats the regular week (the order of FOLIO's calendar: regular < season < exception). Where the
library has not given its hours, a day is *unknown*; nothing is guessed, holidays least of all.
``theme/static/js/hours/rule.js`` holds the same rule; ``tests/js/hours/cases.json`` holds both to
the same cases.
"""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from plugins.library.chinese import chinese_day, short_weekday, weekday
from plugins.library.facts import MISSING
from plugins.library.hours.closures import Closure
from plugins.library.hours.holidays import Holidays
from plugins.library.hours.intervals import Interval, figures, words_of
from plugins.library.hours.lunar import lunar_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Week = Mapping[int, tuple[Interval, ...]]
"""Weekday (0 = Monday) → intervals; empty where it is not given."""
MonthDay = tuple[int, int]


class OpenState(Enum):
    """Whether a branch is open on a day."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """The library has not given its hours."""


_HEADING = {OpenState.OPEN: "这天开馆", OpenState.CLOSED: "这天闭馆", OpenState.UNKNOWN: "开放时间"}
_SEAL = {OpenState.OPEN: "当日开放", OpenState.CLOSED: "当日闭馆", OpenState.UNKNOWN: "请来馆问"}


@dataclass(frozen=True, slots=True)
class DayState:
    """What a reader wants to know of a day."""

    day: date
    state: OpenState
    intervals: tuple[Interval, ...] = ()
    reason: str = ""
    """Why the day differs from others: a closure's reason, a holiday's name."""
    is_build_day: bool = False

    @property
    def iso(self) -> str:
        """``2026-11-22``."""
        return self.day.isoformat()

    @property
    def heading(self) -> str:
        """The four characters in the largest type, true at every hour; a moment has its own."""
        return _HEADING[self.state]

    @property
    def seal(self) -> str:
        """The four characters of the seal, true at every hour."""
        return _SEAL[self.state]

    @property
    def is_open(self) -> bool:
        """Whether it is open at some hour."""
        return self.state is OpenState.OPEN

    @property
    def words(self) -> str:
        """The hours as people say them; several intervals separated by ``，``."""
        return words_of(self.intervals)

    @property
    def hours(self) -> str:
        """The hours in figures: ``8:30—20:00``, ``闭馆``."""
        return MISSING if self.state is OpenState.UNKNOWN else figures(self.intervals)

    @property
    def clocks(self) -> tuple[str, ...]:
        """What a narrow column has of the hours: ``8:30``, ``12:00`` …, or ``闭馆``."""
        if not self.intervals:
            return ("闭馆" if self.state is OpenState.CLOSED else "待定",)
        return tuple(text for i in self.intervals for text in (i.open_text, i.close_text))

    @property
    def said(self) -> str:
        """The same for the ear: ``11月24日 星期二 8:30 至 12:00，14:00 至 20:00``."""
        hours = "，".join(
            "全天 24 小时" if one.is_whole_day else f"{one.open_text} 至 {one.close_text}"
            for one in self.intervals
        )
        return f"{chinese_day(self.day)} {self.weekday} {hours or self.clocks[0]}"

    @property
    def brief(self) -> str:
        """The same with what makes the day differ, for a table: ``闭馆（馆舍检修）``."""
        return f"{self.hours}（{self.reason}）" if self.reason else self.hours

    @property
    def weekday(self) -> str:
        """``星期日``."""
        return weekday(self.day)

    @property
    def short_weekday(self) -> str:
        """``日``."""
        return short_weekday(self.day)

    @property
    def lunar(self) -> str:
        """``农历十月十四``."""
        return f"农历{lunar_day(self.day)}"


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year that has a week of its own; it may run over New Year."""

    name: str
    first: MonthDay
    last: MonthDay
    """Included."""
    week: Week

    def covers(self, day: date) -> bool:
        """Whether a day of any year belongs to it."""
        place = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= place <= self.last
        return place >= self.first or place <= self.last

    def times(self, since: date, until: date) -> tuple[tuple[date, date], ...]:
        """First and last day of each time that it comes between two days."""
        over_new_year = self.first > self.last
        found = (
            (_in_year(year, self.first, (3, 1)), _in_year(year + over_new_year, self.last, (2, 28)))
            for year in range(since.year - 1, until.year + 1)
        )
        return tuple((a, b) for a, b in found if a <= b and b >= since and a <= until)


def _in_year(year: int, place: MonthDay, instead: MonthDay) -> date:
    """A month and day of a year; ``instead`` of 29 February, where there is none."""
    return date(year, *(instead if place == (2, 29) and not isleap(year) else place))


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The regular week and all that beats it."""

    week: Week
    closures: tuple[Closure, ...] = ()
    """Closures and changed hours of this place, in the order of their rank."""
    seasons: tuple[Season, ...] = ()
    holidays: Holidays = Holidays()  # noqa: RUF009  (frozen and without fields that change)
    on_holidays: tuple[Interval, ...] | None = None
    """The hours of statutory holidays; None = not given, so these days are unknown."""

    @property
    def known(self) -> bool:
        """Whether the library has given any hours."""
        return bool(self.week)

    def on(self, day: date, build_date: date) -> DayState:
        """What the hours say of a day."""
        today = day == build_date
        intervals, reason = self._given(day)
        if intervals is None:
            return DayState(day, OpenState.UNKNOWN, (), reason, today)
        state = OpenState.OPEN if intervals else OpenState.CLOSED
        return DayState(day, state, intervals, reason, today)

    def _given(self, day: date) -> tuple[tuple[Interval, ...] | None, str]:
        """The intervals of a day, None where nobody gave them; and why they differ."""
        change = next((closure for closure in self.closures if closure.covers(day)), None)
        if change:
            return change.intervals, change.reason
        if not self.known:
            return None, ""
        holiday = self.holidays.name_of(day)
        if holiday:
            return self.on_holidays, holiday
        return self.week_on(day).get(day.weekday(), ()), ""

    def week_on(self, day: date) -> Week:
        """The week that a day follows where nothing beats it."""
        season = next((season for season in self.seasons if season.covers(day)), None)
        return season.week if season else self.week

    def days_from(self, start: date, count: int) -> tuple[DayState, ...]:
        """That many days from one on, which counts as today."""
        return tuple(self.on(start + timedelta(days=n), start) for n in range(count))
