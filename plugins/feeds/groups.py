"""Feeds as the page ``/feeds/`` shows them: what they tell, then in which formats."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.library.feeds import Feed


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds that tell the same."""

    title: str
    feeds: tuple[Feed, ...]


def groups_of(feeds: Iterable[Feed]) -> tuple[FeedGroup, ...]:
    """Groups in the order of their first feeds."""
    found: dict[str, list[Feed]] = {}
    for feed in feeds:
        found.setdefault(feed.title, []).append(feed)
    return tuple(FeedGroup(title, tuple(some)) for title, some in found.items())
