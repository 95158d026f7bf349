"""Bibliographic records and their items: the nouns of the catalogue."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from plugins.library.catalogue.years import GREGORIAN, year_of_words


class ItemStatus(Enum):
    """What a reader can do with a copy; the value is the letter that the index stores."""

    AVAILABLE = "a"
    LENT = "l"
    READING_ROOM = "r"
    RESERVED = "v"
    PROCESSING = "p"
    REPAIR = "m"
    TRANSIT = "t"
    UNSTATED = "u"
    """The export doesn't say: a copy that only the record's own holdings field knows."""
    OTHER = "o"
    """A word that the table of statuses doesn't know."""
    HIDDEN = "-"
    """Lost or withdrawn: counted, never shown."""


class DocumentType(Enum):
    """What kind of thing a record describes; the value stands in addresses (``type=``)."""

    BOOK = "book"
    SERIAL = "serial"
    MANUSCRIPT = "manuscript"
    SCORE = "score"
    MAP = "map"
    VIDEO = "video"
    AUDIO = "audio"
    PICTURE = "picture"
    ELECTRONIC = "electronic"
    MULTIMEDIA = "multimedia"
    OBJECT = "object"
    BRAILLE = "braille"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class Item:
    """One physical copy."""

    barcode: str
    """Empty where the export counts copies without numbering them."""
    record_id: str
    branch_code: str
    branch_name: str
    shelving_location: str
    call_number: str
    status: ItemStatus
    date_added: str
    """``2021-06-24``, or as much as the export gives."""
    volume: str = ""
    accession_number: str = ""
    """登录号, where it stands beside the barcode."""
    loans: int | None = None
    """How often it was lent; None where the export doesn't say."""


class Title(NamedTuple):
    """A title beside the title proper. Named tuples, because they go into the store as JSON."""

    text: str
    kind: str
    """A name of ``fields.toml``: ``parallel_title``, ``cover_title`` …"""
    pinyin: str = ""
    """As it was catalogued, ``hong lou meng``."""


class Contributor(NamedTuple):
    """A person or body that a record is found under."""

    name: str
    role: str = ""
    """著, 译, 主编 …"""
    dates: str = ""
    country: str = ""
    """Country or dynasty, without brackets: 美, 清."""
    pinyin: str = ""
    is_body: bool = False


class WebLink(NamedTuple):
    """Something on the web that belongs to a record."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class BibliographicRecord:
    """One edition, whatever its copies. Texts are as the export has them.

    Every attribute but ``record_id`` has its entry in ``catalog_export/fields.toml``, which says
    where it is read from and what it is called.
    """

    record_id: str
    title: str
    title_pinyin: str = ""
    statement: str = ""
    """Title and responsibility with ISBD punctuation, all of 200."""
    part_number: str = ""
    part_title: str = ""
    other_titles: tuple[Title, ...] = ()
    responsibility: str = ""
    contributors: tuple[Contributor, ...] = ()
    edition: str = ""
    numbering: str = ""
    """Of a serial (207), the scale of a map (206), the form of a score (208)."""
    place: str = ""
    publisher: str = ""
    publication_date: str = ""
    """As printed: 2015.09, [2015?], 民国25[1936]."""
    publication_year: str = ""
    extent: str = ""
    series: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    abstract: str = ""
    contents: tuple[str, ...] = ()
    audience: str = ""
    is_for_children: bool = False
    subjects: tuple[str, ...] = ()
    """Controlled headings with their subdivisions: 经济发展-概况-中国-1994."""
    keywords: tuple[str, ...] = ()
    clc_numbers: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    unified_numbers: tuple[str, ...] = ()
    """统一书号 of books before 1987."""
    binding: str = ""
    price: str = ""
    languages: tuple[str, ...] = ()
    """Codes of ISO 639-2: chi, eng."""
    original_languages: tuple[str, ...] = ()
    country: str = ""
    document_type: DocumentType = DocumentType.BOOK
    parts: tuple[str, ...] = ()
    """The parts of a multi-part or serial record, as their numbers and titles."""
    links: tuple[WebLink, ...] = ()
    date_entered: str = ""
    last_changed: str = ""
    """``2021-06-24``: 005, the day of the record's last change."""

    @property
    def clc_number(self) -> str:
        """The first class number, which shelves the record; empty where it has none."""
        return self.clc_numbers[0] if self.clc_numbers else ""

    @property
    def persons(self) -> tuple[str, ...]:
        """Names of the contributors."""
        return tuple(contributor.name for contributor in self.contributors)


_CORRECTED = re.compile(r"[\[［(（] ?(?:i\. ?e\.|即|应为|實為|实为|當作|当作) ?((?:1[89]|20)\d\d)")
_WITH_CORRECTION = 9
"""Characters from which a date may have a correction behind it."""


def year_of(text: str) -> str:
    """The year of a date of publication as it was printed: ``2011-1`` → ``2011``, 民国25 → 1936.

    Of several the first, but what the cataloguer corrected: ``1998 [i.e. 1999]`` → ``1999``.
    """
    match = GREGORIAN.search(text)
    if match:
        corrected = _CORRECTED.search(text) if len(text) > _WITH_CORRECTION else None
        return corrected[1] if corrected else match[0]
    return year_of_words(text) if text else ""


def call_number_of(items: Iterable[Item]) -> str:
    """The call number that a record is told to have: of its first copy that has one."""
    return next((item.call_number for item in items if item.call_number), "")


def isbn13(text: str) -> str:
    """Thirteen digits of an ISBN in any form, or an empty string where it is none.

    ISBN-10 becomes ISBN-13 with a check digit of its own (ISO 2108); a wrong check digit stays
    as it is printed, because the book carries it.
    """
    digits = text.replace("-", "")
    if len(digits) == 13 and digits.isdecimal() and digits.isascii():
        return digits
    digits = re.sub(r"[^0-9Xx]", "", unicodedata.normalize("NFKC", text).split("(")[0])
    if len(digits) == 13 and digits.isdigit():
        return digits
    if len(digits) == 10 and digits[:9].isdigit():
        body = f"978{digits[:9]}"
        total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(body))
        return f"{body}{-total % 10}"
    return ""
