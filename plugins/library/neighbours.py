"""What stands before and behind each thing of a row: the pages that a page leads on to."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def with_neighbours(things: Iterable[Thing]) -> Iterator[tuple[Thing | None, Thing, Thing | None]]:
    """Each thing between the one before it and the one after it, None at either end."""
    row = tuple(things)
    return zip((None, *row), row, (*row[1:], None), strict=False)
