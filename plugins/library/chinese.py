"""Dates and numbers in the words of Chinese readers."""

from datetime import date, time

from plugins.library.spans import Span

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


def days_within_month(span: Span) -> str:
    """A span as it reads under its month's heading: ``1日—3日``, ``1日起``."""
    return chinese_span(span).split("月", 1)[1]


def spoken_clock(clock: time) -> str:
    """``上午 8:30``, ``下午 2:00``, ``晚上 8:00``, as people say it."""
    part = "上午" if clock.hour < 12 else "中午" if clock.hour == 12 else ""
    part = part or ("下午" if clock.hour < 18 else "晚上")
    hour = clock.hour if clock.hour <= 12 else clock.hour - 12
    return f"{part} {hour}:{clock.minute:02}"
