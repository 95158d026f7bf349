"""Days and hours for machines: the values of ``datetime``, ``startDate``, ``endDate``.

An hour carries the offset of Asia/Shanghai, +08:00 all the year (norm D2).
"""

from datetime import date, time

from plugins.library.reading.spans import Span


def iso_start(span: Span) -> str:
    """``2026-04-23T14:30+08:00``, or the day where the hour is not known."""
    return _iso(span.start, span.opens)


def iso_end(span: Span) -> str:
    """The last day, with its hour where that is known; empty where the end is open."""
    return "" if span.open_ended else _iso(span.last_day, span.closes)


def _iso(day: date, clock: time | None) -> str:
    return f"{day.isoformat()}T{clock:%H:%M}+08:00" if clock else day.isoformat()
