"""Identity numbers: 18 places with a check digit (GB 11643—1999), or 15 as before 1999.

Both begin with a code of the administrative division (GB/T 2260) and a day of birth.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from plugins.library.privacy.beside import beside, is_in_a_hash
from plugins.library.privacy.found import Number, Private

_SHAPE = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)"
    r"(?:[0-6]\d|70|90)\d\d"
    r"(?:(?P<year>(?:18|19|20)\d\d)(?P<day>\d{4})\d{3}[\dX]|(?P<short>\d\d)(?P<short_day>\d{4})\d{3})"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LAST = re.compile(r"[ \-]?[Xx](?![A-Za-z0-9])")


def identity_at(
    words: str, groups: Sequence[tuple[int, int]], at: int, said: str
) -> tuple[Number, int] | None:
    """An identity number that begins with a group of digits, and which group follows it."""
    start, digits, found = groups[at][0], "", None
    for place in range(at, len(groups)):
        end = groups[place][1]
        digits += words[groups[place][0] : end]
        if len(digits) == 17 and (last := _LAST.match(words, end)):
            digits, end = f"{digits}X", last.end()
        is_whole = len(digits) in (15, 18) and not is_in_a_hash(words, start, end)
        if is_whole and _is_one(words, groups[at : place + 1], digits, said):
            found = Number(Private.IDENTITY, digits, start, end), place + 1
        if len(digits) >= 18:
            break
    return found


def _is_one(words: str, groups: Sequence[tuple[int, int]], digits: str, said: str) -> bool:
    near = beside(words, groups[0][0], said)
    is_shaped = near.is_card or _is_shaped(groups, len(digits))
    is_counted = len(digits) == 15 and near.counts
    return is_shaped and not is_counted and is_identity_number(digits, near.is_card)


def _is_shaped(groups: Sequence[tuple[int, int]], length: int) -> bool:
    """Whether the groups of digits end where people end them: behind division, day, order."""
    ends = set(accumulate(end - start for start, end in groups[:-1]))
    if len(groups) >= 17 or ends <= {17}:
        return True
    by_fours = length == 18 and ends <= {4, 8, 12, 16}
    return by_fours or (ends <= {3, 6, 10, 12, 14, 17} and bool(ends & {6, 14}))


def is_identity_number(number: str, is_named: bool = False) -> bool:
    """Whether 15 or 18 places (``X`` in upper case) are one.

    ``is_named``: the words beside it say so; then a slip in the check digit doesn't matter.
    """
    shape = _SHAPE.fullmatch(number)
    if shape is None:
        return False
    year, day = shape["year"] or f"19{shape['short']}", shape["day"] or shape["short_day"]
    if not _is_day(f"{year}-{day[:2]}-{day[2:]}"):
        return False
    return len(number) == 15 or is_named or has_check_digit(number)


def has_check_digit(number: str) -> bool:
    """Whether the last of 18 places is the one that the others ask for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper()


def _is_day(words: str) -> bool:
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False
