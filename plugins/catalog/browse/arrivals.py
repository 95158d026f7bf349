"""New arrivals 新书: which months there are, and the pages of one. Pure but for the lists.

A record arrives on the day of its first copy; where no copy of it has a day, on that of its entry
into the catalogue. What has no copy has not arrived, except in an export that has no copies at
all. A day after the build's is a slip of the keyboard and counts as none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from plugins.catalog.browse.classes import NONE
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.shelves import Lists

ARRIVALS = "catalog/new/"
PER_PAGE = 40
MONTHS = 12
"""The newest months that have pages."""
MOST = 6_000
"""Records of a month on its pages: a library of 57,652 a year takes in 4,800 a month. A month that
brought more was an import of the whole."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which records arrived."""

    name: str
    """``2026-11``, as machines read it."""
    count: int

    @property
    def url(self) -> str:
        """Address of its first page, from the site's root."""
        return f"{ARRIVALS}{self.name}/"

    @property
    def year(self) -> int:
        """2026."""
        return int(self.name[:4])

    @property
    def words(self) -> str:
        """``11 月``."""
        return f"{int(self.name[5:])} 月"

    @property
    def first_day(self) -> str:
        """The bounds of its days; the last one may be no day of the calendar."""
        return f"{self.name}-01"

    @property
    def last_day(self) -> str:
        """See :attr:`first_day`."""
        return f"{self.name}-31"


@dataclass(frozen=True, slots=True)
class ClassOfMonth:
    """A main class within a month."""

    letter: str
    """Small letter; empty for records without a class."""
    count: int
    page: int
    """Where its first record stands."""

    @property
    def anchor(self) -> str:
        """The ``id`` of its heading."""
        return f"class-{self.letter or NONE}"


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One page of a month: its records by main class."""

    number: int
    last: int
    groups: tuple[tuple[str, tuple[RecordLine, ...]], ...]
    """Small letter of the main class → records, in the order of call numbers."""


def months_of(lists: Lists, until: str) -> tuple[Month, ...]:
    """All months with arrivals, newest first."""
    return tuple(Month(name, count) for name, count in lists.months(until).items())


def by_year(months: Iterable[Month]) -> tuple[tuple[int, int, tuple[Month, ...]], ...]:
    """Year, its records and its months, newest first."""
    years = ((year, tuple(some)) for year, some in groupby(months, lambda month: month.year))
    return tuple((year, sum(month.count for month in some), some) for year, some in years)


def classes_of(counts: Mapping[str, int]) -> tuple[ClassOfMonth, ...]:
    """Where each main class begins, by the records of the classes in their order."""
    found: list[ClassOfMonth] = []
    before = 0
    for letter, count in counts.items():
        if before < MOST:
            found.append(ClassOfMonth(letter, count, before // PER_PAGE + 1))
        before += count
    return tuple(found)


def pages_of(month: Month, lists: Lists, until: str) -> Iterator[MonthPage]:
    """The pages of a month, never more than one in memory."""
    lines = lists.arrived(month.first_day, min(month.last_day, until), MOST)
    last = pages_in(month)
    for number in range(1, last + 1):
        some = islice(lines, PER_PAGE)
        groups = tuple((letter, tuple(group)) for letter, group in groupby(some, letter_of))
        yield MonthPage(number, last, groups)


def year_before(today: date) -> str:
    """The first day of the twelve calendar months that end with a day's own."""
    year, month = (today.year, 1) if today.month == 12 else (today.year - 1, today.month + 1)
    return f"{year}-{month:02}-01"


def pages_in(month: Month) -> int:
    """How many pages a month has."""
    return -(-min(month.count, MOST) // PER_PAGE)


def letter_of(line: RecordLine) -> str:
    """Small letter of a record's main class; empty where it has no class."""
    return "" if line.shelf == NONE else line.shelf[:1]
