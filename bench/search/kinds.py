"""How a reader types what is known of a record: a maker of queries for each kind. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from random import Random

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from bench.search.truth import Known
from plugins.catalog.index.units import is_cjk, units
from plugins.library.catalogue.records import isbn13

LONG = 6
"""Han characters of a title from which a slip must be forgiven."""
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


class QueryKind(StrEnum):
    """What is typed."""

    TITLE = "完整书名"
    SUBSTRING = "书名中的几个字"
    CHARACTER = "一个字的书名"
    PERSON = "人名"
    PERSON_TITLE = "人名加书名"
    PINYIN = "全拼"
    INITIALS = "首字母"
    TRADITIONAL = "繁体书名"
    WRONG = "错一个字"
    MISSING = "漏一个字"
    EXTRA = "多一个字"
    ISBN = "ISBN"
    HEAVY = "两个常见词"


@dataclass(frozen=True, slots=True)
class Around:
    """What a draw may look at beside the record itself."""

    random: Random
    frequent: tuple[str, ...]
    heavy: frozenset[str]


Maker = Callable[[Known, Around], str]
"""A record's query, or an empty string where the record has none of this kind."""


def _is_han(units: Sequence[str]) -> bool:
    return all(map(is_cjk, units))


def _title(record: Known, around: Around) -> str:
    return record.title if len(record.units) > 1 else ""


def _substring(record: Known, around: Around) -> str:
    size = around.random.randint(2, 4)
    if len(record.units) < size:
        return ""
    start = around.random.randint(0, len(record.units) - size)
    found = record.units[start : start + size]
    return "".join(found) if _is_han(found) else ""


def _character(record: Known, around: Around) -> str:
    return record.work if len(record.units) == 1 and _is_han(record.units) else ""


def _person(record: Known, around: Around) -> str:
    names = ["".join(name.split()) for name in record.persons]
    names = [name for name in names if len(units(name)) > 1 and _is_han(units(name))]
    return around.random.choice(names) if names else ""


def _person_title(record: Known, around: Around) -> str:
    person, part = _person(record, around), _substring(record, around)
    return f"{person} {part}" if person and part else ""


def _pinyin(record: Known, around: Around) -> str:
    if len(record.units) < 2 or not _is_han(record.units):
        return ""
    return around.random.choice(("", " ")).join(lazy_pinyin(record.work))


def _initials(record: Known, around: Around) -> str:
    if len(record.units) < 4 or not _is_han(record.units):
        return ""
    return "".join(lazy_pinyin(record.work, style=Style.FIRST_LETTER))


def _traditional(record: Known, around: Around) -> str:
    converted = str(_converter().convert(record.title))
    return converted if len(record.units) > 1 and converted != record.title else ""


@cache
def _converter() -> OpenCC:
    """Whole words: 头发 and 发展 become 頭髮 and 發展."""
    return OpenCC("s2t")


def _slip(record: Known, around: Around, taken: int, put: int) -> str:
    """The title with ``taken`` characters gone at a place and ``put`` frequent ones there."""
    if len(record.units) < LONG or not _is_han(record.units):
        return ""
    at = around.random.randrange(len(record.units))
    others = [c for c in around.frequent if c != record.units[at]]
    typed = around.random.choices(others, k=put) if others else []
    return "".join((*record.units[:at], *typed, *record.units[at + taken :]))


def _isbn(record: Known, around: Around) -> str:
    digits = isbn13(record.isbn)
    if not digits:
        return ""
    forms = (digits, record.isbn, record.isbn.translate(_WIDE), isbn10(digits) or digits)
    return around.random.choice(forms)


def isbn10(digits: str) -> str:
    """The older form of thirteen digits; empty where there is none."""
    if not digits.startswith("978"):
        return ""
    body = digits[3:12]
    check = -sum(int(digit) * weight for digit, weight in zip(body, range(10, 1, -1), strict=True))
    return body + "0123456789X"[check % 11]


def _heavy(record: Known, around: Around) -> str:
    """Two heavy pairs of a title that share no character."""
    pairs = [a + b for a, b in pairwise(record.units)]
    places = [at for at, pair in enumerate(pairs) if pair in around.heavy]
    apart = [(a, b) for a in places for b in places if b > a + 1]
    if not apart:
        return ""
    first, second = around.random.choice(apart)
    return f"{pairs[first]} {pairs[second]}"


MAKERS: Mapping[QueryKind, Maker] = {
    QueryKind.TITLE: _title,
    QueryKind.SUBSTRING: _substring,
    QueryKind.CHARACTER: _character,
    QueryKind.PERSON: _person,
    QueryKind.PERSON_TITLE: _person_title,
    QueryKind.PINYIN: _pinyin,
    QueryKind.INITIALS: _initials,
    QueryKind.TRADITIONAL: _traditional,
    QueryKind.WRONG: lambda record, around: _slip(record, around, 1, 1),
    QueryKind.MISSING: lambda record, around: _slip(record, around, 1, 0),
    QueryKind.EXTRA: lambda record, around: _slip(record, around, 0, 1),
    QueryKind.ISBN: _isbn,
    QueryKind.HEAVY: _heavy,
}
