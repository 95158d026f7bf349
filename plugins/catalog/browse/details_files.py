"""Reduce: what all parts left of one range → editions by work, then the files of details.

Pure functions on files: they run in any process that sees the same folders.
"""

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.catalog.browse.lines import RecordLine, anchor_of
from plugins.catalog.browse.shelves import Lists
from plugins.catalog.index.packing import shard, write_packed
from plugins.catalog.reader.stored import json_of

RANGES = 16
"""The fewest files that there are: a file belongs to one range, by its last hex digit."""
EDITIONS = 12
"""Other editions that an entry lists."""
_LINES = 1_000
"""Lines read at a time: SQLite takes only so many parameters."""
Edition = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Range:
    """A sixteenth of the catalogue's ids, or of its works."""

    number: int
    parts: int
    work: Path
    """Where the parts left their files."""
    target: Path
    lists: Path
    shards: int
    """A power of two, of the whole catalogue."""
    moved: tuple[tuple[str, str], ...]
    """Ids of merged records of this range, each with the id that took its place."""

    def rows(self, family: str) -> Iterator[tuple[int, list[Any]]]:
        """What each part left for this range, with the part's number."""
        for part in range(self.parts):
            path = self.work / f"{family}-{self.number}-{part}"
            yield part, marshal.loads(path.read_bytes())


def range_of(key: str) -> int:
    """The range of an id or a work."""
    return shard(key, RANGES)


def write_editions(one: Range) -> list[str]:
    """Bring the editions of each work of a range together, and leave them by id."""
    works: defaultdict[str, list[Edition]] = defaultdict(list)
    for _, rows in one.rows("works"):
        for work, *edition in rows:
            works[work].append((edition[0], edition[1], edition[2], edition[3]))
    found: list[dict[str, list[Edition]]] = [{} for _ in range(RANGES)]
    for editions in works.values():
        for record_id, others in _others(editions):
            found[range_of(record_id)][record_id] = others
    for number, some in enumerate(found):
        (one.work / f"editions-{number}-{one.number}").write_bytes(marshal.dumps(some))
    return []


def _others(editions: Sequence[Edition]) -> Iterator[tuple[str, list[Edition]]]:
    """Each of several editions with the others, the latest first; none for a lone one."""
    if len(editions) < 2:
        return
    latest = sorted(sorted(editions), key=lambda edition: edition[2], reverse=True)
    # one more than are listed, for the record itself may be among them
    first = latest[: EDITIONS + 1]
    for edition in latest:
        yield edition[0], [other for other in first if other != edition][:EDITIONS]


def write_range(one: Range) -> list[str]:
    """Write the files of a range; give back the name and digest of each."""
    files: dict[int, dict[str, str]] = {n: {} for n in range(one.number, one.shards, RANGES)}
    for record_id, entry in _entries(one):
        files[shard(record_id, one.shards)][record_id] = entry
    for old_id, new_id in one.moved:
        files[shard(old_id, one.shards)][old_id] = json_of({"moved": new_id})
    return [_write(one.target / f"{number:x}.json.gz", some) for number, some in files.items()]


def _write(path: Path, entries: Mapping[str, str]) -> str:
    body = ",".join(f"{json_of(key)}:{entries[key]}" for key in sorted(entries))
    data = f"{{{body}}}".encode()
    write_packed(path, data)
    return f"{path.name} {hashlib.sha256(data).hexdigest()}"


def _entries(one: Range) -> Iterator[tuple[str, str]]:
    editions: dict[str, list[Edition]] = {}
    for number in range(RANGES):
        path = one.work / f"editions-{one.number}-{number}"
        editions |= marshal.loads(path.read_bytes())
    lists = Lists(one.lists)
    for part, rows in one.rows("records"):
        places = memoryview(marshal.loads((one.work / f"places-{part}").read_bytes())).cast("Q")
        for first in range(0, len(rows), _LINES):
            some = rows[first : first + _LINES]
            lines = lists.by_id([record_id for record_id, *_ in some])
            for record_id, place, fields in some:
                at = (places[2 * place], places[2 * place + 1])
                more = _more(lines[record_id], at, editions.get(record_id, []))
                yield record_id, f"{{{fields},{json_of(more)[1:]}"


def _more(line: RecordLine, at: tuple[int, int], editions: list[Edition]) -> dict[str, object]:
    more: dict[str, object] = {
        "shelf": line.shelf,
        "page": line.page,
        "anchor": anchor_of(line.record_id),
        "call": line.call_number,
        "editions": editions,
        "at": at,
    }
    return {name: value for name, value in more.items() if value}
