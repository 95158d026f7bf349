"""Where copies of an export may stand that were not read: a local field that holds barcodes.

Guessed from the first records of a file by the look of the values; the guess is a line for
``fields.toml`` that staff check, never read by itself.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict

from plugins.catalog.reader.fields import HoldingsRule
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.unread import shown

SAMPLED = 200
"""Records at the beginning of a file that are looked at."""
_ELSEWHERE = ("852", "876", "AVA")
"""Fields of copies outside the block for local use (9--)."""
_MOST = 0.8
_BARCODE = re.compile(
    r"(?!97[89]\d{10}$)(?!(?:19|20)\d\d[01]\d[0-3]\d(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?$)"
    r"(?:[A-Za-z]{1,6}\d{4,20}|\d{6,20})[A-Z]?"
)
"""No ISBN, no day, no time of a change."""
_FIRST = re.compile(r"[^\s\-~—～至,，;；、]+")
_PARTS = (
    ("call_number", re.compile(r"[A-Z]{1,2}\d*[\d.\-=+]*/\S+")),
    ("class_number", re.compile(r"[A-Z]{1,2}\d[\d.\-=+]*")),
    ("branch", re.compile(r".*馆")),
    ("location", re.compile(r".*[室库区架部厅层]")),
    ("status", re.compile(r"在馆|在架|可借|入藏|在库|借出|已借|外借|已借出")),
    ("date_added", re.compile(r"(?:19|20)\d\d([-./]?)[01]?\d\1[0-3]?\d")),
    ("book_number", re.compile(r"\d{1,5}|[A-Z]\d{1,5}")),
)
"""What a subfield is by the look of its values, the surest first."""
_ALMA = HoldingsRule("AVA", "q", "", "c", call_number="d", status="e", copies="f", lent="g")
_CNMARC = HoldingsRule("905", "a", "b", "c", "d", "e", "s", "f", volume="v")
"""Fields that have copies whatever they look like; the one of Alma has no barcodes."""
Values = Mapping[str, Sequence[str]]


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

    def settle(self, report: FileReport, barcodes: Set[str]) -> None:
        """Tell the report where copies seem to be; ``barcodes``: of all files of copies.

        A field that has the copies over again which are read elsewhere is none that lacks a reader.
        """
        fields, known = self._fields, barcodes | self._barcodes
        again = {tag for tag, values in _by_tag(fields).items() if _is_known(values, known)}
        left = (field for field in fields if field.tag not in again)
        found = guessed(left, self._numbers, has_copies=self._has_copies)
        report.unread_holdings, report.unread_barcode = found
        report.unread = [unread for unread in report.unread if unread.name not in again]


def guessed(fields: Iterable[MarcField], numbers: Set[str], *, has_copies: bool) -> tuple[str, str]:
    """A line for ``fields.toml`` and the first barcode it would read; empty where none is seen.

    ``numbers``: those of the records, which are no barcodes wherever they are repeated.
    ``has_copies``: whether other fields have copies of such records: 905 may only sum them up.
    """
    tags = _by_tag(fields, numbers)
    own = _ALMA if _ALMA.field in tags else _likely(tags)
    if own is None and not has_copies and _CNMARC.field in tags:
        own = _CNMARC
    if own is None:
        return "", ""
    values = tags[own.field]
    code = next((c for c in (own.barcode, own.location) if c in values), next(iter(values)))
    return (
        _as_line(own),
        f"{own.field}${code} {_example(values[code])}".strip(),
    )


def _likely(tags: Mapping[str, Values]) -> HoldingsRule | None:
    """The field with most barcodes."""
    found = [
        (len(values[code]), tag, code) for tag, values in tags.items() if (code := _barcode(values))
    ]
    if not found:
        return None
    _, tag, code = max(found, key=lambda one: one[0])
    return HoldingsRule(tag, barcode=code, **_others(tags[tag], code))


def _example(values: Sequence[str]) -> str:
    return shown(values[0], is_local=True)


def line_of(tag: str) -> str:
    """The line that reads a field which always has copies; empty for others."""
    return next((_as_line(rule) for rule in (_ALMA, _CNMARC) if rule.field == tag), "")


def part_like(value: str) -> str:
    """What part of a copy a value looks like; empty where it looks like none."""
    return next((name for name, looks in _PARTS if looks.fullmatch(value)), "")


def _as_line(rule: HoldingsRule) -> str:
    given = ", ".join(f'{name} = "{value}"' for name, value in asdict(rule).items() if value)
    return f"unread.holdings = [{{ {given} }}]"


def _by_tag(fields: Iterable[MarcField], numbers: Set[str] = frozenset()) -> dict[str, Values]:
    tags: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        for code, value in field.subfields:
            if value.strip() and value not in numbers:
                tags[field.tag][code].append(value.strip())
    return dict(tags)


def _is_known(values: Values, barcodes: Set[str]) -> bool:
    """Whether most values of a subfield are such barcodes, or begin a range or a list with one."""
    for some in values.values():
        firsts = [_FIRST.match(value) for value in some]
        if 2 * sum(bool(first and first[0] in barcodes) for first in firsts) > len(some):
            return True
    return False


def _barcode(values: Values) -> str:
    """The subfield whose values look like barcodes and hardly ever repeat."""
    for code, some in values.items():
        is_distinct = Counter(some).most_common(1)[0][1] <= max(1, len(some) // 10)
        if code.isalnum() and is_distinct and _are(some, _BARCODE) and _may_be_shown(some):
            return code
    return ""


def _others(values: Values, barcode: str) -> dict[str, str]:
    left = {code: some for code, some in values.items() if code.isalnum() and code != barcode}
    roles: dict[str, str] = {}
    for name, looks in _PARTS:
        if name == "book_number" and "class_number" not in roles:
            continue
        if code := next((code for code, some in left.items() if _are(some, looks)), ""):
            roles[name] = code
            del left[code]
    return roles


def _are(values: Sequence[str], looks: re.Pattern[str]) -> bool:
    return sum(map(bool, map(looks.fullmatch, values))) >= _MOST * len(values)


def _may_be_shown(values: Sequence[str]) -> bool:
    """Whether the figures are none that telephones and identity cards have: those are no copies."""
    return all(shown(value, is_local=False) for value in values)
