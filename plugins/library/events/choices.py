"""What readers choose events by: today, the weekend, for whom, from home.

``/events/today/`` and ``/events/weekend/`` have the coming weeks day by day, since a page without
script does not know the day on which it is read; ``js/choices.js`` leaves the days that are meant.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.library.audience import is_for_children
from plugins.library.chinese import hours_of
from plugins.library.events.nouns import Event

AHEAD = timedelta(days=28)
"""The coming weeks: whoever looks for today or the weekend does not plan farther."""
WEEK = timedelta(days=7)
"""What runs longer is told once, not day by day; and what a week's sheet speaks of."""
SATURDAY = 5
_ELDERS = re.compile("老年|老人|长辈|长者|退休|银发")


@dataclass(frozen=True, slots=True)
class EventChoice:
    """One way of choosing, and its page."""

    slug: str
    words: str
    title: str
    lead: str
    fits: Callable[[Event], bool] = lambda event: True
    is_by_day: bool = False
    takes: Callable[[date], bool] = lambda day: True
    """Which days its page has, where it goes by days."""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"events/{self.slug}/"


@dataclass(frozen=True, slots=True)
class EventTime:
    """One time at which an event is held."""

    event: Event
    hours: str
    """``14:30—16:00``, or words such as 下午; empty where nobody wrote them down."""


@dataclass(frozen=True, slots=True)
class EventDay:
    """A day on which something is held."""

    day: date
    times: tuple[EventTime, ...]


def is_event_for_children(event: Event) -> bool:
    """Whether children are asked to come."""
    return is_for_children(event.audience, *event.types)


def _is_for_elders(event: Event) -> bool:
    return bool(_ELDERS.search(" ".join((event.audience, *event.types))))


CHOICES = (
    EventChoice("today", "今天", "今天的活动", "一天一段，从今天起。", is_by_day=True),
    EventChoice(
        "weekend",
        "周末",
        "周末的活动",
        "这个周末的，和后面几个周末的。",
        is_by_day=True,
        takes=lambda day: day.weekday() >= SATURDAY,
    ),
    EventChoice(
        "children", "孩子", "给孩子的活动", "写明请孩子、学生或家长来的。", is_event_for_children
    ),
    EventChoice("elders", "老人", "给老人的活动", "写明请老年读者来的。", _is_for_elders),
    EventChoice("online", "线上", "线上的活动", "在家就能参加的。", lambda event: event.is_online),
)
WEEK_URL = "events/week/"
SLUGS = frozenset({"week", *(choice.slug for choice in CHOICES)})


def days_from(
    events: Iterable[Event],
    first: date,
    length: timedelta,
    takes: Callable[[date], bool] = lambda day: True,
) -> tuple[EventDay, ...]:
    """The days from one on on which something is held, with what is held, the earliest first."""
    known = tuple(event for event in events if _takes_place(event))
    days = (first + timedelta(days=number) for number in range(length.days))
    told = (EventDay(day, tuple(_times(known, day))) for day in days if takes(day))
    return tuple(one for one in told if one.times)


def runs_long(event: Event, first: date) -> bool:
    """Whether an event goes on for longer than a week, now or within the coming weeks."""
    spans = (span for span in event.spans if span.start < first + AHEAD)
    return _takes_place(event) and any(
        _is_long(event, number) and (span.open_ended or span.last_day >= first)
        for number, span in enumerate(spans)
    )


def _takes_place(event: Event) -> bool:
    return not event.is_called_off and not event.waits_for_a_day


def _is_long(event: Event, number: int) -> bool:
    span = event.spans[number]
    return span.open_ended or span.last_day - span.start >= WEEK


def _times(events: Iterable[Event], day: date) -> list[EventTime]:
    found = [
        EventTime(event, hours_of(span) if span.last_day == span.start else event.times)
        for event in events
        for number, span in enumerate(event.spans)
        if span.covers(day) and not _is_long(event, number)
    ]
    told = [EventTime(one.event, one.hours or one.event.times) for one in dict.fromkeys(found)]
    return sorted(told, key=lambda one: (_minute(one.hours), one.event.slug))


def _minute(hours: str) -> tuple[int, int]:
    """By which a day is ordered: what has no hour comes first."""
    clock = re.match(r"(\d+):(\d+)", hours)
    return (int(clock[1]), int(clock[2])) if clock else (-1, 0)
