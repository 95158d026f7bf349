"""Queries as readers type them, drawn from the records with a seed. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from random import Random

from bench.search.kinds import MAKERS, Around, QueryKind
from bench.search.truth import Known
from plugins.catalog.index.units import is_cjk

FREQUENT = 300
"""So many of the most frequent characters of titles are typed by mistake."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the record that the reader has in mind."""

    kind: QueryKind
    text: str
    record_id: str


def draw(
    records: Sequence[Known], heavy: frozenset[str], count: int, seed: int
) -> dict[QueryKind, tuple[Query, ...]]:
    """``count`` different queries of each kind, fewer where the records don't give as many."""
    frequent = _frequent(records)
    drawn = {}
    for kind in QueryKind:
        around = Around(Random(f"{seed} {kind.name}"), frequent, heavy)
        drawn[kind] = tuple(islice(_draw(records, kind, around), count))
    return drawn


def mixed(drawn: Mapping[QueryKind, Sequence[Query]], count: int) -> list[Query]:
    """The first ``count`` queries, every kind in turn, two heavy words not among them."""
    kinds = [queries for kind, queries in drawn.items() if kind is not QueryKind.HEAVY]
    turns = zip_longest(*kinds)
    return list(islice((query for turn in turns for query in turn if query), count))


def _draw(records: Sequence[Known], kind: QueryKind, around: Around) -> Iterator[Query]:
    order = list(range(len(records)))
    around.random.shuffle(order)
    seen = set()
    for at in order:
        text = MAKERS[kind](records[at], around)
        if text and text not in seen:
            seen.add(text)
            yield Query(kind, text, records[at].record_id)


def _frequent(records: Sequence[Known]) -> tuple[str, ...]:
    count = Counter(unit for record in records for unit in record.units if is_cjk(unit))
    ordered = sorted(count, key=lambda unit: (-count[unit], unit))
    return tuple(ordered[:FREQUENT])
