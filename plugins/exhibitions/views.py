"""What the templates of an exhibition are given: nouns beside their pictures and rendered texts."""

from dataclasses import dataclass

from pelican.contents import Page

from plugins.exhibitions.sketch import TourSketch, sketch
from plugins.images.store import Picture
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.parts import BoardPage, parts_of
from plugins.library.exhibitions.pieces import Panel, Section
from plugins.library.neighbours import with_neighbours
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
    is_rubbing: bool = False
    """Whether the picture is turned round on a dark screen."""


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
class BoardPageView:
    """A page of boards, between the one before it and the one after it."""

    part: BoardPage
    previous: BoardPage | None
    next: BoardPage | None
    sections: tuple[SectionView, ...]
    of: int
    """How many boards there are on all pages."""

    @property
    def lead(self) -> str:
        """How many there are."""
        return f"一共 {self.of} 块。"


@dataclass(frozen=True, slots=True)
class ExhibitionView:
    """An exhibition with everything that its own page shows."""

    exhibition: Exhibition
    sections: tuple[SectionView, ...]
    share_picture: Picture | None
    """What stands for it here and elsewhere: its cover, else its first picture."""
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
    def parts(self) -> tuple[BoardPageView, ...]:
        """The pages on which all boards stand one after another."""
        around, of = with_neighbours(parts_of(self.exhibition)), len(self.panels)
        return tuple(
            BoardPageView(part, before, after, tuple(map(self._section, part.sections)), of)
            for before, part, after in around
        )

    def _section(self, of_part: Section) -> SectionView:
        """The boards of a section that stand on a page; its words where it begins there."""
        numbers = {panel.number for panel in of_part.panels}
        panels = tuple(view for view in self.panels if view.panel.number in numbers)
        whole = next(one for one in self.sections if panels[0] in one.panels)
        return SectionView(of_part, whole.prose if of_part.text else None, panels)

    @property
    def face_caption(self) -> str:
        """The title of the picture that stands for it."""
        panel = self.exhibition.face_panel
        return panel.title if panel else self.exhibition.title

    @property
    def face_alt(self) -> str:
        """What it shows, in words."""
        panel = self.exhibition.face_panel
        return (panel.alt or panel.title) if panel else f"封面图：{self.exhibition.title}"

    @property
    def face_is_rubbing(self) -> bool:
        """Whether it is turned round on a dark screen."""
        return self.exhibition.shows_rubbing(self.exhibition.face_panel)


@dataclass(frozen=True, slots=True)
class BranchStation:
    """A station of a tour as its branch's page shows it."""

    page: Page
    station: Station


def _told_elsewhere(exhibition: Exhibition) -> frozenset[str]:
    """Keys of the facts that the page leaves out of its pairs."""
    others = {
        "stations": exhibition.is_toured,  # a tour tells its stations one by one
        "contact": exhibition.loan is not None,  # a loan names whom to ask itself
        "boards": not exhibition.panels,  # none of which could be read here
    }
    found = (key for key, is_told in others.items() if is_told)
    return frozenset(("type", "date", *found))  # the cover says the first two
