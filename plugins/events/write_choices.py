"""Writes what readers choose events by (``/events/today/`` …) and a week to hang up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pelican.contents import Page

from plugins.images.codes import svg_code
from plugins.library.events.choices import (
    AHEAD,
    WEEK,
    WEEK_URL,
    EventChoice,
    EventDay,
    days_from,
    runs_long,
)
from plugins.library.events.nouns import Event
from plugins.library.reading.spans import Span
from plugins.reading.generator import RoomGenerator


@dataclass(frozen=True, slots=True)
class ChosenEvents:
    """What a choice has on the day of the build."""

    choice: EventChoice
    days: tuple[EventDay, ...]
    """Where it goes by days; of the events that do not run on and on."""
    rows: tuple[Event, ...]
    """Those told once: all where it does not go by days, else what runs on and on."""

    @property
    def is_any(self) -> bool:
        """Whether its page has something to show; else nothing links to it."""
        return bool(self.days or self.rows)


def chosen_on(choice: EventChoice, coming: Sequence[Event], day: date) -> ChosenEvents:
    """Of the events that are not over on a day."""
    if not choice.is_by_day:
        rows = tuple(event for event in coming if choice.fits(event) and not event.is_called_off)
        return ChosenEvents(choice, (), rows)
    days = days_from(coming, day, AHEAD, choice.takes)
    return ChosenEvents(choice, days, tuple(event for event in coming if runs_long(event, day)))


def week_of(coming: Iterable[Event], day: date) -> tuple[EventDay, ...]:
    """The seven days that begin with one, those on which nothing is held left out."""
    return days_from(coming, day, WEEK)


def write_choices(
    room: RoomGenerator, writer: Any, chosen: Iterable[ChosenEvents], pages: Iterable[Page]
) -> None:
    """A page a choice, also one that has nothing today: who kept its address finds it again."""
    page_of = {page.event.slug: page for page in pages}
    for one in chosen:
        rows = sorted((page_of[event.slug] for event in one.rows), key=_nearness)
        names = {"one": one, "choice": one.choice, "rows": rows}
        room.write(writer, "events_choice", one.choice.url, **names)


def write_week(room: RoomGenerator, writer: Any, coming: Iterable[Event]) -> None:
    """``/events/week/``: a sheet of A4."""
    known = tuple(coming)
    first, site = room.build_date, room.settings["SITEURL"]
    names = {
        "week": Span(first, first + WEEK - timedelta(days=1)),
        "days": week_of(known, first),
        "long": tuple(event for event in known if runs_long(event, first)),
        "code": svg_code(f"{site}/events/" if site else ""),
    }
    room.write(writer, "events_week", WEEK_URL, **names)


def _nearness(page: Page) -> tuple[date, str]:
    return page.next_day, page.event.slug
