"""Reads the search index by the description of its format alone, as the browser does."""

import gzip
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from plugins.catalog.index.build import IndexSource, build_index
from tests.support.exports import Opened


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a record."""

    record: int
    field: int
    last: bool
    same: bool
    rank: int
    place: int


@dataclass(frozen=True, slots=True)
class Posting:
    """A term of a file."""

    occurrences: tuple[Occurrence, ...]
    total: int
    """Records in all; more than are listed where the term is heavy."""
    heavy: bool


class Bytes:
    """Walks over a file."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self) -> int:
        """LEB128."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            value, self._at = value | (byte & 0x7F) << shift, self._at + 1
            shift += 7
            if byte < 0x80:
                return value

    def numbers(self, count: int) -> list[int]:
        """So many numbers."""
        return [self.number() for _ in range(count)]

    def take(self, count: int) -> bytes:
        """So many bytes."""
        assert self._at + count <= len(self._data), "the file is cut off"
        self._at += count
        return self._data[self._at - count : self._at]

    @property
    def rest(self) -> bytes:
        """What nobody has read yet."""
        return self._data[self._at :]


def read_postings(data: bytes, lines: bool = False, length: int = 1) -> dict[str, Posting]:
    """Term → postings of an unpacked file; ``length``: the characters of a term."""
    file = Bytes(data)
    count, size = file.numbers(2)
    text = file.take(size).decode()
    terms = (
        text.split("\n") if lines else [text[i : i + length] for i in range(0, len(text), length)]
    )
    terms = terms[:count]
    marks = file.numbers(count)
    totals = iter(file.numbers(sum(mark & 1 for mark in marks)))
    records = [running(file.numbers(mark >> 1)) for mark in marks]
    rest = file.rest
    flags, places = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    found, at = {}, 0
    for term, mark, some in zip(terms, marks, records, strict=True):
        occurrences = []
        for record in some:
            while True:
                flag, place, at = flags[at], places[at], at + 1
                occurrences.append(_occurrence(record, flag, place))
                if not flag & 16:
                    break
        total = next(totals) if mark & 1 else len(some)
        found[term] = Posting(tuple(occurrences), total, bool(mark & 1))
    assert at == len(flags)
    return found


def _occurrence(record: int, flag: int, place: int) -> Occurrence:
    return Occurrence(record, flag & 7, bool(flag & 8), bool(flag & 32), flag >> 6, place)


def running(differences: list[int]) -> list[int]:
    """Numbers from the first and the differences."""
    total, found = 0, []
    for number in differences:
        total += number
        found.append(total)
    return found


def read_numbers(data: bytes) -> dict[str, list[int]]:
    """Key → records of an unpacked file."""
    file = Bytes(data)
    count, size = file.numbers(2)
    keys = file.take(size).decode().split("\n") if count else []
    counts = file.numbers(count)
    return {key: running(file.numbers(n)) for key, n in zip(keys, counts, strict=True)}


def read_initials(data: bytes) -> dict[str, list[tuple[int, int, str]]]:
    """Key → (record, flags, letters after the key) of an unpacked file."""
    file = Bytes(data)
    count, size = file.numbers(2)
    keys = file.take(size).decode().split("\n") if count else []
    records = [running(file.numbers(n)) for n in file.numbers(count)]
    total = sum(map(len, records))
    flags = file.take(total)
    rests = iter(zip(flags, file.take(file.number()).decode().split("\n"), strict=False))
    return {
        key: [(record, *next(rests)) for record in some]
        for key, some in zip(keys, records, strict=True)
    }


def read_column(data: bytes) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """The value of each record, and the labels, of an unpacked file."""
    head, _, places = data.partition(b"\n")
    facts = json.loads(head)
    width = facts["width"]
    numbers = [
        int.from_bytes(places[at : at + width], "little") for at in range(0, len(places), width)
    ]
    return [tuple(facts["values"][number]) for number in numbers], facts["labels"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of an index on disk."""

    folder: Path
    facts: Mapping[str, Any]

    def file(self, aspect: str, name: str) -> bytes:
        """An unpacked file of ``text``, ``holdings`` or ``status``."""
        return gzip.decompress((self.folder / self.facts[aspect] / name).read_bytes())

    def postings(self, family: str, key: str) -> dict[str, Posting]:
        """The file of ``pairs``, ``characters``, ``words`` or ``groups`` where a key lies."""
        shard = crc32(key.encode()) % self.facts["shards"][family]
        data = self.file("text", f"{family}/{shard:x}.bin.gz")
        return read_postings(data, family in ("words", "groups"), 2 if family == "pairs" else 1)

    def column(self, aspect: str, name: str) -> list[tuple[str, ...]]:
        """A column."""
        return read_column(self.file(aspect, f"columns/{name}.bin.gz"))[0]

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Every record's description, in order."""
        for block in range(-(-self.facts["records"] // self.facts["block"])):
            columns = json.loads(self.file("text", f"blocks/{block}.json.gz"))
            for row in zip(*columns.values(), strict=True):
                yield dict(zip(columns, row, strict=True))


def layers(folder: Path) -> list[Layer]:
    """The layers of an index."""
    manifest = json.loads((folder / "manifest.json").read_text())
    return [Layer(folder, facts) for facts in manifest["layers"]]


def index_of(opened: Opened, folder: Path, executor: Executor | None = None) -> Path:
    """Build the index of an export."""
    folder.mkdir(parents=True)
    catalogue = opened.good
    newest = catalogue.newest.isoformat() if catalogue.newest else ""
    source = IndexSource(catalogue.store.path, newest, None)
    with executor or ThreadPoolExecutor(1) as running_on:
        build_index(source, folder, running_on, lambda step, done, total: None)
    return folder


def files_of(folder: Path) -> dict[str, str]:
    """Path → digest of every file below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths
    }
