"""Where the copies of an export may stand when none was read: a local field that holds barcodes.

Guessed from the first records of a file that have no copies of their own, by the look of the
values; the guess is a line for ``fields.toml`` that staff check, never read by itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from plugins.catalog.reader.marc import MarcField, MarcRecord

SAMPLED = 200
"""Records at the beginning of a file that are looked at."""
_ELSEWHERE = ("852", "876")
"""Fields of copies outside the block for local use (9--)."""
_MOST = 0.8
_BARCODE = re.compile(
    r"(?!97[89]\d{10}$)(?!(?:19|20)\d\d[01]\d[0-3]\d$)(?:[A-Za-z]{1,6}\d{4,20}|\d{6,20})[A-Z]?"
)
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
Values = Mapping[str, Sequence[str]]


def may_hold_copies(marc: MarcRecord) -> tuple[MarcField, ...]:
    """The fields of a record in which systems keep copies."""
    return tuple(f for f in marc.fields if f.tag[:1] == "9" or f.tag in _ELSEWHERE)


def guessed(fields: Iterable[MarcField], numbers: set[str]) -> tuple[str, str]:
    """A line for ``fields.toml`` and the first barcode it would read; empty where none is seen.

    ``numbers``: those of the records, which are no barcodes wherever they are repeated.
    """
    tags: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for field in fields:
        for code, value in field.subfields:
            if value.strip() and value not in numbers:
                tags[field.tag][code].append(value.strip())
    found = [
        (len(values[code]), tag, code) for tag, values in tags.items() if (code := _barcode(values))
    ]
    if not found:
        return "", ""
    _, tag, code = max(found, key=lambda one: one[0])
    roles = {"barcode": code} | _others(tags[tag], code)
    keys = ", ".join(f'{name} = "{value}"' for name, value in roles.items())
    return f'holdings = [{{ field = "{tag}", {keys} }}]', f"{tag}${code} {tags[tag][code][0]}"


def _barcode(values: Values) -> str:
    """The subfield whose values look like barcodes and hardly ever repeat."""
    for code, some in values.items():
        is_distinct = Counter(some).most_common(1)[0][1] <= max(1, len(some) // 10)
        if code.isalnum() and is_distinct and _are(some, _BARCODE):
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
