"""The Pelican side of 馆情介绍."""

from typing import Any

from plugins.images.codes import svg_code
from plugins.kiosk.views import ROWS, coming_events, figures_of, places_of, shown_exhibitions
from plugins.library.chronicle.nouns import last_entries
from plugins.reading.generator import RoomGenerator

URL = "about/kiosk/"
CODES = {
    "events": "events/",
    "exhibitions": "exhibitions/",
    "hours": "services/hours/",
    "catalog": "catalog/",
    "branches": "branches/",
}
"""Slide → the page that a reader may take along on the phone; every site has these."""
HISTORY, CARD = "about/history/", "services/card/"


class KioskGenerator(RoomGenerator):
    """Writes the page of the lobby's screen."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        context, site = self.context, self.settings["SITEURL"]
        self.write(
            writer,
            "kiosk",
            URL,
            figures=figures_of(context["latest_report"]),
            newest=last_entries(context["chronicles"], ROWS),
            events=coming_events(context["upcoming_events"]),
            exhibitions=shown_exhibitions(context["current_exhibitions"]),
            history=self.staff_page(HISTORY),
            card=self.staff_page(CARD),
            missing=context["district"].missing_words(self.build_date),
            places=places_of(context["district"].standing_on(self.build_date)),
            codes={name: svg_code(f"{site}/{url}" if site else "") for name, url in CODES.items()},
        )
