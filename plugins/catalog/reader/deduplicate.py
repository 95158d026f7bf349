"""Which records are kept, and under which id, while the files of an export come in.

An id that comes again waits until all files are in, so that nothing depends on their order.
An export without repeated ids pays nothing for it.
"""

from collections.abc import Callable

from plugins.catalog.reader.ages import FILE_BITS, Ages, file_of, names_of, ordinal_of
from plugins.catalog.reader.batches import ReadRecord
from plugins.catalog.reader.deleted import deleted_since
from plugins.catalog.reader.matching import Matcher
from plugins.catalog.reader.repeated_copies import Copy
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.settle_records import Settling
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import ItemRow, RecordRow
from plugins.catalog.reader.versions import Version
from plugins.library.reading.problems import Problem

_BUFFER = 5000


class Keeper:
    """Sees to it that every id is used once; fills the store in batches."""

    def __init__(self, writer: StoreWriter) -> None:
        self.ambiguous: set[str] = set()
        """Numbers that stand on several books."""
        self.ids: dict[str, int] = {}
        """Every id that is in use, and the place of the record that brought it."""
        self.deleted: dict[str, set[int]] = {}
        """Numbers of records that files say are deleted, and these files."""
        self.files: list[FileReport] = []
        self.sentences: list[str] = []
        """What is told of the export as a whole."""
        self._newest: dict[int, str] = {}
        """The latest 005 of each file."""
        self.writer = writer
        self._place = 0
        self._records: list[RecordRow] = []
        self._own: list[tuple[str, str]] = []
        self._items: list[ItemRow] = []
        self._held: list[Version] = []
        self._copies: list[Copy] = []
        self._holds = False
        self._matcher: Matcher | None = None
        self._last = 0

    def __contains__(self, record_id: str) -> bool:
        return record_id in self.ids

    def begin(self, report: FileReport) -> int:
        """Another file is read from now on; its number."""
        self.files.append(report)
        number = len(self.files) - 1
        self._place = number << FILE_BITS
        return number

    def keep(self, read: ReadRecord, sheet: Callable[[], str] = str) -> bool:
        """Keep a record with its copies; whether its id is new, else it waits for the others."""
        number = read.row.record_id
        if number in self.ambiguous:
            read = read._replace(row=read.row._replace(record_id=read.edition))
            number = read.edition
        is_new = number not in self.ids
        if is_new:
            self.ids[number] = self._place | read.ordinal
            self._records.append(read.row)
            if read.own_items:
                self._own.append((number, read.own_items))
        else:
            self._held.append(Version.of(read, self._place | read.ordinal, sheet()))
        if len(self._records) > _BUFFER or len(self._held) > _BUFFER:
            self.flush()
        return is_new

    def delete(self, number: str) -> None:
        """The file that is read says that a record is deleted."""
        self.deleted.setdefault(number, set()).add(file_of(self._place))

    def turn_to(self, file: int) -> None:
        """Records come from a file that was read before."""
        self._place = file << FILE_BITS

    def let_go(self, number: str) -> int:
        """A record that nothing needs any more; its place."""
        self.writer.drop([number])
        return self.ids.pop(number)

    def give_up(self, number: str, row: RecordRow) -> None:
        """The record that has a number goes under a new id, or to the one that is there."""
        place = self.ids.pop(number)
        if row.record_id not in self.ids:
            self.ids[row.record_id] = place
            self.writer.add_records([row])
        self.writer.merge(number, row.record_id)

    @property
    def ages(self) -> Ages:
        """Which of the files that were read are newer."""
        return Ages(self.files, self._newest)

    def dated(self, newest: str) -> None:
        """The newest day in the file that is read."""
        self._newest[file_of(self._place)] = newest

    def add_item(self, item: ItemRow) -> None:
        """Keep a copy of a record that is kept."""
        self._items.append(item)
        if len(self._items) > _BUFFER:
            self.flush()

    def hold_copy(self, copy: Copy) -> None:
        """Let a copy wait until all files are in."""
        self._copies.append(copy)
        if len(self._copies) > _BUFFER:
            self.flush()

    @property
    def matcher(self) -> Matcher:
        """Finds the records that files of records brought."""
        if self._matcher is None:
            self._matcher = Matcher(self.writer, self._last)
        return self._matcher

    def flush(self) -> None:
        """Hand over to the store what is waiting."""
        self.writer.add_records(self._records)
        self.writer.add_own_holdings(self._own)
        self.writer.add_items(self._items)
        if self._held:
            self._holds = True
            self.writer.waiting.hold_records(self._held)
        self.writer.waiting.hold_copies(self._copies)
        self._copies.clear()
        self._records.clear()
        self._own.clear()
        self._items.clear()
        self._held.clear()

    def close_records(self) -> list[Problem]:
        """All files of records are in: whatever comes now is joined to what they brought."""
        problems = self.settle()
        for number in sorted(self.deleted.keys() & self.ids.keys()):
            self._delete(number)
        self._last = self.writer.last_record()
        return problems

    def _delete(self, number: str) -> None:
        """Let go of a record of which a newer file says that it is deleted."""
        place, ages = self.ids[number], self.ages
        file = file_of(place)
        newer = [other for other in self.deleted[number] if ages.seems_older(file, other)]
        if newer:
            self.flush()
            self.let_go(number)
            names = names_of(self.files, newer)
            self.files[file].withdraw(deleted_since(ordinal_of(place), number, names))

    @property
    def has_records(self) -> bool:
        """Whether there were files of records."""
        return self._last > 0

    def settle(self) -> list[Problem]:
        """Decide which of the records under one id count, once all that may have it are in."""
        self.flush()
        if not self._holds:
            return []
        self._holds = False
        settling = Settling(self.writer, self.ids, self.ages, self.files)
        problems = settling.settle()
        self.ambiguous |= settling.ambiguous
        self.sentences += settling.sentences
        return problems
