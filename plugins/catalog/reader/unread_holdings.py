"""Where copies of an export may stand that were not read: fields that hold barcodes.

Guessed by the look of the values from the first records of a file, and the first that have a field;
the guess is a line for ``fields.toml`` that staff check, never read by itself.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from plugins.catalog.reader.copy_looks import (
    ALMA,
    CNMARC,
    Values,
    as_line,
    example_of,
    has_only,
    rule_of,
)
from plugins.catalog.reader.fields import FieldTable, HoldingsRule
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.report import FileReport

SAMPLED = 200
"""Records at the beginning of a file that are looked at."""
_ELSEWHERE = ("852", "876", "AVA")
"""Fields of copies outside the block for local use (9--)."""
_COPIES = "馆藏"


def may_hold_copies(fields: Iterable[MarcField]) -> tuple[MarcField, ...]:
    """Those fields of a record in which systems keep copies."""
    return tuple(f for f in fields if f.tag[:1] == "9" or f.tag in _ELSEWHERE)


class CopiesElsewhere:
    """The first records of a file, as far as they may have copies that were not read."""

    def __init__(self) -> None:
        self._fields: list[MarcField] = []
        self._numbers: set[str] = set()
        self._barcodes: set[str] = set()
        self._has_copies = False

    def add(self, fields: Iterable[MarcField], record_id: str, own_items: str) -> None:
        """Enter a record: such fields of it, and its copies that were read (JSON, or empty)."""
        self._fields += fields
        self._numbers.add(record_id)
        if own_items:
            self._has_copies = True
            self._barcodes.update(str(values[0]) for values in json.loads(own_items))

    def settle(self, report: FileReport, barcodes: Set[str], table: FieldTable) -> None:
        """Tell the report where copies seem to be; ``barcodes``: of all files of copies.

        A field that has the copies over again which are read elsewhere is none that lacks a reader.
        """
        known = (barcodes | self._barcodes) - {""}
        again = {tag for tag, values in _by_tag(self._fields).items() if has_only(values, known)}
        tags = _by_tag((field for field in self._fields if field.tag not in again), self._numbers)
        rules = _guessed(tags, _usual(table), known, has_copies=self._has_copies)
        report.unread = [unread for unread in report.unread if unread.name not in again]
        for unread in report.unread:
            if rule := rules.get(unread.name):
                unread.to_read, unread.meaning = as_line(rule), _COPIES
        report.unread.sort(key=lambda unread: unread.meaning != _COPIES)
        for rule in list(rules.values())[:1]:
            report.unread_holdings = as_line(rule)
            report.unread_barcode = _example(rule, tags[rule.field])


def _usual(table: FieldTable) -> dict[str, HoldingsRule]:
    """The fields that have copies in another dialect: Koha's 952 stands in CNMARC, too."""
    rules = (*table.marc21.holdings, *table.unimarc.holdings)
    return {rule.field: rule for rule in rules if rule.barcode}


def _guessed(
    tags: Mapping[str, Values],
    usual: Mapping[str, HoldingsRule],
    known: Set[str],
    *,
    has_copies: bool,
) -> dict[str, HoldingsRule]:
    """How each field would be read that seems to have copies, the one with most of them first.

    ``has_copies``: whether other fields have copies of such records: 905 may only sum them up.
    """
    found = [rule for tag in tags if (rule := rule_of(tag, tags[tag], usual, known))]
    found.sort(key=lambda rule: (rule != ALMA, -len(tags[rule.field].get(rule.barcode, ()))))
    if not found and not has_copies and CNMARC.field in tags:
        found.append(CNMARC)
    return {rule.field: rule for rule in found}


def _example(rule: HoldingsRule, values: Values) -> str:
    code = next((c for c in (rule.barcode, rule.location) if c in values), next(iter(values)))
    return f"{rule.field}${code} {example_of(values[code])}".strip()


def _by_tag(fields: Iterable[MarcField], numbers: Set[str] = frozenset()) -> dict[str, Values]:
    tags: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        for code, value in field.subfields:
            if value.strip() and value not in numbers:
                tags[field.tag][code].append(value.strip())
    return {tag: dict[str, Sequence[str]](values) for tag, values in tags.items()}
