"""All boards one after another, with their words, on as many pages as are light enough.

One page of fourteen boards weighs more than a host sends at once, and readers on a weak signal wait
for all of it before the first line. How much a board weighs is told by its text alone, so that the
addresses are known before anything is set.
"""

import zlib
from dataclasses import dataclass, replace

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Panel, Section

ROOM = 3_600
"""Bytes of boards on a page, compressed: it, its frame and its looks together are below 14 kB."""
_ART = 260
"""Bytes of a board's picture with the addresses of its copies, and of its markup, compressed."""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A page of boards."""

    number: int
    url: str
    sections: tuple[Section, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Its boards."""
        return tuple(panel for section in self.sections for panel in section.panels)

    @property
    def span(self) -> str:
        """Which boards it has: 一至五."""
        first, last = self.panels[0].label, self.panels[-1].label
        return first if first == last else f"{first}至{last}"


def parts_of(exhibition: Exhibition) -> tuple[BoardPage, ...]:
    """Its pages of boards, in order; none where it has no boards."""
    pages: list[list[Section]] = []
    room = 0
    for section in exhibition.sections:
        for panel in section.panels:
            weight = weight_of(panel)
            if not pages or weight > room:
                pages.append([])
                room = ROOM
            room -= weight
            _add(pages[-1], section, panel)
    return tuple(
        BoardPage(number, _url(exhibition, number), tuple(sections))
        for number, sections in enumerate(pages, 1)
    )


def weight_of(panel: Panel) -> int:
    """Bytes that a board adds to a page, compressed; rather too many than too few."""
    return _ART + len(zlib.compress(panel.text.encode(), 9))


def _add(page: list[Section], section: Section, panel: Panel) -> None:
    """Words before a section stand where its first board does."""
    if page and page[-1].title == section.title:
        page[-1] = replace(page[-1], panels=(*page[-1].panels, panel))
    else:
        text = section.text if panel == section.panels[0] else ""
        page.append(replace(section, text=text, panels=(panel,)))


def _url(exhibition: Exhibition, number: int) -> str:
    return f"{exhibition.url}all/" if number == 1 else f"{exhibition.url}all/{number}/"
