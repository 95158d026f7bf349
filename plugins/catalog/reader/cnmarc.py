"""CNMARC fields → the nouns of the catalogue.

Source of the fields' meaning: 《新版中国机读目录格式使用手册》 (CNMARC). 905 is local; its
subfields here are $a branch, $b barcode, $c room, $s call number or $d/$e.
"""

import hashlib
import html
import re

from plugins.catalog.reader.iso2709 import MarcField, MarcRecord
from plugins.library.records import BibliographicRecord, Item, ItemStatus, year_of

_TITLE_FIELDS = ("500", "510", "512", "516", "517", "540")
_CHILDREN = "abcde"
"""Codes of 100/17-19 for children and young people."""


def read_record(marc: MarcRecord) -> BibliographicRecord:
    """The record that the fields describe; its id is 001 or, where that is missing, a hash."""
    titles = marc.all("200")
    title = titles[0].first("a") if titles else ""
    record = BibliographicRecord(
        record_id=marc.control("001"),
        title=_clean(title),
        other_titles=tuple(map(_clean, _other_titles(marc, titles))),
        responsibility=_clean("；".join(v for field in titles for v in field.values("fg"))),
        contributors=tuple(_contributors(marc)),
        publisher=_clean(_first(marc, "210", "c")),
        publication_year=year_of(_first(marc, "210", "d")),
        isbns=tuple(value for field in marc.all("010") for value in field.values("az")),
        subjects=tuple(
            _clean(v) for tag in ("606", "610") for f in marc.all(tag) for v in f.values("axy")
        ),
        clc_number=_first(marc, "690", "a"),
        is_for_children=_is_for_children(_first(marc, "100", "a")),
        date_entered=_day(_first(marc, "100", "a")[:8]),
    )
    return record


def identity(record: BibliographicRecord) -> str:
    """An id for a record that brings none of its own: a hash of what tells editions apart."""
    parts = (*record.isbns[:1], record.title, *record.other_titles[:1], record.publication_year)
    return "h" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:15]


def read_items(marc: MarcRecord, record_id: str) -> list[Item]:
    """The copies that the record's own 905 fields name; the item file knows their status."""
    return [
        Item(
            barcode,
            record_id,
            field.first("a"),
            "",
            field.first("c"),
            field.first("s") or "/".join(filter(None, (field.first("d"), field.first("e")))),
            ItemStatus.AVAILABLE,
            "",
        )
        for field in marc.all("905")
        for barcode in field.values("b")
    ]


def _first(marc: MarcRecord, tag: str, codes: str) -> str:
    return next((value for field in marc.all(tag) for value in field.values(codes)), "")


def _other_titles(marc: MarcRecord, titles: list[MarcField]) -> list[str]:
    own = [value for field in titles for value in field.values("cdehi")]
    own += [value for field in titles for value in field.values("a")[1:]]
    added = [v for tag in _TITLE_FIELDS for f in marc.all(tag) for v in f.values("aehi")]
    return own + added + [v for field in marc.all("225") for v in field.values("aei")]


def _contributors(marc: MarcRecord) -> list[str]:
    tags = ("701", "702", "711", "712")
    return [_clean(f.first("a") + f.first("b")) for t in tags for f in marc.all(t) if f.first("a")]


def _is_for_children(coded: str) -> bool:
    return any(code in _CHILDREN for code in coded[17:20].strip())


def _day(digits: str) -> str:
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", digits)
    return "-".join(match.groups()) if match else ""


def _clean(text: str) -> str:
    """Entities undone (systems with a web face leave ``&amp;`` in the data), spaces single."""
    return " ".join(html.unescape(text).split())
