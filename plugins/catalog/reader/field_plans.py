"""How values are taken out of one CNMARC field, planned once from the table of fields.

Ten names come out of a field 200. Its subfields are gone through once for those that are values as
they stand; what needs more has a taker of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.catalog.reader.access_points import contributor_of
from plugins.catalog.reader.fields import TITLE_KINDS, FieldRule, FieldSource, FieldTable
from plugins.catalog.reader.isbd import area
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.text import trimmed
from plugins.library.catalogue.records import Contributor, Title, WebLink
from plugins.library.catalogue.web_links import as_web, label_of

_KEYED = ("=:;/ ", " ")
"""ISBD's marks, which some cataloguers key before other titles: ``$d= Le petit prince``."""
_PINYIN = "9A"
_LINK_LABEL, _LINK_NOTES = "3", "z2"
_RELATED = "2"
"""Second indicator of 856: not the work, but something that belongs to it."""
_MAIN_ENTRIES = ("700", "710", "720")
_NOT_TRANSLATED = "0"
"""First indicator of 101: the document is in its original language."""
_EMBEDDED_TITLE = ("200", "500", "530")


@dataclass(slots=True)
class Found:
    """What a record's fields gave, under the names of the table."""

    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: list[Title] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    main_entries: list[Contributor] = field(default_factory=list)
    """The contributors of 7-0 (CNMARC), who stand before all others wherever their field does."""
    links: list[WebLink] = field(default_factory=list)


Taker = Callable[[MarcField, Found], None]


class Plan(NamedTuple):
    """What one tag is read for."""

    codes: dict[str, list[str]]
    """Subfield → the names that it is a value of as it stands."""
    titles: dict[str, str]
    """Subfield → the kind of title that it is; the title proper is ``title``."""
    takers: list[Taker]


def plans_of(table: FieldTable) -> tuple[dict[str, Plan], dict[str, list[str]]]:
    """Tag → plan, and name → the names that its later sources are gathered under.

    Fields come in the order of their tags; sources that don't are put in order afterwards.
    """
    plans: dict[str, Plan] = defaultdict(lambda: Plan({}, {}, []))
    later: dict[str, list[str]] = {}
    for rule in table.record.values():
        tags = [source.tag.replace("LDR", "000") for source in rule.sources]
        for place, source in enumerate(rule.sources):
            name = rule.name
            if place and tags != sorted(tags) and name not in TITLE_KINDS:
                name = f"{rule.name} {place}"
                later.setdefault(rule.name, []).append(name)
            _plan(rule, source, name, plans[source.tag])
    for plan in plans.values():
        if plan.titles:
            plan.takers.append(_titles(plan.titles))
    return dict(plans), later


def _plan(rule: FieldRule, source: FieldSource, name: str, plan: Plan) -> None:
    codes = source.codes
    if rule.name == "contributors":
        plan.takers.append(_person(rule, codes))
    elif source.is_embedded:
        plan.takers.append(_texts(name, _embedded))
    elif source.start is not None:
        plan.takers.append(_cut(name, source))
    elif not codes and (source.tag.startswith("00") or source.tag == "LDR"):
        plan.codes.setdefault("", []).append(name)
    elif not codes:
        plan.takers.append(_texts(name, area))
    else:
        _plan_subfields(rule, codes, name, plan)


def _plan_subfields(rule: FieldRule, codes: str, name: str, plan: Plan) -> None:
    if rule.name == "links":
        plan.takers.append(_links(codes))
    elif rule.name == "original_languages":
        plan.takers.append(_originals(codes))
    elif rule.name == "parts":
        plan.takers.append(_parts)
    elif rule.name == "title" or rule.name in TITLE_KINDS:
        plan.titles.update(dict.fromkeys(codes, rule.name))
    elif rule.join:
        plan.takers.append(_texts(name, lambda field: rule.join.join(field.values(codes))))
    else:
        for code in codes:
            plan.codes.setdefault(code, []).append(name)


def _texts(name: str, value: Callable[[MarcField], str]) -> Taker:
    def take(field: MarcField, found: Found) -> None:
        text = trimmed(value(field))
        if text:
            _add(name, text, found)

    return take


def _add(name: str, text: str, found: Found) -> None:
    if name in TITLE_KINDS:
        found.titles.append(Title(text, name))
    else:
        found.texts[name].append(text)


def _cut(name: str, source: FieldSource) -> Taker:
    """Positions of a coded subfield, or of the leader."""
    codes, span = source.codes, slice(source.start, source.stop)

    def take(field: MarcField, found: Found) -> None:
        for code, value in field.subfields:
            if code in codes and (text := value[span].strip()):
                _add(name, text, found)

    return take


def _embedded(field: MarcField) -> str:
    """The title of another record in a linking field: ``$12001 $a智库丛书$v3``, or ``$t``."""
    subfields, is_title = [], True
    for code, value in field.subfields:
        if code == "1":
            is_title = value.startswith(_EMBEDDED_TITLE)
        elif is_title and code in "athiv":
            subfields.append(("a" if code == "t" else code, value))
    return area(MarcField("225", "", tuple(subfields)))


def _parts(field: MarcField, found: Found) -> None:
    """The parts that 200 names with repeated $h and $i, before any parallel title."""
    parts, before = list[str](), ""
    for code, value in field.subfields:
        if code == "d":
            break
        if code == "i" and before == "h":
            parts[-1] += f", {trimmed(value)}"
        elif code in ("h", "i"):
            parts.append(trimmed(value))
        before = code
    if len(parts) > 1:
        found.texts["parts"] += parts


def _titles(kinds: Mapping[str, str]) -> Taker:
    """The first title is the record's; those that follow it are bound with it."""

    def take(field: MarcField, found: Found) -> None:
        for place, (code, value) in enumerate(field.subfields):
            kind = kinds.get(code)
            if kind is None or not (text := trimmed(value).lstrip(_KEYED[kind == "title"])):
                continue
            pinyin = _pinyin(field, place)
            if kind != "title":
                found.titles.append(Title(text, kind, pinyin))
            elif found.texts["title"]:
                found.titles.append(Title(text, "bound_title", pinyin))
            else:
                found.texts["title"].append(text)
                found.texts["title_pinyin"].append(pinyin)

    return take


def _pinyin(field: MarcField, place: int) -> str:
    """The pinyin of a subfield: $9 of $a (NLC), else the capital letter behind it (CALIS)."""
    code = field.subfields[place][0]
    codes = _PINYIN if code == "a" else code.upper()
    for other, value in field.subfields[place + 1 :]:
        if other == code:
            break
        if other in codes:
            return trimmed(value)
    return ""


def _links(codes: str) -> Taker:
    def take(field: MarcField, found: Found) -> None:
        urls = filter(None, (as_web(trimmed(value)) for value in field.values(codes)))
        is_related = field.indicators[1:2] == _RELATED
        notes = field.values(_LINK_NOTES)
        label = label_of(trimmed(field.first(_LINK_LABEL)), notes, is_related=is_related)
        found.links += [WebLink(url, label) for url in urls]

    return take


def _person(rule: FieldRule, codes: str) -> Taker:
    def take(field: MarcField, found: Found) -> None:
        persons = found.main_entries if field.tag in _MAIN_ENTRIES else found.contributors
        persons.append(contributor_of(field, rule, codes))

    return take


def _originals(codes: str) -> Taker:
    """The languages that a work was translated from, which are none of its own."""

    def take(field: MarcField, found: Found) -> None:
        stated = field.values(codes)
        own = field.values("a") if stated else ()
        texts = [trimmed(value) for value in stated if value not in own]
        if texts:
            is_doubtful = field.indicators[:1] == _NOT_TRANSLATED
            name = "doubtful_original" if is_doubtful else "original_languages"
            found.texts[name] += texts

    return take
