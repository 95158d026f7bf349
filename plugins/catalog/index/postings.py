"""Postings: in which records a term stands, in which field, at which place.

A term's postings are, for each record in ascending order: varint difference to the record before
(the first: its number), varint number of occurrences, and per occurrence the varint difference of
its code, ``((place * 2 + last) * 2 + first) * 8 + field``. ``first`` and ``last`` say that the term
begins or ends its value, so that an exact title is known without the record. Varints are LEB128.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from plugins.catalog.index.units import terms, units
from plugins.library.records import BibliographicRecord, Item, isbn13


class Field(IntEnum):
    """Where in a record a term stands; the number is part of the code."""

    TITLE = 0
    OTHER_TITLE = 1
    PERSON = 2
    PUBLISHER = 3
    IDENTIFIER = 4
    SUBJECT = 5


def varint(number: int) -> bytes:
    """LEB128, unsigned."""
    if number < 0x80:
        return bytes((number,))
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)


def values(record: BibliographicRecord, items: Iterable[Item]) -> Mapping[Field, tuple[str, ...]]:
    """The texts of each field that a record is found by."""
    numbers = [isbn13(isbn) for isbn in record.isbns]
    printed = (*record.isbns, *record.issns, *record.unified_numbers)
    plain = ["".join(filter(str.isalnum, number)) for number in printed]
    copies = [text for item in items for text in (item.barcode, item.call_number)]
    identifiers = dict.fromkeys(filter(None, [*numbers, *plain, *copies]))
    return {
        Field.TITLE: (record.title,),
        Field.OTHER_TITLE: (*(title.text for title in record.other_titles), *record.series),
        Field.PERSON: record.persons or (record.responsibility,),
        Field.PUBLISHER: (record.publisher,),
        Field.IDENTIFIER: tuple(identifiers),
        Field.SUBJECT: (*record.subjects, *record.keywords),
    }


def occurrences(texts: Mapping[Field, tuple[str, ...]]) -> dict[str, list[int]]:
    """Term → the codes of its occurrences in one record, ascending."""
    found: dict[str, list[int]] = {}
    for field, some in texts.items():
        start = 0
        for text in some:
            cut = units(text)
            for term, place, length in terms(cut):
                first, last = place == 0, place + length == len(cut)
                code = (((start + place) * 2 + last) * 2 + first) * 8 + field
                found.setdefault(term, []).append(code)
            start += len(cut) + 1  # a gap: nothing is adjacent across two values
    return found


class Postings:
    """The postings of every term, growing record by record."""

    def __init__(self) -> None:
        self._terms: dict[str, list[int]] = {}
        self._bytes: dict[str, bytearray] = {}

    def add(self, number: int, found: Mapping[str, list[int]]) -> None:
        """Add a record; numbers must ascend."""
        for term, codes in found.items():
            state = self._terms.get(term)
            if state is None:
                state = self._terms[term] = [0, 0]
                self._bytes[term] = bytearray()
            out = self._bytes[term]
            out += varint(number - state[0]) + varint(len(codes))
            before = 0
            for code in sorted(codes):
                out += varint(code - before)
                before = code
            state[0], state[1] = number, state[1] + 1

    def entries(self) -> Iterable[tuple[str, bytes]]:
        """(term, its entry in a shard) in the order of the terms' bytes."""
        for term in sorted(self._bytes, key=str.encode):
            yield term, self._entry(term)

    def _entry(self, term: str) -> bytes:
        name, data = term.encode(), self._bytes[term]
        count = self._terms[term][1]
        return varint(len(name)) + name + varint(count) + varint(len(data)) + bytes(data)
