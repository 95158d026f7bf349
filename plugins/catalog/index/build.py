"""Writes the index of a catalogue. Deterministic: it depends on the export alone."""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from plugins.catalog.index.postings import Postings, occurrences, values
from plugins.catalog.index.units import fold_table, is_han
from plugins.catalog.reader.store import Store
from plugins.library.records import BibliographicRecord, Item, ItemStatus, isbn13

FORMAT = "2"
"""To be raised with any change of the files' shape: it is part of the generation."""
BLOCK, STATUS_BLOCK = 32, 512
RECORDS_A_SHARD, FEWEST_SHARDS = 50, 16
LEVEL = 6
Shelved = tuple[BibliographicRecord, tuple[Item, ...]]


def shards_for(records: int) -> int:
    """How many shards a catalogue is spread over: a power of two near records / 50."""
    shards = FEWEST_SHARDS
    while shards * RECORDS_A_SHARD < records:
        shards *= 2
    return shards


def build_index(store: Store, folder: Path) -> None:
    """Write every file of the index below a folder."""
    postings = Postings()
    block: list[Shelved] = []
    statuses: list[str] = []
    number = 0
    for number, (record, items) in enumerate(store.walk(), 1):
        shown = tuple(item for item in items if item.status is not ItemStatus.HIDDEN)
        postings.add(number - 1, occurrences(values(record, items)))
        block.append((record, shown))
        statuses.append("".join(item.status.value for item in shown))
        if number % BLOCK == 0:
            _write_block(folder, number // BLOCK - 1, block)
            block.clear()
        if number % STATUS_BLOCK == 0:
            _write(folder / f"t/{number // STATUS_BLOCK - 1}.json.gz", _json(statuses))
            statuses.clear()
    if block:
        _write_block(folder, number // BLOCK, block)
    if statuses:
        _write(folder / f"t/{number // STATUS_BLOCK}.json.gz", _json(statuses))
    _write_postings(folder, postings, shards_for(number))
    _write_characters(folder)


def _write_postings(folder: Path, postings: Postings, shards: int) -> None:
    found: defaultdict[int, bytearray] = defaultdict(bytearray)
    for term, entry in postings.entries():
        if is_han(term):
            _write(folder / f"c/{ord(term):x}.bin.gz", entry)
        else:
            found[zlib.crc32(term.encode()) % shards] += entry
    for shard in range(shards):
        _write(folder / f"s/{shard:04x}.bin.gz", bytes(found[shard]))


def _write_characters(folder: Path) -> None:
    table = fold_table()
    data = {"from": "".join(table), "to": "".join(table.values())}
    _write(folder / "characters.json.gz", _json(data))


def _write_block(folder: Path, number: int, records: Iterable[Shelved]) -> None:
    rows = [_row(record, items) for record, items in records]
    _write(folder / f"b/{number}.json.gz", _json({key: [r[key] for r in rows] for key in rows[0]}))


def _row(record: BibliographicRecord, items: Iterable[Item]) -> dict[str, object]:
    """What a hit shows."""
    held = [[item.branch_code, item.shelving_location, item.call_number] for item in items]
    return {
        "id": record.record_id,
        "title": record.title,
        "other": " ".join(title.text for title in record.other_titles[:1]),
        "responsibility": record.responsibility,
        "publisher": record.publisher,
        "year": record.publication_year,
        "isbn": next((isbn for isbn in record.isbns if isbn13(isbn)), ""),
        "call": next((item.call_number for item in items if item.call_number), ""),
        "clc": record.clc_number,
        "child": int(record.is_for_children),
        "items": held,
    }


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, LEVEL, mtime=0))
