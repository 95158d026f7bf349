"""Days and hours for machines: the values of ``datetime``, ``startDate``, ``endDate``.

An hour carries the offset of Asia/Shanghai, +08:00 all the year (norm D2).
"""

from datetime import date, time, timedelta

from plugins.library.reading.spans import Span


def iso_start(span: Span) -> str:
    """``2026-04-23T14:30+08:00``, or the day where the hour is not known."""
    return _iso(span.start, span.opens)


def iso_end(span: Span) -> str:
    """The last day, with its hour where that is known; empty where the end is open."""
    if span.open_ended:
        return ""
    at_midnight = span.closes == time()  # the end of the day, for which RFC 3339 has no 24:00
    return _iso(span.last_day + timedelta(days=at_midnight), span.closes)


def _iso(day: date, clock: time | None) -> str:
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock:%H:%M}+08:00"
