"""Measures the search of a built site, with the peer beside it in the same run.

What a reader pays and finds: a hundred drawn queries over a slow network, a hundred of every kind
over a fast one; what people typed; the pages before and after a search. What staff pay: the index
alone, once more after a week, once for ten times the records.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench.search.browser import Answer, chromium
from bench.search.draw import Query, mixed
from bench.search.engine import Answered, Asked, EngineSite, ask_all, ask_every, hear
from bench.search.growth import growth, site_over
from bench.search.index import Indexed, measure_index, renewed_bytes
from bench.search.kinds import QueryKind
from bench.search.measured import Grown, Measured, Week
from bench.search.moves import Moves, measure_moves
from bench.search.peer import measure_pagefind, write_site
from bench.search.rates import Spread, figures, spread
from bench.search.server import CompressingHandler, PlainHandler, served
from bench.search.truth import asks_two_heavy
from bench.search.verdicts import Verdicts, verdicts
from bench.search.week import add_week
from bench.search.work import SEED, Asking, Work, asking

TIMED = 108
PEER_OF_A_KIND = PEER_TIMED = 30
"""The peer takes seven seconds a query."""
GROWN, GROWN_HEAVY = 120, 30
WEEK = 1_000
MOVED = 24
PARTS = ("search", "people", "moves", "index", "million", "peer")
"""What can be measured alone."""
ON_A_SITE = {"search", "people", "moves", "million"}
"""Those of them that need the site."""


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured; None where it was not."""

    records: int
    ours: Measured
    peer: Measured
    asked: Answered | None
    peer_asked: Answered | None


def measure_search(work: Work) -> Result:
    """Every measurement that is wanted, ours and the peer's."""
    wanted, with_index = set(work.parts), {"index", "million"}
    known = asking(work.small)
    drawn = sum(map(len, known.drawn.values()))
    work.console.print(f"抽取检索词：{drawn:,} 个（种子 {SEED}）")
    indexed = _index(work) if wanted & with_index else None
    asked = _ask_ours(work, known) if "search" in wanted else None
    ours = Measured(
        indexed=indexed,
        figures=figures(asked, known.records) if asked else None,
        packed_bytes=_ask_packed(work, known) if "search" in wanted else None,
        moves=_move(work, known) if "moves" in wanted else None,
        people=_hear_people(work, known) if "people" in wanted else None,
        week=_renew(work) if "index" in wanted else None,
        rebuilt_files=work.rebuilt_files,
        grown=_grow(work, known, indexed) if indexed and "million" in wanted else None,
    )
    peer, peer_asked = measure_peer(work, known) if "peer" in wanted else (Measured(), None)
    return Result(len(known.records), ours, peer, asked, peer_asked)


def _index(work: Work) -> Indexed:
    return measure_index(work.small.export, work.small.build, work.folder / "index")


def _ask_ours(work: Work, known: Asking) -> Answered:
    """Every query on the site, from a host that does not compress."""
    with ExitStack() as stack:
        return ask_every(_site(stack, work, work.site), known.drawn, TIMED)


def _site(
    stack: ExitStack, work: Work, folder: Path, handler: type[PlainHandler] = PlainHandler
) -> EngineSite:
    browser = stack.enter_context(chromium())
    address = stack.enter_context(served(folder, handler))
    return EngineSite(browser, f"{address}/catalog/", "本站", work.console)


def _ask_packed(work: Work, known: Asking) -> Spread:
    """What a query costs where the host compresses."""
    with ExitStack() as stack:
        site = _site(stack, work, work.site, CompressingHandler)
        packed = ask_all(site, mixed(known.drawn, TIMED), None, "压缩的主机")
    return spread(one.answer.bytes for one in packed)


def _move(work: Work, known: Asking) -> Moves:
    texts = [query.text for query in mixed(known.drawn, MOVED)]
    records = Random(SEED).sample(known.held, min(MOVED, len(known.held)))
    with ExitStack() as stack:
        site = _site(stack, work, work.site)
        return measure_moves(site, site.address.removesuffix("catalog/"), texts, records)


def _hear_people(work: Work, known: Asking) -> Verdicts:
    texts = list(dict.fromkeys([*known.tables.texts, *known.nonsense]))
    with ExitStack() as stack:
        heard = hear(_site(stack, work, work.site), texts, "读者的检索", looks_on=True)
    return verdicts(heard, known.tables, known.judged)


def _renew(work: Work) -> Week:
    """What a week renews of the index that was built before."""
    week = work.folder / "week"
    add_week(work.small.export, week, WEEK)
    with work.console.status("一周以后的索引"):
        measure_index(week, work.folder / "week-store", work.folder / "week-index")
    return Week(WEEK, renewed_bytes(work.folder / "index", work.folder / "week-index"))


def _grow(work: Work, known: Asking, small: Indexed) -> Grown:
    work.large.open()  # so that reading it is none of the index's memory
    with work.console.status("大目录的索引"):
        large = measure_index(work.large.export, work.large.build, work.folder / "large-index")
    site_over(work.site, work.folder / "large-index", large.records, work.folder / "large-site")
    drawn = mixed(known.drawn, GROWN)
    plain = [query for query in drawn if not asks_two_heavy(query.text, known.heavy)]
    two = list(known.drawn[QueryKind.HEAVY][:GROWN_HEAVY])
    small_answers, large_answers = (
        _ask_fast(work, folder, [*plain, *two])
        for folder in (work.site, work.folder / "large-site")
    )
    return Grown(
        small,
        large,
        growth(small_answers[: len(plain)], large_answers[: len(plain)]),
        growth(small_answers[len(plain) :], large_answers[len(plain) :]),
    )


def _ask_fast(work: Work, folder: Path, queries: Sequence[Query]) -> tuple[Asked, ...]:
    with ExitStack() as stack:
        return ask_all(_site(stack, work, folder), queries, None, folder.name)


def measure_peer(work: Work, known: Asking) -> tuple[Measured, Answered]:
    """The same records and, of each kind, the first of the same queries.

    Of people's queries those of ``readers.tsv``, and the persons.
    """
    site = work.folder / "peer-site"
    with work.console.status("Pagefind：每条书目一个网页"):
        ids = write_site((record for record, _ in known.catalogue.store.walk()), site)
    with work.console.status("Pagefind：建立索引（几分钟）"):
        indexed = measure_pagefind(site, len(ids))

    def see(answer: Answer) -> Answer:
        return replace(answer, ids=tuple(ids[int(number)] for number in answer.ids))

    fewer = {kind: queries[:PEER_OF_A_KIND] for kind, queries in known.drawn.items()}
    tables = replace(known.tables, builders=())
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(site))
        peer = EngineSite(browser, f"{address}/", "Pagefind", work.console, see)
        asked = ask_every(peer, fewer, PEER_TIMED)
        heard = hear(peer, tables.texts, "读者的检索", looks_on=False)
    people = verdicts(heard, tables, known.judged)
    return Measured(indexed, figures(asked, known.records), people=people), asked
