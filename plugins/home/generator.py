"""The Pelican side of the home page."""

from typing import Any

from plugins.home.views import home_of
from plugins.reading.generator import RoomGenerator


class HomeGenerator(RoomGenerator):
    """Writes the home page of what the other rooms have read."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        self.write(writer, "index", "", home=home_of(self.context))
