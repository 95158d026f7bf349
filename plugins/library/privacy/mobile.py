"""Numbers of mobiles: eleven places from 13 on (电信网编号计划, 2017), with 86 before or not.

So many places have other numbers too, and library texts are full of those. So the shape in which
it is written counts, what it hangs together with, and the words beside it.
"""

import re
from collections.abc import Sequence

from plugins.library.privacy.beside import LOOSE, beside, stands_alone
from plugins.library.privacy.found import Number, Private

_WHOLE = re.compile(r"(?P<country>(?:00?)?86(?:0(?=1))?)?(?P<zero>0)?(?P<number>1[3-9]\d{9})")
_LONGEST = len("0086") + len("0") + 11
_PLAIN_SHAPES = ((11,), (3, 4, 4), (3, 8), (7, 4), (1,) * 11)
_HYPHENED_SHAPES = ((3, 3, 5), (3, 4, 2, 2))
_SHAPES_OF_DECIMALS = ((3, 8), (7, 4))
_SMALL = 2
"""Digits of a number in a list: ``2. 138…``."""
_DAY_BEHIND = re.compile(r"\d{3}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""131-20210512 is the 131st of a day."""
Groups = Sequence[tuple[int, int]]


def mobile_at(words: str, groups: Groups, at: int, said: str) -> tuple[Number, int] | None:
    """A mobile's number that begins with a group of digits, and which group follows it."""
    digits = ""
    for place in range(at, len(groups)):
        start, end = groups[place]
        digits += words[start:end]
        if len(digits) > _LONGEST:
            break
        whole = _WHOLE.fullmatch(digits)
        if whole and _is_one(words, groups, (at, place), whole, said):
            return Number(Private.MOBILE, whole["number"], groups[at][0], end), place + 1
    return None


def _is_one(
    words: str, groups: Groups, ends: tuple[int, int], whole: re.Match[str], said: str
) -> bool:
    first, last = ends
    start, end = groups[first][0], groups[last][1]
    if not stands_alone(words, start, end):
        return False
    near = beside(words, start, end, said)
    shape, own = _shape(groups, ends, whole.start("number"))
    signs = {_sign(words, groups, place) for place in range(own + 1, last + 1)}
    is_called = near.rings or (whole["country"] is not None and words[start - 1 : start] == "+")
    if (whole["zero"] or _is_loose(signs)) and not is_called:
        return False
    if is_called:
        return _is_called_so(shape, signs)
    if near.counts or (near.has_figures and not any(sign.strip() for sign in signs)):
        return False
    if len(shape) == 1:
        return not _is_behind_a_point(words, groups, first)
    return _is_written_so(shape, signs, whole["number"]) and _is_by_itself(
        words, groups, ends, signs
    )


def _is_loose(signs: set[str]) -> bool:
    """Whether what stands between the groups mostly ends a number: a comma, the end of a line."""
    return not LOOSE.isdisjoint("".join(signs))


def _is_called_so(shape: tuple[int, ...], signs: set[str]) -> bool:
    """Whether groups may be a telephone's where the words beside them speak of one."""
    if "\n" in "".join(signs) and shape[-1] == 1:  # the next line is ``1.`` of a list
        return False
    is_even = len(signs) == 1 and "." not in signs
    return shape in _PLAIN_SHAPES or shape[0] >= 3 or set(shape) <= {1, 2} or is_even


def _shape(groups: Groups, ends: tuple[int, int], country: int) -> tuple[tuple[int, ...], int]:
    """How many digits each group has, the country's left out, and which group is the first."""
    lengths: list[int] = []
    place = ends[0]
    own = place
    for start, end in groups[ends[0] : ends[1] + 1]:
        length = end - start
        taken = min(country, length)
        country -= taken
        if length > taken:
            own = own if lengths else place
            lengths.append(length - taken)
        place += 1
    return tuple(lengths), own


def _sign(words: str, groups: Groups, place: int) -> str:
    """What stands between a group and the one before."""
    return words[groups[place - 1][1] : groups[place][0]]


def _is_written_so(shape: tuple[int, ...], signs: set[str], number: str) -> bool:
    bare = {sign.strip()[:1] for sign in signs}
    if shape in _HYPHENED_SHAPES:
        return bare == {"-"}
    if shape not in _PLAIN_SHAPES:
        return False
    if shape in _SHAPES_OF_DECIMALS and bare <= {".", "/"}:
        return False
    return shape != (3, 8) or not _DAY_BEHIND.fullmatch(number)


def _is_behind_a_point(words: str, groups: Groups, first: int) -> bool:
    """Whether eleven digits are the places of a decimal, and no item of a list ``1.138…``."""
    if first == 0 or words[groups[first - 1][1] : groups[first][0]] != ".":
        return False
    start, end = groups[first - 1]
    is_small = end - start <= _SMALL and words[start] != "0"
    is_item = is_small and words[:start].rpartition("\n")[2].strip() == ""
    return not (is_item or end - start == 11)


def _is_by_itself(words: str, groups: Groups, ends: tuple[int, int], signs: set[str]) -> bool:
    """Whether what stands around a number in several groups doesn't go on in the same way.

    ``138 1234 5678 139 1234 5678`` are two, ``2021 138 1234 5678 90`` are figures of a table.
    """
    first, last = ends
    before = (
        first > 0
        and _sign(words, groups, first) in signs
        and not _is_mobile(words, groups, (first - 3, first))
    )
    behind = (
        last + 1 < len(groups)
        and _sign(words, groups, last + 1) in signs
        and not _is_mobile(words, groups, (last + 1, last + 4))
    )
    if any(sign.strip() for sign in signs):
        return not (before or behind)
    return not (before and behind)


def _is_mobile(words: str, groups: Groups, part: tuple[int, int]) -> bool:
    """Whether some groups, or the one that is next, are a number of their own."""
    some = groups[max(0, part[0]) : part[1]]
    digits = "".join(words[start:end] for start, end in some)
    one = some and any(_WHOLE.fullmatch(words[start:end]) for start, end in (some[0], some[-1]))
    return bool(one or _WHOLE.fullmatch(digits))
