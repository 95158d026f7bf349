"""Rows under one barcode, when all files are in: settled in the store and in the accounts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from plugins.catalog.reader import no_copies
from plugins.catalog.reader.ages import (
    STILL_THERE,
    file_of,
    names_of,
    only_in_old,
    ordinal_of,
)
from plugins.catalog.reader.compare_files import FileComparison
from plugins.catalog.reader.copy_book import CopyBook
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.gaps import filled
from plugins.catalog.reader.recognise import Format
from plugins.catalog.reader.repeated_copies import (
    Copy,
    Kept,
    RivalRow,
    made_record,
    told_apart,
)
from plugins.catalog.reader.stored import KEY_MARK, ItemRow, own_key
from plugins.library.catalogue.records import ItemStatus
from plugins.library.reading.problems import Problem
from plugins.library.tables.units import Unreadable

_IN_TWO_BRANCHES = "条码号在两个馆各有一册，算两册"
_BOOK_KEPT = "，书目收下了，没有这一册"


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
        self._books: set[str] = set()
        """Records that stay without it: their barcode stands on another book, too."""
        self._comparison = FileComparison(self._ages, self._sizes)

    def settle(self) -> list[Problem]:
        """Settle all; an error for each two files of which nobody knows which one counts."""
        sizes = self._sizes
        self._branches = self._branches_of_files()
        for barcode, first, copies in self._writer.waiting.copies():
            sizes.update(copy.file for copy in copies)
            self._settle(barcode, first, copies)
        self._keeper.flush()
        successors = self._comparison.successors
        for file, newer in successors.superseded(sizes).items():
            self._let_go(file, newer)
        self._keeper.sentences += successors.sentences(self._files, sizes, "册")
        self._drop_bare()
        self._writer.waiting.release_copies()
        return self._comparison.problems(self._files)

    def _settle(self, barcode: str, first: ItemRow | None, copies: list[Copy]) -> None:
        waiting = [RivalRow(copy, copy.row) for copy in map(self._known, copies)]
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
            self._comparison.add(one)
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

    def _first(self, barcode: str, row: ItemRow) -> RivalRow:
        """The row that is kept so far."""
        book = self._book
        place, word = book.places[barcode], book.words.get(barcode, ("", ""))[1]
        return RivalRow(Copy(barcode, place, "", book.owners[barcode], "", word, ""), row)

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

    def _take_out(self, there: RivalRow) -> None:
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

    def _put(self, key: str, kept: Kept, rows: Sequence[RivalRow]) -> None:
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

    def _filled(self, best: RivalRow, row: ItemRow, other: RivalRow) -> ItemRow:
        """What counts, with what another file says of the same copy."""
        records = best.copy.record_id, other.copy.record_id
        if other.file == best.file or (all(records) and records[0] != records[1]):
            return row
        return filled(row, other.row, is_older=self._ages.is_older(other.file, best.file))

    def _skip(self, row: RivalRow, best: RivalRow, *, was_used: bool) -> None:
        is_ahead = best.copy.place < row.copy.place
        other = "" if row.file == best.file else names_of(self._files, [best.file])
        is_older = self._ages.seems_older(row.file, best.file)
        told = no_copies.barcode_taken(
            0, row.copy.barcode, other, is_ahead=is_ahead, is_older=is_older
        )
        if row.file == best.file and self._is_another_book(row, best):
            told = replace(told, reason=told.reason + _BOOK_KEPT)
        if was_used:
            told = no_copies.filled_from(told)
        self._lose(row.copy, told.reason, told.remedy)

    def _is_another_book(self, row: RivalRow, best: RivalRow) -> bool:
        """Whether a row that doesn't count is about a book that nothing else in its file names."""
        number = row.copy.record_id
        if number in ("", best.copy.record_id):
            return False
        if number not in self._keeper:
            self._make(number)
        self._books.add(number)
        return number in self._keeper

    def _lose(self, copy: Copy, reason: str, remedy: str) -> None:
        """A row does not count; where other copies of its unit do, the unit stays."""
        report, ordinal = self._files[copy.file], ordinal_of(copy.place)
        if report.format == Format.ISO20775.value or self._left[copy.place] > 0:
            report.repair(ordinal, copy.barcode, reason, remedy)
        else:
            report.withdraw(Unreadable(ordinal, copy.sheet + reason, copy.barcode, remedy))

    def _repair(self, row: RivalRow, reason: str) -> None:
        self._files[row.file].repair(ordinal_of(row.copy.place), row.copy.barcode, reason)

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
        for number in sorted((self._bare & self._book.made) - self._books):
            if not self._writer.has_items(number):
                place = self._keeper.let_go(number)
                self._files[file_of(place)].made -= self._keeper.has_records
