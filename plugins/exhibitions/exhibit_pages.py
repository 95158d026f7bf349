"""Pages of exhibits: one an exhibit, one of all, one for each type, place, series and year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pelican.contents import Page

from plugins.images.store import Picture
from plugins.library.exhibitions.exhibits import namings
from plugins.library.exhibitions.facets import KINDS, ExhibitFacet, value_of
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit, Panel


@dataclass(frozen=True, slots=True)
class ShownIn:
    """A place where an exhibit is shown: an exhibition, or one of its panels."""

    exhibition: Exhibition
    panel: Panel | None

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return self.panel.url if self.panel else self.exhibition.url


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """An exhibit with everything that its page shows."""

    exhibit: Exhibit
    picture: Picture | None
    prose: Page
    shown_in: Sequence[ShownIn]
    previous: Exhibit | None
    next: Exhibit | None
    citation: str


def places_of_all(exhibitions: Iterable[Exhibition]) -> Mapping[str, Sequence[ShownIn]]:
    """For each exhibit: every panel that names it, every exhibition that has it on no panel."""
    found: dict[str, list[ShownIn]] = {}
    for exhibition in exhibitions:
        on_panels: set[str] = set()
        for panel in exhibition.panels:
            named = _named(panel.text)
            on_panels |= named
            for exhibit_id in named:
                found.setdefault(exhibit_id, []).append(ShownIn(exhibition, panel))
        own = {exhibit.exhibit_id for exhibit in exhibition.exhibits} | _named(exhibition.text)
        for exhibit_id in own - on_panels:
            found.setdefault(exhibit_id, []).append(ShownIn(exhibition, None))
    return found


def _named(text: str) -> set[str]:
    return {naming.number.lower() for naming in namings(text)}


def ways_of(facets: Iterable[ExhibitFacet]) -> tuple[tuple[str, tuple[ExhibitFacet, ...]], ...]:
    """The name of each kind that occurs with its facets, by name as the page has always had it."""
    ordered = sorted(facets, key=lambda facet: facet.name)
    return tuple((name, tuple(some)) for name, some in groupby(ordered, lambda facet: facet.name))


def facets_of(
    exhibit: Exhibit, facets_by_value: Mapping[tuple[str, str], ExhibitFacet]
) -> Mapping[str, ExhibitFacet | None]:
    """What an exhibit is found by, every kind named; None where it has no value."""
    return {kind: facets_by_value.get((kind, value_of(exhibit, kind))) for kind in KINDS}


def citation(exhibit: Exhibit, library: str, day: str, url: str) -> str:
    """A reference by GB/T 7714—2015: an online resource (4.5.2), document type Z, carrier OL.

    ``day`` is that of the page (ISO 8601); the reader adds the day of reading in the brackets.
    """
    who = exhibit.creator or library
    return f"{who}. {exhibit.title}[Z/OL]. ({day})[引用日期]. {url}."


def picture_of(exhibit: Exhibit, pictures: Mapping[Path, Picture]) -> Picture | None:
    """Its picture, where it has one."""
    return pictures.get(exhibit.picture) if exhibit.picture else None
