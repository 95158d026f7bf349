"""Days and ranges of days, as people write them.

``2021-06-24`` · ``2021-06-24 18:30`` · ``2021-06-24 14:00—16:00`` · ``2021年6月24日`` ·
``2021-05-01 起`` (open) · several days separated by ``、``. A day is a day in Asia/Shanghai, and so
is a time of day.
"""

import re
from dataclasses import dataclass
from datetime import date, time

_DAY = re.compile(
    r"(?P<year>\d{4})\s*[-./年]\s*(?P<month>\d{1,2})\s*[-./月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[T\s]+(?P<hour>\d{1,2})[:：](?P<minute>\d{2})"
    r"(?:\s*[-—–~～至]\s*(?P<to_hour>\d{1,2})[:：](?P<to_minute>\d{2}))?)?\s*(?P<open>起)?"
)
YEARS = (1000, 2999)
_WIDE = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, with a time of day where it is known."""

    day: date
    clock: time | None = None
    open_ended: bool = False
    until: time | None = None
    """The end of a range of hours on that day."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day; ``end`` is None for a single day and where the end is open."""

    start: date
    end: date | None = None
    open_ended: bool = False
    opens: time | None = None
    closes: time | None = None

    @property
    def last_day(self) -> date:
        """The last day that is known."""
        return self.end or self.start

    def covers(self, day: date) -> bool:
        """Whether the span includes a day; an open span never ends."""
        return self.start <= day and (self.open_ended or day <= self.last_day)


def is_real(day: date) -> bool:
    """Whether the year is one that somebody may mean."""
    return YEARS[0] <= day.year <= YEARS[1]


def read_moment(text: str) -> Moment:
    """Read one day; raise ValueError with a Chinese sentence where it is none."""
    match = _DAY.fullmatch(text.strip().translate(_WIDE))
    if match is None:
        raise ValueError("日期认不出来")
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        clock = time(int(match["hour"]), int(match["minute"])) if match["hour"] else None
        until = time(int(match["to_hour"]), int(match["to_minute"])) if match["to_hour"] else None
    except ValueError:
        raise ValueError("没有这样的日期或钟点") from None
    if not is_real(day):
        raise ValueError("这一年不像真的")
    if clock and until and until <= clock:
        raise ValueError("结束早于开始")
    return Moment(day, clock, bool(match["open"]), until)


def read_spans(start: str, end: str = "") -> tuple[Span, ...]:
    """Read what stands in Start and End; raise ValueError with a Chinese sentence.

    Several days in ``start`` are single days, and then ``end`` must be empty.
    """
    moments = [read_moment(part) for part in start.split("、") if part.strip()]
    if not end:
        return tuple(Span(m.day, None, m.open_ended, m.clock, m.until) for m in moments)
    if len(moments) != 1 or moments[0].open_ended:
        raise ValueError("写了结束，开始就只能是一个日子")
    first, last = moments[0], read_moment(end)
    if first.until or last.until or last.open_ended:
        raise ValueError("写了结束，开始和结束就各写一个日子或钟点")
    if (last.day, last.clock or time.max) < (first.day, first.clock or time.min):
        raise ValueError("结束早于开始")
    return (Span(first.day, last.day, False, first.clock, last.clock),)
