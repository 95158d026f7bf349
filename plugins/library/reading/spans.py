"""Days and ranges of days, as people write them.

``2021-06-24`` · ``2021-06-24 18:30`` · ``2021-06-24 14:00—16:00`` · ``2021年6月24日下午2点半`` ·
``二〇二一年六月二十四日（星期四）`` · ``2021-05-01 起`` (open) · ``2021-06-24 至 27日`` · several
days separated by ``、``. A day is a day in Asia/Shanghai, and so is a time of day. What can't be
read, or only by guessing, is told with the full form that would be (:class:`.clocks.DateError`).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from plugins.library.reading.clocks import (
    DAY,
    RANGE,
    TO,
    DateError,
    accepted,
    as_clock,
    minute_of,
    plain,
    read_range,
    words_of,
)
from plugins.library.reading.day_words import FIRST, LAST, day_of, hours_on, of_year, unread

_ONLY_HOURS = re.compile(RANGE)
_TO = re.compile(TO)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, with a time of day where it is known."""

    day: date
    clock: time | None = None
    open_ended: bool = False
    until: time | None = None
    """The end of a range of hours on that day; 0:00 is the midnight at its end."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day; ``end`` is None for a single day and where the end is open."""

    start: date
    end: date | None = None
    open_ended: bool = False
    opens: time | None = None
    closes: time | None = None
    """Of the last day; 0:00 is the midnight at its end."""

    @property
    def last_day(self) -> date:
        """The last day that is known."""
        return self.end or self.start

    def covers(self, day: date) -> bool:
        """Whether the span includes a day; an open span never ends."""
        return self.start <= day and (self.open_ended or day <= self.last_day)


def read_moment(text: str) -> Moment:
    """Read one day; raise ValueError with a Chinese sentence where it is none."""
    words = plain(text)
    match = FIRST.fullmatch(words)
    if match is None:
        raise unread(words)
    return _moment(match, day_of(match))


def read_spans(start: str, end: str = "") -> tuple[Span, ...]:
    """Read what stands in Start and End; raise ValueError with a Chinese sentence.

    Several days in ``start`` are single days or ranges, and then ``end`` must be empty.
    """
    try:
        spans = _all_spans(start)
    except DateError as mistake:
        raise accepted(mistake, _all_spans) from None
    if not end:
        return spans
    if len(spans) != 1 or spans[0].open_ended or spans[0].end:
        raise ValueError("写了结束，开始就只能是一个日子")
    (first,) = spans
    if first.closes is not None:
        raise ValueError("写了结束，开始和结束就各写一个日子或钟点")
    try:
        return (_range(first, plain(end)),)
    except DateError as mistake:
        of_end = DateError(str(mistake), mistake.form, mistake.note, is_of_end=True)
        raise accepted(of_end, lambda words: _range(first, plain(words))) from None


def _all_spans(words: str) -> tuple[Span, ...]:
    """A span a part; a mistake in one of them tells how to write all."""
    parts, spans = [part for part in words.split("、") if part.strip()], list[Span]()
    for place, part in enumerate(parts):
        try:
            spans.append(_span(part, spans[-1].last_day if spans else None))
        except DateError as mistake:
            whole = "、".join((*parts[:place], mistake.form, *parts[place + 1 :]))
            form = whole if mistake.form else ""
            raise DateError(str(mistake), form, mistake.note) from None
    last = spans[-1] if spans else None
    is_short = any(FIRST.match(plain(part)) is None for part in parts)
    if is_short and last and last.opens and not any(span.opens for span in spans[:-1]):
        same = (replace(one, opens=last.opens, closes=last.closes) for one in spans)
        raise DateError("钟点只写在最后一天后面", "、".join(map(written, same)))
    return tuple(spans)


def _span(part: str, before: date | None) -> Span:
    """A day or a range of days; behind another day its month and its year may be left out."""
    words = plain(part)
    match = FIRST.match(words)
    if match is None and before and (short := LAST.fullmatch(words)):
        return _single(_moment(short, day_of(short, before)))
    if match is None:
        raise unread(words)
    single = _single(_moment(match, day_of(match)))
    rest = words[match.end() :]
    dash = _TO.match(rest)
    if dash and single.closes is None:
        return _inline(replace(single, open_ended=False), rest[dash.end() :])
    if rest:
        raise unread(words)
    return single


def _single(moment: Moment) -> Span:
    return Span(moment.day, None, moment.open_ended, moment.clock, moment.until)


def _inline(first: Span, words: str) -> Span:
    """A range whose both ends stand in one place."""
    try:
        return _range(first, words)
    except DateError as mistake:
        form = f"{written(first)}—{mistake.form}" if mistake.form else ""
        raise DateError(str(mistake), form, mistake.note) from None


def _range(first: Span, words: str) -> Span:
    """From a day on to the one that the words name, whose month and year may be left out."""
    match = LAST.fullmatch(words)
    hours = _ONLY_HOURS.fullmatch(words) if match is None else None
    if match is None and hours is None:
        raise unread(words)
    day = day_of(match, first.start) if match else first.start
    until, more = hours_on(match or hours, day)
    if more is not None:
        raise ValueError("写了结束，开始和结束就各写一个日子或钟点")
    opens = minute_of(first.opens) if first.opens else 0
    if (day, DAY if until is None else until) < (first.start, opens):
        raise _too_early(first, day, until, bool(match and match["year"]))
    if until == 0:  # the midnight before a day is the end of the day before it
        day, until = day - timedelta(days=1), DAY
    return Span(first.start, day, False, first.opens, None if until is None else as_clock(until))


def _too_early(first: Span, day: date, until: int | None, is_sure: bool) -> ValueError:
    """A range that ends before it begins: in the next year, perhaps, where none is written."""
    later = of_year(first.start.year + 1, day.month, day.day)
    if is_sure or later is None or day == first.start:
        return ValueError("结束早于开始")
    form = written(Span(later, opens=None if until is None else as_clock(until)))
    return DateError("结束早于开始", form, "，并请核对结束的年份")


def _moment(match: re.Match[str], day: date) -> Moment:
    opens, closes = hours_on(match, day)
    if opens == DAY:
        raise DateError("24:00 是一天的末尾", f"{day + timedelta(days=1)} 00:00")
    clock = None if opens is None else as_clock(opens)
    until = None if closes is None else as_clock(closes)
    return Moment(day, clock, bool(match.groupdict().get("open")), until)


def read_hours(words: str) -> tuple[time, time | None] | None:
    """A time of day, or two, that stand alone; None where the words say something else."""
    match = _ONLY_HOURS.fullmatch(plain(words))
    opens, closes = read_range(match) if match else (None, None)
    if opens is None or opens == DAY:
        return None
    return as_clock(opens), None if closes is None else as_clock(closes)


def with_hours(spans: tuple[Span, ...], words: str) -> tuple[Span, ...]:
    """Single days without hours, at those that words say; else as they are."""
    are_bare = not any(one.opens or one.closes or one.end or one.open_ended for one in spans)
    hours = read_hours(words) if are_bare else None
    if hours is None:
        return spans
    return tuple(replace(one, opens=hours[0], closes=hours[1]) for one in spans)


def written(span: Span) -> str:
    """A single day in the form that is always read: ``2026-12-20 14:30—16:00``."""
    opens = "" if span.opens is None else words_of(minute_of(span.opens))
    closes = "" if span.closes is None else words_of(minute_of(span.closes) or DAY)
    return f"{span.start} {'—'.join(filter(None, (opens, closes)))}".strip()
