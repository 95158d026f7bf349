"""A day in words: where its parts stand, which day they are, and what to write where they are none.

Patterns are of words that :func:`.clocks.plain` has made narrow.
"""

import os
import re
from datetime import date

from plugins.library.clock import build_date
from plugins.library.reading.clocks import PARTS, RANGE, DateError, read_range, words_of

_WEEKDAYS = "一二三四五六日"
_OF_WEEK = r"(?:\(?\s*(?:星期|周|礼拜)\s*(?P<weekday>[一二三四五六日天])\s*\)?)"
_YEAR, _MONTH = r"(?P<year>\d{4})\s*[-./年]\s*", r"(?P<month>\d{1,2})\s*[-./月]\s*"
_DAY = rf"(?P<day>\d{{1,2}})(?!\d)\s*[日号]?\s*{_OF_WEEK}?"
_HOURS = rf"(?:[T,\s]*{RANGE})?"
FIRST = re.compile(rf"(?:自|从)?\s*{_YEAR}{_MONTH}{_DAY}{_HOURS}\s*(?:(?P<open>起)|开始|准时)?")
LAST = re.compile(rf"(?:(?:{_YEAR})?{_MONTH})?{_DAY}(?![:点时]){_HOURS}")
_SOME_DAY = re.compile(rf"{_YEAR}{_MONTH}{_DAY}")
_NO_YEAR = re.compile(rf"(?<!\d)(?:(?P<short>\d\d)年\s*)?{_MONTH}{_DAY}")
_SOME_HOURS = re.compile(rf"(?<![\d:]){RANGE}")
_FROM_NOW = ("即日起", "今日起", "今天起", "现在起")
YEARS = (1000, 2999)


def is_real(day: date) -> bool:
    """Whether the year is one that somebody may mean."""
    return YEARS[0] <= day.year <= YEARS[1]


def hours_on(match: re.Match[str] | None, day: date) -> tuple[int | None, int | None]:
    """First and last minute of a match; a mistake in them tells how to write them on their day."""
    try:
        return read_range(match) if match else (None, None)
    except DateError as mistake:
        raise mistake.of(str(day)) from None


def day_of(match: re.Match[str], base: date | None = None) -> date:
    """The day of a match; what it leaves out is that of ``base``. ValueError where it is none."""
    given = match.groupdict()
    year = int(given["year"] or (base.year if base else 0))
    month = int(given["month"] or (base.month if base else 0))
    day = of_year(year, month, int(given["day"]))
    if day is None:
        raise DateError("没有这样的日期或钟点")
    if not is_real(day):
        raise DateError("这一年不像真的")
    said = given["weekday"]
    if said and _WEEKDAYS[day.weekday()] != said.replace("天", "日"):
        right = _WEEKDAYS[day.weekday()]
        what = f"{day.year}年{day.month}月{day.day}日是星期{right}，不是星期{said}"
        note = "；日子写错了就改日子"
        raise DateError(what, f"{day}（星期{right}）{_said_hours(match)}", note)
    return day


def _said_hours(match: re.Match[str]) -> str:
    """The hours beside a day in the form that is always read; empty where they are not."""
    try:
        opens, closes = read_range(match)
    except DateError as mistake:
        return mistake.form
    return "" if opens is None else words_of(opens, closes)


def of_year(year: int, month: int, day: int) -> date | None:
    """The day of that name; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def unread(words: str) -> DateError:
    """What is wrong with words that are no day, with what they say of one written in full."""
    if words.startswith(_FROM_NOW):
        today = build_date(os.environ)
        note = "，并请核对“即日”是哪一天"
        return DateError("“即日”不是日子", words.replace(words[:2], str(today), 1), note)
    match = _SOME_DAY.search(words)
    if match and (day := of_year(*(int(match[part]) for part in ("year", "month", "day")))):
        part = PARTS.search(words)
        hours = _some_hours(words[match.end() :])
        note = f"，“{part[0]}”写进“时间”" if part and not hours else ""
        return DateError("日期认不出来", _form(day, hours), note) if is_real(day) else _plainly()
    match = _NO_YEAR.search(words)
    near = _nearest(match) if match else None
    if match is None or near is None:
        return _plainly()
    form = _form(near, _some_hours(words[match.end() :]))
    return DateError("日期没有写年份", form, "，并请核对年份")


def _form(day: date, hours: list[str]) -> str:
    """A day at each of its hours."""
    return "、".join(f"{day} {one}" for one in hours) or str(day)


def _plainly() -> DateError:
    return DateError("日期认不出来")


def _some_hours(words: str) -> list[str]:
    return list(filter(None, map(_said_hours, _SOME_HOURS.finditer(words))))


def _nearest(match: re.Match[str]) -> date | None:
    """The day of that name, and weekday where it is said, that is nearest to the build's."""
    today = build_date(os.environ)
    short = match["short"]
    years = [2000 + int(short)] if short else [today.year + n for n in range(-6, 7)]
    found = [of_year(year, int(match["month"]), int(match["day"])) for year in years]
    said = (match["weekday"] or "").replace("天", "日")
    days = [d for d in found if d and said in ("", _WEEKDAYS[d.weekday()])]
    return min(days, key=lambda day: abs(day - today), default=None)
