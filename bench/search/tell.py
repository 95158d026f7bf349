"""How a row of the table tells what was measured, and whether that is enough. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bench.search.growth import Growth
from bench.search.index import Indexed
from bench.search.measured import Measured
from bench.search.rates import Share, Spread

NOTHING = "—"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """A row of every engine."""

    label: str
    of: Callable[[Measured], T | None]
    """What it tells of; None where that was not measured."""
    say: Callable[[T], str]
    demanded: str = NOTHING
    is_enough: Callable[[T], bool | None] = lambda measured: None

    def said(self, measured: Measured) -> str:
        """The figure."""
        found = self.of(measured)
        return NOTHING if found is None else self.say(found)

    def is_reached(self, measured: Measured) -> bool | None:
        """None where nothing is demanded, or nothing could be measured."""
        found = self.of(measured)
        return None if found is None else self.is_enough(found)


def kilobytes(spread: Spread) -> str:
    """Median and largest."""
    return f"{spread.median / 1000:,.1f} / {spread.worst / 1000:,.1f} kB"


def seconds(spread: Spread) -> str:
    """Median and slowest, of milliseconds."""
    return f"{spread.median / 1000:.2f} / {spread.worst / 1000:.2f} 秒"


def share(share: Share) -> str:
    """In percent, and of how many."""
    return f"{share.percent:.4g} %（{share.right}/{share.asked}）" if share.asked else NOTHING


def within(share: Share, percent: float) -> bool | None:
    """Whether so many are right; None of nothing."""
    return share.percent >= percent if share.asked else None


def memory(indexed: Indexed) -> str:
    """The peak, where it could be told."""
    peak = indexed.peak_memory_bytes
    return f"{peak / 1e9:.2f} GB" if peak else NOTHING


def fits(indexed: Indexed, most: float) -> bool | None:
    """Whether the peak is below so many bytes."""
    peak = indexed.peak_memory_bytes
    return peak <= most if peak else None


def growth(growth: Growth) -> str:
    """How many times as much, at the median and at the 95th percentile."""
    if not growth.small.median:
        return NOTHING
    return f"× {growth.median:.2f}（× {growth.p95:.2f}）"


def grows_within(growth: Growth, most: float) -> bool | None:
    """Whether the median grows so many times and every query is answered; None of nothing."""
    if not growth.small.median:
        return None
    return growth.median <= most and not growth.unanswered
