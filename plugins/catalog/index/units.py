"""How text is cut for searching: the same in Python here and in ``theme/static/js/catalog/``.

1. NFKC, lower case, then each character folded: traditional to simplified by OpenCC's table of
   characters (phrases differ, and a reader types characters). 2. A Han character is a unit, a run
of other letters and digits is one (``c++`` and ``c#`` keep their signs). 3. All else is dropped,
so 《红楼梦》 and 红楼梦 are the same. The tests hold both languages to one table of cases.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:\+\+|\#)?")
_HAN = re.compile(rf"[{HAN}]")


@cache
def fold_table() -> Mapping[str, str]:
    """Character → the character that it is searched as, for those that differ.

    The first candidate of OpenCC's ``TSCharacters``; chains are followed to their end, so that
    folding twice changes nothing more.
    """
    text = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    first: dict[str, str] = {}
    for line in text.splitlines():
        source, _, targets = line.partition("\t")
        target = targets.split(" ")[0]
        if len(source) == len(target) == 1 and source != target:
            first[source] = target
    return {source: _end(source, first) for source in sorted(first)}


def _end(character: str, table: Mapping[str, str]) -> str:
    seen = {character}
    while character in table and table[character] not in seen:
        character = table[character]
        seen.add(character)
    return character


@cache
def _translation() -> dict[int, str]:
    return {ord(source): target for source, target in fold_table().items()}


def normalise(text: str) -> str:
    """NFKC, lower case, folded."""
    return unicodedata.normalize("NFKC", text).lower().translate(_translation())


def units(text: str) -> list[str]:
    """The units of a text in their order."""
    return _UNIT.findall(normalise(text))


def is_han(unit: str) -> bool:
    """Whether a unit is a Han character."""
    return _HAN.fullmatch(unit) is not None


def terms(found: list[str]) -> Iterable[tuple[str, int, int]]:
    """(term, place, length) of everything that a value is found by: units, and pairs of Han."""
    for place, unit in enumerate(found):
        yield unit, place, 1
        if place + 1 < len(found) and is_han(unit) and is_han(found[place + 1]):
            yield unit + found[place + 1], place, 2
