"""Copies that a record's own fields name: 905 by default, others as ``fields.toml`` says.

A field has a barcode for each copy ($b repeats), or none and a number of copies, or (Alma's AVA) a
number of copies of which some are lent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.catalog.reader.fields import FieldTable, HoldingsRule
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.rows import MOST_COPIES
from plugins.catalog.reader.text import trimmed
from plugins.library.records import Item, ItemStatus


def read_holdings(marc: MarcRecord, table: FieldTable) -> list[Item]:
    """The copies of a record, in the order of its fields; their ``record_id`` stays empty."""
    rules = {rule.field: rule for rule in table.holdings}
    return [
        item
        for field in marc.fields
        if field.tag in rules
        for item in _copies(field, rules[field.tag], table)
    ]


def _copies(field: MarcField, rule: HoldingsRule, table: FieldTable) -> Iterator[Item]:
    given: dict[str, str] = {"": ""}
    for code, value in field.subfields:
        given.setdefault(code, trimmed(value))
    status = table.status_of(given.get(rule.status, ""))
    item = _item(given, rule, status)
    if given.get(rule.barcode):
        yield from (replace(item, barcode=trimmed(code)) for code in field.values(rule.barcode))
        return
    copies = min(_number(given, rule.copies, 1), MOST_COPIES)
    lent = min(_number(given, rule.lent, 0), copies)
    yield from (item for _ in range(copies - lent))
    yield from (replace(item, status=ItemStatus.LENT) for _ in range(lent))


def _item(given: Mapping[str, str], rule: HoldingsRule, status: ItemStatus) -> Item:
    call_number = given.get(rule.call_number, "")
    if not call_number:
        parts = (given.get(rule.class_number, ""), given.get(rule.book_number, ""))
        call_number = "/".join(filter(None, parts))
    loans = given.get(rule.loans, "")
    return Item(
        barcode="",
        record_id="",
        branch_code=given.get(rule.branch, ""),
        branch_name="",
        shelving_location=given.get(rule.location, ""),
        call_number=call_number,
        status=status,
        date_added=given.get(rule.date_added, ""),
        volume=given.get(rule.volume, ""),
        loans=int(loans) if loans.isdecimal() else None,
    )


def _number(given: Mapping[str, str], code: str, default: int) -> int:
    text = given.get(code, "")
    return int(text) if text.isdecimal() and len(text) <= len(str(MOST_COPIES)) else default
