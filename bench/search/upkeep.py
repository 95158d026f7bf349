"""The rows of what staff pay: the index, its renewal, ten times the records. Pure."""

from typing import Any

from bench.search.index import Indexed
from bench.search.measured import Measured
from bench.search.tell import Measure, fits, growth, memory

MEGABYTE = 1_000_000
LINEAR = 1.25
"""How much more than in proportion still counts as linear."""


def _indexed(measured: Measured) -> Indexed | None:
    return measured.indexed


INDEX: tuple[Measure[Any], ...] = (
    Measure(
        "建立索引",
        _indexed,
        lambda i: f"{i.seconds:.0f} 秒（处理器 {i.cpu_seconds:.0f} 秒）",
        "≤ 30 秒",
        lambda i: i.seconds <= 30,
    ),
    Measure("内存，全部进程", _indexed, memory, "≤ 0.7 GB", lambda i: fits(i, 0.7e9)),
    Measure(
        "文件",
        _indexed,
        lambda i: f"{i.files:,}，{i.bytes / MEGABYTE:.1f} MB",
        "≤ 12,000",
        lambda i: i.files <= 12_000,
    ),
    Measure(
        "每周新增的书目：要重新传送",
        lambda m: m.week,
        lambda w: f"{w.bytes / MEGABYTE:.2f} MB（{w.records:,} 条）",
        "≤ 0.5 MB",
        lambda w: w.bytes <= 500_000,
    ),
    Measure(
        "数据没有变：重做的文件",
        lambda m: m.rebuilt_files,
        lambda files: f"{files:,}",
        "0",
        lambda files: files == 0,
    ),
)
GROWN: tuple[Measure[Any], ...] = (
    Measure(
        "十倍的书目：建立索引",
        lambda m: m.grown,
        lambda g: f"{g.large.seconds:.0f} 秒，是 {g.times:.1f} 倍（书目 {g.share:.1f} 倍）",
        "与书目成正比",
        lambda g: g.times <= g.share * LINEAR,
    ),
    Measure(
        "十倍的书目：内存",
        lambda m: m.grown,
        lambda g: memory(g.large),
        "≤ 2 GB",
        lambda g: fits(g.large, 2e9),
    ),
    Measure(
        "十倍的书目：文件",
        lambda m: m.grown,
        lambda g: f"{g.large.files:,}",
        "≤ 65,000",
        lambda g: g.large.files <= 65_000,
    ),
    Measure(
        "十倍的书目：一次检索的索引字节，中位（95 %）",
        lambda m: m.grown,
        lambda g: growth(g.plain),
        "≤ × 1.5",
        lambda g: (
            g.plain.median <= 1.5 and not g.plain.unanswered if g.plain.small.median else None
        ),
    ),
    Measure("十倍的书目：两个常见词，中位（95 %）", lambda m: m.grown, lambda g: growth(g.heavy)),
)
