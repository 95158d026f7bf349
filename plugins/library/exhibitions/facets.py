"""What exhibits are found by: type, place, series and year, each value a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.library.exhibitions.pieces import ITEMS, Exhibit
from plugins.library.romanised import romanised

KINDS = {
    "type": ("类型", "kind"),
    "place": ("地点", "place"),
    "series": ("系列", "series"),
    "year": ("年代", "year"),
}
"""Word of the address → what readers call it, and the field of an exhibit."""


@dataclass(frozen=True, slots=True)
class ExhibitFacet:
    """A value by which exhibits can be found, and those that have it."""

    kind: str
    """A word of :data:`KINDS`."""
    value: str
    exhibits: tuple[Exhibit, ...]

    @property
    def name(self) -> str:
        """What the kind is called: 类型."""
        return KINDS[self.kind][0]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        slug = self.value if self.kind == "year" else romanised(self.value)
        return f"{ITEMS}{self.kind}/{slug}/"


def facets(exhibits: Iterable[Exhibit]) -> tuple[ExhibitFacet, ...]:
    """All values of all four kinds, each with its exhibits; an address stands for one value."""
    having: dict[tuple[str, str], list[Exhibit]] = {}
    for exhibit in exhibits:
        for kind in KINDS:
            if value := value_of(exhibit, kind):
                having.setdefault((kind, value), []).append(exhibit)
    order = sorted(having, key=lambda one: (list(KINDS).index(one[0]), one[1]))
    return tuple(ExhibitFacet(*one, tuple(having[one])) for one in order)


def value_of(exhibit: Exhibit, kind: str) -> str:
    """What an exhibit has of a kind; empty where nobody wrote it down."""
    return str(getattr(exhibit, KINDS[kind][1]) or "")
