"""Asks a search engine every drawn query: ours or the peer, by the same code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from rich.console import Console
from rich.progress import track

from plugins.desk.bench_search_browser import SLOW, Answer, Network, ask
from plugins.desk.bench_search_draw import Query, mixed
from plugins.desk.bench_search_kinds import Kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Drawn = Mapping[Kind, Sequence[Query]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what came of it."""

    query: Query
    answer: Answer


@dataclass(frozen=True, slots=True)
class Site:
    """Where an engine answers, and who watches it answer."""

    browser: "Browser"
    address: str
    """Of the page that searches, without the question mark."""
    name: str
    console: Console
    see: Callable[[Answer], Answer] = lambda answer: answer
    """Turns what the page calls its hits into record ids."""


@dataclass(frozen=True, slots=True)
class Answered:
    """All answers of an engine."""

    slow: tuple[Asked, ...]
    """A mixture of kinds over a slow network."""
    fast: Mapping[Kind, tuple[Asked, ...]]
    """Every kind, the network as fast as it is."""


def ask_every(site: Site, drawn: Drawn, timed: int) -> Answered:
    """``timed`` queries over a slow network, then all of them."""
    slow = ask_all(site, mixed(drawn, timed), SLOW, "慢网络")
    fast = {kind: ask_all(site, queries, None, str(kind)) for kind, queries in drawn.items()}
    return Answered(slow, fast)


def ask_all(
    site: Site, queries: Sequence[Query], network: Network | None, what: str
) -> tuple[Asked, ...]:
    """One query after the other, each with an empty cache."""
    label = f"{site.name}：{what}"
    is_watched = site.console.is_terminal
    shown = track(queries, label, console=site.console, transient=True, disable=not is_watched)
    return tuple(Asked(query, _ask(site, query, network)) for query in shown)


def _ask(site: Site, query: Query, network: Network | None) -> Answer:
    address = f"{site.address}?q={quote(query.text)}"
    return site.see(ask(site.browser, address, network))
