"""What the template of 馆情介绍 prints. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pelican.contents import Page

from plugins.library.chronicle import ChronicleEntry, ChronicleYear
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.reports.reports import Figure, Report

FIGURES = (
    "floor_area", "collection", "digital_total", "computers", "branches", "service_points",
    "visits", "loans",
)  # fmt: skip
"""Keys of a report's figures that tell what the library is, as many as a screen can show."""
ROWS = 5
"""Events, exhibitions or entries of a slide."""
_QUALIFIED = {"余": "余", "以上": "以上"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An event or an exhibition, and the last day on which it belongs to the slide."""

    page: Page
    until: date | None
    """None = for good."""


def figures_of(report: Report | None) -> tuple[Figure, ...]:
    """Those of the figures that the newest report has."""
    if report is None:
        return ()
    return tuple(report.figure(key) for key in FIGURES if report.has(key))


def unit_words(figure: Figure) -> str:
    """What follows the number: ``平方米``, ``万余册``, ``天以上``; other notes are not for here."""
    note, unit = _QUALIFIED.get(figure.note, ""), figure.unit
    if note != "余":
        return f"{unit}{note}"
    return f"万余{unit[1:]}" if unit.startswith("万") else f"余{unit}"


def entries_of(years: Iterable[ChronicleYear]) -> tuple[int, tuple[ChronicleEntry, ...]] | None:
    """The newest year of the chronicle with its last entries; None where there is none."""
    newest = next((year for year in years if year.entries), None)
    return (newest.year, newest.latest_first[:ROWS]) if newest else None


def coming_events(pages: Iterable[Page]) -> tuple[Shown, ...]:
    """The next events; one that waits for a day stays until it has one."""
    return tuple(Shown(page, _last_day(page)) for page in pages)[:ROWS]


def _last_day(page: Page) -> date | None:
    event = page.event
    lasting = event.waits_for_a_day or any(span.open_ended for span in event.spans)
    return None if lasting else event.last_day


def shown_exhibitions(pages: Iterable[Page]) -> tuple[Shown, ...]:
    """What can be seen now or soon."""
    return tuple(Shown(page, _last_day_of(page.exhibition)) for page in pages)[:ROWS]


def _last_day_of(exhibition: Exhibition) -> date | None:
    spans = exhibition.all_spans
    if not spans or any(span.open_ended for span in spans):
        return None
    return max(span.last_day for span in spans)
