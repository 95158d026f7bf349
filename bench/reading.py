"""How fast an export is read, checked and joined, beside plain pymarc on the same records.

Each measurement runs in a fresh process, so that its memory is its own. Ratios in one run mean
something; seconds depend on the machine.
"""

import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

from rich.console import Console
from rich.table import Table

from plugins.catalog.catalogue import open_catalogue
from plugins.desk.settings import DeskError
from plugins.library.processes import spawned

PEER_RECORDS = 100_000
"""More don't change the peer's pace."""
MEGABYTE = 1_000_000
Spent = tuple[float, float]
"""Seconds by the clock, and of all processors together."""
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reading:
    """The cost of reading one export."""

    records: int
    items: int
    seconds: float
    """From nothing: read, checked, joined, stored."""
    unchanged_seconds: float
    """Opened again, nothing having changed."""
    processor_seconds: float
    """Of all processes together, read from nothing."""
    peak_memory_bytes: int
    """Of all processes together, each at its own peak: an upper bound."""
    peer_records_a_second: float
    """Plain pymarc, one process, records only: no items, no joining, nothing stored."""
    peer_records_a_processor_second: float

    @property
    def records_a_second(self) -> float:
        """Records with their items."""
        return self.records / self.seconds

    @property
    def peer_processor_seconds(self) -> float:
        """What pymarc needs for as many records."""
        return self.records / self.peer_records_a_processor_second


def measure_reading(export: Path, build: Path) -> Reading:
    """Read an export from nothing, then once more, then its records with pymarc."""
    shutil.rmtree(build, ignore_errors=True)
    records, items, spent, peak = alone(_read, export, build)
    *_, unchanged, _ = alone(_read, export, build)
    peer = alone(_read_with_pymarc, sorted(export.glob("*.iso")))
    return Reading(records, items, spent[0], unchanged[0], spent[1], peak, *peer)


def print_readings(console: Console, readings: Sequence[Reading]) -> None:
    """One column an export."""
    table = Table("读入", *(f"{reading.records:,} 条" for reading in readings), title="读入书目")
    rows: tuple[tuple[str, Callable[[Reading], str]], ...] = (
        ("单册", lambda r: f"{r.items:,}"),
        ("用时，从零开始", lambda r: f"{r.seconds:.1f} 秒"),
        ("用时，没有变化", lambda r: f"{r.unchanged_seconds:.1f} 秒"),
        ("内存峰值（全部进程）", lambda r: f"{r.peak_memory_bytes / MEGABYTE:,.0f} MB"),
        ("每秒书目", lambda r: f"{r.records_a_second:,.0f}"),
        ("pymarc 每秒书目（不含单册）", lambda r: f"{r.peer_records_a_second:,.0f}"),
        ("比 pymarc", lambda r: f"{r.records_a_second / r.peer_records_a_second:.2f} 倍"),
        ("处理器用时（全部进程）", lambda r: f"{r.processor_seconds:.1f} 秒"),
        ("pymarc 读同样多书目的处理器用时", lambda r: f"{r.peer_processor_seconds:.1f} 秒"),
        (
            "处理器用时比 pymarc",
            lambda r: f"{r.processor_seconds / r.peer_processor_seconds:.2f} 倍",
        ),
    )
    for label, cell in rows:
        table.add_row(label, *map(cell, readings))
    console.print(table)


def alone(function: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """The result of a function that had a process to itself."""
    with spawned(1) as pool:
        return pool.submit(function, *given, **named).result()


def now() -> Spent:
    """By the clock, and of the processors: this process and all that it has waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return time.monotonic(), sum(one.ru_utime + one.ru_stime for one in used)


def since(started: Spent) -> Spent:
    """What was spent meanwhile."""
    clock, processors = now()
    return clock - started[0], processors - started[1]


def _read(export: Path, build: Path) -> tuple[int, int, Spent, int]:
    started = now()
    catalogue, problems = open_catalogue(export, build)
    spent = since(started)
    if catalogue is None:
        raise DeskError("测量用的导出读不进来：\n" + "\n".join(map(str, problems)))
    return catalogue.records, catalogue.items, spent, _peak()


def _peak() -> int:
    """Bytes of this process and of its workers, as if each had its peak at the same time."""
    # kilobytes on Linux, bytes on macOS
    unit = 1 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest_worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + largest_worker * (os.cpu_count() or 1)) * unit


def _read_with_pymarc(paths: Sequence[Path]) -> tuple[float, float]:
    """Records a second, by the clock and of the processor."""
    try:
        from pymarc import MARCReader
    except ImportError:
        raise DeskError("测量需要测试用的依赖。请用 make bench，它会先装好。") from None
    count, started = 0, now()
    for path in paths:
        with path.open("rb") as file:
            records = MARCReader(file, file_encoding="gb18030")
            count += sum(1 for _ in islice(records, PEER_RECORDS - count))
    clock, processors = since(started)
    return count / clock, count / processors
