"""The columns of the open data: what each is called, what it means, and how it is taken. Pure.

Names never change and are never used anew; a new column comes last. Titles and sources are those
of ``catalog_export/fields.toml``, so that one table says what a field is. Left out on purpose:
loans and states of copies, barcodes, notes (they name donors), and summaries and tables of
contents, which may be other people's works.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from plugins.catalog.browse.figures import is_day
from plugins.catalog.reader.fields import FieldSource, FieldTable
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Item,
    ItemStatus,
    call_number_of,
)
from plugins.library.feeds import line
from plugins.library.open_data import Column, Value

Take = Callable[[BibliographicRecord, Sequence[Item]], Value]


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column, and how it is taken from a record."""

    name: str
    kind: str
    """Type of the Table Schema (Data Package 2.0): string, list, year, date, integer, boolean."""
    take: Take
    field: str
    """The name in ``fields.toml`` that its title comes from."""
    note: str = ""
    """What its source alone does not say."""


def _text(name: str) -> RecordColumn:
    value = attrgetter(name)
    return RecordColumn(name, "string", lambda record, shown: line(value(record)), name)


def _list(name: str, attribute: str = "") -> RecordColumn:
    values = attrgetter(attribute or name)
    return RecordColumn(name, "list", lambda record, shown: _lines(values(record)), name)


def _lines(texts: Iterable[str]) -> list[str]:
    return [text for given in texts if (text := line(given))]


def _year(record: BibliographicRecord, shown: Sequence[Item]) -> int | None:
    return int(record.publication_year) if record.publication_year.isdecimal() else None


def _other_titles(record: BibliographicRecord, shown: Sequence[Item]) -> list[str]:
    return _lines(title.text for title in record.other_titles)


def _call_numbers(record: BibliographicRecord, shown: Sequence[Item]) -> list[str]:
    return list(dict.fromkeys(_lines(item.call_number for item in shown)))


def _holdings(record: BibliographicRecord, shown: Sequence[Item]) -> list[str]:
    held = Counter(line(item.branch_code) for item in shown)
    return [f"{code}={copies}" for code, copies in sorted(held.items())]


def _volumes(record: BibliographicRecord, shown: Sequence[Item]) -> list[str]:
    """As the page of a record has it: where no copy has anything of its own, nothing."""
    call = call_number_of(shown)
    if not any(item.volume or item.call_number not in ("", call) for item in shown):
        return []
    return list(dict.fromkeys(_volume(item, call) for item in shown))


def _volume(item: Item, call: str) -> str:
    code, number = line(item.branch_code), line(item.call_number or call)
    return f"{code}={number}；{line(item.volume).replace('；', '，')}"


def _links(record: BibliographicRecord, shown: Sequence[Item]) -> list[str]:
    return _lines(link.url for link in record.links)


def _first_added(record: BibliographicRecord, shown: Sequence[Item]) -> str:
    return min((item.date_added for item in shown if is_day(item.date_added)), default="")


def _entered(record: BibliographicRecord, shown: Sequence[Item]) -> str:
    return record.date_entered if is_day(record.date_entered) else ""


COLUMNS = (
    _text("record_id"),
    _text("title"),
    RecordColumn(
        "other_titles", "list", _other_titles, "variant_title", "副题名、并列题名、其他题名"
    ),
    _text("part_number"),
    _text("part_title"),
    _text("responsibility"),
    _list("contributors", "persons"),
    _text("edition"),
    _text("place"),
    _text("publisher"),
    _text("publication_date"),
    RecordColumn("publication_year", "year", _year, "publication_date", "只有年份，认得出来的才有"),
    _text("extent"),
    _list("series"),
    _text("audience"),
    RecordColumn("is_for_children", "boolean", lambda r, _: r.is_for_children, "audience_code"),
    _list("subjects"),
    _list("keywords"),
    _list("clc_numbers"),
    _list("isbns"),
    _list("issns"),
    _list("unified_numbers"),
    _text("binding"),
    _text("price"),
    _list("languages"),
    _list("original_languages"),
    _text("country"),
    RecordColumn("document_type", "string", lambda r, _: r.document_type.value, "document_type"),
    RecordColumn("call_numbers", "list", _call_numbers, "call_number", "各册的，不重复"),
    RecordColumn("copies", "integer", lambda _, shown: len(shown), "copies", "不算丢失和剔除的"),
    RecordColumn("holdings", "list", _holdings, "branch_name", "代码=册数，馆名在 branches.csv"),
    RecordColumn("date_added", "date", _first_added, "date_added", "最早入藏的一册"),
    RecordColumn("date_entered", "date", _entered, "date_entered"),
    RecordColumn(
        "volumes",
        "list",
        _volumes,
        "volume",
        "代码=索书号；卷期，各册的，不重复；各册的索书号都一样又没有卷期的书没有",
    ),
    RecordColumn("links", "list", _links, "links"),
)


def values_in(record: BibliographicRecord, items: Sequence[Item]) -> list[Value]:
    """The values of all columns for one record."""
    shown = [item for item in items if item.status is not ItemStatus.HIDDEN]
    return [column.take(record, shown) for column in COLUMNS]


def described_columns(table: FieldTable) -> tuple[Column, ...]:
    """All columns with their Chinese titles and where they come from."""
    return tuple(_described(column, table) for column in COLUMNS)


def _described(column: RecordColumn, table: FieldTable) -> Column:
    rule = table.record.get(column.field) or table.item.get(column.field)
    if rule is None:
        return Column(column.name, column.kind, column.name, column.note)
    source = "、".join(map(_source, rule.sources))
    said = [column.note, f"CNMARC {source}" if source else ""]
    said += [f"Dublin Core {rule.dublin_core}"] if rule.dublin_core else []
    return Column(column.name, column.kind, rule.label, "；".join(filter(None, said)))


def _source(source: FieldSource) -> str:
    """As ``fields.toml`` writes it: ``100$a/17-19``."""
    codes = f"${source.codes}" if source.codes else ""
    if source.start is None or source.stop is None:
        return f"{source.tag}{codes}"
    last = source.stop - 1
    places = f"{source.start}-{last}" if last > source.start else str(source.start)
    return f"{source.tag}{codes}/{places}"
