"""The Pelican side of 长辈版."""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Page

from plugins.elder.views import (
    BORROWING,
    BRANCHES,
    CATALOG,
    CONTACT,
    EVENTS,
    HOME,
    PAGES,
    ElderPage,
    navigation,
    places_of,
    shown,
    whats_on,
)
from plugins.library.facts import MenuLink
from plugins.library.places.places import District
from plugins.library.places.timetables import hours_data
from plugins.reading.generator import RoomGenerator

FOOTER = ("about/feedback/", "about/accessibility/", "about/privacy/")
"""Pages of staff that the foot leads to, where they are written."""
CARD = "services/card/"


class ElderGenerator(RoomGenerator):
    """Writes the pages of 长辈版 of what the other rooms have read."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        self.staff: Mapping[str, Page] = {page.url: page for page in self.context["pages"]}
        district: District = self.context["district"]
        places = places_of(district.standing_on(self.build_date))
        events = whats_on(self.context["upcoming_events"], self.context["library"])
        exhibitions = shown(self.context.get("current_exhibitions", ()))
        listed = tuple(place.branch for place in places.listed)
        timetables = hours_data(listed, district.holidays, self.build_date)
        self._write(writer, HOME, rows=PAGES[1:], events=events)
        self._write(writer, EVENTS, events=events, exhibitions=exhibitions)
        self._write(writer, CATALOG)
        missing = district.missing_words(self.build_date)
        self._write(writer, BRANCHES, places=places, missing=missing, places_data=timetables)
        self._write(
            writer, BORROWING, card=self.staff.get(CARD), borrowing=self.staff.get(BORROWING.path)
        )
        self._write(writer, CONTACT, words=self.staff.get(CONTACT.path))

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
        by_staff = page in (BORROWING, CONTACT)
        return "" if by_staff and page.path not in self.staff else page.path
