"""Which records are kept, and under which id, while the files of an export come in.

Numbers that stand on several books are given up: each of these books goes under a hash instead.
Two versions of one book are one record: the later version's text counts, and the copies of both;
of copies without barcodes only the later version's, which would else be counted twice.
"""

import json
from collections.abc import Collection

from plugins.catalog.reader.batches import ReadRecord
from plugins.catalog.reader.gaps import Gaps
from plugins.catalog.reader.identity import is_same_edition, keys_of
from plugins.catalog.reader.matching import Matcher
from plugins.catalog.reader.origins import Origins, of_old_export
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import ItemRow, RecordRow, read_record
from plugins.library.catalogue.records import BibliographicRecord
from plugins.library.tables.units import Unreadable

_BUFFER = 5000
_REMEDY = "如不是同一种书，请在业务系统中核对记录号"


class Keeper:
    """Sees to it that every id is used once; fills the store in batches."""

    def __init__(self, writer: StoreWriter) -> None:
        self.ambiguous: set[str] = set()
        """Numbers that stand on several books."""
        self.ids: set[str] = set()
        """Every id that is in use."""
        self.origins = Origins()
        self._writer = writer
        self._records: list[RecordRow] = []
        self._own: list[tuple[str, str]] = []
        self._items: list[ItemRow] = []
        self._matcher: Matcher | None = None

    def __contains__(self, record_id: str) -> bool:
        return record_id in self.ids

    def keep(self, read: ReadRecord) -> Unreadable | None:
        """Keep a record with its copies; where it repeats one that is kept, say so."""
        if read.row.record_id in self.ambiguous:
            read = _renamed(read, read.edition)
        mistake = None
        if read.row.record_id in self.ids:
            mistake = self._again(read)
        else:
            self._add(read)
        if len(self._records) > _BUFFER:
            self.flush()
        return mistake

    def add_item(self, item: ItemRow) -> None:
        """Keep a copy of a record that is kept."""
        self._items.append(item)
        if len(self._items) > _BUFFER:
            self.flush()

    @property
    def matcher(self) -> Matcher:
        """Finds the records that came so far; to be asked when all files of records are in."""
        if self._matcher is None:
            self.flush()
            self._matcher = Matcher(self._writer)
        return self._matcher

    def gaps(self, without: Collection[str] = ()) -> Gaps:
        """Fills what the copies lack that came so far."""
        self.flush()
        return Gaps(self._writer, without)

    def flush(self) -> None:
        """Hand over to the store what is waiting."""
        self._writer.add_records(self._records)
        self._writer.add_own_holdings(self._own)
        self._writer.add_items(self._items)
        self._records.clear()
        self._own.clear()
        self._items.clear()

    def _add(self, read: ReadRecord) -> None:
        self.ids.add(read.row.record_id)
        self.origins.add(read.row.record_id)
        self._records.append(read.row)
        self._add_own(read.row.record_id, read.own_items)

    def _add_own(self, record_id: str, items: str) -> None:
        if items:
            self._own.append((record_id, items))

    def _again(self, read: ReadRecord) -> Unreadable | None:
        """A record under an id that is taken: the same book once more, or another book."""
        self.flush()
        number = read.row.record_id
        old, new = self._writer.record(number), read_record(number, read.row.data)
        if not is_same_edition(old, new):
            return self._apart(read, old)
        files = self.origins.before(number)
        place = f"前面的文件 {files} 里" if files else "前面"
        reason = f"与{place}的一条是同一种书，已合为一条"
        version = read.row.changed, read.row.data
        if read.row.changed and version > self._writer.version(number):
            self._writer.replace(read.row, number)
            self._writer.set_own_holdings(number, _numbered)
            self._add_own(number, read.own_items)
            reason += "，内容用修改较晚的这一条"
        elif not read.row.changed:
            self._add_own(number, read.own_items)
        else:
            self._add_own(number, _numbered(read.own_items))
        old_one = of_old_export(files, is_older=self.origins.is_older())
        remedy = f"{old_one}；{_REMEDY}" if files else _REMEDY
        return Unreadable(read.ordinal, reason, number, remedy)

    def _apart(self, read: ReadRecord, old: BibliographicRecord) -> Unreadable | None:
        """Two books under one number: neither may have it."""
        number = read.row.record_id
        self.ambiguous.add(number)
        self.ids.discard(number)
        old_edition, key = keys_of(old)
        if old_edition in self.ids:
            self._writer.merge(number, old_edition)
        else:
            self.ids.add(old_edition)
            changed, _ = self._writer.version(number)
            row = RecordRow.of(old, key, changed)._replace(record_id=old_edition)
            self._writer.replace(row, number)
        return self.keep(_renamed(read, read.edition))


def _renamed(read: ReadRecord, record_id: str) -> ReadRecord:
    return read._replace(row=read.row._replace(record_id=record_id))


def _numbered(own_items: str) -> str:
    """The copies that have a barcode."""
    items = [values for values in json.loads(own_items or "[]") if values[0]]
    return json.dumps(items, ensure_ascii=False)
