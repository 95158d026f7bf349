"""What a report states beside what this site has on record: two counts that are seldom equal.

A report counts everything that was done; the site has pages for what somebody wrote down. Neither
is corrected by the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.library.reports.figures import Figure
from plugins.library.reports.reports import Report


@dataclass(frozen=True, slots=True)
class Recorded:
    """A count of the report and the site's own."""

    label: str
    stated: Figure | None
    """None where the report gives no number."""
    number: int
    url: str
    """Where the site's own can be seen, from its root."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The things of one year that the site has pages for."""

    events: Sequence[Any]
    exhibitions: Sequence[Any]
    chronicle: Sequence[Any]

    def of_type(self, *types: str) -> int:
        """How many events are of one of these types."""
        return sum(1 for event in self.events if set(types) & set(event.types))

    def url(self, room: str, year: int) -> str:
        """Where ``events`` or ``exhibitions`` of a year stand; a year without any has no page."""
        return f"{room}/{year}/" if getattr(self, room) else f"{room}/"


_COUNTS: Mapping[str, tuple[str, Callable[[OnRecord], int], str]] = {
    "exhibitions_held": ("展览", lambda site: len(site.exhibitions), "exhibitions"),
    "trainings_held": ("培训", lambda site: site.of_type("培训"), "events"),
    "quizzes_held": ("读书答题", lambda site: site.of_type("读书答题"), "events"),
    "records_held": ("文字实录", lambda site: site.of_type("文字实录"), "events"),
}


def on_record(year: int, context: Mapping[str, Any]) -> OnRecord:
    """What the other rooms left in the context, of one year."""
    events = [page.event for page in context.get("events", ())]
    exhibitions = [page.exhibition for page in context.get("exhibitions", ())]
    chronicles = [one for one in context.get("chronicles", ()) if one.year == year]
    return OnRecord(
        [event for event in events if event.first_day.year == year],
        [exhibition for exhibition in exhibitions if exhibition.year == year],
        [entry for one in chronicles for entry in one.entries],
    )


def recorded(report: Report, site: OnRecord) -> tuple[Recorded, ...]:
    """The counts that both have; nothing for a year of which the site has no page at all."""
    if not (site.events or site.exhibitions or site.chronicle):
        return ()
    found = [
        Recorded(label, report.by_key[key], count(site), site.url(room, report.year))
        for key, (label, count, room) in _COUNTS.items()
        if key in report.by_key
    ]
    if site.chronicle:
        chronicle = Recorded("大事记", None, len(site.chronicle), f"chronicle/{report.year}/")
        found.append(chronicle)
    return tuple(one for one in found if one.number or one.stated)


def months_of(entries: Iterable[Any]) -> tuple[tuple[int, tuple[Any, ...]], ...]:
    """The entries of a chronicle by the month in which they begin."""
    months: dict[int, list[Any]] = {}
    for entry in entries:
        months.setdefault(entry.span.start.month, []).append(entry)
    return tuple((month, tuple(some)) for month, some in sorted(months.items()))
