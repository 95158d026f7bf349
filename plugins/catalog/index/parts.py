"""Map: a part of a layer → its finished blocks, and what it gives to the shards.

Pure functions on files: they run in any process that sees the same folders.
"""

import marshal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from plugins.catalog.index.characters import characters
from plugins.catalog.index.column_types import ColumnSource
from plugins.catalog.index.columns import COLUMNS
from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.layers import BASE, Shards
from plugins.catalog.index.numbered import Numbered, initials
from plugins.catalog.index.packing import shard, write_packed
from plugins.catalog.index.terms import PRIVATE, Cutter, Occurrences, in_shards, text_of
from plugins.catalog.index.texts import codes, numbers, texts
from plugins.catalog.index.works import work_of
from plugins.catalog.reader.store import Shelved, Store
from plugins.library.catalogue.clc import ClcTable
from plugins.library.catalogue.clc_file import read_table, shipped_table
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus

_RECENT_YEARS = 3
_MANY, _VERY_MANY = 2, 4


@dataclass(frozen=True, slots=True)
class IndexPart:
    """What a map function is told; paths are seen by all processes."""

    store: Path
    classes: Path | None
    """A table of classes of the library's own."""
    layer: str
    cut: str
    first: int
    """The number of the part's first record, a multiple of ``PART``."""
    ids: tuple[str, ...]
    added: tuple[str, ...]
    """For each id the day of its first copy, ``YYYY-MM-DD``, or empty."""
    before: str
    """The id of the record before the first; empty for the first of a layer."""
    shards: Shards
    block: int
    copies_block: int
    target: Path
    """The layer's folder: ``text``, ``holdings``, ``status`` are finished files."""
    runs: Path
    """Where the part leaves what the reduce functions take."""


def map_part(part: IndexPart) -> int:
    """Write a part's files; give back the number of its records."""
    with Store(part.store).reading() as read:
        before = work_of(read(part.before)[0]) if part.before else ""
        shelved = [read(id_) for id_ in part.ids]
    shown = [tuple(i for i in items if i.status is not ItemStatus.HIDDEN) for _, items in shelved]
    part.runs.mkdir(parents=True, exist_ok=True)
    _write_blocks(part, [record for record, _ in shelved], shown)
    _write_columns(part, shelved, shown)
    _write_runs(part, shelved, before)
    return len(part.ids)


def _write_blocks(
    part: IndexPart, records: Sequence[BibliographicRecord], shown: Sequence[tuple[Item, ...]]
) -> None:
    for at in range(0, len(records), part.block):
        some = zip(records[at : at + part.block], shown[at:], strict=False)
        rows = [_row(record, items, held_of(items, part)) for record, items in some]
        data = {key: [row[key] for row in rows] for key in rows[0]}
        path = part.target / f"text/blocks/{(part.first + at) // part.block}.json.gz"
        write_packed(path, compact_json(data))
    for at in range(0, len(records), part.copies_block):
        copies = shown[at : at + part.copies_block]
        name = f"copies/{(part.first + at) // part.copies_block}.json.gz"
        write_packed(part.target / f"holdings/{name}", compact_json(_copies(copies)))
        status = ["".join(item.status.value for item in items) for items in copies]
        write_packed(part.target / f"status/{name}", compact_json(status))


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
        "call": next((item.call_number for item in items if item.call_number), ""),
        "clc": record.clc_number,
        "child": int(record.is_for_children),
        "held": held,
    }


def _copies(shown: Sequence[tuple[Item, ...]]) -> dict[str, object]:
    places: dict[tuple[str, ...], int] = {}
    copies = [
        [places.setdefault((i.branch_code, i.shelving_location), len(places)) for i in items]
        for items in shown
    ]
    return {"places": list(places), "copies": copies}


def _write_columns(
    part: IndexPart, shelved: Sequence[Shelved], shown: Sequence[tuple[Item, ...]]
) -> None:
    table = table_of(part.classes)
    sources = [
        ColumnSource(record, table, some, added)
        for (record, _), some, added in zip(shelved, shown, part.added, strict=True)
    ]
    # A file for each: whoever makes a column of a million records holds that one alone.
    for column in COLUMNS:
        _leave(part, column.name, [column.value_of(source) for source in sources])


@cache
def table_of(path: Path | None) -> ClcTable:
    """The table of classes: a library's own, or the shipped one."""
    return read_table(path, path.name)[0] if path else shipped_table()


def _write_runs(part: IndexPart, shelved: Sequence[Shelved], before: str) -> None:
    cutter = Cutter()
    numbered: dict[str, list[Numbered]] = {"numbers": [], "codes": [], "initials": []}
    keyed = _keyed(part, numbered)
    for number, (record, items) in enumerate(shelved, part.first):
        values, work = list(texts(record)), work_of(record)
        rank = static_rank(record, items, part)
        cutter.add(number, values, rank, bool(work) and work == before)
        keyed("numbers", number, [(key, 0, "") for key in numbers(record)])
        keyed("codes", number, [(key, 0, "") for key in codes(items)])
        keyed("initials", number, sorted(set(initials(values, rank))))
        before = work
    cut = cutter.cut()
    _leave_occurrences(part, "pairs", in_shards(cut.pairs, pair_shards(part.shards.pairs)))
    of_character = _shards_of(lambda term: chr(term), part.shards.characters)
    _leave_occurrences(part, "characters", in_shards(cut.characters, of_character))
    _leave_occurrences(part, "words", in_shards(cut.words, lambda term: (0,)))
    _leave(part, "words", cut.word_list)
    for family, rows in numbered.items():
        _leave(part, family, sorted(map(tuple, rows)))


def _keyed(
    part: IndexPart, numbered: dict[str, list[Numbered]]
) -> Callable[[str, int, list[tuple[str, int, str]]], None]:
    def add(family: str, number: int, rows: list[tuple[str, int, str]]) -> None:
        shards = getattr(part.shards, family)
        numbered[family].extend(
            Numbered(shard(key, shards), key, number, flags, rest) for key, flags, rest in rows
        )

    return add


def static_rank(record: BibliographicRecord, items: Sequence[Item], part: IndexPart) -> int:
    """0 to 3: how much held, and whether it is new.

    Of the base by what was so on the day of the cut, so that a week's copies and loans leave its
    files as they are; what is lent most is a file of its own.
    """
    held = held_of(items, part)
    year = record.publication_year
    recent = bool(part.cut) and year.isdigit() and int(year) >= int(part.cut[:4]) - _RECENT_YEARS
    return (held >= _MANY) + (held >= _VERY_MANY) + recent


def held_of(items: Iterable[Item], part: IndexPart) -> int:
    """How many copies there are; of the base those that there were on the day of the cut."""
    return sum(part.layer != BASE or not part.cut or i.date_added < part.cut for i in items)


def pair_shards(shards: int) -> Callable[[int], tuple[int, ...]]:
    """Term → the shards of a pair: by the syllables of each of its readings, the usual first."""
    table = characters()
    spoken = [chr(PRIVATE + at) for at in range(len(table.syllables))]
    private = dict(zip(spoken, table.syllables, strict=True))
    known: dict[str, int] = {}

    def readings(character: str) -> tuple[str, ...]:
        return (private[character],) if character in private else table.readings(character)

    def find(term: int) -> tuple[int, ...]:
        pair = text_of(term)
        found = []
        for a in readings(pair[0]):
            for b in readings(pair[1]):
                key = f"{a} {b}"
                if key not in known:
                    known[key] = shard(key, shards)
                found.append(known[key])
        return tuple(dict.fromkeys(found))

    return find


def _shards_of(key: Callable[[int], str], shards: int) -> Callable[[int], tuple[int, ...]]:
    return lambda term: (shard(key(term), shards),)


def _leave_occurrences(part: IndexPart, family: str, occurrences: Occurrences) -> None:
    np.save(part.runs / f"{family}-{part.first:09}.npy", occurrences)


def _leave(part: IndexPart, family: str, rows: list[Any]) -> None:
    (part.runs / f"{family}-{part.first:09}.bin").write_bytes(marshal.dumps(rows))
