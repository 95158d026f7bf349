"""``make bench``: what a build costs, and what a reader's query costs, in numbers.

The export is ``CATALOG_EXPORT``, else a big one that lies beside the project
(``../shared/data/export``, unpacked into ``build/bench/``), else the sample multiplied. The site
is built into ``build/bench/output`` by the same command that staff run: first from nothing (what
earlier builds kept of catalogues is removed), then once more unchanged. Queries are asked in
chromium with an empty cache, each on a page of its own, over HTTP from this machine.
"""

import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from plugins.desk.bench_export import multiply
from plugins.desk.bench_queries import QUERIES, Measured, ask
from plugins.desk.bench_reading import MEGABYTE, measure_reading, print_readings
from plugins.desk.counts import Counts, count_site
from plugins.desk.serve import make_server
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.site import Check

GENERATED_RECORDS = 20_000
MANY_RECORDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Built:
    """The cost of one build."""

    seconds: float
    """From nothing: reading, joining, indexing, pages."""
    unchanged_seconds: float
    """The same again, with what the first build kept."""
    peak_memory_bytes: int
    """Of the largest process that took part."""
    files: int
    bytes: int
    catalogue_bytes: int
    """What stands below ``catalog/``."""


def bench(settings: DeskSettings, checks: Sequence[Check], console: Console) -> int:
    """Build, ask, print tables, write ``build/bench.json``."""
    folder = settings.build / "bench"
    export = _export(settings, folder)
    target = replace(settings, export=export, output=folder / "output", allow_shrink=True)
    console.print(Text(f"馆藏数据：{export}"), soft_wrap=True)
    exports = (export, _million(export, folder / "million"))
    readings = [measure_reading(each, folder / "reading") for each in exports]
    print_readings(console, readings)
    built = _measure_build(target)
    counts = count_site(target.output)
    _print_build(console, built, counts)
    with _served(target.output) as address:
        queries = ask(address, QUERIES)
    _print_queries(console, queries)
    result: dict[str, object] = {"build": asdict(built), "counts": asdict(counts)}
    result["reading"] = [asdict(reading) for reading in readings]
    path = settings.build / "bench.json"
    text = json.dumps(result | {"queries": [asdict(q) for q in queries]}, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    console.print(Text(f"写入 {path}"), soft_wrap=True)
    return 0


def _export(settings: DeskSettings, folder: Path) -> Path:
    if os.environ.get("CATALOG_EXPORT"):
        return settings.export
    big = settings.root.parent / "shared" / "data" / "export"
    target = folder / "export"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    if not big.is_dir():
        multiply(settings.export, target, GENERATED_RECORDS)
        return target
    for packed in sorted(big.glob("*.gz")):
        with gzip.open(packed) as source, (target / packed.stem).open("wb") as copy:
            shutil.copyfileobj(source, copy)
    return target


def _million(export: Path, target: Path) -> Path:
    """The same export multiplied, to see that time grows with it and no faster."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    multiply(export, target, MANY_RECORDS)
    return target


def _measure_build(settings: DeskSettings) -> Built:
    shutil.rmtree(settings.build / "catalog", ignore_errors=True)
    seconds, unchanged = _build_once(settings), _build_once(settings)
    # kilobytes on Linux, bytes on macOS
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    sizes = _sizes(settings.output)
    catalogue = _sizes(settings.output / "catalog")
    return Built(seconds, unchanged, peak, len(sizes), sum(sizes), sum(catalogue))


def _build_once(settings: DeskSettings) -> float:
    """Seconds that staff wait for ``make html``."""
    started = time.monotonic()
    command = [sys.executable, "-m", "plugins.desk", "html"]
    finished = subprocess.run(
        command,
        cwd=settings.root,
        env=settings.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise DeskError(f"测量用的网站没有生成：\n{finished.stdout}{finished.stderr}")
    return time.monotonic() - started


def _sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


@contextmanager
def _served(output: Path) -> Iterator[str]:
    server = make_server(output, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _print_build(console: Console, built: Built, counts: Counts) -> None:
    table = Table("生成", "数值", title="整个网站")
    table.add_row("用时，从零开始", f"{built.seconds:.1f} 秒")
    table.add_row("用时，书目没有变化", f"{built.unchanged_seconds:.1f} 秒")
    table.add_row("内存峰值", f"{built.peak_memory_bytes / MEGABYTE:.0f} MB")
    table.add_row("文件", f"{built.files:,}")
    table.add_row("体积", f"{built.bytes / MEGABYTE:.1f} MB")
    table.add_row("其中馆藏检索", f"{built.catalogue_bytes / MEGABYTE:.1f} MB")
    for label, number in counts.rows:
        table.add_row(label, f"{number:,}")
    console.print(table)


def _print_queries(console: Console, queries: Sequence[Measured]) -> None:
    heads = ("检索词", "命中", "毫秒", "请求", "字节", "其中索引请求", "索引字节")
    table = Table(*heads, title="读者的一次检索（空缓存，整页）")
    for query in queries:
        cost = (query.requests, query.bytes, query.index_requests, query.index_bytes)
        numbers = (query.total, query.milliseconds, *cost)
        table.add_row(query.words, *(f"{number:,}" for number in numbers))
    console.print(table)
