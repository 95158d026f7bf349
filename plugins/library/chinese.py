"""Dates and numbers in the words of Chinese readers."""

from collections.abc import Sequence
from datetime import date, time

from plugins.library.reading.spans import Span

_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_WEEKDAYS = "一二三四五六日"


def chinese_number(number: int) -> str:
    """1 to 99 in characters: 3 → 三, 12 → 十二, 20 → 二十."""
    if not 0 <= number <= 99:
        raise ValueError(f"number out of range: {number}")
    tens, ones = divmod(number, 10)
    if not tens:
        return "零" if number == 0 else _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"


def chinese_year(year: int) -> str:
    """2021 → 二〇二一."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def stems_of_year(year: int) -> str:
    """The year of the sexagenary cycle that begins in this year's spring: 2021 → 辛丑."""
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def chinese_date(day: date) -> str:
    """2021年6月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_day(day: date) -> str:
    """6月24日."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期五."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def short_weekday(day: date) -> str:
    """五."""
    return _WEEKDAYS[day.weekday()]


def chinese_span(span: Span, with_year: bool = False) -> str:
    """``2月1日—3日``, ``6月28日—7月2日``, ``5月1日起``; with the year before it if asked."""
    start = chinese_date(span.start) if with_year else chinese_day(span.start)
    if span.open_ended:
        return f"{start}起"
    if span.end is None or span.end == span.start:
        return start
    if span.end.year != span.start.year:
        return f"{chinese_date(span.start)}—{chinese_date(span.end)}"
    same_month = span.end.month == span.start.month
    return f"{start}—{f'{span.end.day}日' if same_month else chinese_day(span.end)}"


def chinese_spans(spans: Sequence[Span], with_year: bool = False) -> str:
    """Several spans, each month named once: ``4月1日、8日、5月6日``."""
    words: list[str] = []
    before: Span | None = None
    for span in spans:
        known = before.last_day if before else None
        if known and known.year != span.start.year:
            words.append(chinese_span(span, with_year=True))
        elif known and known.month == span.start.month:
            words.append(days_within_month(span))
        else:
            words.append(chinese_span(span, with_year and known is None))
        before = span
    return "、".join(words)


def hours_of(span: Span) -> str:
    """The hours of a single day: ``14:30—16:00``, ``14:30``; empty where they are not known."""
    closes = _closing(span.closes)
    return "—".join(filter(None, (_clock(span.opens), closes))) if span.opens else ""


def occasion(span: Span) -> str:
    """A span as an invitation says it: ``2026年4月23日（星期四）14:30—16:00``.

    Of several days the hours are those of the first and of the last one.
    """
    if span.last_day == span.start:
        start = f"{chinese_date(span.start)}（{weekday(span.start)}）"
        return f"{start}{hours_of(span)}{'起' if span.open_ended else ''}"
    if not (span.opens or span.closes):
        return chinese_span(span, with_year=True)
    end = span.last_day
    last = chinese_day(end) if end.year == span.start.year else chinese_date(end)
    ends = (
        (chinese_date(span.start), span.opens and _clock(span.opens)),
        (last, _closing(span.closes)),
    )
    return "—".join(f"{day} {clock}" if clock else day for day, clock in ends)


def _clock(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02}"


def _closing(clock: time | None) -> str:
    """The end of some hours: midnight is that of its day."""
    return "" if clock is None else "24:00" if clock == time() else _clock(clock)


def days_within_month(span: Span) -> str:
    """A span as it reads under its month's heading: ``1日—3日``, ``1日起``."""
    return chinese_span(span).split("月", 1)[1]


def spoken_clock(clock: time) -> str:
    """``上午 8:30``, ``下午 2:00``, ``晚上 8:00``, as people say it."""
    part = "上午" if clock.hour < 12 else "中午" if clock.hour == 12 else ""
    part = part or ("下午" if clock.hour < 18 else "晚上")
    hour = clock.hour if clock.hour <= 12 else clock.hour - 12
    return f"{part} {hour}:{clock.minute:02}"
