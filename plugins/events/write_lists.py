"""Writes the lists of events and the calendar, month by month."""

from collections.abc import Iterable
from typing import Any

from pelican.contents import Page

from plugins.events.views import EventList, by_year, list_of, listed
from plugins.events.write_choices import chosen_on, week_of, write_choices, write_week
from plugins.library.events.choices import CHOICES
from plugins.library.events.groups import by_branch, by_series, by_type
from plugins.library.events.months import INDEX, CalendarMonth, calendar_months, weekdays
from plugins.reading.generator import RoomGenerator


def write_lists(room: RoomGenerator, writer: Any, pages: tuple[Page, ...]) -> None:
    """``/events/``, and a list a year, a type, a series and a branch."""
    events = tuple(page.event for page in pages)
    page_of = {page.event.slug: page for page in pages}
    types, series, branches = by_type(events), by_series(events), by_branch(events)
    groups = (("按类型", types), ("系列", series), ("按地方", branches))
    coming = [event for event in events if not event.is_over(room.build_date)]
    chosen = [chosen_on(choice, coming, room.build_date) for choice in CHOICES]
    years, months = by_year(pages), calendar_months(events, room.build_date)
    room.write(
        writer,
        "events",
        "events/",
        listed=listed(pages),
        years=years,
        types=types,
        groups=tuple((name, some) for name, some in groups if some),
        month=_nearest(months, room),
        choices=[one.choice for one in chosen if one.is_any],
        week=bool(week_of(coming, room.build_date)),
    )
    write_choices(room, writer, chosen, pages)
    write_week(room, writer, coming)
    for year in years:
        lead = f"一共 {len(year.pages)} 场。"
        name = f"{year.year} 年的活动"
        one = EventList(name, lead, name, listed(year.pages))
        room.write(writer, "events_list", year.url, one=one, compact=False)
    exhibitions = tuple(room.context.get("exhibitions", ()))
    for group in (*types, *series, *branches):
        own = [page_of[event.slug] for event in group.events]
        one = list_of(group, own, exhibitions)
        room.write(writer, "events_list", group.url, one=one, compact=True)


def write_calendar(room: RoomGenerator, writer: Any, pages: tuple[Page, ...]) -> None:
    """``/events/calendar/`` and a page a month that has events."""
    months = calendar_months((page.event for page in pages), room.build_date)
    years = sorted({month.first.year for month in months}, reverse=True)
    by_years = [(year, [m for m in months if m.first.year == year]) for year in years]
    room.write(writer, "events_calendar", INDEX, years=by_years)
    for month in months:
        room.write(writer, "events_month", month.url, month=month, weekdays=weekdays())


def _nearest(months: Iterable[CalendarMonth], room: RoomGenerator) -> CalendarMonth | None:
    """This month's calendar, else the next one that has events, else the last one."""
    known = tuple(months)
    first = room.build_date.replace(day=1)
    return next((month for month in known if month.first >= first), known[-1] if known else None)
