"""Asks a search engine every drawn query: ours or the peer, by the same code."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from rich.console import Console
from rich.progress import track

from bench.search.browser import Answer, Visitor, visitor
from bench.search.draw import Query, mixed
from bench.search.kinds import QueryKind
from bench.search.traffic import SLOW, Network

if TYPE_CHECKING:
    from playwright.sync_api import Browser

T = TypeVar("T")
Drawn = Mapping[QueryKind, Sequence[Query]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what came of it."""

    query: Query
    answer: Answer


@dataclass(frozen=True, slots=True)
class EngineSite:
    """Where an engine answers, and who watches it answer."""

    browser: "Browser"
    address: str
    """Of the page that searches, without the question mark."""
    name: str
    console: Console
    see: Callable[[Answer], Answer] = lambda answer: answer
    """Turns what the page calls its hits into record ids."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What pages answered to texts."""

    answers: Mapping[str, Answer]
    dead: frozenset[str] | None
    """The texts whose page has no hit and leads nowhere; None where nobody looked."""


@dataclass(frozen=True, slots=True)
class Answered:
    """All answers of an engine."""

    slow: tuple[Asked, ...]
    """A mixture of kinds over a slow network, the cache empty each time."""
    fast: Mapping[QueryKind, tuple[Asked, ...]]
    """Every kind: what is found. Here the cache fills, so these say nothing of costs."""


def ask_every(site: EngineSite, drawn: Drawn, timed: int) -> Answered:
    """``timed`` queries over a slow network, then all of them as quickly as they come."""
    slow = ask_all(site, mixed(drawn, timed), SLOW, "慢网络")
    with visitor(site.browser) as one:
        fast = {
            kind: tuple(_ask(site, one, query) for query in shown(site, queries, str(kind)))
            for kind, queries in drawn.items()
        }
    return Answered(slow, fast)


def ask_all(
    site: EngineSite, queries: Sequence[Query], network: Network | None, what: str
) -> tuple[Asked, ...]:
    """One query after the other, each with an empty cache."""
    found = []
    for query in shown(site, queries, what):
        with visitor(site.browser, network) as new:
            found.append(_ask(site, new, query))
    return tuple(found)


def hear(site: EngineSite, texts: Sequence[str], what: str, *, looks_on: bool) -> Heard:
    """Each text as quickly as it comes.

    ``looks_on``: see whether a page without a hit leads on.
    """
    answers, dead = {}, set()
    with visitor(site.browser) as one:
        for text in shown(site, texts, what):
            answers[text] = _answer(site, one, text)
            if looks_on and answers[text].total == 0 and not one.has_way_on():
                dead.add(text)
    return Heard(answers, frozenset(dead) if looks_on else None)


def shown(site: EngineSite, asked: Sequence[T], what: str) -> Iterable[T]:
    """What is asked, with a bar on the screen of whoever waits."""
    label = f"{site.name}：{what}"
    is_watched = site.console.is_terminal
    return track(asked, label, console=site.console, transient=True, disable=not is_watched)


def _ask(site: EngineSite, visitor: Visitor, query: Query) -> Asked:
    return Asked(query, _answer(site, visitor, query.text))


def _answer(site: EngineSite, visitor: Visitor, text: str) -> Answer:
    return site.see(visitor.ask(f"{site.address}?q={quote(text)}"))
