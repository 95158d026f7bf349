"""What the template of 馆情介绍 prints. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pelican.contents import Page

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.places.places import Branch
from plugins.library.reports.figures import Figure
from plugins.library.reports.reports import Report

FIGURES = (
    "floor_area", "collection", "digital_total", "computers", "branches", "service_points",
    "visits", "loans",
)  # fmt: skip
"""Keys of a report's figures that tell what the library is, as many as a screen can show."""
ROWS = 5
"""Events, exhibitions, entries or places of a slide."""


@dataclass(frozen=True, slots=True)
class SlideItem:
    """An event or an exhibition, and the last day on which it belongs to the slide."""

    page: Page
    until: date | None
    """None = for good."""


@dataclass(frozen=True, slots=True)
class PlacesSlide:
    """As many places as the slide can show."""

    first: tuple[Branch, ...]
    count: int
    """How many there are; 0 where all are shown."""


def figures_of(report: Report | None) -> tuple[Figure, ...]:
    """Those of the figures that the newest report has."""
    known = report.by_key if report else {}
    return tuple(known[key] for key in FIGURES if key in known)


def places_of(standing: tuple[Branch, ...]) -> PlacesSlide:
    """The first places, and how many there are where those are not all."""
    return PlacesSlide(standing[:ROWS], len(standing) if len(standing) > ROWS else 0)


def coming_events(pages: Iterable[Page]) -> tuple[SlideItem, ...]:
    """The next events; one that waits for a day stays until it has one."""
    return tuple(SlideItem(page, _last_day(page)) for page in pages)[:ROWS]


def _last_day(page: Page) -> date | None:
    event = page.event
    lasting = event.waits_for_a_day or any(span.open_ended for span in event.spans)
    return None if lasting else event.last_day


def shown_exhibitions(pages: Iterable[Page]) -> tuple[SlideItem, ...]:
    """What can be seen now or soon."""
    return tuple(SlideItem(page, _last_day_of(page.exhibition)) for page in pages)[:ROWS]


def _last_day_of(exhibition: Exhibition) -> date | None:
    spans = exhibition.all_spans
    if not spans or any(span.open_ended for span in spans):
        return None
    return max(span.last_day for span in spans)
