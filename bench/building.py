"""What a build of the whole site costs, and what it makes."""

import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.reading import MEGABYTE
from plugins.desk.counts import Counts
from plugins.desk.settings import DeskError, DeskSettings


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


def measure_build(settings: DeskSettings) -> Built:
    """By the command that staff run: from nothing, then once more unchanged."""
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


def publish(settings: DeskSettings) -> Path:
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


def print_build(console: Console, built: Built, counts: Counts) -> None:
    """For the screen."""
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
