"""A week of hours as staff write it in one cell: ``星期一闭馆；周二至周日 9:00-17:00``.

The other way round than :mod:`plugins.library.hours.hours_words`, whose every line is read here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.library.hours.hours import WEEKDAYS
from plugins.library.hours.intervals import Interval, read_intervals
from plugins.library.places.hours_entries import EVERY_DAY, HOLIDAY

EXAMPLE = "写作“周一闭馆；周二至周日 9:00-12:00、14:00-18:00；节假日 10:00-16:00”"
_NUMERALS = "一二三四五六日"
_TO = r"[-—–~至到]+"
_DAY = rf"(?:周|星期|礼拜)?[{_NUMERALS}天]"
_SOME_DAYS = rf"{_DAY}(?:{_TO}{_DAY})?"
_DAYS = re.compile(rf"(?=周|星期|礼拜)(?!周末){_SOME_DAYS}(?:[、,和及]{_SOME_DAYS})*")
_RUN = re.compile(rf"([{_NUMERALS}天])(?:{_TO}(?:周|星期|礼拜)?([{_NUMERALS}天]))?")
_NAMED = (
    (re.compile("每天|每日|天天"), (EVERY_DAY,)),
    (re.compile("(?:法定)?节假日"), (HOLIDAY,)),
    (re.compile("工作日"), WEEKDAYS[:5]),
    (re.compile("周末|双休日"), WEEKDAYS[5:]),
)
_CLOCK = r"(上午|早上|早|中午|下午|晚上|晚)?(\d{1,2})(?::(\d{2})|点(半)|点(?:(\d{1,2})分?)?)"
_TIME = re.compile(rf"{_CLOCK}{_TO}{_CLOCK}")
_FIXED = (
    (re.compile("全天(?:24小时)?|24小时"), "00:00-24:00"),
    (re.compile("闭馆|休馆|休息|不开放?"), ""),
)
_BETWEEN = re.compile("[;,、。:和及]")
_AFTERNOON = ("下午", "晚上", "晚")


@dataclass(slots=True)
class _Clause:
    """Some days, and the hours that follow them."""

    days: list[str]
    hours: list[str] = field(default_factory=list)
    """As the file of the places has them; an empty one = closed."""


def read_spoken(words: str) -> Mapping[str, tuple[Interval, ...]]:
    """Key of ``[branch.hours]`` → the intervals of its days; ValueError with a Chinese sentence."""
    found: dict[str, tuple[Interval, ...]] = {}
    for clause in _clauses("".join(unicodedata.normalize("NFKC", words).split())):
        if not clause.hours:
            raise ValueError("写了哪几天，没有写几点")
        if "" in clause.hours and len(clause.hours) > 1:
            raise ValueError("同一天又开又不开")
        for day in clause.days:
            if day in found:
                raise ValueError("同一天写了两次")
            found[day] = read_intervals([hours for hours in clause.hours if hours])
    return found


def _clauses(words: str) -> list[_Clause]:
    clauses: list[_Clause] = []
    for days, hours in _tokens(words):
        if days and clauses and not clauses[-1].hours:
            clauses[-1].days += days
        elif days:
            clauses.append(_Clause(list(days)))
        else:
            clauses = clauses or [_Clause([EVERY_DAY])]
            clauses[-1].hours.append(hours)
    return clauses


def _tokens(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Days without hours, or hours without days, in their order."""
    at = 0
    while at < len(words):
        found = _token(words, at)
        if found is None:
            raise ValueError(f"从“{words[at : at + 12]}”起认不出来")
        end, days, hours = found
        if hours is not None:
            yield days, hours
        at = end


def _token(words: str, at: int) -> tuple[int, tuple[str, ...], str | None] | None:
    """Where what stands at a place ends, its days, its hours; None of these between the two."""
    for named, days in _NAMED:
        if match := named.match(words, at):
            return match.end(), tuple(days), ""
    for fixed, hours in _FIXED:
        if match := fixed.match(words, at):
            return match.end(), (), hours
    if match := _DAYS.match(words, at):
        return match.end(), tuple(_weekdays(match[0])), ""
    if match := _TIME.match(words, at):
        return match.end(), (), _interval(match)
    match = _BETWEEN.match(words, at)
    return (match.end(), (), None) if match else None


def _weekdays(words: str) -> Iterator[str]:
    """``周一至三、六`` → Monday, Tuesday, Wednesday, Saturday; a run may cross Sunday."""
    for first, last in _RUN.findall(words.replace("天", "日")):
        start = _NUMERALS.index(first)
        count = (_NUMERALS.index(last or first) - start) % 7 + 1
        yield from (WEEKDAYS[(start + n) % 7] for n in range(count))


def _interval(match: re.Match[str]) -> str:
    """``下午2点半至6点`` → ``14:30-18:00``."""
    parts = match.groups()
    opens, closes = parts[:5], parts[5:]
    half = closes[0] or (opens[0] if opens[0] in _AFTERNOON else "")
    return f"{_clock(opens)}-{_clock((half, *closes[1:]))}"


def _clock(parts: tuple[str | None, ...]) -> str:
    part_of_day, hour, minute, is_half, spoken = parts
    late = 12 if part_of_day in _AFTERNOON and int(hour or 0) < 12 else 0
    minutes = 30 if is_half else int(minute or spoken or 0)
    return f"{int(hour or 0) + late:02}:{minutes:02}"
