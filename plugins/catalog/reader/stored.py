"""Records and copies as rows of the store, and back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    DocumentType,
    Item,
    ItemStatus,
    Title,
    WebLink,
)

NAMES = tuple(field.name for field in fields(BibliographicRecord))
_values = attrgetter(*NAMES)
ITEM_NAMES = tuple(field.name for field in fields(Item))
_item_values = attrgetter(*ITEM_NAMES)
"""The fields in order; ``dataclasses.astuple`` copies deeply and takes a third of the reading."""
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, default=attrgetter("value")
)
_NESTED = {"other_titles": Title, "contributors": Contributor, "links": WebLink}


class RecordRow(NamedTuple):
    """A record as it goes into the store; made where the record is read, be it another process."""

    record_id: str
    title: str
    person: str
    match_key: int
    changed: str
    """005 as it stands, to tell the later of two versions; empty where the export has none."""
    data: str
    """JSON of the record; its id is the column's."""

    @classmethod
    def of(cls, record: BibliographicRecord, match_key: int, changed: str = "") -> "RecordRow":
        """The row of a record."""
        person = record.contributors[0].name if record.contributors else record.responsibility
        return cls(record.record_id, record.title, person, match_key, changed, _json(record))


class ItemRow(NamedTuple):
    """A copy as it goes into the store."""

    key: str
    """The barcode, or a made-up name for a copy that has none."""
    barcode: str
    record_id: str
    branch_code: str
    branch_name: str
    location: str
    call_number: str
    status: str
    date_added: str
    volume: str
    accession_number: str
    loans: int | None

    @classmethod
    def of(cls, item: Item, key: str, record_id: str) -> "ItemRow":
        """The row of a copy of a record."""
        return cls(
            key,
            item.barcode,
            record_id,
            item.branch_code,
            item.branch_name,
            item.shelving_location,
            item.call_number,
            item.status.value,
            item.date_added,
            item.volume,
            item.accession_number,
            item.loans,
        )


FILLED = (
    "branch_code",
    "branch_name",
    "location",
    "call_number",
    "status",
    "date_added",
    "volume",
    "accession_number",
    "loans",
)
NOTHING = {"status": ItemStatus.UNSTATED.value, "loans": None}
"""What stands where a copy has nothing, if it is no empty text."""
AGING = frozenset(("status", "loans"))
"""What another day says nothing about."""
KEY_MARK = "\x1f"


def own_key(barcode: str, branch: str) -> str:
    """The key of a copy whose barcode stands for another one in another branch."""
    return f"{barcode}{KEY_MARK}{branch}"


def json_of(value: object) -> str:
    """A value as it is stored: JSON on one line, Chinese as it stands."""
    return _ENCODER.encode(value)


def _json(record: BibliographicRecord) -> str:
    return _ENCODER.encode(_values(record))


def json_of_items(items: Iterable[Item]) -> str:
    """Copies as :meth:`StoreWriter.add_own_holdings` takes them."""
    return _ENCODER.encode([_item_values(item) for item in items])


def read_record(record_id: str, data: str) -> BibliographicRecord:
    """A record from its row; JSON has lists where the noun has tuples."""
    values = dict(zip(NAMES, json.loads(data), strict=True)) | {"record_id": record_id}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = _tuple(value, _NESTED.get(name))
    values["document_type"] = DocumentType(values["document_type"])
    return BibliographicRecord(**values)


def _tuple(values: Sequence[Any], kind: Any) -> tuple[Any, ...]:
    return tuple([kind(*value) for value in values]) if kind else tuple(values)


def item_of(barcode: str, record_id: str, *rest: Any) -> Item:
    """A copy from its values."""
    code, name, location, call_number, status, *more = rest
    return Item(barcode, record_id, code, name, location, call_number, ItemStatus(status), *more)
