"""Rows under one barcode: which of them are one copy, and which one says where it is now.

Free of their order: of rows of one copy the newest file's counts, else the one that says most.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from plugins.catalog.reader.ages import Ages, file_of
from plugins.catalog.reader.batches import ReadRecord
from plugins.catalog.reader.stored import NOTHING, ItemRow, RecordRow, json_of
from plugins.library.catalogue.records import ItemStatus

_CALLED = {
    "branch_code": "分馆",
    "location": "馆藏地",
    "call_number": "索书号",
    "status": "状态",
    "date_added": "入藏日期",
    "volume": "卷册",
}
"""What two rows of one copy may contradict each other in."""
_STATUSES = {
    ItemStatus.AVAILABLE.value: "在馆",
    ItemStatus.LENT.value: "借出",
    ItemStatus.READING_ROOM.value: "阅览",
    ItemStatus.RESERVED.value: "预约",
    ItemStatus.PROCESSING.value: "加工",
    ItemStatus.REPAIR.value: "修补",
    ItemStatus.TRANSIT.value: "调拨",
    ItemStatus.OTHER.value: "别的状态",
    ItemStatus.HIDDEN.value: "丢失、剔除",
}


class Copy(NamedTuple):
    """A row with a barcode that another row has too, or whose record nobody knows yet."""

    barcode: str
    place: int
    sheet: str
    record_id: str
    """Of its record, as far as it is known; a row may have neither number nor title."""
    item: str
    """JSON of its :class:`ItemRow`."""
    word: str
    """For its status, where it is counted."""
    made: str
    """JSON of the record that it makes where it counts, else empty."""

    @property
    def file(self) -> int:
        """The number of its file."""
        return file_of(self.place)

    @property
    def row(self) -> ItemRow:
        """The copy as it goes into the store."""
        return ItemRow._make(json.loads(self.item))


class RivalRow(NamedTuple):
    """One of the rows under a barcode: its copy, and the row as the store has it."""

    copy: Copy
    row: ItemRow

    @property
    def file(self) -> int:
        """The number of its file."""
        return self.copy.file


def made_json(read: ReadRecord) -> str:
    """What :func:`made_record` reads."""
    return json_of([list(read.row), read.edition, read.masked, read.ordinal])


def made_record(made: str) -> ReadRecord:
    """The record that a row makes."""
    row, edition, masked, ordinal = json.loads(made)
    return ReadRecord(ordinal, RecordRow(*row), edition, "", "", "", masked)


class Kept(NamedTuple):
    """A row that counts, and the rows that say of the same copy what it does not."""

    best: RivalRow
    others: list[RivalRow]


def told_apart(
    rows: Iterable[RivalRow], ages: Ages, branches: Mapping[int, Collection[str]]
) -> list[Kept]:
    """The copies under one barcode, the newest first, each with its other rows.

    ``branches``: of each file, the branches that it has copies of.
    """
    kept: list[Kept] = []
    for row in ranked(rows, ages):
        alike = (one for one in kept if not _is_beside(one, row))
        same = next((one for one in alike if _is_same(one.best, row, ages, branches)), None)
        if same:
            same.others.append(row)
        else:
            kept.append(Kept(row, []))
    return kept


def _is_beside(kept: Kept, row: RivalRow) -> bool:
    """Whether a row's own file has the copy in another branch, beside the row."""
    branches = {one.row.branch_code for one in (kept.best, *kept.others) if one.file == row.file}
    return bool(row.row.branch_code) and bool(branches - {"", row.row.branch_code})


def ranked(rows: Iterable[RivalRow], ages: Ages) -> list[RivalRow]:
    """The one that counts ahead."""
    rows = list(rows)
    months = ages.months({row.file for row in rows})

    def rank(one: RivalRow) -> tuple[object, ...]:
        row = one.row
        return (
            months[one.file],
            ages.newest(one.file),
            bool(row.branch_code),
            -1 if row.loans is None else row.loans,
            sum(map(bool, row)),
            [value or "" for value in row[3:-1]],
            one.copy.record_id,
            -one.copy.place,
        )

    return sorted(rows, key=rank, reverse=True)


def _is_same(
    newer: RivalRow, older: RivalRow, ages: Ages, branches: Mapping[int, Collection[str]]
) -> bool:
    """Whether two rows are one copy.

    Each branch of a union of libraries once began to count at 1: another branch is another copy,
    in one file always; in two files where the record is another, since a copy may have moved.
    """
    if not newer.row.branch_code or not older.row.branch_code:
        return True
    if newer.row.branch_code == older.row.branch_code:
        return True
    if newer.file == older.file:
        return False
    records = newer.copy.record_id, older.copy.record_id
    if not all(records) or records[0] == records[1]:
        return True
    is_known = ages.is_older(older.file, newer.file)
    return is_known and older.row.branch_code in branches.get(newer.file, ())


def contradiction(one: RivalRow, other: RivalRow) -> str:
    """What two rows of one copy say differently, in Chinese; empty where they agree.

    Who was lent more often says what is true now.
    """
    loans = one.row.loans, other.row.loans
    if None not in loans and loans[0] != loans[1]:
        return ""
    for name, called in _CALLED.items():
        values = [getattr(row.row, name) for row in (one, other)]
        if all(value != NOTHING.get(name, "") for value in values) and values[0] != values[1]:
            shown = (_STATUSES.get(value, value) if name == "status" else value for value in values)
            return f"条码号 {one.copy.barcode} 的{called}：{' / '.join(sorted(shown))}"
    return ""
