"""What a record is found by: the texts of each field, and its numbers."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from plugins.catalog.index.units import normalise
from plugins.library.catalogue.clc import key_of, normalised
from plugins.library.catalogue.records import BibliographicRecord, Item, isbn13

_GROUP = re.compile(r"[a-z]{1,2}\d|[12]\d{3}$")


class TermField(IntEnum):
    """Where in a record a term stands; the number is part of the index."""

    TITLE = 0
    OTHER_TITLE = 1
    PERSON = 2
    SERIES = 3
    SUBJECT = 4
    PUBLISHER = 5
    CLASS = 6
    YEAR = 7


class IndexText(NamedTuple):
    """One value of a field."""

    field: TermField
    text: str
    pinyin: str = ""
    """As it was catalogued, ``hong lou meng``; empty where it was not."""


def texts(record: BibliographicRecord) -> Iterator[IndexText]:
    """Every value that a record is found by, field by field."""
    yield IndexText(TermField.TITLE, record.title, record.title_pinyin)
    yield IndexText(TermField.OTHER_TITLE, record.part_title)
    for title in record.other_titles:
        yield IndexText(TermField.OTHER_TITLE, title.text, title.pinyin)
    for person in record.contributors:
        yield IndexText(TermField.PERSON, person.name, person.pinyin)
    if not record.contributors:
        yield IndexText(TermField.PERSON, record.responsibility)
    for series in record.series:
        yield IndexText(TermField.SERIES, series)
    for subject in (*record.subjects, *record.keywords):
        yield IndexText(TermField.SUBJECT, subject)
    yield IndexText(TermField.PUBLISHER, record.publisher)


def numbers(record: BibliographicRecord) -> set[str]:
    """ISBN, in thirteen digits where it is one, ISSN, 统一书号: letters and digits alone."""
    isbns = {isbn13(isbn) or plain(isbn) for isbn in record.isbns}
    return (isbns | {*map(plain, (*record.issns, *record.unified_numbers))}) - {""}


def groups(record: BibliographicRecord) -> Iterator[tuple[TermField, str]]:
    """What a record shares with many: its class, ``i2475``, and the year of its publication.

    A class of letters alone tells too little to be looked for.
    """
    number = key_of(normalised(record.clc_number)).lower()
    if group_of(number):
        yield TermField.CLASS, number
    if group_of(record.publication_year) == record.publication_year:
        yield TermField.YEAR, record.publication_year


def group_of(key: str) -> str:
    """What says in which file a class or a year lies: the class's letters and first digit, or all
    of the year. So a class is found with all that are below it. Empty where it is neither."""
    match = _GROUP.match(key)
    return match[0] if match else ""


def codes(items: Iterable[Item]) -> set[str]:
    """Barcodes and call numbers: letters and digits alone."""
    found = (plain(text) for item in items for text in (item.barcode, item.call_number))
    return set(filter(None, found))


def plain(number: str) -> str:
    """A number in the one form that it is looked up in: ``I247.5/123`` → ``i2475123``."""
    return "".join(filter(str.isalnum, normalise(number)))
