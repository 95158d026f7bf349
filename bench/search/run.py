"""Measures the search of a built site, with the peer beside it in the same run.

What a reader pays and finds: a hundred drawn queries over a slow network, a hundred of every kind
over a fast one. What staff pay: the index alone, once more after a week, once for ten times the
records.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from bench.search.browser import Answer, chromium
from bench.search.demands import Engine
from bench.search.draw import Query, draw, mixed
from bench.search.engine import Answered, Asked, Drawn, EngineSite, ask_all, ask_every
from bench.search.growth import growth, site_over
from bench.search.index import measure_index, renewed_bytes
from bench.search.kinds import QueryKind
from bench.search.peer import measure_pagefind, write_site
from bench.search.rates import figures, spread
from bench.search.server import CompressingHandler, PlainHandler, served
from bench.search.table import Upkeep
from bench.search.truth import Known, asks_two_heavy, heavy_pairs, known
from bench.search.week import add_week
from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.desk.settings import DeskError

SEED = 1
OF_A_KIND, TIMED = 100, 108
PEER_OF_A_KIND = PEER_TIMED = 30
"""The peer takes seven seconds a query."""
GROWN, GROWN_HEAVY = 120, 30
WEEK = 1_000


@dataclass(frozen=True, slots=True)
class Read:
    """An export that has been read, and the folder of its store."""

    export: Path
    build: Path


@dataclass(frozen=True, slots=True)
class Work:
    """What is measured, and where it may write."""

    small: Read
    large: Read
    """The same export many times over."""
    site: Path
    """Built from the small one."""
    rebuilt_files: int
    """When it was built again."""
    folder: Path
    console: Console


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured."""

    records: int
    ours: Engine
    peer: Engine
    upkeep: Upkeep
    asked: Answered
    peer_asked: Answered


def measure_search(work: Work) -> Result:
    """Every measurement of the design's table, ours and the peer's."""
    catalogue = _open(work.small)
    records = [known(record) for record, _ in catalogue.store.walk()]
    heavy = heavy_pairs(records)
    drawn = draw(records, heavy, OF_A_KIND, SEED)
    work.console.print(f"抽取检索词：{sum(map(len, drawn.values())):,} 个（种子 {SEED}）")
    indexed = measure_index(work.small.export, work.small.build, work.folder / "index")
    asked = ask_ours(work, drawn)
    upkeep = measure_upkeep(work, drawn, heavy)
    peer, peer_asked = measure_peer(work, catalogue, records, drawn)
    ours = Engine(indexed, figures(asked, records))
    return Result(len(records), ours, peer, upkeep, asked, peer_asked)


def _open(read: Read) -> Catalogue:
    catalogue, problems = open_catalogue(read.export, read.build)
    if catalogue is None:
        raise DeskError("测量用的导出读不进来：\n" + "\n".join(map(str, problems)))
    return catalogue


def ask_ours(work: Work, drawn: Drawn) -> Answered:
    """Every query on the site, from a host that does not compress."""
    with ExitStack() as stack:
        return ask_every(_site(stack, work, work.site), drawn, TIMED)


def _site(
    stack: ExitStack, work: Work, folder: Path, handler: type[PlainHandler] = PlainHandler
) -> EngineSite:
    browser = stack.enter_context(chromium())
    address = stack.enter_context(served(folder, handler))
    return EngineSite(browser, f"{address}/catalog/", "本站", work.console)


def measure_upkeep(work: Work, drawn: Drawn, heavy: frozenset[str]) -> Upkeep:
    """What a compressing host saves, a week renews, and ten times the records cost."""
    with ExitStack() as stack:
        site = _site(stack, work, work.site, CompressingHandler)
        packed = ask_all(site, mixed(drawn, TIMED), None, "压缩的主机")
    week = work.folder / "week"
    add_week(work.small.export, week, WEEK)
    with work.console.status("一周以后的索引"):
        measure_index(week, work.folder / "week-store", work.folder / "week-index")
    renewed = renewed_bytes(work.folder / "index", work.folder / "week-index")
    with work.console.status("大目录的索引"):
        large = measure_index(work.large.export, work.large.build, work.folder / "large-index")
    site_over(work.site, work.folder / "large-index", large.records, work.folder / "large-site")
    plain = [query for query in mixed(drawn, GROWN) if not asks_two_heavy(query.text, heavy)]
    two = list(drawn[QueryKind.HEAVY][:GROWN_HEAVY])
    small_answers, large_answers = (
        _ask_fast(work, folder, [*plain, *two])
        for folder in (work.site, work.folder / "large-site")
    )
    return Upkeep(
        packed_bytes=spread(one.answer.bytes for one in packed),
        week_bytes=renewed,
        week_records=WEEK,
        rebuilt_files=work.rebuilt_files,
        large=large,
        plain=growth(small_answers[: len(plain)], large_answers[: len(plain)]),
        heavy=growth(small_answers[len(plain) :], large_answers[len(plain) :]),
    )


def _ask_fast(work: Work, folder: Path, queries: Sequence[Query]) -> tuple[Asked, ...]:
    with ExitStack() as stack:
        return ask_all(_site(stack, work, folder), queries, None, folder.name)


def measure_peer(
    work: Work, catalogue: Catalogue, records: Sequence[Known], drawn: Drawn
) -> tuple[Engine, Answered]:
    """The same records and, of each kind, the first of the same queries."""
    site = work.folder / "peer-site"
    with work.console.status("Pagefind：每条书目一个网页"):
        ids = write_site((record for record, _ in catalogue.store.walk()), site)
    with work.console.status("Pagefind：建立索引（几分钟）"):
        indexed = measure_pagefind(site, len(ids))

    def see(answer: Answer) -> Answer:
        return replace(answer, ids=tuple(ids[int(number)] for number in answer.ids))

    fewer = {kind: queries[:PEER_OF_A_KIND] for kind, queries in drawn.items()}
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(site))
        peer = EngineSite(browser, f"{address}/", "Pagefind", work.console, see)
        asked = ask_every(peer, fewer, PEER_TIMED)
    return Engine(indexed, figures(asked, records)), asked
