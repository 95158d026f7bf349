"""The Pelican side of the events."""

from itertools import groupby
from typing import Any

from pelican.contents import Page

from plugins.library.events import Event, read_events
from plugins.reading.generator import RoomGenerator


class EventsGenerator(RoomGenerator):
    """Reads the events and writes their pages and lists."""

    def generate_context(self) -> None:
        """Phase 1: the events, those to come and those past, for every room to see."""
        self.events = tuple(self._page(event) for event in self.read_nouns(read_events))
        for page in self.events:
            self.add_source_path(page)
        self.upcoming_events = tuple(p for p in reversed(self.events) if not self._is_over(p))
        self.past_events = tuple(page for page in self.events if self._is_over(page))
        self.events_by_year = tuple(
            (year, tuple(pages)) for year, pages in groupby(self.events, key=_year)
        )
        self._update_context(("events", "upcoming_events", "past_events", "events_by_year"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page an event, a list of all and one a year."""
        for place, page in enumerate(self.events):
            later = self.events[place - 1] if place else None
            earlier = self.events[place + 1] if place + 1 < len(self.events) else None
            self.write(writer, "event", page.url, page=page, later=later, earlier=earlier)
        self.write(writer, "events", "events/", year=None, listed=self.events_by_year)
        for year, pages in self.events_by_year:
            self.write(writer, "events", f"events/{year}/", year=year, listed=((year, pages),))

    def _page(self, event: Event) -> Page:
        return self.prose_page(event.text, event.path, event.url, event.title, event=event)

    def _is_over(self, page: Page) -> bool:
        event: Event = page.event
        return event.is_over(self.build_date)


def _year(page: Page) -> int:
    event: Event = page.event
    return event.first_day.year


def get_generators(pelican: object) -> type[EventsGenerator]:
    """Receiver of ``get_generators``."""
    return EventsGenerator
