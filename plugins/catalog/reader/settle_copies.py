"""Rows under one barcode, when all files are in: settled in the store and in the accounts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from plugins.catalog.reader import no_copies
from plugins.catalog.reader.ages import (
    STILL_THERE,
    Contradictions,
    Successors,
    file_of,
    names_of,
    only_in_old,
    ordinal_of,
)
from plugins.catalog.reader.copy_book import CopyBook
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.recognise import Format
from plugins.catalog.reader.repeated_copies import (
    Copy,
    Kept,
    Row,
    contradiction,
    filled,
    made_record,
    told_apart,
)
from plugins.catalog.reader.stored import KEY_MARK, ItemRow, own_key
from plugins.library.catalogue.records import ItemStatus
from plugins.library.reading.problems import Problem
from plugins.library.tables.units import Unreadable

_IN_TWO_BRANCHES = "条码号在两个馆各有一册，算两册"
_FILLED = "，前面空着的几项用了这一行的"
_BOTH_WANTED = "两个文件各有各的列，就不用管"


class CopySettling:
    """Settles the copies that wait in the store."""

    def __init__(self, keeper: Keeper, book: CopyBook) -> None:
        self._writer = keeper.writer
        self._keeper = keeper
        self._files = keeper.files
        self._ages = keeper.ages
        self._book = book
        self._left = Counter(book.places.values())
        """How many copies of each row are kept: one row may be a range of barcodes."""
        self._sizes = Counter(map(file_of, book.places.values()))
        self._branches: Mapping[int, Collection[str]] = {}
        self._bare: set[str] = set()
        """Records that lost a copy."""
        self._successors = Successors()
        self._shared: Counter[tuple[int, int]] = Counter()
        self._contradictions = Contradictions()

    def settle(self) -> list[Problem]:
        """Settle all; an error for each two files of which nobody knows which one counts."""
        sizes = self._sizes
        self._branches = self._branches_of_files()
        for barcode, first, copies in self._writer.waiting.copies():
            sizes.update(copy.file for copy in copies)
            self._settle(barcode, first, copies)
        self._keeper.flush()
        for file, newer in self._successors.superseded(sizes).items():
            self._let_go(file, newer)
        self._keeper.sentences += self._successors.sentences(self._files, sizes, "册")
        self._drop_bare()
        self._writer.waiting.release_copies()
        return self._contradictions.problems(self._files, sizes, "行的条码号", self._are_told_apart)

    def _settle(self, barcode: str, first: ItemRow | None, copies: list[Copy]) -> None:
        waiting = [Row(copy, copy.row) for copy in map(self._known, copies)]
        there = self._first(barcode, first) if first else None
        rows = [there, *waiting] if there else waiting
        if not any(row.copy.record_id for row in rows):
            for copy in copies:
                self._files[copy.file].withdraw(self._orphaned(copy))
            return
        kept = told_apart(rows, self._ages, self._branches)
        if there and kept[0].best is not there:
            self._take_out(there)
        ranked = [row for one in kept for row in (one.best, *one.others)]
        for place, one in enumerate(kept):
            self._compare(one)
            if place:
                self._put(own_key(barcode, one.best.row.branch_code), one, ranked)
                self._repair(one.best, _IN_TWO_BRANCHES)
            elif one.best is there:
                self._fill(one)
            else:
                self._put(barcode, one, ranked)

    def _orphaned(self, copy: Copy) -> Unreadable:
        number = copy.record_id
        is_ambiguous = number in self._keeper.ambiguous
        line = ordinal_of(copy.place)
        told = no_copies.orphan(line, number, copy.barcode, is_ambiguous=is_ambiguous)
        return replace(told, reason=copy.sheet + told.reason)

    def _known(self, copy: Copy) -> Copy:
        """A copy without the number of a record that there is not."""
        number = copy.record_id
        if (
            copy.made
            or number in self._keeper
            or (number and self._writer.waiting.maker_of(number))
        ):
            return copy
        return copy._replace(record_id="")

    def _first(self, barcode: str, row: ItemRow) -> Row:
        """The row that is kept so far."""
        book = self._book
        place, word = book.places[barcode], book.words.get(barcode, ("", ""))[1]
        return Row(Copy(barcode, place, "", book.owners[barcode], "", word, ""), row)

    def _branches_of_files(self) -> Mapping[int, Collection[str]]:
        """The branches that each file has copies of; asked where names say which is older."""
        found: dict[int, set[str]] = {}
        if self._ages.has_months:
            for key, branch in self._writer.branches_of_items():
                if key in self._book.places:
                    found.setdefault(file_of(self._book.places[key]), set()).add(branch)
            for place, branch in self._writer.waiting.branches():
                found.setdefault(file_of(place), set()).add(branch)
        return found

    def _take_out(self, there: Row) -> None:
        """The row that is kept so far waits as the others do."""
        self._writer.drop_items([there.row.key])
        self._forget(there.row.key)

    def _forget(self, key: str) -> int:
        """A copy is no longer kept; the place of its row."""
        book = self._book
        place = book.places.pop(key)
        self._left[place] -= 1
        self._bare.add(book.owners.pop(key))
        if key in book.words:
            self._files[file_of(place)].count_status(*book.words.pop(key), -1)
        return place

    def _put(self, key: str, kept: Kept, rows: Sequence[Row]) -> None:
        """Keep a copy under a key, and skip its other rows."""
        best, book = kept.best, self._book
        known = (row.copy.record_id for row in (best, *kept.others, *rows) if row.copy.record_id)
        record = next(known)
        if record not in self._keeper:
            self._make(record)
        book.owners[key], book.places[key] = record, best.copy.place
        self._left[best.copy.place] += 1
        if word := best.copy.word:
            book.words[key] = ItemStatus(best.row.status), word
            self._files[best.file].count_status(*book.words[key])
        row = self._skipped_others(kept)
        self._keeper.add_item(row._replace(key=key, record_id=record))

    def _fill(self, kept: Kept) -> None:
        """The row that is kept so far counts: skip the others."""
        row = self._skipped_others(kept)
        if row != kept.best.row:
            self._writer.drop_items([row.key])
            self._keeper.add_item(row)

    def _make(self, number: str) -> None:
        """A record that no file has, as a row of one of its copies describes it."""
        maker = self._writer.waiting.maker_of(number)
        if maker:
            self._keeper.turn_to(maker.file)
            self._keeper.keep(made_record(maker.made))
            self._files[maker.file].made += self._keeper.has_records
            self._book.made.add(number)

    def _skipped_others(self, kept: Kept) -> ItemRow:
        """The row that counts, with what the others say that are skipped."""
        row = kept.best.row
        for other in kept.others:
            more = self._filled(kept.best, row, other)
            self._skip(other, kept.best, was_used=more != row)
            row = more
        return row

    def _filled(self, best: Row, row: ItemRow, other: Row) -> ItemRow:
        """What counts, with what another file says of the same copy."""
        records = best.copy.record_id, other.copy.record_id
        if other.file == best.file or (all(records) and records[0] != records[1]):
            return row
        return filled(row, other.row, is_older=self._ages.is_older(other.file, best.file))

    def _skip(self, row: Row, best: Row, *, was_used: bool) -> None:
        is_ahead = best.copy.place < row.copy.place
        other = "" if row.file == best.file else names_of(self._files, [best.file])
        is_older = self._ages.seems_older(row.file, best.file)
        told = no_copies.barcode_taken(
            0, row.copy.barcode, other, is_ahead=is_ahead, is_older=is_older
        )
        reason, remedy = told.reason, told.remedy
        if was_used:
            reason, remedy = reason + _FILLED, f"{remedy}；{_BOTH_WANTED}"
        self._lose(row.copy, reason, remedy)

    def _lose(self, copy: Copy, reason: str, remedy: str) -> None:
        """A row does not count; where other copies of its unit do, the unit stays."""
        report, ordinal = self._files[copy.file], ordinal_of(copy.place)
        if report.format == Format.ISO20775.value or self._left[copy.place] > 0:
            report.repair(ordinal, copy.barcode, reason, remedy)
        else:
            report.withdraw(Unreadable(ordinal, copy.sheet + reason, copy.barcode, remedy))

    def _repair(self, row: Row, reason: str) -> None:
        self._files[row.file].repair(ordinal_of(row.copy.place), row.copy.barcode, reason)

    def _compare(self, kept: Kept) -> None:
        """Count what files share, and where they contradict each other."""
        files: dict[int, list[Row]] = {}
        for row in (kept.best, *kept.others):
            files.setdefault(row.file, []).append(row)
        for some, others in combinations(files.values(), 2):
            one, other = some[0], others[0]
            pair = min(one.file, other.file), max(one.file, other.file)
            self._shared[pair] += 1
            if self._ages.is_older(*pair) or self._ages.is_older(*reversed(pair)):
                continue
            values = ({each.row[3:] for each in group} for group in (some, others))
            if set.isdisjoint(*values) and (example := contradiction(one, other)):
                self._contradictions.add(*pair, example)
        if self._ages.has_months:
            for file in files:
                newer = {other for other in files if self._ages.is_older(file, other)}
                if newer:
                    self._successors.add(file, newer)

    def _are_told_apart(self, one: int, other: int) -> bool:
        """Whether what they hold says which of two files is newer: two exports of the same."""
        days = self._ages.newest(one), self._ages.newest(other)
        smaller = min(self._sizes[one], self._sizes[other])
        return all(days) and days[0] != days[1] and 2 * self._shared[one, other] >= smaller

    def _let_go(self, file: int, newer: Collection[int]) -> None:
        """The copies that only a file has that newer ones stand for."""
        names = names_of(self._files, newer)
        gone = [key for key, place in self._book.places.items() if file_of(place) == file]
        self._writer.drop_items(gone)
        for key in gone:
            copy = Copy(key.partition(KEY_MARK)[0], self._forget(key), "", "", "", "", "")
            self._lose(copy, only_in_old(names), STILL_THERE)

    def _drop_bare(self) -> None:
        """Records that rows made which do not count, where no other row does."""
        self._keeper.flush()
        for number in sorted(self._bare & self._book.made):
            if not self._writer.has_items(number):
                place = self._keeper.let_go(number)
                self._files[file_of(place)].made -= self._keeper.has_records
