"""CNMARC fields → bibliographic records, as the table of fields says.

Source of the fields' meaning: 《新版中国机读目录格式使用手册》 (CNMARC). Which field feeds which
name stands in ``catalog_export/fields.toml``; here stands how a value is taken out of a field.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from plugins.catalog.reader.fields import TITLE_KINDS, FieldRule, FieldTable, Source
from plugins.catalog.reader.isbd import area
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.people import contributors_of
from plugins.catalog.reader.text import trimmed, unbracketed
from plugins.library.records import (
    BibliographicRecord,
    Contributor,
    DocumentType,
    Link,
    Title,
    year_of,
)

_CHILDREN = frozenset("abcde")
"""Codes of 100/17-19 for children and young people."""
_TITLE = "200"
_PINYIN = "9A"
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
_FORMS = {"f": DocumentType.BRAILLE, "d": DocumentType.LARGE_PRINT}
"""106 $a, where it matters to who can read the book."""
_PLACEHOLDER = re.compile(r"[?？*#\-_.0 ]*")
"""What some systems write into 001 where a number is missing."""
_HAN_SEPARATORS = re.compile(r"[;；,，、/]")
Taker = Callable[[MarcField], Sequence[str]]
Found = defaultdict[str, list[str]]


class _Takers:
    """What one tag is read for: subfields that are values as they stand, and the rest.

    Ten names come out of a field 200; its subfields are gone through once for all of them.
    """

    def __init__(self) -> None:
        self.codes: dict[str, list[str]] = defaultdict(list)
        """Subfield → names."""
        self.others: list[tuple[str, Taker]] = []

    def add(self, rule: FieldRule, source: Source) -> None:
        """Read the tag for one more name."""
        taker = _taker(rule, source)
        if taker is None:
            for code in source.codes:
                self.codes[code].append(rule.name)
        else:
            self.others.append((rule.name, taker))


class CnmarcReader:
    """Reads records by one table of fields, which is taken apart once."""

    def __init__(self, table: FieldTable) -> None:
        takers: dict[str, _Takers] = defaultdict(_Takers)
        self._contributor = table.record.get("contributors", FieldRule("contributors", ""))
        self._persons = {source.tag: source.codes for source in self._contributor.sources}
        for rule in table.record.values():
            for source in rule.sources:
                if rule is not self._contributor:
                    takers[source.tag].add(rule, source)
        self._leader = takers.pop("LDR", _Takers()).others
        self._takers = dict(takers)

    def read(self, marc: MarcRecord) -> BibliographicRecord:
        """The record that the fields describe; without a title where they have none."""
        found: Found = defaultdict(list)
        titles: list[Title] = []
        contributors: list[Contributor] = []
        leader = MarcField("LDR", "", (("", marc.leader),))
        for name, take in self._leader:
            found[name] += take(leader)
        for field in marc.fields:
            takers = self._takers.get(field.tag)
            if takers:
                _take(field, takers, found, titles)
            if field.tag in self._persons:
                contributors.append(self._person(field))
        return _record(found, titles, contributors)

    def _person(self, field: MarcField) -> Contributor:
        rule = self._contributor
        country = unbracketed(field.first(rule.country)) if rule.country else ""
        names = field.values(self._persons[field.tag])
        return Contributor(
            trimmed(names[0] if len(names) == 1 else "".join(_name_parts(names))),
            trimmed(field.first(rule.role)) if rule.role else "",
            unbracketed(field.first(rule.dates)) if rule.dates else "",
            country if country.isalpha() and not country.isascii() else "",
            trimmed(field.first(_PINYIN)),
            field.tag in rule.bodies,
        )


def _take(field: MarcField, takers: _Takers, found: Found, titles: list[Title]) -> None:
    """All values of one field, under their names."""
    codes = takers.codes
    for code, value in field.subfields:
        for name in codes.get(code, ()):
            if not value:
                continue
            if name in TITLE_KINDS:
                pinyin = field.first(_PINYIN) if field.tag != _TITLE else ""
                titles.append(Title(trimmed(value), name, pinyin))
            else:
                found[name].append(value)
    for name, take in takers.others:
        found[name] += take(field)
    if field.tag == _TITLE and "title_pinyin" not in found:
        found["title_pinyin"].append(field.first(_PINYIN))


def _name_parts(values: list[str]) -> Iterator[str]:
    """$b of a Chinese name goes on with it, of a Western one it follows a comma."""
    for place, value in enumerate(values):
        yield f", {value}" if place and value.isascii() else value


def _taker(rule: FieldRule, source: Source) -> Taker | None:
    """How the values of one source are taken out of a field; None = subfield by subfield."""
    codes, join = source.codes, rule.join
    if rule.name == "parts" and not source.is_embedded:
        return _parts
    if source.is_embedded:
        return _embedded
    if source.start is not None:
        span = slice(source.start, source.stop)
        return lambda field: [value[span] for value in field.values(codes)]
    if not codes and source.tag.startswith("00"):
        return lambda field: [value for _, value in field.subfields if value]
    if not codes:
        return lambda field: [area(field)]
    if join:
        return lambda field: [join.join(field.values(codes))]
    return None


def _embedded(field: MarcField) -> list[str]:
    """The title of another record in a linking field: ``$12001 $a智库丛书$v3``."""
    title, volume = field.first("at"), field.first("v")
    return [f"{title} ; {volume}" if volume else title] if title else []


def _parts(field: MarcField) -> list[str]:
    """The parts that 200 names with repeated $h and $i, before any parallel title."""
    parts: list[list[str]] = []
    for code, value in field.subfields:
        if code == "d":
            break
        if code == "h" or (code == "i" and not (parts and len(parts[-1]) == 1)):
            parts.append([value])
        elif code == "i":
            parts[-1].append(value)
    return [", ".join(part) for part in parts] if len(parts) > 1 else []


def _record(
    found: Found, titles: list[Title], contributors: list[Contributor]
) -> BibliographicRecord:
    def one(name: str) -> str:
        return trimmed(found[name][0]) if found.get(name) else ""

    def every(name: str) -> tuple[str, ...]:
        if name not in found:
            return ()
        return tuple(dict.fromkeys(filter(None, map(trimmed, found[name]))))

    responsibility = trimmed("；".join(found["responsibility"]))
    dates, audience = one("publication_date"), one("audience_code")
    bound = [Title(trimmed(text), "bound_title") for text in found["title"][1:]]
    return BibliographicRecord(
        record_id=record_number(one("record_id")),
        title=one("title"),
        title_pinyin=one("title_pinyin"),
        statement=one("statement"),
        part_number=one("part_number"),
        part_title=one("part_title"),
        other_titles=tuple(bound + titles),
        responsibility=responsibility,
        contributors=_with_named(contributors, responsibility),
        edition=one("edition"),
        numbering=one("numbering"),
        place=one("place"),
        publisher=one("publisher"),
        publication_date=dates,
        publication_year=year_of(dates),
        extent=one("extent"),
        series=_each_once(every("series")),
        notes=every("notes"),
        abstract=" ".join(every("abstract")),
        contents=every("contents"),
        audience=one("audience"),
        is_for_children=not _CHILDREN.isdisjoint(audience),
        subjects=every("subjects"),
        keywords=every("keywords"),
        clc_numbers=every("clc_numbers"),
        isbns=every("isbns"),
        issns=every("issns"),
        unified_numbers=every("unified_numbers"),
        binding=one("binding"),
        price=one("price"),
        languages=every("languages"),
        original_languages=every("original_languages"),
        country=one("country"),
        document_type=document_type(found["document_type"]),
        parts=every("parts"),
        links=tuple(Link(url) for url in every("links") if url.startswith(("http:", "https:"))),
        date_entered=_day(one("date_entered")),
        last_changed=_day(one("last_changed")[:8]),
    )


def record_number(text: str) -> str:
    """A record's number; nothing where the system wrote a placeholder such as ``????``."""
    return "" if _PLACEHOLDER.fullmatch(text) else text


def document_type(values: Sequence[str]) -> DocumentType:
    """From leader/06-07, the physical form (106 $a) and the material designation (200 $b)."""
    kind = DocumentType.BOOK
    for value in values:
        if value in _FORMS:
            return _FORMS[value]
        if value.startswith("电子"):
            return DocumentType.ELECTRONIC
        if len(value) == 2 and value[0] in _KINDS:
            kind = DocumentType.SERIAL if value == "as" else _KINDS[value[0]]
    return kind


def _with_named(access_points: list[Contributor], statement: str) -> tuple[Contributor, ...]:
    """Access points, then those whom only the statement names: often the translators."""
    found = {person.name: person for person in access_points if person.name}
    rest = statement
    for name in found:
        rest = rest.replace(name, "")
    if statement and (not found or _HAN_SEPARATORS.search(rest)):
        for person in contributors_of(statement):
            if not any(person.name in name or name in person.name for name in found):
                found[person.name] = person
    return tuple(found.values())


def _day(digits: str) -> str:
    """``20210624`` → ``2021-06-24``; what is no day, as nothing."""
    year, month, rest = digits[:4], digits[4:6], digits[6:]
    if len(digits) == 8 and digits.isdecimal() and "01" <= month <= "12" and "01" <= rest <= "31":
        return f"{year}-{month}-{rest}"
    return ""


def _each_once(series: tuple[str, ...]) -> tuple[str, ...]:
    """A series is described in 225 and linked in 410: one of the two is enough."""
    kept: list[str] = []
    for text in series:
        if not any(other.startswith(text) for other in kept):
            kept.append(text)
    return tuple(kept)
