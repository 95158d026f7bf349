"""What texts that may be several barcodes do mean: settled by the others of their file.

Where most that look alike can't be ranges (``000123-1``, ``000123-2``), none of them is one; where
plain barcodes look like the ends of a range (``000107`` beside ``000101-000106``), it is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from math import prod
from typing import Generic, NamedTuple, TypeVar

from plugins.catalog.reader.barcodes import Several, Strength, shape_of

AT_ONCE = 2000
"""Texts that wait until they are settled: those that follow in the file are like them."""
_SEEN, _EACH = 100, 200
"""Plain barcodes that are looked at: the first, and then one of so many."""
_SLIP = 1
"""Barcodes that two ranges may share by a slip: 000101-000103, 000103-000105."""
_SUMMED = 3
_BY_CHANCE = 0.05
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
    PROVEN = 3
    """Several, because all can be, and so many would not by chance."""


class Meaning(NamedTuple):
    """What a text means: its barcodes, or none where it is one; why it is doubtful, if it is."""

    codes: tuple[str, ...] = ()
    doubt: str = ""
    """A Chinese sentence, or empty."""


class Ballot(Generic[Carried]):
    """Texts that wait, each with what is to be done with it."""

    def __init__(
        self, is_used: Callable[[str], bool], is_known: Callable[[str], bool] | None = None
    ) -> None:
        """``is_used``: whether another copy of the file has a barcode; ``is_known``: of any."""
        self._is_used, self._is_known = is_used, is_known or is_used
        self._seen: list[str] = []
        self._number = 0
        self._waiting: list[tuple[Several, Carried]] = []
        self._verdicts: dict[_Group, _Verdict] = {}

    def saw(self, code: str) -> None:
        """A plain barcode of the file."""
        self._number += 1
        if self._number <= _SEEN or not self._number % _EACH:
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
            if verdict is _Verdict.SEVERAL and self._sums_up(several):
                verdict = _Verdict.PROVEN
            yield carried, _meaning(several, verdict, several.shape in shapes)

    def _verdict(self, some: Sequence[Several], are_like_others: bool) -> _Verdict:
        """Whether texts that look alike are several barcodes each, because most can be."""
        taken: set[str] = set()
        heads: set[str] = set()
        apart: list[Several] = []
        different = dict.fromkeys(some)
        for several in different:
            common = len(taken.intersection(several.codes))
            is_apart = bool(several.codes) and common <= _SLIP and several.codes[0] not in heads
            if several.strength is Strength.WEAK and is_apart:
                is_apart = not common and (self._is_new(several) or self._sums_up(several))
            apart += [several] * is_apart
            taken.update(several.codes)
            heads.update(several.codes[:1])
        ones = sum(several.counted == 1 for several in apart)
        is_weak = any(several.strength is Strength.WEAK for several in different)
        enough = (_HALF if are_like_others and not is_weak else _MOST) * len(different)
        if len(apart) < enough or ones > _HALF * len(different):
            return _Verdict.ONE
        counted = [several.agrees for several in apart if several.counted]
        is_right = sum(counted) >= _HALF * len(counted)
        if not is_right:
            return _Verdict.MISCOUNTED
        is_proven = prod(several.chance for several in apart) <= _BY_CHANCE
        return _Verdict.PROVEN if is_proven and len(apart) == len(different) else _Verdict.SEVERAL

    def _is_new(self, several: Several) -> bool:
        return not any(map(self._is_used, several.codes))

    def _sums_up(self, several: Several) -> bool:
        """Whether each of its barcodes stands elsewhere as one copy."""
        return len(several.codes) >= _SUMMED and all(map(self._is_known, several.codes))


def _meaning(several: Several, verdict: _Verdict, is_like_others: bool) -> Meaning:
    """``is_like_others``: whether plain barcodes look like its first."""
    is_settled = _is_settled(several, verdict, is_like_others)
    if several.agrees and (several.strength is Strength.SURE or is_settled):
        return Meaning(several.codes)
    if is_settled or _is_doubtful(several, verdict, is_like_others):
        is_miscounted = several.codes and not several.agrees
        return Meaning(doubt=DISAGREES if is_miscounted else UNSURE)
    return Meaning()


def _is_settled(several: Several, verdict: _Verdict, is_like_others: bool) -> bool:
    """Whether it is several barcodes, rightly counted or not."""
    if verdict < _Verdict.SEVERAL:
        return False
    is_counted = several.counted and several.agrees
    is_clear = is_like_others and several.is_clear
    is_sure = several.strength is Strength.LIKELY or verdict is _Verdict.PROVEN
    return bool(is_sure or is_counted or is_clear)


def _is_doubtful(several: Several, verdict: _Verdict, is_like_others: bool) -> bool:
    if several.strength is Strength.SURE or several.kind == "list":
        return True
    is_counted = several.counted > 1
    if several.strength is Strength.LIKELY:
        return is_like_others or (verdict is _Verdict.MISCOUNTED and is_counted)
    is_telling = several.is_clear and "-" not in several.shape
    return verdict >= _Verdict.SEVERAL and (is_telling or is_like_others or is_counted)
