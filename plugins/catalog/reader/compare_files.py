"""What two files of an export share, and where they contradict each other: row by row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from plugins.catalog.reader.ages import Ages, Contradictions, Successors
from plugins.catalog.reader.repeated_copies import Kept, RivalRow, contradiction
from plugins.catalog.reader.report import FileReport
from plugins.library.reading.problems import Problem


class FileComparison:
    """Compares the files whose rows are about one copy."""

    def __init__(self, ages: Ages, sizes: Mapping[int, int]) -> None:
        """``sizes``: how many copies each file has; grows while rows are added."""
        self.successors = Successors()
        """Which files stand for which older ones."""
        self._ages = ages
        self._sizes = sizes
        self._shared: Counter[tuple[int, int]] = Counter()
        self._contradictions = Contradictions()

    def add(self, kept: Kept) -> None:
        """Enter the rows that say the same copy."""
        files: dict[int, list[RivalRow]] = {}
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
                    self.successors.add(file, newer)

    def problems(self, files: Sequence[FileReport]) -> list[Problem]:
        """An error for each two files of which nobody knows which one counts."""
        told = self._contradictions
        return told.problems(files, self._sizes, "行的条码号", self._are_told_apart)

    def _are_told_apart(self, one: int, other: int) -> bool:
        """Whether what they hold says which of two files is newer: two exports of the same."""
        days = self._ages.newest(one), self._ages.newest(other)
        smaller = min(self._sizes[one], self._sizes[other])
        return all(days) and days[0] != days[1] and 2 * self._shared[one, other] >= smaller
