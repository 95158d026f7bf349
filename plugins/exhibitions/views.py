"""What the templates of an exhibition are given: nouns beside their pictures and rendered texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pelican.contents import Page

from plugins.exhibitions.sketch import TourSketch, sketch
from plugins.images.store import Picture
from plugins.library.exhibitions.nouns import TOUR, TYPES, Exhibition, Station, series_url
from plugins.library.exhibitions.pieces import Panel, Section
from plugins.library.exhibitions.state import ExhibitionState
from plugins.library.feeds import series_path
from plugins.library.noun_facts import Fact, told
from plugins.library.places.map_links import MapLink


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel with its picture, its texts and its neighbours."""

    panel: Panel
    section: str
    picture: Picture | None
    prose: Page
    transcript: Page | None
    """What is spoken, where it is not the panel's own text."""
    previous: Panel | None
    next: Panel | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its words and its panels."""

    section: Section
    prose: Page | None
    panels: tuple[PanelView, ...]


@dataclass(frozen=True, slots=True)
class StationView:
    """A station with its picture, and the map apps that find it."""

    station: Station
    picture: Picture | None
    links: tuple[MapLink, ...]


@dataclass(frozen=True, slots=True)
class ExhibitionView:
    """An exhibition with everything that its own page shows."""

    exhibition: Exhibition
    sections: tuple[SectionView, ...]
    cover: Picture | None
    results: Page | None
    stations: tuple[StationView, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known of it and told by no other part of the page."""
        return told(self.exhibition.facts, _told_elsewhere(self.exhibition))

    @property
    def sketch(self) -> TourSketch | None:
        """Where the stations lie to each other, where that is known."""
        return sketch(self.exhibition.stations)

    @property
    def panels(self) -> tuple[PanelView, ...]:
        """The panels of all sections."""
        return tuple(panel for section in self.sections for panel in section.panels)

    @property
    def first(self) -> PanelView | None:
        """Where reading begins."""
        return next(iter(self.panels), None)

    @property
    def narrated(self) -> tuple[PanelView, ...]:
        """The stops of the audio guide."""
        return tuple(view for view in self.panels if view.panel.narration)

    @property
    def first_narrated(self) -> PanelView | None:
        """Where listening begins."""
        return next(iter(self.narrated), None)

    @property
    def is_narrated_on(self) -> bool:
        """Whether there is more than one stop, so that one leads on to the next."""
        return len(self.narrated) > 1

    @property
    def share_picture(self) -> Picture | None:
        """What stands for it elsewhere: its cover, else its first picture."""
        return self.cover or next((view.picture for view in self.panels if view.picture), None)


@dataclass(frozen=True, slots=True)
class BranchStation:
    """A station of a tour as its branch's page shows it."""

    page: Page
    station: Station


@dataclass(frozen=True, slots=True)
class YearOfExhibitions:
    """The exhibitions of a year."""

    year: int
    pages: tuple[Page, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The types that they have."""
        return types_of(self.pages)

    @property
    def lead(self) -> str:
        """How many there are."""
        return f"一共 {len(self.pages)} 个。"


@dataclass(frozen=True, slots=True)
class SeriesOfExhibitions:
    """The exhibitions of a series."""

    name: str
    pages: tuple[Page, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return series_url(self.name)

    @property
    def feed_url(self) -> str:
        """Where it can be followed; empty where its name leaves no address."""
        path = series_path(self.name)
        return f"{path}.rss.xml" if path else ""

    @property
    def lead(self) -> str:
        """How many there are."""
        return f"这个系列的展览，一共 {len(self.pages)} 个。"


@dataclass(frozen=True, slots=True)
class ListedExhibitions:
    """The exhibitions as their list shows them."""

    now: tuple[Page, ...]
    coming: tuple[Page, ...]
    lasting: tuple[Page, ...]
    """To be read here at any time, without an end."""
    past: tuple[YearOfExhibitions, ...]
    types: tuple[str, ...]
    """Those of all exhibitions."""
    has_readable: bool
    """Whether any can be read here, panel by panel."""

    @property
    def lead(self) -> str:
        """How the exhibitions that there are can be seen."""
        ways = (
            "线上展可以在手机上一块一块看" if self.has_readable else "",
            "巡展写着走过哪些地方" if TOUR in self.types else "",
        )
        said = "；".join(way for way in ways if way)
        return f"{said}。" if said else ""


def _told_elsewhere(exhibition: Exhibition) -> frozenset[str]:
    """Keys of the facts that the page leaves out of its pairs."""
    others = {
        "stations": exhibition.is_toured,  # a tour tells its stations one by one
        "contact": exhibition.loan is not None,  # a loan names whom to ask itself
        "boards": not exhibition.panels,  # none of which could be read here
    }
    found = (key for key, is_told in others.items() if is_told)
    return frozenset(("type", "date", *found))  # the cover says the first two


def types_of(pages: Iterable[Page]) -> tuple[str, ...]:
    """The types of some exhibitions, in the order in which staff are told of them."""
    found = {name for page in pages for name in page.exhibition.types}
    return tuple(name for name in TYPES if name in found)


def listed(pages: tuple[Page, ...]) -> ListedExhibitions:
    """Sort pages, newest first, by what they are on the day of the build."""

    def of(*states: ExhibitionState) -> tuple[Page, ...]:
        return tuple(page for page in pages if page.state in states)

    past = of(ExhibitionState.ENDED, ExhibitionState.CANCELLED)
    years = groupby(past, key=lambda page: page.exhibition.year)
    return ListedExhibitions(
        now=of(ExhibitionState.RUNNING, ExhibitionState.BETWEEN),
        coming=tuple(reversed(of(ExhibitionState.ANNOUNCED, ExhibitionState.POSTPONED))),
        lasting=of(ExhibitionState.LASTING),
        past=tuple(YearOfExhibitions(year, tuple(some)) for year, some in years),
        types=types_of(pages),
        has_readable=any(page.exhibition.is_readable for page in pages),
    )
