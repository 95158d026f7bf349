"""What a record's own page shows, for ``/catalog/record/``: small files, found by the record's id.

``records/<digest>/<hex>.json.gz``, two dozen records in each: gzip bytes of one JSON object, id →
entry. The file of an id is ``crc32(id) % shards`` in hex; every file is there, be it empty, so that
an id that nobody knows is told from a file that is gone. ``records.json`` beside the folder says
``{"digest", "shards"}``; the digest is of the files' content, so that they may be kept for ever.

An entry has every field of :class:`BibliographicRecord` that is not empty, under its name and as in
the store, and beside them

``shelf``, ``page``, ``anchor``  its place on the shelf pages
``call``                         the call number of its first copy
``editions``                     ``[id, publisher, year, edition]`` of other editions of the work
``at``                           ``[layer, number there]`` in the search index, whose files of
                                 copies it shares: loans change every day, and descriptions don't

or, for a record that was merged into another, only ``{"moved": "<id>"}``.

A part leaves its records in ``RANGES`` files by id, and its works by title and person; the reduce
functions of :mod:`.details_files` take one range of all parts at a time, so that neither ever
holds the whole.
"""

import hashlib
import json
import marshal
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.catalog.browse.details_files import (
    RANGES,
    Range,
    range_of,
    write_editions,
    write_range,
)
from plugins.catalog.index.layers import BLOCK, Layer, layers_of, power_of_two
from plugins.catalog.index.works import work_of
from plugins.catalog.reader.store import Shelved, Store
from plugins.catalog.reader.stored import NAMES, json_of
from plugins.library.catalogue.records import BibliographicRecord

FOLDER, FACTS = "records", "records.json"
_DIGITS = 12
Said = Callable[[str, int, int], None]


def leave(work: Path, part: int, shelved: Sequence[Shelved]) -> None:
    """Leave a part's records and works in files of their ranges."""
    records: list[list[object]] = [[] for _ in range(RANGES)]
    works: list[list[object]] = [[] for _ in range(RANGES)]
    for place, (record, _) in enumerate(shelved):
        record_id = record.record_id
        records[range_of(record_id)].append((record_id, place, _fields(record)))
        if name := work_of(record):
            imprint = (record.publisher, record.publication_year, record.edition)
            works[range_of(name)].append((name, record_id, *imprint))
    for number in range(RANGES):
        (work / f"records-{number}-{part}").write_bytes(marshal.dumps(records[number]))
        (work / f"works-{number}-{part}").write_bytes(marshal.dumps(works[number]))


def _fields(record: BibliographicRecord) -> str:
    """The fields that a record has, as the inside of a JSON object."""
    values = {name: value for name in NAMES if (value := getattr(record, name))}
    return json_of(values)[1:-1]


def reduce(
    store: Store,
    work: Path,
    ids: Sequence[Sequence[str]],
    lists: Path,
    newest: str,
    executor: Executor,
    said: Said,
) -> None:
    """Write the files beside the lists, which must be whole by now.

    ``work``: where the parts left theirs; ``ids``: the records of each part; ``newest``: the newest
    day of the export, as the index was given it, for both number records by it
    (:func:`layers_of`); ``said`` is told of progress.
    """
    target = lists.parent / FOLDER
    target.mkdir()
    _leave_places(work, ids, layers_of(store.order(), newest))
    whole = Range(
        number=0,
        parts=len(ids),
        work=work,
        target=target,
        lists=lists,
        shards=power_of_two(store.records / BLOCK),
        moved=(),
    )
    ranges = [replace(whole, number=n, moved=some) for n, some in _moved(store.aliases)]
    _run([executor.submit(write_editions, one) for one in ranges], "版本", said)
    digests = _run([executor.submit(write_range, one) for one in ranges], "书目", said)
    digest = hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()[:_DIGITS]
    _name_by(digest, target)
    facts = {"digest": digest, "shards": whole.shards}
    lists.with_name(FACTS).write_text(json.dumps(facts))


def _name_by(digest: str, target: Path) -> None:
    files = list(target.iterdir())
    (target / digest).mkdir()
    for path in files:
        path.rename(target / digest / path.name)


def _moved(aliases: Mapping[str, str]) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    """Each range with the merged ids that lie in it."""
    for number in range(RANGES):
        yield number, tuple(pair for pair in aliases.items() if range_of(pair[0]) == number)


def _leave_places(work: Path, ids: Sequence[Sequence[str]], layers: Sequence[Layer]) -> None:
    """For each part its records' layers and numbers there, in turn.

    The records of each layer follow each other as in the whole, so that one walk tells both.
    """
    reached = [0] * len(layers)
    for part, some in enumerate(ids):
        places = array("Q")
        for record_id in some:
            layer = _layer_of(record_id, layers, reached)
            places.extend((layer, reached[layer]))
            reached[layer] += 1
        (work / f"places-{part}").write_bytes(marshal.dumps(places))


def _layer_of(record_id: str, layers: Sequence[Layer], reached: Sequence[int]) -> int:
    """The layer whose next record this is."""
    return next(
        number
        for number, (layer, at) in enumerate(zip(layers, reached, strict=True))
        if at < len(layer.ids) and layer.ids[at] == record_id
    )


def _run(futures: Sequence[Future[Any]], what: str, said: Said) -> list[str]:
    """What all of them give back, in whatever order they are done."""
    found: list[str] = []
    for done, future in enumerate(as_completed(futures), 1):
        found += future.result()
        said(what, done, len(futures))
    return found
