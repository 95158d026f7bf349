"""Every address that the events of a content folder give the site."""

from collections.abc import Iterator, Sequence

from plugins.library.events.groups import by_branch, by_series, by_type
from plugins.library.events.months import INDEX, days_of, month_url
from plugins.library.events.nouns import Event

FEED = "feeds/events.ics"


def addresses(events: Sequence[Event]) -> Iterator[str]:
    """From the site's root."""
    yield INDEX
    for event in events:
        yield event.url
        yield event.calendar_url
    yield from sorted({f"events/{event.first_day.year}/" for event in events})
    for groups in (by_type(events), by_series(events), by_branch(events)):
        yield from (group.url for group in groups)
    yield from sorted({month_url(day) for event in events for day in days_of(event)})
