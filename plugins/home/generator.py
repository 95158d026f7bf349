"""The Pelican side of the home page."""

from typing import Any

from plugins.home.linked_data import site_data
from plugins.home.views import home_of
from plugins.reading.generator import RoomGenerator


class HomeGenerator(RoomGenerator):
    """Writes the home page of what the other rooms have read."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        site, name = self.settings["SITEURL"], self.settings["SITENAME"]
        told = (site_data(name, site), self.context["main_data"])
        self.write(writer, "index", "", home=home_of(self.context), told=[*filter(None, told)])
