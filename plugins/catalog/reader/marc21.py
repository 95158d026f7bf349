"""A record of MARC 21 as the same record of CNMARC, so that one set of rules reads both.

Which field is which stands in ``[marc21]`` of ``fields.toml``. Here stands what no row can say:
coded data (008 and the leader), fields in the writing of the title page (880), and fields that
say twice what others say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.catalog.reader.fields import Dialect
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marc21_values import settled

_LINK = re.compile(r"(\d{3})-(\d\d)")
_HAN, _OTHER = re.compile("[\u3400-\u9fff]"), re.compile("[\u0370-\uffff]")
_KANA = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_CLC = re.compile(r"[A-KN-VXZ][A-Z]{0,2}[0-9]")
_SERIES, _SERIES_TRACED = ("440", "490"), ("800", "810", "811", "830")
_PUBLICATION = re.compile(r"[ 1#]")
_TYPES = {"t": "b", "m": "l", "o": "m", "p": "m"}
"""Leader/06 where CNMARC has another letter: manuscripts, files, kits and mixed materials."""
_ONLINE, _MAPS_AND_PICTURES = "oqs", "efgkor"
_AUDIENCES = {"a": "b", "b": "c", "c": "d", "d": "e", "f": "k", "g": "m", "j": "a"}
"""008/22 → 100/17."""
_COUNTRIES = {
    **{"cc": "CN", "hk": "HK", "ch": "TW", "mh": "MO", "ja": "JP", "ko": "KR", "kn": "KP"},
    **{"fr": "FR", "gw": "DE", "it": "IT", "sp": "ES", "ru": "RU", "ne": "NL", "sz": "CH"},
    **{"au": "AT", "be": "BE", "dk": "DK", "sw": "SE", "no": "NO", "fi": "FI", "pl": "PL"},
    **{"si": "SG", "ii": "IN", "vm": "VN", "th": "TH", "my": "MY", "at": "AU", "nz": "NZ"},
}
_STATES = {"u": "US", "k": "GB", "c": "CA", "a": "AU", "r": "RU"}
"""008/17, where 008/15-16 is a state or a province."""


def is_marc21(marc: MarcRecord) -> bool:
    """Whether a record without 200 is MARC 21: its title stands in 245."""
    return any(field.tag == "245" or _title_in_880(field) for field in marc.fields)


def known_tags(dialect: Dialect) -> frozenset[str]:
    """The tags that are read, here or by a row, or that nobody expects to be."""
    return dialect.ignored.union(dialect.steps, dialect.whole, ("008", "880"))


def _title_in_880(field: MarcField) -> bool:
    return field.tag == "880" and field.first("6").startswith("245")


def as_cnmarc(marc: MarcRecord, dialect: Dialect) -> MarcRecord:
    """The record with the tags of CNMARC; what no row names is left out."""
    fields = list(_without_repeats(_in_own_writing(marc)))
    found = list(_coded(marc))
    for field in fields:
        found += _converted(field, dialect)
    if any(field.tag == "101" and field.first("a") and field.indicators for field in found):
        found = [field for field in found if field.tag != "101" or field.indicators]
    return replace(marc, leader=_leader(marc), fields=tuple(found))


def _converted(field: MarcField, dialect: Dialect) -> Iterator[MarcField]:
    """What becomes of one field: one field for each tag of CNMARC that its subfields go to."""
    if field.tag in dialect.whole:
        yield field._replace(tag=dialect.whole[field.tag])
        return
    step = dialect.steps.get(field.tag)
    if step is None:
        return
    for span, tag, code in step.cuts:
        text = field.first("")[span].strip(" |#\\^")
        if text:
            yield MarcField(tag, "", ((code, text),))
    made: dict[str, list[tuple[str, str]]] = {}
    for code, value in field.subfields:
        tag, to = step.codes.get(code, ("", ""))
        if tag and value.strip():
            made.setdefault(tag, []).append((to, value))
    for tag, subfields in made.items():
        yield from settled(MarcField(tag, field.indicators or "  ", tuple(subfields)), field.tag)


def _in_own_writing(marc: MarcRecord) -> tuple[MarcField, ...]:
    """Fields with those of 880 in their places: readers look for 红楼梦, not for Hong lou meng.

    Of a Chinese title or name the romanised field becomes the pinyin ($9) beside it.
    """
    linked = {match[0]: field for field in marc.all("880") if (match := _link(field))}
    if not linked:
        return marc.fields
    fields = [_paired(field, linked) for field in marc.fields if field.tag != "880"]
    fields += [
        MarcField(key[:3], field.indicators, _unlinked(field)) for key, field in linked.items()
    ]
    return tuple(sorted(fields, key=lambda field: field.tag))


def _link(field: MarcField) -> re.Match[str] | None:
    return _LINK.match(field.first("6").strip())


def _unlinked(field: MarcField) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in field.subfields if pair[0] != "6")


def _paired(field: MarcField, linked: dict[str, MarcField]) -> MarcField:
    match = _link(field)
    other = linked.pop(f"{field.tag}-{match[2]}", None) if match else None
    if other is None:
        return field
    texts = [" ".join(value for _, value in _unlinked(one)) for one in (other, field)]
    latin, own = (field, other) if _OTHER.search(texts[0]) else (other, field)
    subfields = list(_unlinked(own))
    text = own.first("a")
    if _HAN.search(text) and not _KANA.search(text) and latin.first("a").isascii():
        pinyin = re.sub(r"[^a-z' -]+", " ", latin.first("a").lower()).strip()
        place = next((at for at, pair in enumerate(subfields) if pair[0] == "a"), -1) + 1
        subfields.insert(place, ("9", pinyin))
    return field._replace(subfields=tuple(subfields))


def _without_repeats(fields: Iterable[MarcField]) -> Iterator[MarcField]:
    """Fields but those that add nothing: traced series, a second thesaurus, a place of printing."""
    fields = tuple(fields)
    tags = {field.tag for field in fields}
    dated = any(field.tag == "264" and _is_publication(field) for field in fields)
    has_series = not tags.isdisjoint(_SERIES)
    has_subjects = any(field.tag == "650" and field.indicators[1:] != "7" for field in fields)
    for field in fields:
        kind = field.indicators[1:2]
        if field.tag in _SERIES_TRACED and has_series:
            continue
        if field.tag == "264" and not _is_publication(field) and (dated or kind != "4"):
            continue
        if field.tag[:1] == "6" and has_subjects and field.first("2").startswith("fast"):
            continue
        if field.tag in ("084", "090", "093", "690") and not _has_clc_number(field):
            continue
        if field.tag in ("700", "710", "711") and field.first("t"):
            continue  # a work that is contained or related, not a person of this one
        yield field


def _is_publication(field: MarcField) -> bool:
    return bool(_PUBLICATION.fullmatch(field.indicators[1:2] or " "))


def _has_clc_number(field: MarcField) -> bool:
    """Whether 084 says that it is of the CLC, or a local field looks like one."""
    scheme = field.first("2").strip().lower()
    if field.tag == "084" and scheme:
        return scheme in ("clc", "cnclc", "ztf", "中图法") or scheme.startswith("clc")
    return bool(_CLC.match(field.first("a").strip()))


def _leader(marc: MarcRecord) -> str:
    leader, coded = marc.leader, marc.control("008")
    kind, level = leader[6:7], leader[7:8]
    if kind == "a" and _form(marc) in _ONLINE and len(coded) > 23:
        kind = "l"
    level = "s" if level in "bi" else level
    return f"{leader[:6]}{_TYPES.get(kind, kind)}{level}{leader[8:]}" if level else leader


def _form(marc: MarcRecord) -> str:
    """008/23, or 008/29 of maps and pictures: how the thing is read. A letter or ``?``."""
    place = 29 if marc.leader[6:7] in _MAPS_AND_PICTURES else 23
    return marc.control("008")[place : place + 1].strip(" |#\\^") or "?"


def _coded(marc: MarcRecord) -> Iterator[MarcField]:
    """008 as the positions of 100, 102 and 106 that are read."""
    coded = marc.control("008")
    if len(coded) < 36:
        return
    entered = coded[:6]
    century = "20" if entered[:2] < "60" else "19"
    day = f"{century}{entered}" if entered.isdecimal() else " " * 8
    audience = "" if marc.leader[6:7] in "efpr" else _AUDIENCES.get(coded[22], "")
    if marc.leader[7:8] in "bis":
        audience = ""  # 008/22 of a serial is the form of the original
    yield MarcField("100", "  ", (("a", f"{day}{coded[6:15]}{audience:3}"),))
    place = coded[15:18].strip(" |#\\^")
    if country := _COUNTRIES.get(place) or _STATES.get(place[2:], ""):
        yield MarcField("102", "  ", (("a", country),))
    if _form(marc) in "df":
        yield MarcField("106", "  ", (("a", _form(marc)),))
