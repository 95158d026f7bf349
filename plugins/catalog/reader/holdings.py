"""Copies that a record's own fields name: 905 by default, others as ``fields.toml`` says.

A field has a barcode for each copy ($b repeats), or none and a number of copies, or (Alma's AVA) a
number of copies of which some are lent. Where other subfields repeat too, each copy has its own
(``holdings_groups``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.catalog.reader.barcodes import COUNTED, is_plain
from plugins.catalog.reader.fields import FieldTable, HoldingsRule
from plugins.catalog.reader.holdings_groups import copies_apart
from plugins.catalog.reader.limits import MOST_COPIES
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.text import trimmed
from plugins.library.catalogue.records import Item, ItemStatus
from plugins.library.tables.excel import day

TOLD = (ItemStatus.HIDDEN, ItemStatus.OTHER)
"""Statuses whose words are counted in the account of a file."""
_Alike = tuple[Mapping[str, str], Sequence[str]]
_UNSET = "0-[] "
"""What a flag has that isn't set."""
_COUNT = re.compile(r"([0-9]{1,6}) ?[册冊本卷套]?")


def read_holdings(marc: MarcRecord, table: FieldTable) -> list[Item]:
    """The copies of a record, in the order of its fields; their ``record_id`` stays empty."""
    rules = {rule.field: rule for rule in table.holdings}
    items: list[Item] = []
    first = other = ""
    for field in marc.fields:
        rule = rules.get(field.tag)
        if rule is not None:
            first = first or field.tag
            other = field.tag if field.tag != first else other
            items += _copies(field, rule, table)
    return _named(marc, table) if other else items


def _named(marc: MarcRecord, table: FieldTable) -> list[Item]:
    """Copies of several fields, one of which may only count what another names one by one.

    905 with a class and no barcode beside a 985 for each copy: it makes none, and says where they
    stand. A field that tells the copies on the shelf from those that are lent is believed.
    """
    rules = {rule.field: rule for rule in table.holdings}
    found = [
        (item, rule)
        for field in marc.fields
        if (rule := rules.get(field.tag)) is not None
        for item in _copies(field, rule, table)
    ]
    named = {rule.field for item, rule in found if item.barcode}
    if not named:
        return [item for item, _ in found]
    shelves = {item.call_number for item, rule in found if rule.field not in named} - {""}
    shelf = shelves.pop() if len(shelves) == 1 else ""
    return [
        replace(item, call_number=shelf) if shelf and not item.call_number else item
        for item, rule in found
        if rule.field in named or rule.lent
    ]


def status_words(marc: MarcRecord, table: FieldTable) -> list[tuple[ItemStatus, str]]:
    """What is to be told of a record's copies: which are hidden, and which nobody understands.

    The status and the word for it, copy by copy.
    """
    rules = {rule.field: rule for rule in table.holdings}
    return [
        (item.status, _word(given, rule, table))
        for field in marc.fields
        if (rule := rules.get(field.tag)) is not None
        for given, barcodes in _apart(field, rule, table)
        for item in _alike(given, rule, table, barcodes)
        if item.status in TOLD
    ]


def _word(given: Mapping[str, str], rule: HoldingsRule, table: FieldTable) -> str:
    """The word that gave a copy its status, else the subfield whose flag did."""
    lost = next((text for text in given.values() if text in table.lost_words), "")
    flag = next((code for code in rule.hidden if given.get(code, "").strip(_UNSET)), "")
    return lost or (f"{rule.field}${flag}" if flag else given.get(rule.status, ""))


def _copies(field: MarcField, rule: HoldingsRule, table: FieldTable) -> list[Item]:
    apart = _apart(field, rule, table)
    return [item for given, codes in apart for item in _alike(given, rule, table, codes)]


def _apart(field: MarcField, rule: HoldingsRule, table: FieldTable) -> list[_Alike]:
    """What is said of copies, and their barcodes: once for all, or for each."""
    given: dict[str, str] = {}
    barcodes: list[str] = []
    repeats = 0
    for code, value in field.subfields:
        text = trimmed(value)
        if code == rule.barcode and text:
            barcodes.append(text)
        elif text and code:
            repeats += code in given
            given.setdefault(code, text)
    if repeats or len(barcodes) > 1:
        pairs = [(code, trimmed(value)) for code, value in field.subfields if code]
        if groups := copies_apart(pairs, rule, table.lost_words):
            return [(group, list(filter(None, [group.get(rule.barcode)]))) for group in groups]
    return [(given, barcodes)]


def _alike(
    given: Mapping[str, str], rule: HoldingsRule, table: FieldTable, barcodes: Sequence[str]
) -> list[Item]:
    """Copies of which the same is said, with their barcodes or counted."""
    flags = rule.hidden or rule.due or rule.reading_room
    status = (flags and _flagged(given, rule)) or table.status_of(given.get(rule.status, ""))
    if not table.lost_words.isdisjoint(given.values()):
        status = ItemStatus.HIDDEN
    if barcodes:
        if len(barcodes) == 1:
            barcodes = [_with_count(barcodes[0], given, rule)]
        return [_item(barcode, given, rule, status) for barcode in barcodes]
    copies = _copies_of(given, rule.copies, 1)
    lent = min(_copies_of(given, rule.lent, 0), copies)
    there, away = _item("", given, rule, status), _item("", given, rule, ItemStatus.LENT)
    return [there] * (copies - lent) + [away] * lent


def _with_count(barcode: str, given: Mapping[str, str], rule: HoldingsRule) -> str:
    """A barcode; one that may be several, with the number of copies that its field counts."""
    if is_plain(barcode):
        return barcode
    count = _copies_of(given, rule.copies, 0)
    return f"{barcode}{COUNTED}{count}" if count else barcode


def _flagged(given: Mapping[str, str], rule: HoldingsRule) -> ItemStatus | None:
    """What flags say, as Koha has them: a copy with nothing but zeros is there; None without."""
    flags = (
        (rule.hidden, ItemStatus.HIDDEN),
        (rule.due, ItemStatus.LENT),
        (rule.reading_room, ItemStatus.READING_ROOM),
    )
    for codes, status in flags:
        if any(given.get(code, "").strip(_UNSET) for code in codes):
            return status
    is_told = any(code in given for codes, _ in flags for code in codes)
    return ItemStatus.AVAILABLE if is_told else None


def _item(barcode: str, given: Mapping[str, str], rule: HoldingsRule, status: ItemStatus) -> Item:
    call_number = given.get(rule.call_number) or "/".join(
        filter(None, (given.get(rule.class_number), given.get(rule.book_number)))
    )
    loans = _number(given, rule.loans, -1)
    date_added = given.get(rule.date_added, "")
    return Item(
        barcode=barcode,
        record_id="",
        branch_code=given.get(rule.branch, ""),
        branch_name="",
        shelving_location=given.get(rule.location, ""),
        call_number=call_number,
        status=status,
        date_added=day(date_added) if date_added else "",
        volume=given.get(rule.volume, ""),
        loans=loans if loans >= 0 else None,
    )


def _number(given: Mapping[str, str], code: str, default: int) -> int:
    match = _COUNT.fullmatch(given.get(code, ""))
    return int(match[1]) if match else default


def _copies_of(given: Mapping[str, str], code: str, default: int) -> int:
    """A number of copies; what is larger than any holding is a date or a price."""
    number = _number(given, code, default)
    return number if number <= MOST_COPIES else default
