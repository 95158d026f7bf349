"""The Pelican side of the events."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.contents import Page

from plugins.events.calendars import events_of
from plugins.events.linked_data import event_data
from plugins.events.views import EventView, by_year, facts_of_page, listed, next_day
from plugins.events.write_lists import write_calendar, write_lists
from plugins.images.store import Picture, PictureStore, Wanted
from plugins.library.calendars import by_days, calendar
from plugins.library.events.groups import by_branch
from plugins.library.events.kind import FEED
from plugins.library.events.nouns import Event, EventPicture
from plugins.library.events.reading import read_events
from plugins.library.events.state import state_on
from plugins.library.neighbours import with_neighbours
from plugins.reading.generator import RoomGenerator


class EventsGenerator(RoomGenerator):
    """Reads the events and writes their pages, lists and calendars."""

    def generate_context(self) -> None:
        """Phase 1: the events, those to come and those past, for every room to see."""
        read: tuple[Event, ...] = self.read_nouns(read_events)
        store = PictureStore(Path(self.settings["BUILD_PATH"]))
        shown = [Wanted(picture.source) for event in read for picture in event.shown]
        self.pictures: Mapping[Path, Picture] = store.make(shown) if shown else {}
        store.link(self.pictures.values(), Path(self.output_path))
        self.events = tuple(self._page(event) for event in read)
        sorted_pages = listed(self.events)
        self.upcoming_events = (*sorted_pages.today, *sorted_pages.coming)
        self.past_events = tuple(page for page in self.events if page.is_over)
        self.events_by_year = tuple((year.year, year.pages) for year in by_year(self.events))
        self._update_context(("events", "upcoming_events", "past_events", "events_by_year"))
        # _update_context makes a list of a mapping
        self.context["events_by_branch"] = self._by_branch()

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page an event, the lists, the calendars."""
        branches = {branch.url: branch for branch in self.context.get("branches", ())}
        for later, page, earlier in with_neighbours(self.events):
            view = self._view(page.event)
            branch = branches.get(page.event.venue_url)
            data = event_data(view, branch, self.settings["SITEURL"], self.settings["SITENAME"])
            data |= self.dated_page(page.url)
            facts = facts_of_page(page.event, branch, self.context["library"], page.is_over)
            names = {"page": page, "view": view, "facts": facts, "data": data}
            self.write(writer, "event", page.url, **names, later=later, earlier=earlier)
        write_lists(self, writer, self.events)
        write_calendar(self, writer, self.events)
        self._write_calendars()

    def _write_calendars(self) -> None:
        """One calendar of all events, and one for each."""
        site, name = self.settings["SITEURL"], self.settings["SITENAME"]
        library = self.context["library"]
        entries = {
            page.event: tuple(
                events_of(page.event, site, library, page.closures, self.changed_on(page.url))
            )
            for page in self.events
        }
        everything = by_days(entry for own in entries.values() for entry in own)
        self.write_bytes(FEED, calendar(f"{name}活动", everything, self.build_date))
        for event, own in entries.items():
            self.write_bytes(event.calendar_url, calendar(event.title, own, self.build_date))

    def _page(self, event: Event) -> Page:
        closures = tuple(
            one
            for one in self.context.get("announced", ())
            if one.closure.end >= self.build_date and one.concerns(event.venue_url, event.spans)
        )
        state, is_over = state_on(event, self.build_date), event.is_over(self.build_date)
        is_changed = state.is_fixed or event.was_moved or bool(closures)
        return self.prose_page(
            event.text,
            event.path,
            event.url,
            event.title,
            event=event,
            picture=self.pictures[event.shown[0].source] if event.shown else None,
            state=state,
            next_day=next_day(event, self.build_date),
            is_over=is_over,
            goes_ahead=not is_over and not is_changed,
            closures=closures,
            changed_until=closures[-1].closure.end if closures else None,
        )

    def _view(self, event: Event) -> EventView:
        report = event.report
        return EventView(
            event,
            self._picture(event.cover) if event.cover else None,
            tuple(self._picture(picture) for picture in event.pictures),
            self.prose_page(report, event.path, event.url, "回顾") if report else None,
        )

    def _picture(self, picture: EventPicture) -> tuple[str, Picture]:
        return picture.words, self.pictures[picture.source]

    def _by_branch(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages of each branch's events by its address: what comes first, then the past."""
        listed_first = (*self.upcoming_events, *self.past_events)
        page_of = {page.event.slug: page for page in self.events}
        place_of = {page.event.slug: place for place, page in enumerate(listed_first)}
        groups = by_branch(page.event for page in self.events)
        return {
            group.events[0].venue_url: tuple(
                page_of[event.slug]
                for event in sorted(group.events, key=lambda event: place_of[event.slug])
            )
            for group in groups
        }
