"""Several barcodes in one cell or subfield: ``000101、000102``, ``000101-000106``, ``000101-3``.

Ledgers and clerks write the copies of a title in one row. A barcode may have a hyphen, a blank or a
stroke of its own (``A-000123``, ``000123-1``), so here stands only what a text may mean, and how
surely; what it does mean is settled by :mod:`ballot`, when the others of the file are known.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from plugins.catalog.reader.limits import MOST_COPIES, MOST_IN_RANGE


class Strength(IntEnum):
    """How surely a text is several barcodes, as far as it shows itself."""

    WEAK = 0
    """One barcode may well look so: ``000101-3``."""
    LIKELY = 1
    """One barcode hardly looks so: ``000101-000106``."""
    SURE = 2
    """Signs that no barcode has: ``TS000101-TS000106``, ``000101~000106``, ``000101、000102``."""


class Several(NamedTuple):
    """What may be several barcodes."""

    codes: tuple[str, ...]
    """The barcodes; none where they don't ascend, or are too many."""
    strength: Strength
    shape: str
    """The first barcode with its digits as 0."""
    is_clear: bool = True
    """Whether more than one digit of each barcode is written: ``-3`` may be anything."""
    kind: str = "range"
    chance: float = 1.0
    """How likely one barcode with a number of its own behind a hyphen would look so."""
    counted: int = 0
    """How many the text or its row says; 0 where nothing does."""

    @property
    def agrees(self) -> bool:
        """Whether the barcodes are as many as is said."""
        return bool(self.codes) and self.counted in (0, len(self.codes))


COUNTED = "\x1f"
"""Between a barcode that may be several and the number of copies that its field counts."""
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(r"(|.*[^0-9])([0-9]{1,20})", re.DOTALL)
"""What a barcode begins with, and the number that it counts by."""
_COUNTED = re.compile(
    r"(.*[^\s(\[共])\s*(?:[(\[]\s*(?:共\s*)?([0-9]{1,3})\s*(?:[册冊本]\s*)?[)\]]|共\s*([0-9]{1,3})\s*[册冊本]"
    r"|\s([0-9]{1,3})\s*[册冊本])",
    re.DOTALL,
)
"""``000101-000106（6册）``."""
_AHEAD = r"(?:(?<!\s)\s+)?"
"""Blanks ahead of a sign: tried where they begin, else a cell of blanks would be read for ever."""
_BETWEEN = re.compile(rf"{_AHEAD}(?:[;、,，|\r\n\t&]|和|及|与)\s*")
_ALSO_BETWEEN = re.compile(r"\s*[/\\+]\s*|\s+")
"""What stands in a barcode too."""
_SPAN = re.compile(rf"{_AHEAD}(?:[~〜∼─━]+|-{{2,}}>?|->|→|至|到|\.{{2,}}|\bto\b)\s*", re.IGNORECASE)
_HYPHEN = re.compile(rf"{_AHEAD}-\s*")
_TELLING = re.compile(r"[~〜∼→至到;、|\n]|[等共][^等共册冊本\n]*[册冊本]")
"""No barcode has these: what can't be read in spite of them is told."""
_NO_CODE = re.compile(r"[\s()\[\]]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_RARE = 20
_SHORTEST = 3
_LONG = 4


def shape_of(code: str) -> str:
    """A barcode with its digits as 0: those of one library look alike."""
    return _DIGIT.sub("0", code)


def is_plain(code: str) -> bool:
    """Whether a code is one barcode at first sight, as nearly all are."""
    return code.isascii() and code.isalnum()


def several(text: str, count: int = 0) -> Several | None:
    """What a barcode that is not plain may mean; None where it is one for certain.

    ``text``: as :func:`cells.code_of` gives it. ``count``: how many copies its row says, or 0.
    """
    counted = _COUNTED.fullmatch(text)
    if counted:
        text, count = counted[1], int(next(filter(None, counted.groups()[1:])))
    found = _listed(text, count) or _spanned(text, count) or _listed_weakly(text)
    if found is None and (counted or _TELLING.search(text)):
        found = Several((), Strength.SURE, "")
    return found and found._replace(counted=count)


def _listed(text: str, count: int) -> Several | None:
    """Barcodes and ranges between signs that no barcode has."""
    parts = _BETWEEN.split(text)
    if len(parts) < 2 or not any(parts):
        return None
    parts = list(filter(None, parts))
    are_alike = len(set(map(shape_of, parts))) == 1
    codes: list[str] = []
    strength, is_clear = Strength.SURE, True
    for part in parts:
        inner = _spanned(part, count)
        if inner and not (are_alike and inner.strength is Strength.WEAK):
            if not inner.codes:
                return Several((), Strength.SURE, "")
            codes += inner.codes
            strength, is_clear = min(strength, inner.strength), is_clear and inner.is_clear
        elif codes and (full := _completed(codes[-1], part)):
            if not _is_no_chance(_distance(codes[-1], full), len(part)):
                strength = Strength.WEAK
            codes.append(full)
            is_clear = is_clear and len(part) > 1
        else:
            codes.append(part)
    some = tuple(dict.fromkeys(codes)) if all(map(_may_be_code, codes)) else ()
    if len(some) > MOST_COPIES:
        some = ()
    return Several(some, strength, shape_of(codes[0]), is_clear, "list")


def _may_be_code(code: str) -> bool:
    return len(code) >= _SHORTEST and bool(_DIGIT.search(code)) and not _NO_CODE.search(code)


def _listed_weakly(text: str) -> Several | None:
    """Barcodes that count upwards between strokes or blanks, which one barcode may have too."""
    parts = list(filter(None, _ALSO_BETWEEN.split(text)))
    first = _NUMBER.fullmatch(parts[0]) if len(parts) > 1 else None
    if first is None:
        return None
    codes, is_likely, is_clear = [parts[0]], True, True
    for part in parts[1:]:
        full = part if shape_of(part) == shape_of(parts[0]) else _completed(codes[-1], part)
        if not full:
            return None
        if not 0 < _distance(codes[-1], full) <= MOST_IN_RANGE:
            return Several((), Strength.WEAK, shape_of(parts[0]), kind="weak list")
        is_near = full == part or _is_no_chance(_distance(codes[-1], full), len(part))
        codes.append(full)
        is_likely, is_clear = is_likely and is_near, is_clear and len(part) > 1
    if len(first[2]) < _LONG or (_YEAR.fullmatch(first[2]) and not first[1]):
        is_likely = False
    strength = Strength.LIKELY if is_likely else Strength.WEAK
    return Several(tuple(codes), strength, shape_of(parts[0]), is_clear, "weak list")


def _completed(before: str, part: str) -> str:
    """``000102`` for ``102`` or ``2`` behind ``000101``; empty where the part is no such end."""
    number = _NUMBER.fullmatch(before)
    if number is None or not (part.isascii() and part.isdecimal()) or len(part) >= len(number[2]):
        return ""
    full = before[: -len(part)] + part
    return full if 0 < _distance(before, full) <= MOST_IN_RANGE else ""


def _distance(one: str, other: str) -> int:
    """How far one barcode stands behind another, where both end in a number."""
    ends = [number[2] for code in (one, other) if (number := _NUMBER.fullmatch(code))]
    return int(ends[1]) - int(ends[0]) if len(ends) > 1 else 0


def _spanned(text: str, count: int) -> Several | None:
    """From one barcode to another."""
    ends = _SPAN.split(text)
    if len(ends) == 2:
        found = _span(ends[0], ends[1], count)
        return (found or Several((), Strength.SURE, ""))._replace(strength=Strength.SURE)
    found = None
    for low, high in _halves(text):
        found = found or _span(low, high, count)
    return found


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """At which hyphen a range may be cut: in its middle, else at the last one."""
    parts = _HYPHEN.split(text)
    half, is_odd = divmod(len(parts), 2)
    if half > 1 and not is_odd:
        yield "-".join(parts[:half]), "-".join(parts[half:])
    if half:
        yield "-".join(parts[:-1]), parts[-1]


def _is_no_chance(number: int, digits: int) -> bool:
    """Whether an end of so many digits would hardly be so near by chance: 20295403-5408."""
    return digits >= _SHORTEST and number * _RARE <= 10**digits


def _span(low: str, high: str, count: int) -> Several | None:
    """``low`` to ``high``, which may lack what both begin with; None where they are no pair."""
    first, last = _NUMBER.fullmatch(low.strip()), _NUMBER.fullmatch(high.strip())
    if first is None or last is None:
        return None
    start, begins, ends = first[1], first[2], last[2]
    if len(ends) > len(begins) or last[1].upper() not in ("", start.upper()):
        return None
    lowest, highest = int(begins), int(begins[: len(begins) - len(ends)] + ends)
    number = highest - lowest + 1
    codes: tuple[str, ...] = ()
    if 1 < number <= (MOST_COPIES if number == count else MOST_IN_RANGE):
        codes = tuple(f"{start}{n:0{len(begins)}}" for n in range(lowest, highest + 1))
    is_full = len(begins) == len(ends)
    is_telling = is_full and not start and len(begins) >= _SHORTEST
    is_likely = is_telling or _is_no_chance(number, len(ends))
    chance = min(int(ends), MOST_IN_RANGE) / 10 ** len(ends)
    if "-" in start or (_YEAR.fullmatch(begins) and _YEAR.fullmatch(ends)):
        is_likely, chance = False, 1.0
    strength = Strength.LIKELY if is_likely else Strength.WEAK
    return Several(
        codes,
        Strength.SURE if last[1] else strength,
        shape_of(start + begins),
        len(ends) > 1,
        "full range" if is_full else "range",
        chance,
    )
