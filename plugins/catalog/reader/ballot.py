"""What texts that may be several barcodes do mean: settled by the others of their file.

Where most that look alike can't be ranges (``000123-1``, ``000123-2``), none of them is one; where
plain barcodes look like the ends of a range (``000107`` beside ``000101-000106``), it is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from plugins.catalog.reader.barcodes import Several, Strength, shape_of

AT_ONCE = 2000
"""Texts that wait until they are settled: those that follow in the file are like them."""
_SEEN = 100
"""Plain barcodes that are looked at."""
_SLIP = 1
"""Barcodes that two ranges may share by a slip: 000101-000103, 000103-000105."""
_MOST, _HALF = 0.8, 0.5
UNSURE = "条码号像是几个或一段，拿不准，没有展开"
DISAGREES = "条码号是几个或一段，与册数不符，没有展开"
Carried = TypeVar("Carried")
_Group = tuple[str, str]


class _Verdict(IntEnum):
    """What most texts that look alike are."""

    ONE = 0
    MISCOUNTED = 1
    """Several barcodes, were it not for the number of copies beside them."""
    SEVERAL = 2


class Meaning(NamedTuple):
    """What a text means: its barcodes, or none where it is one; why it is doubtful, if it is."""

    codes: tuple[str, ...] = ()
    doubt: str = ""
    """A Chinese sentence, or empty."""


class Ballot(Generic[Carried]):
    """Texts that wait, each with what is to be done with it."""

    def __init__(self, is_used: Callable[[str], bool]) -> None:
        """``is_used``: whether another copy of the file has a barcode."""
        self._is_used = is_used
        self._seen: list[str] = []
        self._waiting: list[tuple[Several, Carried]] = []
        self._verdicts: dict[_Group, _Verdict] = {}

    def saw(self, code: str) -> None:
        """A plain barcode of the file."""
        if len(self._seen) < _SEEN:
            self._seen.append(code)

    def add(self, several: Several, carried: Carried) -> None:
        """Let a text wait."""
        self._waiting.append((several, carried))

    def __len__(self) -> int:
        return len(self._waiting)

    def settled(self) -> Iterator[tuple[Carried, Meaning]]:
        """What waits, with what it means; nothing waits any more."""
        waiting, self._waiting = self._waiting, []
        groups: defaultdict[_Group, list[Several]] = defaultdict(list)
        for several, _ in waiting:
            groups[several.kind, several.shape].append(several)
        shapes = set(map(shape_of, self._seen))
        for group, some in groups.items():
            if group not in self._verdicts:
                self._verdicts[group] = self._verdict(some, group[1] in shapes)
        for several, carried in waiting:
            verdict = self._verdicts[several.kind, several.shape]
            yield carried, _meaning(several, verdict, several.shape in shapes)

    def _verdict(self, some: Sequence[Several], are_like_others: bool) -> _Verdict:
        """Whether texts that look alike are several barcodes each, because most can be."""
        taken: set[str] = set()
        heads: set[str] = set()
        apart = agreeing = 0
        different = dict.fromkeys(some)
        for several in different:
            common = len(taken.intersection(several.codes))
            is_apart = bool(several.codes) and common <= _SLIP and several.codes[0] not in heads
            if several.strength is Strength.WEAK:
                is_apart = is_apart and not common and not any(map(self._is_used, several.codes))
            apart += is_apart
            agreeing += is_apart and several.agrees
            taken.update(several.codes)
            heads.update(several.codes[:1])
        enough = (_HALF if are_like_others else _MOST) * len(different)
        return _Verdict((apart >= enough) + (agreeing >= enough))


def _meaning(several: Several, verdict: _Verdict, is_like_others: bool) -> Meaning:
    """``is_like_others``: whether plain barcodes look like its first."""
    doubt = Meaning(doubt=DISAGREES if several.codes and several.counted else UNSURE)
    if several.strength is Strength.SURE or _is_settled(several, verdict, is_like_others):
        return Meaning(several.codes) if several.agrees else doubt
    return doubt if _is_doubtful(several, verdict, is_like_others) else Meaning()


def _is_settled(several: Several, verdict: _Verdict, is_like_others: bool) -> bool:
    if verdict is not _Verdict.SEVERAL:
        return False
    is_counted = several.counted and several.agrees
    is_clear = is_like_others and several.is_clear
    return bool(several.strength is Strength.LIKELY or is_counted or is_clear)


def _is_doubtful(several: Several, verdict: _Verdict, is_like_others: bool) -> bool:
    if several.kind == "list":
        return True
    if several.strength is Strength.LIKELY:
        return is_like_others or (verdict is _Verdict.MISCOUNTED and several.counted > 1)
    is_telling = several.kind == "full range" and "-" not in several.shape
    return verdict is _Verdict.SEVERAL and (is_telling or is_like_others)
