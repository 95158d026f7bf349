"""What events and exhibitions lend to the chronicle, and the years made of all entries."""

from collections.abc import Iterable, Iterator

from plugins.library.chronicle.nouns import ChronicleEntry, ChronicleYear, from_first_to_last
from plugins.library.events.nouns import Event
from plugins.library.exhibitions.nouns import Exhibition


def entry_of_event(event: Event) -> ChronicleEntry:
    """The entry that an event lends to the chronicle."""
    span, spans = from_first_to_last(event.spans)
    return ChronicleEntry(
        event.title,
        span,
        event.chronicle_text or event.summary,
        event.venue,
        event.partners,
        event.participants,
        event.times,
        event.url,
        spans,
    )


def entries_of_exhibition(exhibition: Exhibition) -> Iterator[ChronicleEntry]:
    """The entries that an exhibition has to lend: one a station, else one a time at which it stood.

    What was called off or put off stands in no chronicle; neither does what has no day.
    """
    if exhibition.status != "正常":
        return
    places = "、".join(station.place for station in exhibition.stations)
    held = [s for s in exhibition.dated_stations if s.is_held]
    times = [(s.span, s.place) for s in held] or [(span, places) for span in exhibition.spans]
    for span, place in times:
        if span:
            text = exhibition.chronicle_text or exhibition.summary
            visitors = f"{exhibition.visitors} 人次" if exhibition.visitors else ""
            yield ChronicleEntry(
                exhibition.title,
                span,
                text,
                place,
                exhibition.partners,
                visitors if len(times) == 1 else "",
                url=exhibition.url,
            )


def assemble(
    own: Iterable[ChronicleEntry],
    events: Iterable[Event],
    exhibitions: Iterable[Exhibition] = (),
) -> tuple[ChronicleYear, ...]:
    """The chronicle of every year that has entries, newest first, each in order of days."""
    lent = [entry_of_event(event) for event in events if event.lends_itself]
    for exhibition in exhibitions:
        lent += entries_of_exhibition(exhibition) if exhibition.in_chronicle else ()
    entries = sorted([*own, *lent], key=lambda e: (e.span.start, e.span.last_day, e.title))
    years = sorted({entry.span.start.year for entry in entries}, reverse=True)
    return tuple(
        ChronicleYear(year, tuple(e for e in entries if e.span.start.year == year))
        for year in years
    )
