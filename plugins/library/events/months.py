"""The calendar of events: a month is whole weeks from Monday to Sunday."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.library.chinese import chinese_day, short_weekday, weekday
from plugins.library.events.nouns import Event
from plugins.library.neighbours import with_neighbours

INDEX = "events/calendar/"
_WEEKS = Calendar(firstweekday=0)

EventsByDay = Mapping[date, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A cell of the table."""

    day: date
    in_month: bool
    """False for the days of other months that fill the first and the last week."""
    is_today: bool
    events: tuple[Event, ...]

    @property
    def words(self) -> str:
        """``11月5日``."""
        return chinese_day(self.day)

    @property
    def weekday(self) -> str:
        """``星期四``."""
        return weekday(self.day)


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A row of the table, Monday to Sunday."""

    days: tuple[CalendarDay, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held in it."""
        return not any(day.events for day in self.days)


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """A month, known by its first day, and where its events stand."""

    first: date

    @property
    def words(self) -> str:
        """``2026年11月``."""
        return f"{self.first.year}年{self.first.month}月"

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return month_url(self.first)


@dataclass(frozen=True, slots=True)
class CalendarMonth(MonthOfEvents):
    """A month with at least one event."""

    weeks: tuple[CalendarWeek, ...]
    previous: MonthOfEvents | None
    """The month before it that has events."""
    next: MonthOfEvents | None

    @property
    def iso(self) -> str:
        """``2026-11``."""
        return f"{self.first:%Y-%m}"

    @property
    def count(self) -> int:
        """How many different events it has."""
        return len({event.slug for week in self.weeks for day in week.days for event in day.events})


def month_url(day: date) -> str:
    """Address of the month of a day: ``events/calendar/2026-11/``."""
    return f"{INDEX}{day.isoformat()[:7]}/"


def weekdays() -> tuple[tuple[str, str], ...]:
    """The heads of the columns: (一, 星期一) and so on."""
    monday = date(2026, 1, 5)
    days = (monday + timedelta(days=n) for n in range(7))
    return tuple((short_weekday(day), weekday(day)) for day in days)


def days_of(event: Event) -> Iterator[date]:
    """Each day on which an event is held, once; of an open span only the first one is known."""
    seen: set[date] = set()
    for span in event.spans:
        length = 0 if span.open_ended else (span.last_day - span.start).days
        seen.update(span.start + timedelta(days=n) for n in range(length + 1))
    yield from sorted(seen)


def events_by_day(events: Iterable[Event]) -> EventsByDay:
    """Every day that has events, each day's in the order of their hours, then of their slugs."""
    found: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        for day in days_of(event):
            found[day].append(event)
    return {day: sorted(some, key=lambda e: _hour(e, day)) for day, some in found.items()}


def calendar_months(events: Iterable[Event], today: date) -> tuple[CalendarMonth, ...]:
    """Every month that has events, in order."""
    by_day = events_by_day(events)
    months = [MonthOfEvents(first) for first in sorted({day.replace(day=1) for day in by_day})]
    return tuple(
        CalendarMonth(month.first, _weeks(month.first, by_day, today), before, after)
        for before, month, after in with_neighbours(months)
    )


def _weeks(first: date, by_day: EventsByDay, today: date) -> tuple[CalendarWeek, ...]:
    return tuple(
        CalendarWeek(tuple(_day(day, first, by_day, today) for day in week))
        for week in _WEEKS.monthdatescalendar(first.year, first.month)
    )


def _day(day: date, first: date, by_day: EventsByDay, today: date) -> CalendarDay:
    in_month = day.month == first.month
    events = tuple(by_day.get(day, ())) if in_month else ()
    return CalendarDay(day, in_month, day == today, events)


def _hour(event: Event, day: date) -> tuple[str, str]:
    opens = next((s.opens for s in event.spans if s.start == day and s.opens), None)
    return (opens.isoformat() if opens else "", event.slug)
