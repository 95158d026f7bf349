"""The rows of the table with what is demanded: what readers get, then what staff pay. Pure."""

from collections.abc import Callable
from typing import Any

from bench.search.kinds import QueryKind
from bench.search.measured import Measured
from bench.search.rates import SearchFigures
from bench.search.tell import NOTHING, Measure, kilobytes, seconds, share, within
from bench.search.upkeep import GROWN, INDEX
from bench.search.verdicts import PeopleKind, Verdict, Verdicts


def _figures(measured: Measured) -> SearchFigures | None:
    return measured.figures


def _people(measured: Measured) -> Verdicts | None:
    return measured.people


def _found(label: str, percent: float | None, kind: QueryKind) -> Measure[SearchFigures]:
    """A row for the share of queries whose record is on the first page."""

    def say(figures: SearchFigures) -> str:
        return share(figures.first_ten[kind])

    if percent is None:
        return Measure(label, _figures, say)
    demanded = f"≥ {percent:.0f} %"
    return Measure(
        label, _figures, say, demanded, lambda figures: within(figures.first_ten[kind], percent)
    )


def _of_kind(kind: PeopleKind) -> Callable[[Verdicts], Verdict]:
    return lambda verdicts: verdicts.of_kind[kind]


def _verdict(
    label: str, of: Callable[[Verdicts], Verdict], ten: float = 0, first: float = 0
) -> Measure[Verdicts]:
    """A row for people's queries, found in ten and found first."""
    demands = (f"≥ {percent} %" for percent in (ten, first) if percent)

    def say(found: Verdicts) -> str:
        verdict = of(found)
        if not verdict.ten.asked:
            return NOTHING
        return f"{share(verdict.ten)} / {verdict.first.percent:.4g} %"

    def is_enough(found: Verdicts) -> bool | None:
        verdict = of(found)
        if not ten or not verdict.ten.asked:
            return None
        return verdict.ten.percent >= ten and verdict.first.percent >= first

    return Measure(label, _people, say, " / ".join(demands) or NOTHING, is_enough)


COSTS: tuple[Measure[Any], ...] = (
    Measure(
        "用时，中位 / 最慢",
        _figures,
        lambda f: seconds(f.milliseconds),
        "≤ 0.75 / ≤ 1.3 秒",
        lambda f: f.milliseconds.median <= 750 and f.milliseconds.worst <= 1_300,
    ),
    Measure(
        "传送字节，连网页和脚本，每个请求算 200，中位 / 最多",
        _figures,
        lambda f: kilobytes(f.bytes),
        "≤ 42 / ≤ 80 kB",
        lambda f: f.bytes.median <= 42_000 and f.bytes.worst <= 80_000,
    ),
    Measure(
        "同上，主机压缩时",
        lambda m: m.packed_bytes,
        kilobytes,
        "中位 ≤ 45 kB",
        lambda packed: packed.median <= 45_000,
    ),
    Measure(
        "请求，中位 / 最多",
        _figures,
        lambda f: f"{f.requests.median:.4g} / {f.requests.worst:.0f}",
        "≤ 10 / ≤ 20",
        lambda f: f.requests.median <= 10 and f.requests.worst <= 20,
    ),
)
MOVES: tuple[Measure[Any], ...] = (
    Measure(
        "从首页的检索框开始（先点进去），中位 / 最慢",
        lambda m: m.moves,
        lambda moves: seconds(moves.home),
        "中位 ≤ 0.6 秒",
        lambda moves: moves.home.median <= 600,
    ),
    Measure(
        "第二次检索，中位 / 最慢",
        lambda m: m.moves,
        lambda moves: seconds(moves.second),
        "中位 ≤ 0.35 秒",
        lambda moves: moves.second.median <= 350,
    ),
    Measure(
        "打开书目页到看见在哪个馆（处理器慢四倍），中位 / 最慢",
        lambda m: m.moves,
        lambda moves: seconds(moves.holdings),
        "中位 ≤ 1.5 秒",
        lambda moves: moves.holdings.median <= 1_500,
    ),
    Measure(
        "书目页的移动（CLS），最大",
        lambda m: m.moves,
        lambda moves: f"{moves.shift.worst:.3f}",
        "0",
        lambda moves: round(moves.shift.worst, 3) == 0,
    ),
)
PEOPLE: tuple[Measure[Any], ...] = (
    _verdict("读者的检索，没见过程序的人写的：前十种里有 / 排第一", lambda v: v.readers, 95, 85),
    _verdict("读者的检索，做检索的人写的", lambda v: v.builders, 95, 85),
    _verdict("读者的检索，全部", lambda v: v.all, 95, 85),
    *(
        _verdict(f"其中{kind}", _of_kind(kind), percent)
        for kind, percent in {
            **dict.fromkeys(PeopleKind, 0),
            PeopleKind.PINYIN: 90,
            PeopleKind.SPOKEN: 85,
            PeopleKind.PASTED: 95,
        }.items()
    ),
    Measure(
        "读者的检索，本目录里没有答案，不算",
        _people,
        lambda v: f"{v.without_answer} 问",
    ),
    Measure(
        "馆藏最多的人：排第一的是本人的书",
        _people,
        lambda v: share(v.persons),
        "≥ 95 %",
        lambda v: within(v.persons, 95),
    ),
    Measure(
        "没有命中又没有出路的网页",
        lambda m: m.people and m.people.leads_on,
        lambda leads_on: f"{leads_on.asked - leads_on.right} / {leads_on.asked}",
        "0",
        lambda leads_on: within(leads_on, 100),
    ),
)
KINDS: tuple[Measure[Any], ...] = (
    Measure(
        "书名片段、人名：漏了书目的检索",
        _figures,
        lambda f: f"{len(f.kept.missed)} / {f.kept.asked}",
        "0",
        lambda f: not f.kept.missed,
    ),
    _found("完整书名：前十种里有", 99, QueryKind.TITLE),
    Measure(
        "一个字的书名：排第一",
        _figures,
        lambda f: share(f.exactly_first),
        "100 %",
        lambda f: within(f.exactly_first, 100),
    ),
    _found("繁体书名：前十种里有", 99, QueryKind.TRADITIONAL),
    _found("错一个字（书名六字以上）", 95, QueryKind.WRONG),
    _found("漏一个字", 95, QueryKind.MISSING),
    _found("多一个字", 95, QueryKind.EXTRA),
    _found("全拼", 95, QueryKind.PINYIN),
    _found("首字母（书名四字以上）", 90, QueryKind.INITIALS),
    _found("人名加书名：前十种里有", None, QueryKind.PERSON_TITLE),
    _found("ISBN：前十种里有", None, QueryKind.ISBN),
)
MEASURES = (*COSTS, *MOVES, *PEOPLE, *KINDS, *INDEX, *GROWN)
