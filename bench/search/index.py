"""What it costs to build the index of an export that has been read, and to renew it.

The build runs in a process of its own, which starts as many more as the machine has processors.
"""

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from bench.memory import peak_of_children
from plugins.catalog.catalogue import open_catalogue
from plugins.catalog.index.build import MANIFEST, IndexSource, build_index
from plugins.catalog.index.executor import executor_for
from plugins.desk.settings import DeskError
from plugins.library.processes import spawned

BUNDLES = "bundles"


@dataclass(frozen=True, slots=True)
class Indexed:
    """The cost of an index."""

    records: int
    seconds: float
    """Without reading the export."""
    cpu_seconds: float
    """Of all processes together: what the machine was busy with else doesn't count."""
    peak_memory_bytes: int
    """Of all processes together; 0 where it can't be told."""
    files: int
    bytes: int


def measure_index(export: Path, build: Path, target: Path) -> Indexed:
    """Build the index of an export into ``target``; ``build`` holds the store of the export."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with (
        peak_of_children() as peak,
        spawned(1) as pool,
    ):
        records, seconds, cpu_seconds = pool.submit(_index, export, build, target).result()
    sizes = [path.stat().st_size for path in index_files(target)]
    return Indexed(records, seconds, cpu_seconds, peak.bytes, len(sizes), sum(sizes))


def _index(export: Path, build: Path, target: Path) -> tuple[int, float, float]:
    """How many records, the seconds that their index took, and those of all processors."""
    catalogue, problems = open_catalogue(export, build)
    if catalogue is None:
        raise DeskError("测量用的导出读不进来：\n" + "\n".join(map(str, problems)))
    newest = catalogue.newest.isoformat() if catalogue.newest else ""
    source = IndexSource(catalogue.store.path, newest, None)
    started, busy = time.monotonic(), busy_seconds()
    with executor_for("", catalogue.records) as executor:
        build_index(source, target, executor, _say_nothing)
    return catalogue.records, time.monotonic() - started, busy_seconds() - busy


def busy_seconds() -> float:
    """Processor seconds of this process and of those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _say_nothing(what: str, done: int, all_of_it: int) -> None:
    """Nobody watches a measurement."""


def index_files(folder: Path) -> list[Path]:
    """The files of an index that stand in the site."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return sorted(found)


def renewed_bytes(old: Path, new: Path) -> int:
    """Bytes below ``new`` that a browser with all of ``old`` in its cache must fetch.

    The same file under another address counts. Bundles don't: they are for those who take the
    whole catalogue with them.
    """
    return sum(
        path.stat().st_size
        for path in index_files(new)
        if BUNDLES not in path.parts and not _is_kept(old / path.relative_to(new), path)
    )


def _is_kept(old: Path, new: Path) -> bool:
    return old.is_file() and old.read_bytes() == new.read_bytes()
