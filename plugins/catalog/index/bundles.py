"""The files of an aspect once more in few, for readers who take the whole catalogue with them.

Ten thousand requests would take a phone an hour, twenty take it some minutes. A bundle is
``<aspect>/bundles/<n>.bin``: the length of the header (uint32, low byte first); the header, JSON,
``{"pairs/0.bin.gz": [offset, length], …}``, offsets counted from the end of the header; then the
files as they are. So a browser keeps a bundle whole and cuts out what it is asked for.

Bundles lie in the folder that is named by the digest of their files, and must be a function of
these files alone: the same address never has other bytes. Therefore how many there may be is
fixed for each aspect, whatever the others need; a change here is a change of
:data:`~plugins.catalog.index.build.FORMAT`.
"""

import json
import shutil
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = "bundles"
LARGE = 1_000_000
"""Bytes of a bundle, where their number allows it: what is lost when the network breaks."""
MOST: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "base": {"text": 12, "holdings": 3, "status": 1},
        "segment": {"text": 2, "holdings": 1, "status": 1},
    }
)
"""Layer → aspect → how many bundles it may have: twenty in all."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that is saved: its address below the index, and its size."""

    url: str
    bytes: int


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    """``pairs/0.bin.gz``: its path below the aspect's folder."""
    path: Path
    size: int


def write_bundles(folder: Path, at_most: int) -> list[Saved]:
    """Write the bundles of an aspect's folder; give back ``<folder>/bundles/0.bin`` and so on.

    Each has at least one file; a folder without files has no bundles.
    """
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    return [
        _write(target / f"{number}.bin", files)
        for number, files in enumerate(_groups(list(_files(folder)), at_most))
    ]


def offline_list(bundles: Iterable[Saved], tables: Iterable[Path]) -> dict[str, Any]:
    """What ``/catalog/index/offline.json`` says: all that the index is, and its size in bytes.

    ``tables``: the files that stand beside the folders, such as ``characters-….bin.gz``.
    """
    files = {
        "tables": [Saved(path.name, path.stat().st_size) for path in sorted(tables)],
        "bundles": list(bundles),
    }
    size = sum(file.bytes for some in files.values() for file in some)
    return {"bytes": size} | {kind: list(map(asdict, some)) for kind, some in files.items()}


def _files(folder: Path) -> Iterator[_File]:
    """What is to be bundled, in the order of the addresses."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = sorted((path.relative_to(folder).as_posix(), path) for path in found)
    for name, path in named:
        if not name.startswith(f"{FOLDER}/"):
            yield _File(name, path, path.stat().st_size)


def _groups(files: list[_File], at_most: int) -> list[list[_File]]:
    """Neighbours together, in groups of about the same number of bytes."""
    total = sum(file.size for file in files)
    count = max(1, min(at_most, -(-total // LARGE)))
    groups: list[list[_File]] = [[] for _ in range(count)]
    before = 0
    for file in files:
        groups[min(count - 1, before * count // max(1, total))].append(file)
        before += file.size
    return [group for group in groups if group]


def _write(path: Path, files: list[_File]) -> Saved:
    places: dict[str, list[int]] = {}
    offset = 0
    for file in files:
        places[file.name] = [offset, file.size]
        offset += file.size
    header = json.dumps(places, separators=(",", ":")).encode()
    with path.open("wb") as bundle:
        bundle.write(struct.pack("<I", len(header)) + header)
        for file in files:
            with file.path.open("rb") as source:
                shutil.copyfileobj(source, bundle)
    return Saved(f"{path.parent.parent.name}/{FOLDER}/{path.name}", 4 + len(header) + offset)
