"""Which records are kept, and under which id, while the files of an export come in.

Numbers that stand on several books are given up: each of these books goes under a hash instead.
Two records that describe one book are one; the later version's text is kept, the copies of both.
"""

from plugins.catalog.reader.batches import ReadRecord
from plugins.catalog.reader.identity import is_same_work, keys_of
from plugins.catalog.reader.store import ItemRow, RecordRow, StoreWriter, read_record
from plugins.catalog.reader.units import Unreadable
from plugins.library.records import BibliographicRecord

_BUFFER = 5000


class Keeper:
    """Sees to it that every id is used once; fills the store in batches."""

    def __init__(self, writer: StoreWriter) -> None:
        self.ambiguous: set[str] = set()
        """Numbers that stand on several books."""
        self.ids: set[str] = set()
        """Every id that is in use."""
        self._writer = writer
        self._records: list[RecordRow] = []
        self._own: list[tuple[str, str]] = []
        self._items: list[ItemRow] = []
        self._by_match: dict[int, str] | None = None

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

    def matching(self, key: int) -> str | None:
        """The id of a record with that ISBN, title and year."""
        if self._by_match is None:
            self.flush()
            self._by_match = self._writer.matches()
        return self._by_match.get(key)

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
        self._records.append(read.row)
        if self._by_match is not None:
            self._by_match.setdefault(read.row.match_key, read.row.record_id)
        self._add_own(read)

    def _add_own(self, read: ReadRecord) -> None:
        if read.own_items:
            self._own.append((read.row.record_id, read.own_items))

    def _again(self, read: ReadRecord) -> Unreadable | None:
        """A record under an id that is taken: the same book once more, or another book."""
        self.flush()
        record_id = read.row.record_id
        old, new = self._writer.record(record_id), read_record(read.row.data)
        if not is_same_work(old, new):
            return self._apart(read, old)
        self._add_own(read)
        reason = "与前面的一条是同一记录，内容用了前面的"
        if new.last_changed > old.last_changed:
            self._writer.replace(read.row, record_id)
            reason = "与前面的一条是同一记录，内容用了这一条（修改日期较新）"
        return Unreadable(read.ordinal, reason, record_id, "如有需要，请在业务系统中合并")

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
            row = RecordRow.of(old, key)._replace(record_id=old_edition)
            self._writer.replace(row, number)
        return self.keep(_renamed(read, read.edition))


def _renamed(read: ReadRecord, record_id: str) -> ReadRecord:
    return read._replace(row=read.row._replace(record_id=record_id))
