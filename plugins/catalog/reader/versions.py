"""Records under one id: which of them counts, and what copies it has; free of their order."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from plugins.catalog.reader.ages import file_of
from plugins.catalog.reader.batches import ReadRecord
from plugins.catalog.reader.identity import is_same_edition
from plugins.catalog.reader.stored import NAMES, RecordRow, json_of, read_record

_CHECKED = ("title", "responsibility", "publisher", "publication_year", "price", "abstract")
"""What two versions may contradict each other in, with what it is called."""
_CALLED = ("题名", "责任者", "出版者", "出版年", "价格", "内容提要")
_PLACES = tuple(map(NAMES.index, _CHECKED))


class Version(NamedTuple):
    """A record that waits until all that have its id are in; a row of the table ``held``."""

    record_id: str
    place: int
    sheet: str
    """``工作表“书目”：``, where its file has several; else empty."""
    edition: str
    title: str
    person: str
    match_key: int
    changed: str
    data: str
    own_items: str
    repaired: str
    masked: str

    @classmethod
    def of(cls, read: ReadRecord, place: int, sheet: str) -> "Version":
        """The version that was read at a place."""
        row = read.row
        return cls(
            row.record_id,
            place,
            sheet,
            read.edition,
            row.title,
            row.person,
            row.match_key,
            row.changed,
            row.data,
            read.own_items,
            read.repaired,
            read.masked,
        )

    @property
    def file(self) -> int:
        """The number of its file."""
        return file_of(self.place)

    @property
    def row(self) -> RecordRow:
        """As it goes into the store."""
        return RecordRow(
            self.record_id, self.title, self.person, self.match_key, self.changed, self.data
        )

    def is_same_book(self, other: "Version") -> bool:
        """Whether the other is a version of the same book."""
        if self.data == other.data:
            return True
        one = read_record(self.record_id, self.data)
        return is_same_edition(one, read_record(other.record_id, other.data))


def own_copies(versions: Sequence[Version], is_older: Callable[[int, int], bool]) -> str:
    """The copies of a record as JSON, of all its versions, the one that counts ahead.

    A newer file's copies stand for an older one's. Of copies without barcodes only those of the
    version that counts are believed where it says when it was changed; else those of one file are
    added up, and what two files say alike is the same copy twice.
    """
    first = versions[0]
    numbered: list[list[Any]] = []
    counted: dict[int, Counter[str]] = {}
    for version in versions:
        if not version.own_items or (
            first.own_items and is_older(version.file, first.file) and version is not first
        ):
            continue
        for values in json.loads(version.own_items):
            if values[0]:
                numbered.append(values)
            elif version is first or not first.changed:
                counted.setdefault(version.file, Counter())[json_of(values)] += 1
    total: Counter[str] = Counter()
    for number in counted.values():
        total |= number
    items = [*numbered, *map(json.loads, total.elements())]
    return json_of(items) if items else ""


def contradiction(one: Version, other: Version) -> str:
    """What two versions say differently, in Chinese; empty where one only knows more."""
    if not one.changed and not other.changed and one.data != other.data:
        values = [json.loads(version.data) for version in (one, other)]
        for place, name in zip(_PLACES, _CALLED, strict=True):
            first, second = values[0][place], values[1][place]
            if first and second and first != second:
                return f"{one.record_id} 的{name}：{' / '.join(sorted((first, second)))}"
    if one.changed != other.changed or one.own_items == other.own_items:
        return ""
    return next(_moved(one.own_items, other.own_items), "")


def _moved(one: str, other: str) -> Iterator[str]:
    """Barcodes of copies that two versions place differently."""
    there = {values[0]: values for values in json.loads(one or "[]") if values[0]}
    for values in json.loads(other or "[]"):
        known = there.get(values[0])
        if known and known[2:] != values[2:]:
            pairs = zip(known[2:], values[2:], strict=True)
            differ = next(pair for pair in pairs if pair[0] != pair[1])
            yield f"条码号 {values[0]}：{' / '.join(sorted(map(str, differ)))}"
