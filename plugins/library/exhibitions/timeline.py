"""What an exhibition shows, by time: HTML first, a list with decades as its headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from plugins.library.exhibitions.pieces import Exhibit

FEWEST = 3
"""Dated exhibits from which a timeline says more than a list."""


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years, and the exhibits that come from them, in their order."""

    heading: str
    anchor: str
    exhibits: tuple[Exhibit, ...]


def timeline(exhibits: Iterable[Exhibit]) -> tuple[Decade, ...]:
    """Exhibits whose year is known, by decades; nothing where they are too few."""
    dated = [(e.year, e) for e in exhibits if e.year is not None]
    if len(dated) < FEWEST:
        return ()
    dated.sort(key=lambda pair: (pair[0], pair[1].exhibit_id))
    decades = groupby(dated, key=lambda pair: pair[0] // 10 * 10)
    return tuple(
        Decade(_heading(start), f"y{start}", tuple(exhibit for _, exhibit in pairs))
        for start, pairs in decades
    )


def _heading(start: int) -> str:
    """1930 → 1930 年代; -230 → 公元前 230—221 年."""
    return f"{start} 年代" if start >= 0 else f"公元前 {-start}—{-start - 9} 年"
