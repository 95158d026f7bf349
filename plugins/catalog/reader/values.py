"""Values of a record that say nothing, or stand in signs of their own, put as they are meant."""

import re
from collections.abc import Iterable
from functools import lru_cache

from plugins.catalog.reader.text import trimmed
from plugins.library.catalogue.clc import MAIN_LETTERS

_NO_PRICE = re.compile(
    r"(?:[A-Z]{2,4}\$?|[￥¥$€£]|人民币|定价:?)? ?0{1,6}(?:\.0{0,4})? ?(?:[A-Z]{3}|元|圆)?"
)
_NO_DAY = re.compile(
    r"(?:0000|0001|9999|1900(?=[-/.]0?[01][-/.]00?(?!\d))|1899(?=[-/.]12[-/.]3[01](?!\d)))"
    r"(?:[-/.年 T].{0,30})?|(?:0000|0001)[01]{4}|99991231|0?1?1?[-/.]?0?1?[-/.]?000[01]"
)
"""What a system or Excel writes where there is no date: 0001-01-01, 1900-01-00, 01/01/0001."""
_CLASS = re.compile(rf"[{MAIN_LETTERS}][0-9A-Z.]*")
"""A number as nearly all are."""
_BRACKETS = "[]{}【】［］〔〕｛｝()（） "
_ONLINE = re.compile(
    r"[\[(（［]?\d{0,3} ?(?:[册个种部] ?)?(?:(?:在线|网络|联机|电子|数字)资源|online resources?\b)",
    re.IGNORECASE,
)
"""How the extent (215 $a) of what is read on the web begins: 在线资源(393页), 1 online resource."""
_CACHED = 1 << 12


def price_of(prices: Iterable[str]) -> str:
    """The first price that is one; 0.00 and CNY0 are none."""
    for price in prices:
        if not _is_nothing(price):
            return price
    return ""


@lru_cache(maxsize=_CACHED)
def _is_nothing(price: str) -> bool:
    return bool(_NO_PRICE.fullmatch(price))


def dates_of(dates: Iterable[str]) -> list[str]:
    """The dates that are some; what systems write where there is none is left out."""
    return [date for date in dates if date[:1] not in "019" or not is_no_day(date)]


@lru_cache(maxsize=_CACHED)
def is_no_day(date: str) -> bool:
    """Whether it is what programs write for no day."""
    return bool(_NO_DAY.fullmatch(date))


@lru_cache(maxsize=_CACHED)
def classes_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """Class numbers each once, those of the CLC first, out of the brackets that hold them whole.

    ``[I247.5]`` is where a library shelves by the alternative class, ``{G5}`` a class of an
    older edition.
    """
    if len(given) == 1 and _CLASS.fullmatch(given[0]):
        return given
    bare = dict.fromkeys(filter(None, map(_bare, given)))
    return tuple(sorted(bare, key=lambda number: not is_class(number)))


def is_class(number: str) -> bool:
    """Whether a number begins as the classes of the CLC do."""
    return number[:1].upper() in MAIN_LETTERS and not number[:4].isalpha()


def _bare(number: str) -> str:
    text = trimmed(number)
    if (
        text[:1] in _BRACKETS
        and text[-1:] in _BRACKETS
        and not any(sign in _BRACKETS for sign in text.strip(_BRACKETS))
    ):
        return text.strip(_BRACKETS)
    return text


def is_online_extent(extent: str) -> bool:
    """Whether an extent says that a text is read on the web."""
    return ("资源" in extent or "nline" in extent) and bool(_ONLINE.match(extent))
