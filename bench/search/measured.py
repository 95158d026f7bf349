"""What was measured of a search engine, part by part. Pure."""

from dataclasses import dataclass

from bench.search.growth import Growth
from bench.search.index import Indexed
from bench.search.moves import Moves
from bench.search.rates import SearchFigures, Spread
from bench.search.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Week:
    """What a week's new records renew."""

    records: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Grown:
    """What many times the records cost."""

    small: Indexed
    large: Indexed
    plain: Growth
    heavy: Growth

    @property
    def share(self) -> float:
        """How many times as many records."""
        return self.large.records / self.small.records

    @property
    def times(self) -> float:
        """How many times as long their index took."""
        return self.large.seconds / self.small.seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """Each None where it was not measured."""

    indexed: Indexed | None = None
    figures: SearchFigures | None = None
    packed_bytes: Spread | None = None
    """A query's bytes where the host compresses."""
    moves: Moves | None = None
    people: Verdicts | None = None
    week: Week | None = None
    rebuilt_files: int | None = None
    """Of an export that did not change."""
    grown: Grown | None = None
