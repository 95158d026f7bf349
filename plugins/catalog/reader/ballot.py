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
_MANY = 3
_BY_CHANCE = 0.05
_NEARLY, _MOST, _HALF = 0.9, 0.8, 0.5
UNSURE = "条码号像是几个或一段，拿不准，没有展开"
DISAGREES = "条码号是几个或一段，与册数不符，没有展开"
Carried = TypeVar("Carried")
_Group = tuple[str, str]
_Vote = tuple[Several, str]
"""A text, and the record that it stands in."""


class _Verdict(IntEnum):
    """What most texts that look alike are."""

    ONE = 0
    MISCOUNTED = 1
    """Several barcodes, were it not for the number of copies beside them."""
    SEVERAL = 2
    MANY = 3
    """Several, and more than one or two of them."""
    PROVEN = 4
    """Several, because nearly all can be, and so many would not by chance."""


class Meaning(NamedTuple):
    """What a text means: its barcodes, or none where it is one; why it is doubtful, if it is."""

    codes: tuple[str, ...] = ()
    doubt: str = ""
    """A Chinese sentence, or empty."""


class Ballot(Generic[Carried]):
    """Texts that wait, each with what is to be done with it."""

    def __init__(
        self, is_used: Callable[[str], bool], owner_of: Callable[[str], str | None]
    ) -> None:
        """``is_used``: whether another copy of the file has a barcode; ``owner_of``: its record."""
        self._is_used, self._owner_of = is_used, owner_of
        self._seen: list[str] = []
        self._number = 0
        self._waiting: list[tuple[_Vote, Carried]] = []
        self._verdicts: dict[_Group, _Verdict] = {}

    def saw(self, code: str) -> None:
        """A plain barcode of the file."""
        self._number += 1
        if self._number <= _SEEN or not self._number % _EACH:
            self._seen.append(code)

    def add(self, several: Several, record: str, carried: Carried) -> None:
        """Let a text of a record wait."""
        self._waiting.append(((several, record), carried))

    def __len__(self) -> int:
        return len(self._waiting)

    def settled(self) -> Iterator[tuple[Carried, Meaning]]:
        """What waits, with what it means; nothing waits any more."""
        waiting, self._waiting = self._waiting, []
        groups: defaultdict[_Group, list[_Vote]] = defaultdict(list)
        for vote, _ in waiting:
            groups[vote[0].kind, vote[0].shape].append(vote)
        shapes = set(map(shape_of, self._seen))
        for group, some in groups.items():
            if group not in self._verdicts:
                self._verdicts[group] = self._verdict(some, group[1] in shapes)
        for vote, carried in waiting:
            several = vote[0]
            verdict = self._verdicts[several.kind, several.shape]
            if verdict >= _Verdict.SEVERAL and self._sums_up(*vote):
                verdict = _Verdict.PROVEN
            yield carried, _meaning(several, verdict, several.shape in shapes)

    def _verdict(self, some: Sequence[_Vote], are_like_others: bool) -> _Verdict:
        """Whether texts that look alike are several barcodes each, because most can be."""
        taken: set[str] = set()
        heads: set[str] = set()
        apart: list[Several] = []
        different = {several: record for several, record in some if several.codes}
        total = len(different) + sum(not several.codes for several, _ in some)
        for several, record in different.items():
            common = len(taken.intersection(several.codes))
            is_apart = common <= _SLIP and several.codes[0] not in heads
            if several.strength is Strength.WEAK and is_apart:
                is_apart = not common and (self._is_new(several) or self._sums_up(several, record))
            apart += [several] * is_apart
            taken.update(several.codes)
            heads.add(several.codes[0])
        ones = sum(several.counted == 1 for several in apart)
        is_weak = any(several.strength is Strength.WEAK for several, _ in some)
        enough = (_HALF if are_like_others and not is_weak else _MOST) * total
        if len(apart) < enough or ones > _HALF * total:
            return _Verdict.ONE
        counted = [several.agrees for several in apart if several.counted]
        is_right = sum(counted) >= _HALF * len(counted)
        if not is_right:
            return _Verdict.MISCOUNTED
        is_proven = prod(several.chance for several in apart) <= _BY_CHANCE
        if is_proven and len(apart) >= _NEARLY * total:
            return _Verdict.PROVEN
        return _Verdict.MANY if len(apart) >= _MANY else _Verdict.SEVERAL

    def _is_new(self, several: Several) -> bool:
        return not any(map(self._is_used, several.codes))

    def _sums_up(self, several: Several, record: str) -> bool:
        """Whether each of its barcodes stands elsewhere as one copy of the same record."""
        owners = map(self._owner_of, several.codes)
        return len(several.codes) >= _MANY and all(owner == record for owner in owners)


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
    is_telling = several.is_clear or verdict >= _Verdict.MANY
    is_telling = is_telling and "-" not in several.shape
    return verdict >= _Verdict.SEVERAL and (is_telling or is_like_others or is_counted)
