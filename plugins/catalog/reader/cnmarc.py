"""CNMARC fields → bibliographic records, as the table of fields says.

Source of the fields' meaning: 《新版中国机读目录格式使用手册》 (CNMARC). Which field feeds which
name stands in ``catalog_export/fields.toml``; how a value is taken out of a field, in ``taking``;
here stands what the values of a whole record make.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from plugins.catalog.reader.access_points import with_named
from plugins.catalog.reader.field_plans import Found, plans_of
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.text import trimmed
from plugins.catalog.reader.values import (
    classes_of,
    dates_of,
    is_class,
    is_online_extent,
    price_of,
)
from plugins.library.catalogue.records import BibliographicRecord, DocumentType, year_of
from plugins.library.tables.excel import identifier

_MANY = frozenset(field.name for field in fields(BibliographicRecord) if field.default == ())
"""Attributes that hold all values of a name; the others hold the first."""
_CHILDREN, _YOUNG, _ADULTS = frozenset("abcd"), frozenset("e"), frozenset("km")
"""Codes of 100/17-19. Many systems write ``em`` into every record, which says nothing."""
_KINDS = {
    "a": DocumentType.BOOK,
    "b": DocumentType.MANUSCRIPT,
    "c": DocumentType.SCORE,
    "d": DocumentType.SCORE,
    "e": DocumentType.MAP,
    "f": DocumentType.MAP,
    "g": DocumentType.VIDEO,
    "i": DocumentType.AUDIO,
    "j": DocumentType.AUDIO,
    "k": DocumentType.PICTURE,
    "l": DocumentType.ELECTRONIC,
    "m": DocumentType.MULTIMEDIA,
    "r": DocumentType.OBJECT,
}
"""Leader/06."""
_FORMS = {
    "f": DocumentType.BRAILLE,
    "d": DocumentType.LARGE_PRINT,
    "s": DocumentType.ELECTRONIC,
}
"""106 $a, where it matters to who can read the book."""
_DESIGNATIONS = {
    **dict.fromkeys(("电子", "网络", "数字", "联机", "在线", "机读"), DocumentType.ELECTRONIC),
    "盲文": DocumentType.BRAILLE,
}
"""What 200 $b begins with, where the leader says no more than text."""
_ONLINE = frozenset(("cr", "online resource", "在线资源", "联机资源", "网络资源"))
_PRINTED = frozenset(("nc", "volume", "册", "卷"))
"""Carriers, 183 $a: a text that has the one and not the other is read on the web."""
TEXTS = (DocumentType.BOOK, DocumentType.SERIAL)
"""What may be of paper or not."""
_PLACEHOLDER = re.compile(r"[?？*#\-_.0 ]*")
"""What some systems write into 001 where a number is missing."""
_CACHED = 1 << 12
"""Coded values repeat from record to record."""


class CnmarcReader:
    """Reads records by one table of fields, which is taken apart once."""

    def __init__(self, table: FieldTable) -> None:
        self._plans, self._later = plans_of(table)
        self._quiet = table.ignored_fields.union(rule.field for rule in table.holdings)
        self._class_codes = {
            rule.field: rule.class_number or rule.call_number
            for rule in table.holdings
            if rule.class_number or rule.call_number
        }

    def read(self, marc: MarcRecord, unread: list[MarcField] | None = None) -> BibliographicRecord:
        """The record that the fields describe; without a title where they have none.

        Fields that nobody reads are added to ``unread``.
        """
        found, plans, quiet = Found(), self._plans, self._quiet
        texts = found.texts
        for field in (MarcField("LDR", "", (("", marc.leader),)), *marc.fields):
            plan = plans.get(field.tag)
            if plan is None:
                if unread is not None and field.tag not in quiet:
                    unread.append(field)
                continue
            codes, _, takers = plan
            for code, value in field.subfields:
                if code in codes and (text := trimmed(value)):
                    for name in codes[code]:
                        texts[name].append(text)
            for take in takers:
                take(field, found)
        if self._later:
            _in_order(texts, self._later)
        classes = classes_of(tuple(texts["clc_numbers"]))
        if not classes or not is_class(classes[0]):
            classes = classes_of((*self._shelved_classes(marc), *classes))
        texts["clc_numbers"] = list(classes)
        return _record(found)

    def _shelved_classes(self, marc: MarcRecord) -> list[str]:
        """The classes of the call numbers, for a record that has no class of its own."""
        codes = self._class_codes
        held = (field for field in marc.fields if field.tag in codes)
        numbers = (trimmed(field.first(codes[field.tag])) for field in held)
        return [number for number in numbers if is_class(number.strip("[{( "))]


def _in_order(texts: dict[str, list[str]], later: Mapping[str, Sequence[str]]) -> None:
    """The values of a name in the order of its sources."""
    for name, places in later.items():
        values = [value for place in (name, *places) for value in texts.pop(place, ())]
        if values:
            texts[name] = values


def _record(found: Found) -> BibliographicRecord:
    texts = found.texts
    values: dict[str, Any] = {"record_id": "", "title": ""}
    for name, some in texts.items():
        values[name] = tuple(dict.fromkeys(some)) if name in _MANY else some[0]
    values["record_id"] = record_number(values["record_id"])
    if "responsibility" in texts:
        values["responsibility"] = "；".join(texts["responsibility"]).replace("；=", " =")
    persons = (*found.main_entries, *found.contributors)
    values["contributors"] = with_named(persons, values.get("responsibility", ""))
    values["other_titles"], values["links"] = tuple(found.titles), tuple(found.links)
    if "publication_date" in texts:
        dates = dates_of(texts["publication_date"])
        values["publication_date"] = next(iter(dates), "")
        values["publication_year"] = next(filter(None, map(year_of, dates)), "")
    if "price" in texts:
        values["price"] = price_of(texts["price"])
    if "doubtful_original" in texts:
        del values["doubtful_original"]
        is_translated = any("译" in person.role for person in values["contributors"])
        values["original_languages"] = tuple(texts["doubtful_original"]) if is_translated else ()
    if "series" in texts:
        values["series"] = _each_once(values["series"])
    if "abstract" in texts:
        values["abstract"] = " ".join(texts["abstract"])
    values["is_for_children"] = _is_for_children(values.pop("audience_code", ""))
    kind = _document_type(tuple(texts["document_type"]))
    is_online = kind in TEXTS and is_online_extent(values.get("extent", ""))
    values["document_type"] = DocumentType.ELECTRONIC if is_online else kind
    values["date_entered"] = _day(values.get("date_entered", ""))
    values["last_changed"] = _day(values.get("last_changed", ""))
    return BibliographicRecord(**values)


def record_number(text: str) -> str:
    """A record's number, half-width; nothing where the system wrote a placeholder (``????``)."""
    return "" if _PLACEHOLDER.fullmatch(text) else identifier(text)


@lru_cache(maxsize=_CACHED)
def _document_type(values: tuple[str, ...]) -> DocumentType:
    """From leader/06-07, the physical form (106 $a), carrier (183 $a) and designation (200 $b)."""
    kind = DocumentType.BOOK
    for place, value in enumerate(values):
        special = _FORMS.get(value) or _DESIGNATIONS.get(value.lstrip("[［")[:2])
        if special:
            return special
        if not place and len(value) == 2 and value[0] in _KINDS:
            kind = DocumentType.SERIAL if value == "as" else _KINDS[value[0]]
    is_online = not _ONLINE.isdisjoint(values) and _PRINTED.isdisjoint(values)
    return DocumentType.ELECTRONIC if is_online and kind in TEXTS else kind


@lru_cache(maxsize=_CACHED)
def _is_for_children(codes: str) -> bool:
    """Whether a record is meant for children, or for the young alone."""
    given = set(codes)
    return bool(given & _CHILDREN or (given & _YOUNG and not given & _ADULTS))


@lru_cache(maxsize=_CACHED)
def _day(digits: str) -> str:
    """``20210624…`` → ``2021-06-24``; what is no day, as nothing."""
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    if digits[:8].isdecimal() and "01" <= month <= "12" and "01" <= day <= "31":
        return f"{year}-{month}-{day}"
    return ""


def _each_once(series: Sequence[str]) -> tuple[str, ...]:
    """A series is described in 225 and linked in 410: one of the two is enough."""
    kept: list[str] = []
    for text in series:
        title, _, volume = text.partition(" ; ")
        if not any(other.startswith(title) and other.endswith(volume) for other in kept):
            kept.append(text)
    return tuple(kept)
