"""The Pelican side of 长辈版."""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Page

from plugins.elder.views import (
    BRANCHES,
    BY_STAFF,
    CATALOG,
    EVENTS,
    EXHIBITIONS,
    HOME,
    HOURS,
    LISTED,
    TASKS,
    ElderEdition,
    ElderPage,
    navigation,
    places_of,
    shown,
    telephones,
    whats_on,
)
from plugins.library.facts import MenuLink
from plugins.library.hours.hours_words import hours_text
from plugins.library.places.places import District
from plugins.library.places.timetables import hours_data
from plugins.reading.generator import RoomGenerator

FOOTER = ("about/feedback/", "about/accessibility/", "about/privacy/")
"""Pages of staff that the foot leads to, where they are written."""


class ElderGenerator(RoomGenerator):
    """Writes the pages of 长辈版 of what the other rooms have read."""

    def generate_context(self) -> None:
        """Phase 1: where every page finds itself in large type."""
        self.district: District = self.context["district"]
        self.standing = self.district.standing_on(self.build_date)
        told = frozenset(place.url for place in self.standing if place.kind in LISTED)
        self.edition = ElderEdition(told)
        self.context["elder_of"] = self.edition.of

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        self.staff: Mapping[str, Page] = {page.url: page for page in self.context["pages"]}
        self._write(writer, HOME, tasks=TASKS)
        self._write(writer, HOURS, words=self._words(HOURS), sentences=self._in_short(HOURS))
        self._write(writer, CATALOG, telephones=telephones(self.standing))
        self._write_branches(writer)
        library = self.context["library"]
        self._write(writer, EVENTS, events=whats_on(self.context["upcoming_events"], library))
        exhibitions = shown(self.context.get("current_exhibitions", ()))
        self._write(writer, EXHIBITIONS, exhibitions=exhibitions)
        for page in BY_STAFF:
            self._write(writer, page, words=self._words(page), sentences=self._in_short(page))

    def _write_branches(self, writer: Any) -> None:
        places = places_of(self.standing)
        listed = tuple(place.branch for place in places.listed)
        timetables = hours_data(listed, self.district.holidays, self.build_date)
        missing = self.district.missing_words(self.build_date)
        names = {"missing": missing, "places_data": timetables, "hours_text": hours_text}
        self._write(writer, BRANCHES, places=places, **names)

    def _words(self, page: ElderPage) -> str:
        """What staff wrote on the standard page; empty where there is none."""
        written = self.staff.get(page.path)
        return self.edition.within(written.content, self.settings["SITE_ROOT"]) if written else ""

    def _in_short(self, page: ElderPage) -> tuple[str, ...]:
        """What staff say of it at one glance; nothing where they say nothing."""
        written = self.staff.get(page.path)
        return written.in_short if written else ()

    def _write(self, writer: Any, page: ElderPage, **names: Any) -> None:
        standard = self._standard(page)
        footer = tuple(MenuLink(self.staff[u].title, u) for u in FOOTER if u in self.staff)
        self.write(
            writer,
            page.template,
            page.url,
            elder=page,
            standard=standard,
            navigation=navigation(standard, footer),
            is_listed=False,
            **names,
        )

    def _standard(self, page: ElderPage) -> str:
        """The standard page; home stands for one that staff have not written."""
        return "" if page in BY_STAFF and page.path not in self.staff else page.path
