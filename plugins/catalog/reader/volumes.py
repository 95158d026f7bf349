"""Which volumes are the same, however they are written: ``（1）``, ``（一）``, ``第1册``, ``v.1``.

Only what is written beside one title is compared: 第一卷 and 第一册 are two things where both words
stand, and 第一卷 and （1） are one.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from plugins.catalog.index.units import normalise

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMERALS = "".join((*_DIGITS, *_TENS))
_UNITS = "册卷集部编辑期函本回"
_LATIN = re.compile(
    r"\b(?:volume|vol|v|part|pt|band|bd|tome|tom|t|book|bk)\b ?\.? ?(?=[0-9ivxlc])"
    r"|\b(?:vol|v|pt|bd|t|bk)(?=[0-9])"
)
_ISSUE = re.compile(r"\b(?:number|issue|no|nr)\b ?\.? ?([0-9]+)|\bno([0-9]+)")
_NUMBER = re.compile(
    rf"第? ?(?:([0-9]+)|(?:(?<![^\W0-9_])|(?<=第)|(?<=第 ))([{_NUMERALS}]+)"
    rf"(?=$|\W|分?[{_UNITS}]|年)) ?(?:分?([{_UNITS}])|年)?"
)
_HALF = re.compile(rf"([上中下]) ?分?([{_UNITS}])")
_ROMAN_NUMBER = re.compile(r"\b[ivx]+\b")
_UNIT_FIRST = re.compile(rf"(?:([{_UNITS}])|之) ?([0-9]+|[{_NUMERALS}]+)")
_SHAPE = re.compile("[0-9]+")
_CACHED = 1 << 14


class VolumeKey(NamedTuple):
    """A volume as it is compared."""

    name: str
    """Numbers as figures, words as they are."""
    units: str
    """What the numbers count; empty where nothing says it."""


@lru_cache(maxsize=_CACHED)
def volume_key(text: str) -> VolumeKey:
    """What a volume is called, whatever stands around its number."""
    if text.isdecimal() and text.isascii():
        return VolumeKey(text.lstrip("0") or "0", "")
    units: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        units.append(match[3] or "")
        return f" {int(match[1]) if match[1] else _value(match[2])} "

    def halved(match: re.Match[str]) -> str:
        units.append(match[2])
        return f" {match[1]} "

    plain = normalise(text)
    if first := _UNIT_FIRST.fullmatch(plain.strip(" ()[]【】〔〕")):
        plain = f"第{first[2]}{first[1] or ''}"
    plain = _ISSUE.sub(lambda issue: f" 第{issue[1] or issue[2]}期 ", plain)
    plain = _LATIN.sub(" ", plain)
    plain = _ROMAN_NUMBER.sub(lambda roman: str(_roman(roman[0])), plain)
    plain = _NUMBER.sub(numbered, _HALF.sub(halved, plain))
    return VolumeKey(".".join(re.findall(r"\w+", plain)), "".join(units).replace("本", "册"))


def is_same_volume(one: str, other: str) -> bool:
    """Whether two texts name one volume of a title."""
    if one == other:
        return True
    first, second = volume_key(one), volume_key(other)
    if first.name != second.name:
        return False
    return first.units == second.units or not first.units or not second.units


def volume_shape(text: str) -> str:
    """A volume with every number as 0: those of one hand look alike."""
    return _SHAPE.sub("0", text)


def _value(numerals: str) -> int:
    """一百二十 is 120, 一九九八 is 1998."""
    if not any(numeral in _TENS for numeral in numerals):
        return int("".join(str(_DIGITS[numeral]) for numeral in numerals))
    total = last = 0
    for numeral in numerals:
        if numeral in _TENS:
            total += (last or 1) * _TENS[numeral]
            last = 0
        else:
            last = _DIGITS[numeral]
    return total + last


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < next_ else one for one, next_ in zip(values, following, strict=True))
