"""Bibliographic records and their items: the nouns of the catalogue."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class ItemStatus(Enum):
    """What a reader can do with a copy; the value is the letter that the index stores."""

    AVAILABLE = "a"
    LENT = "l"
    READING_ROOM = "r"
    PROCESSING = "p"
    OTHER = "o"
    HIDDEN = "-"
    """Lost or withdrawn: counted, never shown."""


STATUS_WORDS: Mapping[str, ItemStatus] = MappingProxyType(
    {
        **dict.fromkeys(("在馆", "在架", "可借", "入藏"), ItemStatus.AVAILABLE),
        **dict.fromkeys(("借出", "已借", "外借"), ItemStatus.LENT),
        **dict.fromkeys(("仅供阅览", "阅览", "馆内阅览"), ItemStatus.READING_ROOM),
        **dict.fromkeys(("编目中", "加工中", "在编", "订购中"), ItemStatus.PROCESSING),
        **dict.fromkeys(("丢失", "遗失", "剔除", "注销", "污损剔除"), ItemStatus.HIDDEN),
    }
)
"""The words of library systems for a copy's status."""


def status_of(word: str) -> ItemStatus:
    """The status that a word means; an unknown word is OTHER, a missing one AVAILABLE."""
    return STATUS_WORDS.get(word, ItemStatus.OTHER) if word else ItemStatus.AVAILABLE


@dataclass(frozen=True, slots=True)
class Item:
    """One physical copy."""

    barcode: str
    record_id: str
    branch_code: str
    branch_name: str
    shelving_location: str
    call_number: str
    status: ItemStatus
    date_added: str
    """``2021-06-24``, or as much as the export gives."""


@dataclass(frozen=True, slots=True)
class BibliographicRecord:
    """One edition, whatever its copies. Texts are as the export has them."""

    record_id: str
    title: str
    other_titles: tuple[str, ...] = ()
    """Subtitle, parts, parallel and added titles, series."""
    responsibility: str = ""
    contributors: tuple[str, ...] = ()
    publisher: str = ""
    publication_year: str = ""
    isbns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    clc_number: str = ""
    is_for_children: bool = False
    date_entered: str = ""


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_REPUBLIC = re.compile(r"民国\s*(\d{1,2})")


def year_of(text: str) -> str:
    """The year of a date of publication as it was printed: ``2011-1`` → ``2011``, 民国25 → 1936."""
    match = _YEAR.search(text)
    if match:
        return match[0]
    republic = _REPUBLIC.search(text)
    return str(1911 + int(republic[1])) if republic else ""


def isbn13(text: str) -> str:
    """Thirteen digits of an ISBN in any form, or an empty string where it is none.

    ISBN-10 becomes ISBN-13 with a check digit of its own (ISO 2108); a wrong check digit stays
    as it is printed, because the book carries it.
    """
    digits = re.sub(r"[^0-9Xx]", "", unicodedata.normalize("NFKC", text).split("(")[0])
    if len(digits) == 13 and digits.isdigit():
        return digits
    if len(digits) == 10 and digits[:9].isdigit():
        body = f"978{digits[:9]}"
        total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(body))
        return f"{body}{-total % 10}"
    return ""
