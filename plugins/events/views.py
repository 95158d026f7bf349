"""What the templates of events are given: nouns beside their pictures and rendered texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from pelican.contents import Page

from plugins.images.store import Picture
from plugins.library.events.groups import EventGroup
from plugins.library.events.nouns import Event
from plugins.library.events.state import EventState
from plugins.library.facts import LibraryFacts
from plugins.library.noun_facts import Fact, said, told
from plugins.library.places.places import Branch


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with everything that its own page shows."""

    event: Event
    cover: tuple[str, Picture] | None
    """What it shows, and itself."""
    gallery: tuple[tuple[str, Picture], ...]
    report: Page | None

    @property
    def pictures(self) -> tuple[tuple[str, Picture], ...]:
        """All of them, the cover first."""
        return (*((self.cover,) if self.cover else ()), *self.gallery)

    @property
    def share_picture(self) -> Picture | None:
        """What stands for it elsewhere: its first picture."""
        return self.pictures[0][1] if self.pictures else None


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The events of a year, newest first."""

    year: int
    pages: tuple[Page, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"events/{self.year}/"


@dataclass(frozen=True, slots=True)
class ListedEvents:
    """Events as lists show them on the day of the build; the script sorts today's anew."""

    today: tuple[Page, ...]
    coming: tuple[Page, ...]
    """The nearest first; those that wait for a day last."""
    past: tuple[YearOfEvents, ...]

    @property
    def is_any(self) -> bool:
        """Whether something is held today or to come."""
        return bool(self.today or self.coming)

    @property
    def instead(self) -> YearOfEvents | None:
        """The newest year of those that are over, where nothing is to come: else they are apart."""
        return self.past[0] if self.past and not self.is_any else None

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.today) + len(self.coming) + sum(len(year.pages) for year in self.past)


@dataclass(frozen=True, slots=True)
class EventList:
    """A page of events that have something in common."""

    heading: str
    lead: str
    title: str
    """Of the document: no two pages have the same."""
    listed: ListedEvents
    exhibitions: tuple[Page, ...] = ()
    """Exhibitions of the same series."""


def listed(pages: Iterable[Page]) -> ListedEvents:
    """Sort pages, newest first, by what they are on the day of the build."""
    known = tuple(pages)
    today = tuple(p for p in known if p.state is EventState.RUNNING)
    coming = [p for p in known if not p.is_over and p.state is not EventState.RUNNING]
    past = by_year(page for page in known if page.is_over)
    return ListedEvents(today, tuple(sorted(coming, key=_nearness)), past)


def by_year(pages: Iterable[Page]) -> tuple[YearOfEvents, ...]:
    """Pages, newest first, in their years."""
    years = groupby(pages, key=lambda page: page.event.first_day.year)
    return tuple(YearOfEvents(year, tuple(some)) for year, some in years)


def facts_of_page(
    event: Event, branch: Branch | None, library: LibraryFacts, is_over: bool
) -> tuple[Fact, ...]:
    """The facts as an event's page has them: the place with its address, and never without one."""
    address = f"　{branch.address}" if branch and branch.address else ""
    unknown = said("未写明") if is_over else ()
    facts = (
        replace(fact, values=fact.values or unknown, after=address) if fact.key == "venue" else fact
        for fact in event.facts
    )
    return told(facts, library=library, awaits=not is_over)


def next_day(event: Event, day: date) -> date:
    """The day by which an event is known on a day: the next one it has, else its first."""
    if any(span.covers(day) for span in event.spans):
        return day
    return min((span.start for span in event.spans if span.start > day), default=event.first_day)


def list_of(group: EventGroup, pages: Iterable[Page], exhibitions: Iterable[Page]) -> EventList:
    """The page of a group; ``pages`` are its own, ``exhibitions`` all there are."""
    known = tuple(pages)
    match group.kind:
        case "series":
            lead, title = f"这个系列的活动，一共 {group.count} 场。", f"{group.name} · 活动系列"
        case "branch":
            lead, title = f"一共 {group.count} 场。", f"在{group.name}的活动"
        case _:
            lead, title = f"这一类活动，一共 {group.count} 场。", f"{group.name} · 活动"
    shown = (p for p in exhibitions if p.exhibition.series == group.name)
    own = tuple(shown) if group.kind == "series" else ()
    return EventList(group.name, lead, title, listed(known), own)


def _nearness(page: Page) -> tuple[bool, date, str]:
    return (page.state is EventState.POSTPONED, page.next_day, page.event.slug)
