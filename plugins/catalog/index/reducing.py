"""Reduce: what the parts of a layer gave → finished shards. Pure functions on files."""

import marshal
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.catalog.index.column_files import encode_column, popular
from plugins.catalog.index.column_types import Aspect
from plugins.catalog.index.numbered import Numbered, encode_initials, encode_numbers
from plugins.catalog.index.packing import shard, write_packed
from plugins.catalog.index.parts import pair_shards
from plugins.catalog.index.postings import encode, in_files
from plugins.catalog.index.rows import PIECES, read_rows
from plugins.catalog.index.terms import OCCURRENCE, WORD, Occurrences, text_of
from plugins.catalog.index.texts import group_of

PREFIX = 3
"""Letters of a word that say in which file it lies."""
_MARKS = {"words": "w", "groups": "g"}
"""Family → what the names of its heavy terms begin with."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """A range of the shards of one family."""

    family: str
    runs: Path
    target: Path
    first: int
    end: int
    shards: int


def reduce_postings(job: Reduction) -> None:
    """Write the shards of pairs or characters, and the files of their heavy terms."""
    parts = [_slice(path, job) for path in sorted(job.runs.glob(f"{job.family}-*.npy"))]
    found = np.concatenate(parts)
    found = found[np.lexsort((found["term"], found["shard"]))]
    pairs = pair_shards(job.shards)
    by_shard = in_files(found)
    none = np.zeros(0, dtype=OCCURRENCE)
    for number in range(job.first, job.end):
        file = encode(by_shard.get(number, none), _run_together)
        write_packed(job.target / f"text/{job.family}/{number:x}.bin.gz", *file.columns)
        for term, columns in file.heavy:
            # A pair of several readings lies in several shards, and is written by its first.
            if job.family != "pairs" or pairs(term)[0] == number:
                name = heavy_name(text_of(term))
                write_packed(job.target / f"text/heavy/{name}.bin.gz", *columns)


def _slice(path: Path, job: Reduction) -> Occurrences:
    run: Occurrences = np.load(path, mmap_mode="r")
    start, end = np.searchsorted(run["shard"], (job.first, job.end))
    return np.array(run[start:end])


def _run_together(terms: NDArray[np.int64]) -> bytes:
    return "".join(map(text_of, terms.tolist())).encode()


def heavy_name(term: str) -> str:
    """``4e2d-56fd`` for a pair, ``4e2d`` for a character."""
    return "-".join(f"{ord(character):x}" for character in term)


def reduce_words(job: Reduction) -> None:
    """Write all files of words or of groups: there are few of these in a Chinese catalogue."""
    key_of = group_of if job.family == "groups" else _beginning
    names = sorted(job.runs.glob(f"{job.family}-*.npy"))
    lists = [marshal.loads(path.with_suffix(".bin").read_bytes()) for path in names]
    words = sorted({word for some in lists for word in some}, key=str.encode)
    place = {word: at for at, word in enumerate(words)}
    shards = np.array([shard(key_of(word), job.shards) for word in words], dtype=np.int64)
    parts = [np.load(path) for path in names]
    for run, some in zip(parts, lists, strict=True):
        new = np.array([place[word] for word in some], dtype=np.int64)
        term = new[run["term"].astype(np.int64) - WORD] if len(run) else run["term"]
        run["term"] = term
        run["shard"] = shards[term] if len(run) else 0
    found = np.concatenate(parts)
    found = found[np.lexsort((found["record"], found["term"], found["shard"]))]
    by_shard = in_files(found)

    def lines(terms: NDArray[np.int64]) -> bytes:
        return "\n".join(words[term] for term in terms.tolist()).encode()

    for number in range(job.shards):
        file = encode(by_shard.get(number, np.zeros(0, dtype=OCCURRENCE)), lines)
        write_packed(job.target / f"text/{job.family}/{number:x}.bin.gz", *file.columns)
        for term, columns in file.heavy:
            name = f"{_MARKS[job.family]}-{heavy_name(words[term])}"
            write_packed(job.target / f"text/heavy/{name}.bin.gz", *columns)


def _beginning(word: str) -> str:
    return word[:PREFIX]


def reduce_numbered(job: Reduction) -> None:
    """Write files of numbers, codes or initials: those of one piece of the runs."""
    piece = job.first * PIECES // job.shards
    runs = sorted(job.runs.glob(f"{job.family}-*.bin"))
    rows = sorted(row for path in runs for row in read_rows(path, piece))
    by_shard = {number: list(some) for number, some in groupby(rows, key=itemgetter(0))}
    encoder = encode_initials if job.family == "initials" else encode_numbers
    aspect = "holdings" if job.family == "codes" else "text"
    for number in range(job.first, job.end):
        columns = encoder(map(Numbered._make, by_shard.get(number, [])))
        write_packed(job.target / f"{aspect}/{job.family}/{number:x}.bin.gz", *columns)


def reduce_column(
    name: str, aspect: Aspect, runs: Path, target: Path, labels: dict[str, str]
) -> None:
    """Write one column of a whole layer, and with the loans what is lent most."""
    paths = sorted(runs.glob(f"{name}-*.bin"))
    values: Sequence[Any] = [value for path in paths for value in marshal.loads(path.read_bytes())]
    data = encode_column(values, labels)
    write_packed(target / f"{aspect}/columns/{name}.bin.gz", data)
    if name == "loans" and (best := popular(values)):
        write_packed(target / "holdings/popular.bin.gz", best)
