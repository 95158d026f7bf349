"""Records under one id, when all are in: versions of one book, or several books under one number.

Numbers that stand on several books are given up: each of these books goes under a hash instead.
Versions of one book are one record: the text of the latest counts, and the copies of all. Where
two dated files have nearly the same records, what the newer one lacks is gone.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from plugins.catalog.reader.ages import (
    STILL_THERE,
    Ages,
    Contradictions,
    Successors,
    file_of,
    names_of,
    only_in_old,
    ordinal_of,
)
from plugins.catalog.reader.identity import keys_of
from plugins.catalog.reader.origins import of_old_export
from plugins.catalog.reader.recognise import TABLES
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import read_record
from plugins.catalog.reader.versions import Version, contradiction, own_copies
from plugins.library.reading.problems import Problem
from plugins.library.tables.units import Unreadable

_REMEDY = "如不是同一种书，请在业务系统中核对记录号"
_TABLES = frozenset(format.value for format in TABLES)

Group = tuple[Version | None, list[Version]]
"""The record that is kept under an id, and those that wait for it."""


class Settling:
    """Settles what waits in the store; ``ids`` and the accounts of the files follow."""

    def __init__(
        self, writer: StoreWriter, ids: dict[str, int], ages: Ages, files: Sequence[FileReport]
    ) -> None:
        self.ambiguous: set[str] = set()
        """Numbers that turned out to stand on several books."""
        self.sentences: list[str] = []
        """What is told of older files."""
        self._writer = writer
        self._ids = ids
        self._ages = ages
        self._files = files
        self._contradictions = Contradictions()
        self._gone: Mapping[int, Collection[int]] = {}
        """Files that newer ones stand for, which ones."""

    def settle(self) -> list[Problem]:
        """Settle all; an error for each two files of which nobody knows which one counts."""
        waiting = list(self._writer.waiting.record_places())
        places = [*self._ids.values(), *(place for _, place in waiting)]
        sizes = Counter(map(file_of, places))
        successors = self._successors()
        self._gone = successors.superseded(sizes)
        self.sentences = list(successors.sentences(self._files, sizes, "条"))
        if self._gone:
            self._let_go({number for number, _ in waiting})
        later: list[Version] = []
        for first, versions in self._groups():
            later += self._settled(first, versions)
        self._writer.waiting.release_records()
        self._writer.waiting.hold_records(later)
        for first, versions in self._groups():
            self._merge(first, versions)
        self._writer.waiting.release_records()
        return self._contradictions.problems(
            self._files, sizes, "条记录的记录号", self._ages.are_told_apart
        )

    def _groups(self) -> Iterator[Group]:
        for number, versions in self._writer.waiting.records():
            place = self._ids.get(number)
            yield None if place is None else self._writer.kept(number, place), versions

    def _successors(self) -> Successors:
        """The books that are in several files, of which names say that some are newer."""
        found = Successors()
        for first, held in self._groups() if self._ages.has_months else ():
            versions = _all(first, held)
            for old in versions:
                newer = (new for new in versions if self._ages.is_older(old.file, new.file))
                if files := {new.file for new in newer if old.is_same_book(new)}:
                    found.add(old.file, files)
        return found

    def _let_go(self, waiting: Collection[str]) -> None:
        """Records under ids that nothing waits for, in files that newer ones stand for."""
        places = ((number, place) for number, place in self._ids.items() if number not in waiting)
        gone = {number: place for number, place in places if file_of(place) in self._gone}
        self._writer.drop(gone)
        for number, place in gone.items():
            del self._ids[number]
            self._skip_gone(number, place)

    def _skip_gone(self, number: str, place: int, sheet: str = "") -> None:
        newer = names_of(self._files, self._gone[file_of(place)])
        self._skip(place, sheet + only_in_old(newer), number, STILL_THERE)

    def _skip(self, place: int, reason: str, number: str, remedy: str) -> None:
        unit = Unreadable(ordinal_of(place), reason, number, remedy)
        self._files[file_of(place)].withdraw(unit)

    def _settled(self, first: Version | None, held: list[Version]) -> list[Version]:
        """Settle one id; what is left for the second round, when every id is known."""
        number = held[0].record_id
        versions = _all(first, held)
        live = [version for version in versions if version.file not in self._gone]
        if number == held[0].edition:
            return held
        if not live:
            self._writer.drop([number])
            self._ids.pop(number, None)
            for version in versions:
                self._skip_gone(number, version.place, version.sheet)
            return []
        best = self._ranked(live)[0]
        if all(map(best.is_same_book, live)):
            self._merge(first, held)
            return []
        return self._scattered(number, first, versions)

    def _scattered(
        self, number: str, first: Version | None, versions: list[Version]
    ) -> list[Version]:
        """Several books under one number: none may have it."""
        self.ambiguous.add(number)
        if first:
            edition, key = keys_of(read_record(number, first.data))
            self._writer.move_items(number, edition)
            self._writer.drop([number])
            del self._ids[number]
            versions[0] = first._replace(edition=edition, match_key=key)
        return [version._replace(record_id=version.edition) for version in versions]

    def _ranked(self, versions: Collection[Version]) -> list[Version]:
        """The one that counts ahead: of a file of records, of the newer file, changed later."""
        months = self._ages.months({version.file for version in versions})

        def rank(version: Version) -> tuple[object, ...]:
            return (
                not self._is_table(version),
                months[version.file],
                version.changed,
                self._ages.newest(version.file),
                len(version.data),
                version.data,
                version.own_items,
                -version.place,
            )

        return sorted(versions, key=rank, reverse=True)

    def _merge(self, first: Version | None, held: list[Version]) -> None:
        """Make one record of the versions under an id."""
        ranked = self._ranked(_all(first, held))
        best = ranked[0]
        own_items = own_copies(ranked, self._ages.is_older)
        if first is None:
            self._writer.add_records([best.row])
            self._ids[best.record_id] = best.place
        elif best is not first:
            self._writer.replace(best.row)
        if first is None or own_items != first.own_items:
            self._writer.set_own_holdings(best.record_id, own_items)
        entered = first or best
        for version in held:
            if version is not entered:
                self._skip_version(version, entered, is_best=version is best)
        if best is not first:
            self._enter(best, is_kept=best is entered)
        self._compare(ranked)

    def _enter(self, version: Version, *, is_kept: bool) -> None:
        """What was masked and repaired in a version whose text counts."""
        report, ordinal = self._files[version.file], ordinal_of(version.place)
        report.mask(ordinal, version.record_id, version.masked)
        if is_kept and version.repaired:
            report.repair(ordinal, version.record_id, version.repaired)

    def _skip_version(self, version: Version, kept: Version, *, is_best: bool) -> None:
        other = "" if version.file == kept.file else names_of(self._files, [kept.file])
        place = f"前面的文件 {other} 里" if other else "前面"
        reason = f"{version.sheet}与{place}的一条是同一种书，已合为一条"
        if is_best and version.data != kept.data:
            later = "修改较晚的" if version.changed > kept.changed else ""
            reason += f"，内容用{later}这一条"
        is_older = self._ages.seems_older(version.file, kept.file)
        remedy = f"{of_old_export(other, is_older=is_older)}；{_REMEDY}" if other else _REMEDY
        self._skip(version.place, reason, version.record_id, remedy)

    def _compare(self, ranked: list[Version]) -> None:
        """Whether two files have the book and no version of it alike."""
        files: dict[int, list[Version]] = {}
        for version in ranked:
            files.setdefault(version.file, []).append(version)
        for some, others in combinations(files.values(), 2):
            one, other = some[0], others[0]
            if self._is_table(one) != self._is_table(other):
                continue
            texts = ({(each.data, each.own_items) for each in group} for group in (some, others))
            if set.isdisjoint(*texts) and (example := contradiction(one, other)):
                self._contradictions.add(one.file, other.file, example)

    def _is_table(self, version: Version) -> bool:
        return self._files[version.file].format in _TABLES


def _all(first: Version | None, held: list[Version]) -> list[Version]:
    return [*([first] if first else []), *held]
