"""What is demanded of a search engine, and how it is told. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.search.index import Indexed
from bench.search.kinds import QueryKind
from bench.search.rates import SearchFigures, Share, Spread

MEGABYTE = 1_000_000
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine: its index and its answers."""

    indexed: Indexed
    figures: SearchFigures


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of every engine."""

    label: str
    say: Callable[[Engine], str]
    demanded: str = NOTHING
    is_reached: Callable[[Engine], bool | None] = lambda engine: None


def kilobytes(spread: Spread) -> str:
    """Median and largest."""
    return f"{spread.median / 1000:,.1f} / {spread.worst / 1000:,.1f} kB"


def _share(share: Share) -> str:
    return f"{share.percent:.4g} %（{share.right}/{share.asked}）" if share.asked else NOTHING


def _within(share: Share, percent: float) -> bool | None:
    return share.percent >= percent if share.asked else None


def _found(label: str, percent: float | None, *kinds: QueryKind) -> Measure:
    """A row for the share of queries whose record is on the first page."""

    def share(engine: Engine) -> Share:
        return sum((engine.figures.first_ten[kind] for kind in kinds), Share(0, 0))

    if percent is None:
        return Measure(label, lambda engine: _share(share(engine)))
    demanded = f"≥ {percent:.0f} %"
    return Measure(
        label,
        lambda engine: _share(share(engine)),
        demanded,
        lambda engine: _within(share(engine), percent),
    )


def memory(indexed: Indexed) -> str:
    """The peak, where it could be told."""
    peak = indexed.peak_memory_bytes
    return f"{peak / 1e9:.2f} GB" if peak else NOTHING


MEASURES = (
    Measure(
        "用时，中位 / 最慢",
        lambda e: (
            f"{e.figures.milliseconds.median / 1000:.2f} / "
            f"{e.figures.milliseconds.worst / 1000:.2f} 秒"
        ),
        "≤ 1.2 / ≤ 2.0 秒",
        lambda e: e.figures.milliseconds.median <= 1_200 and e.figures.milliseconds.worst <= 2_000,
    ),
    Measure(
        "传送字节，连网页和脚本，中位 / 最多",
        lambda e: kilobytes(e.figures.bytes),
        "≤ 60 / ≤ 90 kB",
        lambda e: e.figures.bytes.median <= 60_000 and e.figures.bytes.worst <= 90_000,
    ),
    Measure(
        "书名片段、人名：漏了书目的检索",
        lambda e: f"{len(e.figures.kept.missed)} / {e.figures.kept.asked}",
        "0",
        lambda e: not e.figures.kept.missed,
    ),
    _found("完整书名：前十种里有", 99, QueryKind.TITLE),
    Measure(
        "一个字的书名：排第一",
        lambda e: _share(e.figures.exactly_first),
        "100 %",
        lambda e: _within(e.figures.exactly_first, 100),
    ),
    _found("繁体书名：前十种里有", 99, QueryKind.TRADITIONAL),
    _found("错一个字（书名六字以上）", 95, QueryKind.WRONG),
    _found("漏一个字", 95, QueryKind.MISSING),
    _found("多一个字", 95, QueryKind.EXTRA),
    _found("全拼", 95, QueryKind.PINYIN),
    _found("首字母（书名四字以上）", 90, QueryKind.INITIALS),
    _found("人名加书名：前十种里有", None, QueryKind.PERSON_TITLE),
    _found("ISBN：前十种里有", None, QueryKind.ISBN),
    Measure(
        "建立索引",
        lambda e: f"{e.indexed.seconds:.0f} 秒（处理器 {e.indexed.cpu_seconds:.0f} 秒）",
        "≤ 30 秒",
        lambda e: e.indexed.seconds <= 30,
    ),
    Measure(
        "内存，全部进程",
        lambda e: memory(e.indexed),
        "≤ 1 GB",
        lambda e: e.indexed.peak_memory_bytes <= 1e9 if e.indexed.peak_memory_bytes else None,
    ),
    Measure(
        "文件",
        lambda e: f"{e.indexed.files:,}，{e.indexed.bytes / MEGABYTE:.1f} MB",
        "≤ 12,000",
        lambda e: e.indexed.files <= 12_000,
    ),
)
