"""Builds the index of a catalogue: map over parts, reduce over shards, then names by content.

Deterministic: it depends on the export alone, whatever runs it.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plugins.catalog.index.bundles import MOST, Saved, offline_list, write_bundles
from plugins.catalog.index.characters import characters_file, rare_file
from plugins.catalog.index.columns import (
    COLUMNS,
    declaration,
    facet_facts,
    order_facts,
    panel_facts,
)
from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.layers import PART, Layer, layers_of
from plugins.catalog.index.packing import write_packed
from plugins.catalog.index.parts import IndexPart, map_part, table_of
from plugins.catalog.index.reducing import (
    Reduction,
    reduce_column,
    reduce_numbered,
    reduce_postings,
    reduce_words,
)
from plugins.catalog.index.rows import PIECES
from plugins.catalog.reader.store import Store

FORMAT = "14"
"""To be raised with any change of the files' shape; a column that is new or another needs none."""
MANIFEST, OFFLINE = "manifest.json", "offline.json"
_ASPECTS = ("text", "holdings", "status")
_DIGITS = 12
_RANGES = {"pairs": 16, "characters": 8, **dict.fromkeys(("numbers", "codes", "initials"), PIECES)}
"""Family → how many jobs its shards are; two are at work at a time, each with its own in memory."""
Said = Callable[[str, int, int], None]
"""Told of progress: what is done, how much of it is done, how much there is."""


@dataclass(frozen=True, slots=True)
class IndexSource:
    """What an index is made from."""

    store: Path
    newest: str
    """The newest day of the export, ``YYYY-MM-DD``, or empty."""
    classes: Path | None
    """A table of classes of the library's own."""

    @property
    def kept_as(self) -> str:
        """The name of the folder that its index is kept in, beside the store."""
        return f"index-{FORMAT}-{declaration()}-{self.newest}"


def build_index(
    source: IndexSource, folder: Path, executor: Executor, said: Said
) -> dict[str, Any]:
    """Write the index below a folder; give back (and leave there) what pages must know of it."""
    layers = layers_of(Store(source.store).order(), source.newest)
    facts = [_build_layer(source, layer, folder, executor, said) for layer in layers]
    manifest: dict[str, Any] = {
        "characters": _write_named(folder, "characters", characters_file()),
        "rare": _write_named(folder, "rare", rare_file()),
        "layers": facts,
        "facets": facet_facts(),
        "orders": order_facts(),
        "panel": _write_named(folder, "panel", compact_json(panel_facts())),
    }
    bundles = [
        bundle
        for layer, own in zip(layers, facts, strict=True)
        for aspect in _ASPECTS
        for bundle in write_bundles(folder / own[aspect], MOST[layer.name][aspect])
    ]
    manifest["bundles"] = _write_offline(folder, bundles)
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return manifest


def add_table(folder: Path, what: str, data: bytes) -> str:
    """Write one more table beside an index, where readers who save it all find it; its name."""
    name = _write_named(folder, what, data)
    size = (folder / name).stat().st_size
    offline = json.loads((folder / OFFLINE).read_text())
    offline["bytes"] += size
    offline["tables"].append({"url": name, "bytes": size})
    (folder / OFFLINE).write_text(json.dumps(offline))
    return name


def _write_offline(folder: Path, bundles: Sequence[Saved]) -> dict[str, int]:
    offline = offline_list(bundles, folder.glob("*-*.bin.gz"))
    (folder / OFFLINE).write_text(json.dumps(offline))
    return {"files": len(bundles), "bytes": offline["bytes"]}


def _write_named(folder: Path, what: str, data: bytes) -> str:
    name = f"{what}-{hashlib.sha256(data).hexdigest()[:_DIGITS]}.bin.gz"
    write_packed(folder / name, data)
    return name


def _build_layer(
    source: IndexSource,
    layer: Layer,
    folder: Path,
    executor: Executor,
    said: Said,
) -> dict[str, Any]:
    work = folder / layer.name
    parts = list(_parts(source, layer, work))
    _run([executor.submit(map_part, part) for part in parts], "书目", said)
    _run(list(_reductions(source, layer, work, executor)), "索引", said)
    shutil.rmtree(work / "runs")
    digests = {aspect: _named_by_content(work / aspect, folder) for aspect in _ASPECTS}
    work.rmdir()
    popular = (folder / digests["holdings"] / "popular.bin.gz").is_file()
    return {
        "records": layer.records,
        "block": layer.block,
        "copiesBlock": layer.copies_block,
        "popular": popular,
        "shards": asdict(layer.shards),
        **digests,
    }


def _parts(source: IndexSource, layer: Layer, work: Path) -> Iterator[IndexPart]:
    for first in range(0, layer.records, PART):
        before = layer.ids[first - 1] if first else ""
        own = layer.part(first)
        yield IndexPart(source.store, source.classes, own, first, before, work, work / "runs")


def _reductions(
    source: IndexSource, layer: Layer, work: Path, executor: Executor
) -> Iterator[Future[None]]:
    runs, shards = work / "runs", layer.shards
    for family, most in _RANGES.items():
        reduce = reduce_postings if family in ("pairs", "characters") else reduce_numbered
        count: int = getattr(shards, family)
        step = max(1, count // most)
        for first in range(0, count, step):
            yield executor.submit(
                reduce, Reduction(family, runs, work, first, min(count, first + step), count)
            )
    for family in ("words", "groups"):
        count = getattr(shards, family)
        yield executor.submit(reduce_words, Reduction(family, runs, work, 0, count, count))
    for column in COLUMNS:
        names = column.names(table_of(source.classes))
        yield executor.submit(reduce_column, column.name, column.aspect, runs, work, names)


def _run(futures: Sequence[Future[Any]], what: str, said: Said) -> None:
    for done, future in enumerate(as_completed(futures), 1):
        future.result()
        said(what, done, len(futures))


def _named_by_content(aspect: Path, folder: Path) -> str:
    """Move an aspect's files into a folder that is named by what they are."""
    total = hashlib.sha256(FORMAT.encode())
    for path in sorted(path for path in aspect.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(aspect).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    name = total.hexdigest()[:_DIGITS]
    aspect.rename(folder / name)
    return name
