"""Which of two files of an export is newer: by the month in their names, else by what they hold.

Nothing else tells it: neither the order in a folder nor a file's own time, which copying changes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import PurePosixPath

from plugins.catalog.reader.origins import month_in_name
from plugins.catalog.reader.report import FileReport
from plugins.library.reading.problems import Problem, error

NEVER = "2999"
"""Above every day of a change or an accession; 未知 and a 005 of question marks are none."""
FILE_BITS = 32
"""A place is a number: the file above, the ordinal in it below."""
_MOST_OF = 0.8
"""What a newer file must have of an older one to stand for the whole of it."""
_AS_LONG = 0.9
"""How long it must be beside the older one; else it may be a part, or cut."""
STILL_THERE = "还在馆的，请重新导出新的文件；旧的请从这个文件夹里删去"
_UNDECIDED = 0.1
"""From this part of the smaller file on, contradictions are no slips of single rows."""


def file_of(place: int) -> int:
    """The number of the file of a place."""
    return place >> FILE_BITS


def ordinal_of(place: int) -> int:
    """Where in its file a place is: the record's number, the row's line."""
    return place & ((1 << FILE_BITS) - 1)


class Ages:
    """The days of the files that were read, by their numbers."""

    def __init__(self, files: Sequence[FileReport], newest: Mapping[int, str]) -> None:
        self._months = [month_in_name(file.path) for file in files]
        self._newest = newest

    @property
    def has_months(self) -> bool:
        """Whether names say of any file that it is newer than another."""
        return len(set(filter(None, self._months))) > 1

    def months(self, files: Collection[int]) -> dict[int, str]:
        """The months that names state; empty where not all do, since none is then the last."""
        months = {file: self._months[file] for file in files}
        return months if all(months.values()) else dict.fromkeys(files, "")

    def newest(self, file: int) -> str:
        """The newest day that a file has in it, or empty."""
        return self._newest.get(file, "")

    def is_older(self, one: int, other: int) -> bool:
        """Whether names say of a file that it is older than another."""
        return bool(self._months[one]) and self._months[one] < self._months[other]

    def seems_older(self, one: int, other: int) -> bool:
        """Whether names, else the newest day in each, say of a file that it is older."""
        if self.is_older(one, other) or self.is_older(other, one):
            return self.is_older(one, other)
        return bool(self.newest(one)) and self.newest(one) < self.newest(other)

    def are_told_apart(self, one: int, other: int) -> bool:
        """Whether anything says which of two files is the newer one; a file is as new as itself."""
        if one == other or self.is_older(one, other) or self.is_older(other, one):
            return True
        days = self.newest(one), self.newest(other)
        return all(days) and days[0] != days[1]


class Successors:
    """What newer files have of older ones, by the months in their names."""

    def __init__(self) -> None:
        self._shared: Counter[int] = Counter()
        self._newer: dict[int, set[int]] = {}

    def add(self, file: int, newer: Set[int]) -> None:
        """Newer files have something that a file has."""
        self._shared[file] += 1
        self._newer.setdefault(file, set()).update(newer)

    def superseded(self, sizes: Mapping[int, int]) -> dict[int, set[int]]:
        """Files of which newer ones have nearly everything, and these: what they lack is gone."""
        return {
            file: self._newer[file]
            for file, number in self._shared.items()
            if number >= _MOST_OF * sizes[file]
            and sum(sizes[other] for other in self._newer[file]) >= _AS_LONG * sizes[file]
        }

    def sentences(
        self, files: Sequence[FileReport], sizes: Mapping[int, int], unit: str
    ) -> Iterator[str]:
        """What is told of older files that bring something all the same."""
        gone = self.superseded(sizes)
        for file, number in sorted(self._shared.items()):
            rest = sizes[file] - number
            if file not in gone and rest:
                old, newer = names_of(files, [file]), names_of(files, self._newer[file])
                yield f"{old} 比 {newer} 旧，有 {rest:,} {unit}新的里没有，照样收下了"


def names_of(files: Sequence[FileReport], numbers: Iterable[int]) -> str:
    """The names of files, as people find them in the folder."""
    return "、".join(PurePosixPath(files[number].path).name for number in sorted(numbers))


class Contradictions:
    """Where two files say different things and nothing tells which of them is newer."""

    def __init__(self) -> None:
        self._numbers: Counter[tuple[int, int]] = Counter()
        self._examples: dict[tuple[int, int], str] = {}

    def add(self, one: int, other: int, example: str) -> None:
        """Two files contradict each other; ``example``: in what, in Chinese."""
        pair = min(one, other), max(one, other)
        self._numbers[pair] += 1
        self._examples[pair] = min(example, self._examples.get(pair, example))

    def problems(
        self,
        files: Sequence[FileReport],
        sizes: Mapping[int, int],
        what: str,
        is_told: Callable[[int, int], bool],
    ) -> list[Problem]:
        """An error for each two files that contradict each other too often for a slip.

        ``is_told``: whether anything says which of two files is the newer one.
        """
        return [
            _undecided(files[one].path, files[other].path, number, what, self._examples[one, other])
            for (one, other), number in sorted(self._numbers.items())
            if number >= _UNDECIDED * min(sizes[one], sizes[other]) and not is_told(one, other)
        ]


def only_in_old(newer: str) -> str:
    """What is told of what only a file has that newer ones stand for; ``newer``: their names."""
    return f"只在这个旧的文件里有，新的文件 {newer} 里已经没有，没有读入"


def _undecided(one: str, other: str, number: int, what: str, example: str) -> Problem:
    first, second = one.rpartition("/")[2], other.rpartition("/")[2]
    told = f"和 {second} 里有 {number:,} {what}相同而内容不同，不知道哪个文件新"
    remedy = (
        "旧的请从这个文件夹里删去；两个都要，就在两个文件名里写上各自导出的年月日，"
        "如 馆藏20261103.csv、馆藏20261128.csv，以新的为准"
    )
    return error(one, 0, f"{first} {told}", example, remedy)
