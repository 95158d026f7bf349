"""Statutory holidays 法定节假日, as staff confirm them each year: ``content/holidays.toml``.

The State Council announces each year's days off and the weekend days worked in exchange (调休),
mostly in November of the year before. One ``[[year]]`` a notice: ``year``, ``source``,
``confirmed`` (the day on which somebody of the library compared it with the notice), ``workdays``
and ``[[year.holiday]]`` with ``name``, ``from``, ``to``. No rule computes them; for a year without
its notice there are the days that the law itself gives (statutory.py), since a library that is
closed on New Year's Day must not be said to be open. A weekend day that is worked keeps its own
hours, for libraries open then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from plugins.library.hours.statutory import statutory_days
from plugins.library.reading.entries import TomlEntry, read_entry_file
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.toml_names import named

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
    line: int = field(default=0, compare=False)
    """Where it stands in its file, for messages."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """The years that are known; of all others, the days by law."""

    years: tuple[HolidayYear, ...] = ()
    observed: bool = True
    """False for what runs on holidays as on any day: a machine in a street."""

    def name_of(self, day: date) -> str:
        """The holiday to which a day off belongs, or an empty string."""
        around = (h for h in self._holidays(day.year - 1, day.year + 1) if h.start <= day <= h.end)
        return next((h.name for h in around), "")

    def since(self, day: date) -> tuple[Holiday, ...]:
        """Those that are not over on a day, until the next year or the last that is known."""
        last = max((day.year + 1, *(one.year for one in self.years)))
        return tuple(h for h in self._holidays(day.year - 1, last) if h.end >= day)

    def _holidays(self, first: int, last: int) -> Iterator[Holiday]:
        """Of those years, included; 元旦 may begin in the year before."""
        for year in range(first, last + 1) if self.observed else ():
            by_law = (Holiday(*one) for one in statutory_days(year))
            yield from next((one.holidays for one in self.years if one.year == year), by_law)

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
        """Whether offices work on a day; without a notice, Monday to Friday and not by law off."""
        if any(day in one.workdays for one in self.years):
            return True
        return day.weekday() < 5 and not self.name_of(day)

    def after_workdays(self, day: date, count: int) -> date:
        """The day that many working days later, the first not counted (民法典第二百零一条)."""
        while count:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day


NO_HOLIDAYS = Holidays(observed=False)


def read_holidays(content: Path) -> tuple[Holidays, tuple[Problem, ...]]:
    """What the file says, and every problem met; a missing file is no problem here."""
    path = content / FILE
    if not path.is_file():
        return Holidays(), ()
    file, unreadable = read_entry_file(path, content)
    problems = [*unreadable, *file.unknown(("year",))]
    entries = file.below("year", lambda one: f"{one.get('year', '?')} 年")
    found = [year for entry in entries if (year := _read_year(entry, problems))]
    years = tuple(sorted(found, key=lambda one: (one.year, one.line)))
    problems += [
        error(file.path, other.line, "同一年写了两段", str(other.year), "请合成一段 [[year]]")
        for one, other in pairwise(years)
        if one.year == other.year
    ]
    return Holidays(years), tuple(problems)


def _read_year(entry: TomlEntry, problems: list[Problem]) -> HolidayYear | None:
    problems += entry.unknown(YEAR_KEYS)
    year = entry.values.get("year")
    if not isinstance(year, int):
        problems.append(entry.problem("year", "没有年份", year or "", "写 year = 2027，不加引号"))
        return None
    entries = entry.below("year.holiday", lambda one: f"{one.get('name', '?')}")
    found = [holiday for one in entries if (holiday := _read_holiday(one, year, problems))]
    return HolidayYear(
        year,
        tuple(sorted(found, key=lambda holiday: holiday.start)),
        _workdays(entry, problems),
        entry.text("source"),
        entry.day("confirmed", problems),
        entry.part.first,
    )


def _workdays(entry: TomlEntry, problems: list[Problem]) -> tuple[date, ...]:
    given = entry.values.get("workdays", [])
    if isinstance(given, list) and all(type(day) is date and day.weekday() >= 5 for day in given):
        return tuple(given)
    found = "、".join(map(str, given)) if isinstance(given, list) else given
    remedy = "写作 [2027-02-07]，不加引号，都是星期六或星期日"
    problems.append(entry.problem("workdays", f"的{named('workdays')}不对", found, remedy))
    return ()


def _read_holiday(entry: TomlEntry, year: int, problems: list[Problem]) -> Holiday | None:
    problems += entry.unknown(HOLIDAY_KEYS)
    title, values = entry.text("name"), entry.values
    start, end = values.get("from"), values.get("to", values.get("from"))
    if not title or type(start) is not date or type(end) is not date or end < start:
        remedy = (
            f"{named('name')}要写；{named('from')}和{named('to')}写作 2027-10-01，不加引号，"
            "最后一天不早于第一天"
        )
        problems.append(entry.problem("from", "的日子不对", f"{start}—{end}", remedy))
        return None
    if year not in (start.year, end.year):
        remedy = "请写到那一年的 [[year]] 里"
        problems.append(entry.problem("from", f"不在 {year} 年", f"{start}—{end}", remedy))
        return None
    return Holiday(title, start, end)
