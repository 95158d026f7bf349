"""Exhibitions as calendars: one VEVENT per dated exhibition or station of a tour."""

from collections.abc import Iterator
from datetime import date

from plugins.library.calendars import LEFT_OUT, CalendarEvent
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.feeds import AUTHORITY
from plugins.library.noun_facts import told
from plugins.library.reading.spans import Span


def events_of(
    exhibition: Exhibition, site: str, stamp: date | None = None
) -> Iterator[CalendarEvent]:
    """The events of one exhibition; ``site`` comes before its address. Open ends last one day.

    ``stamp``: the day on which it was last changed.
    """
    stations = exhibition.dated_stations
    for station in stations:
        if station.span:
            yield _event(exhibition, station.span, station, site, stamp)
    if not stations:
        for span in exhibition.spans:
            yield _event(exhibition, span, None, site, stamp)


def _event(
    exhibition: Exhibition, span: Span, station: Station | None, site: str, stamp: date | None
) -> CalendarEvent:
    """Its id has the day and not the row, so that sorting the sheet moves nothing."""
    places = "、".join(station.place for station in exhibition.stations)
    own = f"{station.place}-{station.boards}" if station else ""
    mark = f"{span.start:%Y%m%d}{own.encode().hex()[:32]}"
    facts = (fact.line for fact in told(exhibition.facts, LEFT_OUT))
    status = exhibition.status if exhibition.status != "正常" or not station else station.status
    return CalendarEvent(
        uid=f"{exhibition.slug}-{mark}@exhibitions.{AUTHORITY}",
        title=f"展览：{exhibition.title}",
        first_day=span.start,
        last_day=span.last_day,
        place=station.place if station else places,
        description="\n".join(line for line in (exhibition.summary, *facts) if line),
        url=f"{site}/{exhibition.url}" if site else "",
        status=status,
        stamp=stamp,
    )
