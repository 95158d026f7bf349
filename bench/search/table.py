"""The table of a measurement: each row with what is demanded, and whether it is reached. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.search.demands import (
    MEASURES,
    MEGABYTE,
    NOTHING,
    Engine,
    kilobytes,
    memory,
)
from bench.search.growth import Growth
from bench.search.index import Indexed
from bench.search.rates import Spread

LINEAR = 1.25
"""How much more than in proportion still counts as linear."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What only our own index is asked."""

    packed_bytes: Spread
    """A query's bytes where the host compresses."""
    week_bytes: int
    week_records: int
    rebuilt_files: int
    """Of an export that did not change."""
    large: Indexed
    plain: Growth
    heavy: Growth


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A line of the table."""

    label: str
    peer: str
    ours: str
    demanded: str
    is_reached: bool | None = None
    """None where nothing is demanded, or nothing could be measured."""


def rows(ours: Engine, peer: Engine, upkeep: Upkeep) -> list[MeasureRow]:
    """All rows in the order of the design."""
    common = [
        MeasureRow(m.label, m.say(peer), m.say(ours), m.demanded, m.is_reached(ours))
        for m in MEASURES
    ]
    packed = upkeep.packed_bytes
    compressed = MeasureRow(
        "同上，主机压缩时",
        NOTHING,
        kilobytes(packed),
        "≤ 45 kB",
        packed.median <= 45_000,
    )
    return [*common[:2], compressed, *common[2:], *_upkeep(ours.indexed, upkeep)]


def table(rows: Sequence[MeasureRow], title: str, peer: str) -> Table:
    """For the screen."""
    made = Table("项目", peer, "本站", "要求", "达到", title=title)
    words: Mapping[bool | None, str] = {True: "是", False: "否", None: NOTHING}
    for row in rows:
        cells = (row.label, row.peer, row.ours, row.demanded, words[row.is_reached])
        made.add_row(*cells, style="bold red" if row.is_reached is False else "")
    return made


def _upkeep(small: Indexed, upkeep: Upkeep) -> Iterator[MeasureRow]:
    large, plain, heavy = upkeep.large, upkeep.plain, upkeep.heavy
    week, rebuilt = upkeep.week_bytes, upkeep.rebuilt_files
    yield MeasureRow(
        f"每周新增 {upkeep.week_records:,} 条：要重新传送",
        "全部",
        f"{week / MEGABYTE:.2f} MB",
        "≤ 0.5 MB",
        week <= 500_000,
    )
    yield MeasureRow("数据没有变：重做的文件", NOTHING, f"{rebuilt:,}", "0", rebuilt == 0)
    many = f"{large.records:,} 条"
    times = large.seconds / small.seconds
    share = large.records / small.records
    yield MeasureRow(
        f"{many}：建立索引",
        NOTHING,
        f"{large.seconds:.0f} 秒，是 {times:.1f} 倍（书目 {share:.1f} 倍）",
        "与书目成正比",
        times <= share * LINEAR,
    )
    peak = large.peak_memory_bytes
    yield MeasureRow(
        f"{many}：内存", NOTHING, memory(large), "≤ 2 GB", peak <= 2e9 if peak else None
    )
    yield MeasureRow(
        f"{many}：文件", NOTHING, f"{large.files:,}", "≤ 65,000", large.files <= 65_000
    )
    yield MeasureRow(
        f"{many}：一次检索的索引字节，中位（95 %）",
        NOTHING,
        f"× {plain.median:.2f}（× {plain.p95:.2f}）",
        "≤ × 1.5",
        plain.median <= 1.5 and not plain.unanswered,
    )
    yield MeasureRow(
        f"{many}：两个常见词，中位（95 %）",
        NOTHING,
        f"× {heavy.median:.2f}（× {heavy.p95:.2f}）",
        NOTHING,
    )
