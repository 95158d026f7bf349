"""What the lists of exhibitions are given: those of now, of a year, of a series."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pelican.contents import Page

from plugins.library.exhibitions.nouns import TOUR, TYPES, series_url
from plugins.library.exhibitions.state import ExhibitionState
from plugins.library.feeds import series_path


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
