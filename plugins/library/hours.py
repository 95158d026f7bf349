"""Opening hours and closures, and what they say of one day.

A regular week, closed by exceptions: a closure always beats the week. Where the library has not
given its hours, a day is *unknown*; nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from plugins.library.chinese import chinese_date, short_weekday, spoken_clock, weekday
from plugins.library.lunar import lunar_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Interval:
    """From one time of a day to a later one."""

    opens: time
    closes: time

    @property
    def words(self) -> str:
        """``上午 8:30 至晚上 8:00``."""
        return f"{spoken_clock(self.opens)} 至{spoken_clock(self.closes)}"

    @property
    def open_text(self) -> str:
        """``8:30``."""
        return f"{self.opens.hour}:{self.opens.minute:02}"

    @property
    def close_text(self) -> str:
        """``20:00``."""
        return f"{self.closes.hour}:{self.closes.minute:02}"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a branch is closed, announced beforehand (公共图书馆法第三十八条)."""

    start: date
    end: date
    reason: str

    def covers(self, day: date) -> bool:
        """Whether it is closed on that day."""
        return self.start <= day <= self.end


class State(Enum):
    """Whether a branch is open on a day."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """The library has not given its hours."""


_HEADING = {State.OPEN: "今天开馆", State.CLOSED: "今日闭馆", State.UNKNOWN: "开放时间"}
_SEAL = {State.OPEN: "今日开放", State.CLOSED: "今日闭馆", State.UNKNOWN: "待馆填写"}


@dataclass(frozen=True, slots=True)
class DayState:
    """What a reader wants to know of a day."""

    day: date
    state: State
    intervals: tuple[Interval, ...] = ()
    reason: str = ""
    is_build_day: bool = False

    @property
    def iso(self) -> str:
        """``2026-11-22``."""
        return self.day.isoformat()

    @property
    def heading(self) -> str:
        """The four characters in the largest type."""
        return _HEADING[self.state]

    @property
    def seal(self) -> str:
        """The four characters of the seal."""
        return _SEAL[self.state]

    @property
    def is_open(self) -> bool:
        """Whether the seal is solid."""
        return self.state is State.OPEN

    @property
    def words(self) -> str:
        """The hours as people say them; several intervals separated by ``，``."""
        return "，".join(interval.words for interval in self.intervals)

    @property
    def date_text(self) -> str:
        """``2026年11月22日``."""
        return chinese_date(self.day)

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
class OpeningHours:
    """The regular week: weekday (0 = Monday) → intervals; empty where it is not given."""

    week: Mapping[int, tuple[Interval, ...]]
    closures: tuple[Closure, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the library has given any hours."""
        return bool(self.week)

    def on(self, day: date, build_date: date) -> DayState:
        """What the hours say of a day."""
        closure = next((c for c in self.closures if c.covers(day)), None)
        today = day == build_date
        if closure:
            return DayState(day, State.CLOSED, (), closure.reason, today)
        if not self.known:
            return DayState(day, State.UNKNOWN, is_build_day=today)
        intervals = self.week.get(day.weekday(), ())
        return DayState(day, State.OPEN if intervals else State.CLOSED, intervals, "", today)

    def days_from(self, start: date, count: int) -> tuple[DayState, ...]:
        """That many days from one on, which counts as today."""
        return tuple(self.on(start + timedelta(days=n), start) for n in range(count))

    def week_of(self, day: date) -> tuple[DayState, ...]:
        """Monday to Sunday of the week in which a day lies."""
        monday = day - timedelta(days=day.weekday())
        return tuple(self.on(monday + timedelta(days=n), day) for n in range(7))
