"""Events by type, by series and by branch: each group is a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.library.events.nouns import Event
from plugins.library.romanised import romanised


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The events that have a word in common, newest first."""

    kind: str
    """``type``, ``series`` or ``branch``: the word of the address."""
    name: str
    """As readers know it."""
    slug: str
    events: tuple[Event, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"events/{self.kind}/{self.slug}/"

    @property
    def count(self) -> int:
        """How many events it has."""
        return len(self.events)


def by_type(events: Iterable[Event]) -> tuple[EventGroup, ...]:
    """One group a type, the largest first; an event of two types is in both."""
    return _groups("type", events, lambda e: [(name, romanised(name)) for name in e.types])


def by_series(events: Iterable[Event]) -> tuple[EventGroup, ...]:
    """One group a series, the largest first."""
    return _groups(
        "series", events, lambda e: [(e.series, romanised(e.series))] if e.series else []
    )


def by_branch(events: Iterable[Event]) -> tuple[EventGroup, ...]:
    """One group a branch in which something was held, whatever its rooms, the largest first."""
    return _groups(
        "branch", events, lambda e: [(e.branch_name, _last(e.venue_url))] if e.venue_url else []
    )


def _groups(
    kind: str, events: Iterable[Event], names: Callable[[Event], list[tuple[str, str]]]
) -> tuple[EventGroup, ...]:
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        for name, slug in dict.fromkeys(names(event)):
            found.setdefault((name, slug), []).append(event)
    groups = (EventGroup(kind, name, slug, tuple(some)) for (name, slug), some in found.items())
    return tuple(sorted(groups, key=lambda group: (-group.count, group.slug)))


def _last(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
