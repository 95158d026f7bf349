"""Pages of exhibits: one an exhibit, one of all, one for each type, place, series and year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pelican.contents import Page

from plugins.images.store import Picture
from plugins.library.exhibitions.exhibits import namings
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import ITEMS, Exhibit, Panel
from plugins.library.romanised import romanised


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


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which exhibits can be found, and those that have it."""

    kind: str
    """``type``, ``place``, ``series`` or ``year``."""
    name: str
    """What the kind is called: 类型."""
    value: str
    exhibits: tuple[Exhibit, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        slug = self.value if self.kind == "year" else romanised(self.value)
        return f"{ITEMS}{self.kind}/{slug}/"


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


def facets(exhibits: Iterable[Exhibit]) -> tuple[Facet, ...]:
    """All values of all four kinds, each with its exhibits; an address stands for one value."""
    known = tuple(exhibits)
    return tuple(facet for kind in _KINDS for facet in _of_kind(kind, known))


def ways_of(facets: Iterable[Facet]) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """The name of each kind that occurs with its facets, by name as the page has always had it."""
    ordered = sorted(facets, key=lambda facet: facet.name)
    return tuple((name, tuple(some)) for name, some in groupby(ordered, lambda facet: facet.name))


def by_value(facets: Iterable[Facet]) -> Mapping[tuple[str, str], Facet]:
    """Facets by their kind and value."""
    return {(facet.kind, facet.value): facet for facet in facets}


def facets_of(
    exhibit: Exhibit, facets_by_value: Mapping[tuple[str, str], Facet]
) -> Mapping[str, Facet | None]:
    """What an exhibit is found by, every kind named; None where it has no value."""
    return {kind: facets_by_value.get((kind, _value(exhibit, kind))) for kind in _KINDS}


_KINDS = {"type": "类型", "place": "地点", "series": "系列", "year": "年代"}


def _of_kind(kind: str, exhibits: tuple[Exhibit, ...]) -> Iterator[Facet]:
    values = sorted({value for exhibit in exhibits if (value := _value(exhibit, kind))})
    for value in values:
        having = tuple(e for e in exhibits if _value(e, kind) == value)
        yield Facet(kind, _KINDS[kind], value, having)


def _value(exhibit: Exhibit, kind: str) -> str:
    match kind:
        case "type":
            return exhibit.kind
        case "place":
            return exhibit.place
        case "series":
            return exhibit.series
    return str(exhibit.year) if exhibit.year else ""


def citation(exhibit: Exhibit, library: str, day: str, url: str) -> str:
    """A reference by GB/T 7714—2015: an online resource (4.5.2), document type Z, carrier OL.

    ``day`` is that of the page (ISO 8601); the reader adds the day of reading in the brackets.
    """
    who = exhibit.creator or library
    return f"{who}. {exhibit.title}[Z/OL]. ({day})[引用日期]. {url}."


def picture_of(exhibit: Exhibit, pictures: Mapping[Path, Picture]) -> Picture | None:
    """Its picture, where it has one."""
    return pictures.get(exhibit.picture) if exhibit.picture else None
