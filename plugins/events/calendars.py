"""Events as calendars: one VEVENT a time at which an event is held."""

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.library.calendars import LEFT_OUT, CalendarEvent
from plugins.library.chinese import chinese_spans
from plugins.library.events.nouns import NORMAL, Event
from plugins.library.facts import LibraryFacts
from plugins.library.feeds import AUTHORITY
from plugins.library.hours.closures import Announced
from plugins.library.noun_facts import NOBODY, told
from plugins.library.reading.spans import Span


def events_of(
    event: Event,
    site: str,
    library: LibraryFacts = NOBODY,
    closures: Iterable[Announced] = (),
    stamp: date | None = None,
) -> Iterator[CalendarEvent]:
    """What an event is in a calendar; ``site`` comes before its address. Open ends last one day.

    ``closures``: those of its place on its days. ``stamp``: the day on which it was last changed.
    The ids know no day, so that a new day moves what phones have; times are told apart by number.
    """
    words = _description(event, library, closures)
    for number, span in enumerate(event.spans, 1):
        mark = f".{number}" if number > 1 else ""
        yield _event(event, span, f"{event.slug}{mark}@events.{AUTHORITY}", site, words, stamp)


def _event(
    event: Event, span: Span, uid: str, site: str, words: str, stamp: date | None
) -> CalendarEvent:
    return CalendarEvent(
        uid=uid,
        title=event.title,
        first_day=span.start,
        last_day=span.last_day,
        place=event.venue,
        description=words,
        url=f"{site}/{event.url}" if site else "",
        status=NORMAL if event.was_moved else event.status,
        opens=span.opens,
        closes=span.closes,
        stamp=stamp,
        moves=_moves(event),
    )


def _moves(event: Event) -> int:
    """How often a new day was told; the days of one that waits for its next were told before."""
    return max(1, len(event.formerly)) - 1 if event.waits_for_a_day else len(event.formerly)


def _description(event: Event, library: LibraryFacts, closures: Iterable[Announced]) -> str:
    moved = f"原定{chinese_spans(event.formerly)}，已改期。" if event.was_moved else ""
    differs = (f"{one.sentence}来以前请先问馆里。" for one in closures)
    facts = (fact.line for fact in told(event.facts, LEFT_OUT, library))
    lines = (event.reason, moved, *differs, event.summary, event.times, *facts)
    return "\n".join(line for line in lines if line)
