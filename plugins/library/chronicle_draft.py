"""A draft of a year's chronicle, for the editor to choose from and to reword.

What already stands in the year's file is left out, and so are events and exhibitions that lend
themselves: they need no line of their own.
"""

from collections.abc import Iterable

from plugins.library.chronicle.lent import entries_of_exhibition, entry_of_event
from plugins.library.chronicle.nouns import ChronicleEntry
from plugins.library.events.nouns import Event
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.reading import common_keys as common


def candidates(
    year: int,
    own: Iterable[ChronicleEntry],
    events: Iterable[Event],
    exhibitions: Iterable[Exhibition],
) -> tuple[ChronicleEntry, ...]:
    """What happened in a year and stands in no chronicle yet, in the order of the days."""
    written = {(entry.title, entry.span.start) for entry in own}
    found = [
        entry_of_event(event)
        for event in events
        if not (event.in_chronicle or event.is_called_off or event.waits_for_a_day)
    ]
    for exhibition in exhibitions:
        found += entries_of_exhibition(exhibition) if not exhibition.in_chronicle else ()
    missing = [
        entry
        for entry in found
        if entry.span.start.year == year and (entry.title, entry.span.start) not in written
    ]
    return tuple(sorted(missing, key=lambda entry: (entry.span.start, entry.title)))


def draft(year: int, entries: Iterable[ChronicleEntry]) -> str:
    """The entries as they would stand in ``content/chronicle/<year>.md``."""
    head = f"{common.TITLE.chinese}：{year} 年大事记"
    return "\n\n".join([head, *(_section(entry) for entry in entries)]) + "\n"


def _section(entry: ChronicleEntry) -> str:
    span = entry.span
    start = f"{span.start.isoformat()}{' 起' if span.open_ended else ''}"
    end = "" if span.open_ended or span.last_day == span.start else span.last_day.isoformat()
    if entry.spans:
        start, end = "、".join(one.start.isoformat() for one in entry.spans), ""
    fields = {
        common.START: start,
        common.END: end,
        common.TIMES: entry.times,
        common.VENUE: entry.venue,
        common.PARTNERS: "、".join(entry.partners),
        common.PARTICIPANTS: entry.participants,
    }
    head = "\n".join(f"{key.chinese}：{value}" for key, value in fields.items() if value)
    return f"## {entry.title}\n{head}\n\n{entry.text or entry.title}"
