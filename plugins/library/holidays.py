"""Statutory holidays 法定节假日, as staff confirm them each year: ``content/holidays.toml``.

The State Council announces each year's days off and the weekend days worked in exchange (调休),
mostly in November of the year before. One ``[[year]]`` a notice: ``year``, ``source``,
``confirmed`` (the day on which somebody of the library compared it with the notice), ``workdays``
and ``[[year.holiday]]`` with ``name``, ``from``, ``to``. No rule computes them: nobody knows
them before the notice. A weekend day that is worked keeps its own hours, for libraries open then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from plugins.library.files import name_of, read_toml
from plugins.library.problems import Problem, did_you_mean, error

FILE = "holidays.toml"
ANNOUNCED_IN = 11
"""The month from which the next year's holidays are usually known."""
YEAR_KEYS = ("year", "source", "confirmed", "workdays", "holiday")
HOLIDAY_KEYS = ("name", "from", "to")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday with the days off that surround it."""

    name: str
    start: date
    end: date
    """Included."""

    @property
    def days(self) -> tuple[date, ...]:
        """Its days off."""
        return tuple(
            self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1)
        )


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One year's arrangement."""

    year: int
    holidays: tuple[Holiday, ...]
    workdays: tuple[date, ...] = ()
    """Days of a weekend that are worked in exchange."""
    source: str = ""
    confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class Holidays:
    """All years that are known."""

    years: tuple[HolidayYear, ...] = ()

    def name_of(self, day: date) -> str:
        """The holiday to which a day off belongs, or an empty string."""
        return next((h.name for h in self.all if h.start <= day <= h.end), "")

    def knows(self, year: int) -> bool:
        """Whether the arrangement of a year is in the file."""
        return any(one.year == year for one in self.years)

    def unknown_years(self, today: date) -> tuple[int, ...]:
        """Of this year and, late in it, the next: those whose arrangement is not in the file."""
        due = (today.year, today.year + 1) if today.month >= ANNOUNCED_IN else (today.year,)
        return tuple(year for year in due if not self.knows(year))

    def known_until(self, today: date) -> date | None:
        """The last day of the last year that is known without a gap; None where this one isn't."""
        year = today.year
        while self.knows(year + 1):
            year += 1
        return date(year, 12, 31) if self.knows(today.year) else None

    def is_workday(self, day: date) -> bool:
        """Whether offices work on a day; where a year is not known, Monday to Friday."""
        if any(day in one.workdays for one in self.years):
            return True
        return day.weekday() < 5 and not self.name_of(day)

    def after_workdays(self, day: date, count: int) -> date:
        """The day that many working days later, the first not counted (民法典第二百零一条)."""
        while count:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    @property
    def all(self) -> Iterator[Holiday]:
        """Every holiday, year by year."""
        return (holiday for one in self.years for holiday in one.holidays)


def read_holidays(content: Path) -> tuple[Holidays, tuple[Problem, ...]]:
    """What the file says, and every problem met; a missing file is no problem here."""
    path = content / FILE
    if not path.is_file():
        return Holidays(), ()
    name = name_of(path, content)
    table, problems = read_toml(path, name)
    unknown = (*_unknown(table, ("year",), name, "文件"), *_single(table, "year", name))
    found = [_read_year(entry, name) for entry in _tables(table.get("year"))]
    years = tuple(sorted((year for year, _ in found if year), key=lambda one: one.year))
    twice = [one.year for one, other in pairwise(years) if one.year == other.year]
    double = tuple(error(name, 0, "同一年写了两段", str(y), "请合成一段 [[year]]") for y in twice)
    return Holidays(years), (*problems, *unknown, *(p for _, some in found for p in some), *double)


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _single(table: Mapping[str, Any], key: str, name: str) -> Iterator[Problem]:
    """``[year]`` for ``[[year]]``: one where there may be several."""
    if key in table and not isinstance(table[key], list):
        remedy = f"这一段的第一行有两层方括号，最后的名字是 {key}，例如 [[{key}]]"
        yield error(name, 0, f"{key} 少了一层方括号", remedy=remedy)


def _unknown(
    table: Mapping[str, Any], known: Iterable[str], name: str, what: str
) -> tuple[Problem, ...]:
    keys = tuple(known)
    return tuple(
        error(name, 0, f"{what}里有不认识的键“{key}”", remedy=did_you_mean(key, keys))
        for key in table
        if key not in keys
    )


def _read_year(
    entry: Mapping[str, Any], name: str
) -> tuple[HolidayYear | None, tuple[Problem, ...]]:
    year = entry.get("year")
    if not isinstance(year, int):
        return None, (error(name, 0, "缺少年份", str(year or ""), "写 year = 2027"),)
    label = f"{year} 年"
    problems = [*_unknown(entry, YEAR_KEYS, name, label), *_single(entry, "holiday", name)]
    found = [_read_holiday(one, year, name) for one in _tables(entry.get("holiday"))]
    problems += [problem for _, some in found for problem in some]
    workdays = [day for day in entry.get("workdays", ()) if type(day) is date]
    if len(workdays) != len(entry.get("workdays", ())) or any(d.weekday() < 5 for d in workdays):
        remedy = "写作 [2027-02-07]，不加引号，都是星期六或星期日"
        problems.append(error(name, 0, f"{label}的 workdays 不对", str(entry["workdays"]), remedy))
    confirmed = entry.get("confirmed")
    return HolidayYear(
        year,
        tuple(sorted((h for h, _ in found if h), key=lambda h: h.start)),
        tuple(workdays),
        str(entry.get("source", "")),
        confirmed if type(confirmed) is date else None,
    ), tuple(problems)


def _read_holiday(
    entry: Mapping[str, Any], year: int, name: str
) -> tuple[Holiday | None, tuple[Problem, ...]]:
    title = str(entry.get("name", ""))
    problems = _unknown(entry, HOLIDAY_KEYS, name, f"{year} 年的“{title}”")
    start, end = entry.get("from"), entry.get("to", entry.get("from"))
    if not title or type(start) is not date or type(end) is not date or end < start:
        remedy = "写 name，from 和 to 写作 2027-10-01，不加引号，to 不早于 from"
        return None, (
            *problems,
            error(name, 0, f"{year} 年的节假日不对", f"{title} {start}—{end}", remedy),
        )
    if year not in (start.year, end.year):
        remedy = "请写到那一年的 [[year]] 里"
        return None, (
            *problems,
            error(name, 0, f"“{title}”不在 {year} 年", f"{start}—{end}", remedy),
        )
    return Holiday(title, start, end), problems
