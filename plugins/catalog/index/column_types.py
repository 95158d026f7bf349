"""What a column of the index is declared with: see :mod:`.columns`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plugins.library.catalogue.clc import ClcTable
from plugins.library.catalogue.records import BibliographicRecord, Item

Value = tuple[str, ...]
ANY_TEXT = ".{1,80}"


class Aspect(StrEnum):
    """The folder that a column lies in, and what its values may depend on."""

    TEXT = "text"
    """The record: a day's loans and a moved copy leave the file as it is."""
    HOLDINGS = "holdings"
    """Where the copies are, since when, how often they were lent."""
    STATUS = "status"
    """Whether they are in."""


class FacetKind(StrEnum):
    """What the scripts do with the values of a facet beside counting and choosing them."""

    BRANCHES = "branches"
    """Codes of branches: the page knows their names, and that there are no others."""
    CLASS = "class"
    """Codes of the CLC, a class and its subclass: the second level stands under the first."""
    DECADE = "decade"
    """Years, which are counted and chosen by the ten: ``1990-1999``."""


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """What readers narrow a search by."""

    label: str
    """The heading of its group."""
    place: int
    """Where its group stands in the panel, from 0."""
    kind: FacetKind | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Value → what readers call it; a value without a name is shown as it is. Those of ``CLASS``
    and ``BRANCHES`` come from the tables of classes and branches."""
    sense: str = ANY_TEXT
    """A regular expression of all the values that make sense in an address."""


@dataclass(frozen=True, slots=True)
class HitOrder:
    """What the hits can be ordered by; the newest, latest or most come first."""

    name: str
    """In the address: ``sort=new``."""
    label: str


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """What a record's values are taken from."""

    record: BibliographicRecord
    classes: ClcTable
    items: Sequence[Item]
    """The copies that are shown."""
    added: str
    """The day of its first copy, ``YYYY-MM-DD``, or empty."""


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """A value of every record."""

    name: str
    """Its file, its parameter in the address, and ``data-facet`` of its values."""
    aspect: Aspect
    take: Callable[[ColumnSource], Iterable[str]]
    """The values of a record; those that are empty don't count."""
    facet: SearchFacet | None = None
    """None: nobody narrows a search by it."""
    order: HitOrder | None = None

    def value_of(self, source: ColumnSource) -> Value:
        """The set of a record's values, sorted."""
        return tuple(sorted({value for value in self.take(source) if value}))

    def names(self, classes: ClcTable) -> dict[str, str]:
        """Value → what readers call it, for the column's file."""
        if self.facet is None:
            return {}
        if self.facet.kind is FacetKind.CLASS:
            return {entry.code: entry.name for entry in classes.classes.values()}
        return dict(self.facet.names)
