"""The rule of one moment in another hand than the script's: is a place open now, and until when?

``theme/static/js/hours/rule.js`` holds the same rule over the timetable of
:mod:`plugins.library.hours.opening`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from plugins.library.chinese import chinese_day, weekday
from plugins.library.hours.hours import OpeningHours, OpenState
from plugins.library.hours.intervals import Interval, spoken_minute
from plugins.library.reading.clocks import DAY

LOOK_AHEAD = 14
"""Days after which nobody asks when it opens next."""


class MomentPhase(Enum):
    """Where a moment lies among the hours of its day."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    """The whole day."""
    BEFORE = "before"
    OPEN = "open"
    BREAK = "break"
    AFTER = "after"


_FACES = {
    MomentPhase.UNKNOWN: ("开放时间", "请来馆问"),
    MomentPhase.CLOSED: ("今日闭馆", "今日闭馆"),
    MomentPhase.BEFORE: ("稍后开馆", "尚未开馆"),
    MomentPhase.OPEN: ("今天开馆", "今日开放"),
    MomentPhase.BREAK: ("中间休息", "稍后再开"),
    MomentPhase.AFTER: ("已经闭馆", "今日已闭"),
}


@dataclass(frozen=True, slots=True)
class Now:
    """Whether a place is open at a moment, and when that changes."""

    phase: MomentPhase
    day: date | None = None
    """The day of the change; None where it is too far or not known."""
    minute: int = 0
    """The minute of that day."""

    @property
    def heading(self) -> str:
        """The four characters in the largest type."""
        return _FACES[self.phase][0]

    @property
    def seal(self) -> str:
        """The four characters of the seal, which is solid while it is open and at no other time."""
        return _FACES[self.phase][1]


def now_at(hours: OpeningHours, day: date, minute: int) -> Now:
    """What the hours say of a minute (0 to 1439) of a day."""
    state = hours.on(day, day)
    if state.state is OpenState.UNKNOWN:
        return Now(MomentPhase.UNKNOWN)
    inside = next((i for i in state.intervals if i.minutes[0] <= minute < i.minutes[1]), None)
    if inside:
        return _until(hours, day, inside.minutes[1])
    return _from(hours, day, minute, _closed_phase(state.intervals, minute))


def _closed_phase(intervals: tuple[Interval, ...], minute: int) -> MomentPhase:
    """What it is at a minute outside all intervals of the day."""
    if not intervals:
        return MomentPhase.CLOSED
    has_opened = any(interval.minutes[0] < minute for interval in intervals)
    opens_again = any(interval.minutes[0] > minute for interval in intervals)
    return (
        (MomentPhase.BREAK if opens_again else MomentPhase.AFTER)
        if has_opened
        else MomentPhase.BEFORE
    )


def _until(hours: OpeningHours, day: date, minute: int) -> Now:
    """Open until when; intervals that touch, also across midnight, are one."""
    last = day + timedelta(days=LOOK_AHEAD)
    while day <= last:
        if minute == DAY:
            day, minute = day + timedelta(days=1), 0
        touching = (i for i in hours.on(day, day).intervals if i.minutes[0] == minute)
        interval = next(touching, None)
        if interval is None:
            return Now(MomentPhase.OPEN, day, minute)
        minute = interval.minutes[1]
    return Now(MomentPhase.OPEN)


def _from(hours: OpeningHours, day: date, minute: int, phase: MomentPhase) -> Now:
    """Closed until when; a day that nobody knows ends the look ahead."""
    for ahead in range(LOOK_AHEAD + 1):
        state = hours.on(day + timedelta(days=ahead), day)
        if state.state is OpenState.UNKNOWN:
            break
        for interval in state.intervals:
            if ahead or interval.minutes[0] > minute:
                return Now(phase, state.day, interval.minutes[0])
    return Now(phase)


def now_words(now: Now, today: date) -> str:
    """``正在开放，晚上 8:00 闭馆``, ``现在已闭馆，明天上午 9:00 开馆``; empty if nobody knows."""
    if now.phase is MomentPhase.UNKNOWN:
        return ""
    when = f"{_day_words(now.day, today)}{spoken_minute(now.minute)}" if now.day else ""
    if now.phase is MomentPhase.OPEN:
        return f"正在开放，{when} 闭馆" if when else "24 小时开放"
    if now.phase is MomentPhase.BEFORE:
        return f"尚未开馆，今天{when} 开馆"
    if now.phase is MomentPhase.BREAK:
        return f"中间休息，{when} 开馆"
    closed = "现在已闭馆" if now.phase is MomentPhase.AFTER else "今天闭馆"
    return f"{closed}，{when} 开馆" if when else closed


def _day_words(day: date, today: date) -> str:
    if day == today:
        return ""
    if day == today + timedelta(days=1):
        return "明天"
    return f"{chinese_day(day)}（{weekday(day)}）"
