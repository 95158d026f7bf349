"""What the answers of a search are worth, beside what is true. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from bench.search.engine import Answered, Asked
from bench.search.kinds import QueryKind
from bench.search.truth import Known, holders, is_found

OF_ONE = tuple(
    kind
    for kind in QueryKind
    if kind not in (QueryKind.SUBSTRING, QueryKind.PERSON, QueryKind.HEAVY)
)
"""Kinds that mean one work; the others rightly have many hits before the one that was drawn."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    asked: int
    missed: tuple[str, ...] = ()
    """The queries that were not answered right."""

    @property
    def percent(self) -> float:
        """0 to 100; of nothing, 100."""
        return 100 * self.right / self.asked if self.asked else 100.0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        missed = self.missed + other.missed
        return Share(self.right + other.right, self.asked + other.asked, missed)


@dataclass(frozen=True, slots=True)
class Lost:
    """A query whose total is not that of the records."""

    text: str
    total: int
    true: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number is spread over the queries."""

    median: float
    p95: float
    worst: float


@dataclass(frozen=True, slots=True)
class SearchFigures:
    """What the answers of an engine come to."""

    milliseconds: Spread
    bytes: Spread
    requests: Spread
    index_bytes: Spread
    """Over the slow network, like the three before."""
    kept: Share
    """Parts of titles and names of persons that lost no record."""
    off: tuple[Lost, ...]
    """Those whose total is not that of the records."""
    first_ten: Mapping[QueryKind, Share]
    exactly_first: Share
    """Titles of one character."""


def figures(answered: Answered, records: Sequence[Known]) -> SearchFigures:
    """All figures of an engine over these records."""
    works = {record.record_id: record.work for record in records}
    costs = [asked.answer for asked in answered.slow]
    exact = (*answered.fast[QueryKind.SUBSTRING], *answered.fast[QueryKind.PERSON])
    off = totals_off(exact, records)
    lost = tuple(one.text for one in off if one.total < one.true)
    return SearchFigures(
        milliseconds=spread(cost.milliseconds for cost in costs),
        bytes=spread(cost.bytes for cost in costs),
        requests=spread(cost.requests for cost in costs),
        index_bytes=spread(cost.index_bytes for cost in costs),
        kept=Share(len(exact) - len(lost), len(exact), lost),
        off=off,
        first_ten={kind: first_ten(answered.fast[kind], works) for kind in OF_ONE},
        exactly_first=exactly_first(answered.fast[QueryKind.CHARACTER], works),
    )


def spread(numbers: Iterable[float]) -> Spread:
    """Median, 95th percentile and largest; all 0 of nothing."""
    ordered = sorted(numbers)
    if len(ordered) < 2:
        return Spread(*(ordered or [0.0]) * 3)
    return Spread(median(ordered), quantiles(ordered, n=20, method="inclusive")[-1], ordered[-1])


def first_ten(asked: Sequence[Asked], works: Mapping[str, str]) -> Share:
    """In how many answers the record, or an edition of the same title, is on the first page."""
    return _share(asked, lambda one: is_found(one.query.record_id, one.answer.ids, works))


def exactly_first(asked: Sequence[Asked], works: Mapping[str, str]) -> Share:
    """In how many answers the very first hit has the title that was typed."""
    return _share(asked, lambda one: is_found(one.query.record_id, one.answer.ids[:1], works))


def totals_off(asked: Sequence[Asked], records: Sequence[Known]) -> tuple[Lost, ...]:
    """The queries whose total is not the number of records that hold the text."""
    compared = (
        Lost(one.query.text, one.answer.total, holders(records, one.query.text)) for one in asked
    )
    return tuple(lost for lost in compared if lost.total != lost.true)


def _share(asked: Sequence[Asked], is_right: Callable[[Asked], bool]) -> Share:
    missed = tuple(one.query.text for one in asked if not is_right(one))
    return Share(len(asked) - len(missed), len(asked), missed)
