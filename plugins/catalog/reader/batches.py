"""Batches of raw records → rows of the store: a pure function, run in as many processes as fit.

The parent cuts the file, which is quick, hands out batches and takes the rows back in order, so
the store is the same whatever the number of processes.
"""

import gc
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import chain, islice
from typing import NamedTuple

from plugins.catalog.reader.deleted import deleted
from plugins.catalog.reader.dialects import MarcReader
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.holdings import TOLD
from plugins.catalog.reader.identity import keys_of
from plugins.catalog.reader.iso2709 import parse_record
from plugins.catalog.reader.marc import MarcField, MarcRecord, UnreadableRecord
from plugins.catalog.reader.private import is_clean, may_be_private, told, without_private
from plugins.catalog.reader.stored import RecordRow, json_of_items
from plugins.catalog.reader.unread import UnreadFields
from plugins.catalog.reader.unread_holdings import SAMPLED, may_hold_copies
from plugins.library.catalogue.records import BibliographicRecord, DocumentType, Item, ItemStatus
from plugins.library.processes import spawned
from plugins.library.tables.units import Unreadable

BATCH = 1000
PARALLEL_FROM = 4 << 20
"""Bytes. Starting processes takes half a second, which a smaller file doesn't repay."""
_AHEAD = 2
"""Batches a process may have waiting: bounds what is in memory."""


class ReadRecord(NamedTuple):
    """One record, ready for the store."""

    ordinal: int
    row: RecordRow
    edition: str
    """The id that the record has where its number is missing or stands on several books."""
    own_items: str
    """The copies that its own fields name, as JSON; empty where there are none."""
    repaired: str
    encoding: str
    masked: str = ""
    """What was masked in it, as it may be shown; empty where nothing was."""
    statuses: Sequence[tuple[ItemStatus, str]] = ()
    """Of its copies that are hidden or whose status nobody knows: the status and its word."""
    unread: tuple[MarcField, ...] = ()
    """Of the first records, and of the first with a field: those that may hold copies, unread."""


Read = ReadRecord | Unreadable | UnreadFields
Batch = list[Read]
"""Records in their order, and at the end what nobody reads of them, where there is any."""


def read_batch(table: FieldTable, encoding: str, raws: Sequence[bytes], first: int) -> Batch:
    """Read raw records of ISO 2709, the first of which has the ordinal ``first``.

    ``encoding`` is what most of their file is in.
    """
    reader, unread = MarcReader(table), UnreadFields()
    with _collecting_later():
        batch: Batch = [
            _read_raw(ordinal, raw, encoding, reader, unread)
            for ordinal, raw in enumerate(raws, first)
        ]
    return [*batch, unread] if unread.found else batch


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Records hold no cycles, and looking for some takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_raw(
    ordinal: int, raw: bytes, encoding: str, reader: MarcReader, unread: UnreadFields
) -> ReadRecord | Unreadable:
    try:
        marc = parse_record(raw, encoding)
    except UnreadableRecord as mistake:
        remedy = "请在业务系统中核对这一条，重新导出"
        return Unreadable(ordinal, str(mistake), mistake.record_id, remedy)
    return read_one(ordinal, marc, reader, unread)


def read_one(
    ordinal: int, marc: MarcRecord, reader: MarcReader, unread: UnreadFields
) -> ReadRecord | Unreadable:
    """One record with its copies as rows; what nobody reads of it is entered in ``unread``."""
    if gone := deleted(ordinal, marc):
        return gone
    record, items, passed = reader.read(marc)
    if not record.title:
        remedy = "请在业务系统中补上题名，重新导出"
        return Unreadable(ordinal, "没有题名（200$a，MARC 21 是 245$a）", record.record_id, remedy)
    is_rare = bool(passed[1]) and unread.add(ordinal, *passed)
    own = items
    if items and record.links and record.document_type is DocumentType.ELECTRONIC:
        # The field that every record gets, 905 with a class and no barcode, makes no copy of it.
        own = [item for item in items if item.barcode]
    changed = marc.control("005")
    read = as_read(ordinal, record, own, marc.repaired, marc.encoding, changed)
    if own and any(item.status in TOLD for item in own):
        read = read._replace(statuses=reader.status_words(marc))
    if not is_rare and (ordinal > SAMPLED or not passed[1]):
        return read
    return read._replace(unread=may_hold_copies(passed[1]))


def as_read(
    ordinal: int,
    record: BibliographicRecord,
    items: Sequence[Item] = (),
    repaired: str = "",
    encoding: str = "",
    changed: str = "",
) -> ReadRecord:
    """A record with its copies as rows of the store."""
    edition, key = keys_of(record)
    row = RecordRow.of(record, key, changed)
    own_items = json_of_items(items) if items else ""
    masked = ""
    if may_be_private(row.data):
        record, found = without_private(record)
        masked = told(found)
        edition, key = keys_of(record)
        row = RecordRow.of(record, key, changed)
    if not all(map(is_clean, items)):
        items, more = zip(*map(without_private, items), strict=True)
        own_items, masked = json_of_items(items), masked or told((*chain.from_iterable(more),))
    if not row.record_id:
        row = row._replace(record_id=edition)
    return ReadRecord(ordinal, row, edition, own_items, repaired, encoding, masked)


def read_batches(
    table: FieldTable, encoding: str, raws: Iterator[bytes], parallel: bool
) -> Iterator[Batch]:
    """Every batch in the order of the file."""
    workers = os.cpu_count() or 1
    if not parallel or workers == 1:
        for first, batch in _numbered(raws):
            yield read_batch(table, encoding, batch, first)
        return
    with spawned(workers) as pool:
        waiting: deque[Future[Batch]] = deque()
        for first, batch in _numbered(raws):
            waiting.append(pool.submit(read_batch, table, encoding, batch, first))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _numbered(raws: Iterator[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    first = 1
    while batch := list(islice(raws, BATCH)):
        yield first, batch
        first += len(batch)
