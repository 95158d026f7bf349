"""Map: a part of a layer → its finished blocks, and what it gives to the shards.

Pure functions on files: they run in any process that sees the same folders.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from plugins.catalog.index.characters import characters
from plugins.catalog.index.column_types import ColumnSource
from plugins.catalog.index.columns import COLUMNS
from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.grouping import Grouper
from plugins.catalog.index.layers import BASE, Layer
from plugins.catalog.index.numbered import Numbered, initials
from plugins.catalog.index.packing import shard, write_packed
from plugins.catalog.index.rows import leave_rows
from plugins.catalog.index.sounds import sound
from plugins.catalog.index.terms import PRIVATE, Cutter, Occurrences, in_shards, text_of
from plugins.catalog.index.texts import codes, groups, numbers, texts
from plugins.catalog.index.works import work_of
from plugins.catalog.reader.store import Shelved, Store
from plugins.library.catalogue.clc import ClcTable
from plugins.library.catalogue.clc_file import read_table, shipped_table
from plugins.library.catalogue.online import online_of
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Item,
    ItemStatus,
    call_number_of,
)

_RECENT_YEARS = 3
_MANY, _VERY_MANY = 2, 4


@dataclass(frozen=True, slots=True)
class IndexPart:
    """What a map function is told; paths are seen by all processes."""

    store: Path
    classes: Path | None
    """A table of classes of the library's own."""
    layer: Layer
    """With the part's own ids (:meth:`Layer.part`)."""
    first: int
    """The number of the part's first record, a multiple of ``PART``."""
    before: str
    """The id of the record before the first; empty for the first of a layer."""
    target: Path
    """The layer's folder: ``text``, ``holdings``, ``status`` are finished files."""
    runs: Path
    """Where the part leaves what the reduce functions take."""


def map_part(part: IndexPart) -> int:
    """Write a part's files; give back the number of its records."""
    store = Store(part.store)
    before = work_of(store.shelved([part.before])[0][0]) if part.before else ""
    shelved = store.shelved(part.layer.ids)
    shown = [tuple(i for i in items if i.status is not ItemStatus.HIDDEN) for _, items in shelved]
    part.runs.mkdir(parents=True, exist_ok=True)
    _write_blocks(part, shelved, shown)
    _write_columns(part, shelved, shown)
    _write_runs(part, shelved, before)
    return len(part.layer.ids)


def _write_blocks(
    part: IndexPart, shelved: Sequence[Shelved], shown: Sequence[tuple[Item, ...]]
) -> None:
    block, copies_block = part.layer.block, part.layer.copies_block
    for at in range(0, len(shelved), block):
        some = zip(shelved[at : at + block], shown[at:], strict=False)
        rows = [_row(record, items, held_of(items, part.layer)) for (record, _), items in some]
        path = part.target / f"text/blocks/{(part.first + at) // block}.json.gz"
        write_packed(path, *_described(rows))
    for at in range(0, len(shelved), copies_block):
        copies = shown[at : at + copies_block]
        held = _copies(copies) | _online(shelved[at : at + copies_block])
        name = f"copies/{(part.first + at) // copies_block}.json.gz"
        write_packed(part.target / f"holdings/{name}", compact_json(held))
        status = ["".join(item.status.value for item in items) for items in copies]
        write_packed(part.target / f"status/{name}", compact_json(status))


def _described(rows: Sequence[dict[str, object]]) -> Iterator[bytes]:
    """JSON, each key's values together, in three columns of like bytes: ids, texts, figures."""
    keys = list(rows[0])
    texts, figures = keys.index("title"), keys.index("year")
    for start, end in ((0, texts), (texts, figures), (figures, len(keys))):
        some = compact_json({key: [row[key] for row in rows] for key in keys[start:end]})
        yield (b"," if start else b"{") + some[1:-1] + (b"}" if end == len(keys) else b"")


def _row(record: BibliographicRecord, items: Sequence[Item], held: int) -> dict[str, object]:
    """What a hit shows of a record; where its copies are comes from the holdings."""
    return {
        "id": record.record_id,
        "title": record.title,
        "other": " ".join(title.text for title in record.other_titles[:1]),
        "responsibility": record.responsibility,
        "publisher": record.publisher,
        "year": record.publication_year,
        "edition": record.edition,
        "call": call_number_of(items),
        "clc": record.clc_number,
        "child": int(record.is_for_children),
        "held": held,
    }


def _copies(shown: Sequence[tuple[Item, ...]]) -> dict[str, object]:
    """Where the copies of each record stand; most share their place with thousands of others."""
    places: dict[tuple[str, ...], int] = {}
    copies = [
        [places.setdefault(place, len(places)) for place in _places(items)] for items in shown
    ]
    return {"places": list(places), "copies": copies}


def _online(shelved: Sequence[Shelved]) -> dict[str, object]:
    """Of what is read on the web, by the number in the block, the words and the address."""
    found = {str(at): online for at, one in enumerate(shelved) if (online := online_of(*one))}
    return {"online": found} if found else {}


def _places(items: Sequence[Item]) -> Iterator[tuple[str, ...]]:
    """Branch and room; with its call number and volume where a copy has some of its own."""
    call = call_number_of(items)
    for item in items:
        place = (item.branch_code, item.shelving_location)
        own = item.call_number if item.call_number != call else ""
        yield (*place, own, item.volume) if own or item.volume else place


def _write_columns(
    part: IndexPart, shelved: Sequence[Shelved], shown: Sequence[tuple[Item, ...]]
) -> None:
    table = table_of(part.classes)
    sources = [
        ColumnSource(record, table, some, added)
        for (record, _), some, added in zip(shelved, shown, part.layer.added, strict=True)
    ]
    # A file for each: whoever makes a column of a million records holds that one alone.
    for column in COLUMNS:
        _leave(part, column.name, [column.value_of(source) for source in sources])


@cache
def table_of(path: Path | None) -> ClcTable:
    """The table of classes: a library's own, or the shipped one."""
    return read_table(path, path.name)[0] if path else shipped_table()


def _write_runs(part: IndexPart, shelved: Sequence[Shelved], before: str) -> None:
    cutter, grouper = Cutter(), Grouper()
    numbered: dict[str, list[Numbered]] = {"numbers": [], "codes": [], "initials": []}
    sizes = part.layer.shards
    for number, (record, items) in enumerate(shelved, part.first):
        values, work = list(texts(record)), work_of(record)
        rank, same = static_rank(record, items, part.layer), bool(work) and work == before
        cutter.add(number, values, rank, same)
        grouper.add(number, groups(record), rank, same)
        for key in numbers(record):
            numbered["numbers"].append(Numbered(shard(key, sizes.numbers), key, number))
        for key in codes(items):
            numbered["codes"].append(Numbered(shard(key, sizes.codes), key, number))
        for row in set(initials(values, rank, same)):
            numbered["initials"].append(
                Numbered(shard(row[0], sizes.initials), row[0], number, *row[1:])
            )
        before = work
    cut = cutter.cut()
    _leave_occurrences(part, "pairs", in_shards(cut.pairs, pair_shards(sizes.pairs)))
    of_character = in_shards(cut.characters, lambda term: (shard(chr(term), sizes.characters),))
    _leave_occurrences(part, "characters", of_character)
    _leave_occurrences(part, "words", in_shards(cut.words, lambda term: (0,)))
    _leave(part, "words", cut.word_list)
    _leave_occurrences(part, "groups", grouper.rows())
    _leave(part, "groups", grouper.keys)
    for family, rows in numbered.items():
        leave_rows(_run(part, family, "bin"), rows, getattr(sizes, family))


def static_rank(record: BibliographicRecord, items: Sequence[Item], layer: Layer) -> int:
    """0 to 3: how much held, and whether it is new.

    Of the base by what was so on the day of the cut, so that a week's copies and loans leave its
    files as they are; what is lent most is a file of its own.
    """
    held = held_of(items, layer)
    year = record.publication_year
    recent = bool(layer.cut) and year.isdigit() and int(year) >= int(layer.cut[:4]) - _RECENT_YEARS
    return (held >= _MANY) + (held >= _VERY_MANY) + recent


def held_of(items: Iterable[Item], layer: Layer) -> int:
    """How many copies there are; of the base those that there were on the day of the cut."""
    return sum(layer.name != BASE or not layer.cut or i.date_added < layer.cut for i in items)


def pair_shards(shards: int) -> Callable[[int], tuple[int, ...]]:
    """Term → the shards of a pair: by the sounds of each of its readings, the usual first."""
    table = characters()
    private = {chr(PRIVATE + at): syllable for at, syllable in enumerate(table.syllables)}
    known: dict[str, int] = {}

    def readings(character: str) -> tuple[str, ...]:
        return (private[character],) if character in private else table.readings(character)

    def find(term: int) -> tuple[int, ...]:
        pair = text_of(term)
        found = []
        for a in readings(pair[0]):
            for b in readings(pair[1]):
                key = f"{sound(a)} {sound(b)}"
                if key not in known:
                    known[key] = shard(key, shards)
                found.append(known[key])
        return tuple(dict.fromkeys(found))

    return find


def _leave_occurrences(part: IndexPart, family: str, occurrences: Occurrences) -> None:
    np.save(_run(part, family, "npy"), occurrences)


def _leave(part: IndexPart, family: str, rows: list[Any]) -> None:
    _run(part, family, "bin").write_bytes(marshal.dumps(rows))


def _run(part: IndexPart, family: str, suffix: str) -> Path:
    return part.runs / f"{family}-{part.first:09}.{suffix}"
