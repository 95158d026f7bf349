"""The Pelican side of the exhibitions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Page

from plugins.images.pictures import Picture, publish
from plugins.library.exhibitions import Exhibition, Panel, read_exhibitions
from plugins.reading.generator import RoomGenerator


@dataclass(frozen=True, slots=True)
class PanelPage:
    """A panel with its published picture, its rendered text and its neighbours."""

    panel: Panel
    picture: Picture
    prose: Page
    previous: Panel | None
    next: Panel | None


class ExhibitionsGenerator(RoomGenerator):
    """Reads the exhibitions and writes their pages and pictures."""

    def generate_context(self) -> None:
        """Phase 1: the exhibitions, newest first."""
        self.exhibitions = tuple(self._page(e) for e in self.read_nouns(read_exhibitions))
        for page in self.exhibitions:
            self.add_source_path(page)
        self._update_context(("exhibitions",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the list; for each exhibition its page, its panels' pages and pictures."""
        self.write(writer, "exhibitions", "exhibitions/")
        for page in self.exhibitions:
            self._write_exhibition(writer, page)

    def _write_exhibition(self, writer: Any, page: Page) -> None:
        exhibition: Exhibition = page.exhibition
        panels = tuple(self._panel_page(exhibition, panel) for panel in exhibition.panels)
        others = tuple(
            p for p in self.exhibitions if p.exhibition.year == exhibition.year and p is not page
        )
        self.write(writer, "exhibition", page.url, page=page, panels=panels, others=others)
        for panel in panels:
            self.write(writer, "panel", panel.panel.url, page=page, panel=panel)

    def _panel_page(self, exhibition: Exhibition, panel: Panel) -> PanelPage:
        picture = publish(
            panel.picture,
            Path(self.output_path),
            f"{exhibition.url}{panel.number}/{panel.picture.name.lower()}",
        )
        text = self.prose_page(panel.text, panel.path, panel.url, panel.title)
        return PanelPage(panel, picture, text, *exhibition.neighbours(panel))

    def _page(self, exhibition: Exhibition) -> Page:
        return self.prose_page(
            exhibition.text,
            exhibition.path,
            exhibition.url,
            exhibition.title,
            exhibition=exhibition,
        )


def get_generators(pelican: object) -> type[ExhibitionsGenerator]:
    """Receiver of ``get_generators``."""
    return ExhibitionsGenerator
