"""``make bench``: what a build costs, and what a reader's query costs, in numbers.

The export is ``CATALOG_EXPORT``, else a big one that lies beside the project
(``../shared/data/export``, unpacked into ``build/bench/``), else the sample multiplied. The site
is built into ``build/bench/output`` by the same command that staff run: first from nothing (what
earlier builds kept of catalogues is removed), then once more unchanged. Then it is published, and
its search is measured as readers get it, beside Pagefind (:mod:`bench.search.run`). A
demand that is missed is printed as missed and is no failure: this is a measure.
"""

import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bench.export import multiply
from bench.pictures import measure_pictures, print_pictures
from bench.reading import MEGABYTE, measure_reading, print_readings
from bench.search.kinds import QueryKind
from bench.search.run import PEER_OF_A_KIND, Read, Result, Work, measure_search
from bench.search.table import rows, table
from bench.walk import Walk, walk
from bench.workbooks import measure_workbook, print_workbook
from bench.years import measure_years, print_years
from plugins.desk.counts import Counts, count_site
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.site.site import Check

GENERATED_RECORDS = 100_000
MANY_RECORDS = 1_000_000
PUBLISHED_AS = "http://127.0.0.1"
"""Without a path: the same addresses on whatever port serves the site."""


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
    rebuilt_files: int
    """What the second build made anew of all that is kept of catalogues."""


def bench(settings: DeskSettings, checks: Sequence[Check], console: Console) -> int:
    """Build, ask, print tables, write ``build/bench.json``."""
    folder = settings.build / "bench"
    export = _export(settings, folder)
    target = replace(settings, export=export, output=folder / "output", allow_shrink=True)
    console.print(Text(f"馆藏数据：{export}"), soft_wrap=True)
    reads = (
        Read(export, folder / "reading"),
        Read(_million(export, folder / "million"), folder / "reading-million"),
    )
    readings = [measure_reading(read.export, read.build) for read in reads]
    print_readings(console, readings)
    workbook = measure_workbook(export, folder / "workbook")
    print_workbook(console, workbook)
    pictures = measure_pictures(folder / "pictures")
    print_pictures(console, pictures)
    years = measure_years(settings, folder / "years")
    print_years(console, years)
    built = _measure_build(target)
    counts = count_site(target.output)
    _print_build(console, built, counts)
    walked = _walk(console, target.output, counts)
    published = _publish(replace(target, output=folder / "published", siteurl=PUBLISHED_AS))
    found = measure_search(Work(*reads, published, built.rebuilt_files, folder, console))
    measured = rows(found.ours, found.peer, found.upkeep)
    title = f"馆藏检索，{found.records:,} 条书目，1.6 Mbit/s，延迟 150 ms，空缓存"
    console.print(table(measured, title, f"Pagefind（每类 {PEER_OF_A_KIND} 问）"))
    _print_misses(console, found)
    result = {
        "build": built,
        "counts": counts,
        "walk": walked,
        "reading": readings,
        "workbook": workbook,
        "pictures": pictures,
        "years": years,
        "search": found,
    }
    path = settings.build / "bench.json"
    path.write_text(_json(result | {"table": measured}), encoding="utf-8")
    console.print(Text(f"写入 {path}"), soft_wrap=True)
    return 0


def _walk(console: Console, output: Path, counts: Counts) -> Walk:
    with console.status("不用脚本，从 /catalog/ 顺着链接走"):
        walked = walk(output)
    said = f"不用脚本，顺着链接走到书目 {walked.records:,} 条（共 {counts.records:,} 条）"
    console.print(Text(f"{said}，书架 {walked.shelf_pages:,} 页，一共 {walked.pages:,} 页"))
    return walked


def _json(result: Mapping[str, object]) -> str:
    return json.dumps(result, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: object) -> object:
    """Dataclasses, for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no JSON for {value!r}")


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
    seconds = _build_once(settings)
    kept = _made(settings.build / "catalog")
    unchanged = _build_once(settings)
    rebuilt = len(_made(settings.build / "catalog").items() - kept.items())
    # kilobytes on Linux, bytes on macOS
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    sizes = _sizes(settings.output)
    catalogue = _sizes(settings.output / "catalog")
    return Built(seconds, unchanged, peak, len(sizes), sum(sizes), sum(catalogue), rebuilt)


def _made(folder: Path) -> dict[Path, int]:
    """When each file below a folder was written, in nanoseconds."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def _build_once(settings: DeskSettings) -> float:
    """Seconds that staff wait for ``make html``."""
    started = time.monotonic()
    _run("html", settings)
    return time.monotonic() - started


def _publish(settings: DeskSettings) -> Path:
    """The site with scripts and looks made small, as on the library's own host."""
    _run("publish", settings)
    return settings.output


def _run(verb: str, settings: DeskSettings) -> None:
    command = [sys.executable, "-m", "plugins.desk", verb]
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


def _sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


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


def _print_misses(console: Console, search: Result) -> None:
    """What was not answered right, for whoever mends it."""
    figures = search.ours.figures
    missed = {str(kind): share.missed for kind, share in figures.first_ten.items()}
    missed[f"{QueryKind.CHARACTER}（排第一）"] = figures.exactly_first.missed
    missed["总数"] = tuple(f"{one.text}（{one.total}，实有 {one.true}）" for one in figures.off)
    for label, texts in missed.items():
        if texts:
            console.print(Text(f"{label}，没有找对：{'、'.join(texts)}"), soft_wrap=True)
