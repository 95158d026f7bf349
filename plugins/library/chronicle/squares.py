"""A year as squares, one a day, in a row a month: on which days something happened. Pure.

The empty squares of a month are one strip of a pattern, so that a year without entries costs a
few bytes a month. The months below the drawing say the same in words.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.library.chinese import chinese_number
from plugins.library.chronicle.nouns import ChronicleEntry, ChronicleYear
from plugins.library.reading.spans import Span

STEP = 20
"""From one square to the next, in units of the drawing; a month's row is as high."""
_GAP = 2
"""From the edge of a step to its square."""
LONG = timedelta(days=7)
"""What takes longer, an exhibition on tour, is marked on its first day: it would fill the year."""


@dataclass(frozen=True, slots=True)
class DaySquare:
    """A day on which something happened."""

    day: date
    count: int
    """How many entries the day has."""

    @property
    def x(self) -> int:
        """Its left edge in the row of its month."""
        return (self.day.day - 1) * STEP + _GAP

    @property
    def is_full(self) -> bool:
        """Whether there was more than one thing."""
        return self.count > 1


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month's row."""

    number: int
    width: int
    """Of all its days."""
    squares: tuple[DaySquare, ...]

    @property
    def chinese_number(self) -> str:
        """``二``."""
        return chinese_number(self.number)


@dataclass(frozen=True, slots=True)
class YearSquares:
    """The rows of all twelve months."""

    year: int
    rows: tuple[MonthRow, ...]

    @property
    def days(self) -> int:
        """On how many days something happened."""
        return sum(len(row.squares) for row in self.rows)

    @property
    def has_full(self) -> bool:
        """Whether a day had more than one thing."""
        return any(one.is_full for row in self.rows for one in row.squares)


def squares_of(year: ChronicleYear) -> YearSquares:
    """The days of a year's entries."""
    counts: dict[date, int] = {}
    for entry in year.entries:
        for day in {*_days(entry)}:
            if day.year == year.year:
                counts[day] = counts.get(day, 0) + 1
    return YearSquares(year.year, tuple(_row(year.year, month, counts) for month in range(1, 13)))


def _row(year: int, month: int, counts: dict[date, int]) -> MonthRow:
    days = sorted(day for day in counts if day.month == month)
    width = monthrange(year, month)[1] * STEP
    return MonthRow(month, width, tuple(DaySquare(day, counts[day]) for day in days))


def _days(entry: ChronicleEntry) -> Iterator[date]:
    spans: Iterable[Span] = entry.spans or (entry.span,)
    for span in spans:
        length = span.last_day - span.start
        whole = length.days + 1 if length < LONG else 1
        yield from (span.start + timedelta(days=more) for more in range(whole))
