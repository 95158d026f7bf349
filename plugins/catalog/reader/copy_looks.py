"""What the subfields of a field that has copies are, by the look of their values.

Guessed for a line that staff check, never read by itself. What no look tells is taken from the
field that is known to have its barcodes in the same subfield: a field of a library's own is mostly
a 905, a 952 or a 995 under another number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict
from itertools import pairwise
from statistics import median

from plugins.catalog.reader.fields import HoldingsRule
from plugins.catalog.reader.unread import shown

Values = Mapping[str, Sequence[str]]
"""Subfield → its values in the order of the records."""
ALMA = HoldingsRule("AVA", "q", "", "c", call_number="d", status="e", copies="f", lent="g")
CNMARC = HoldingsRule("905", "a", "b", "c", "d", "e", "s", "f", volume="v")
"""Fields that have copies whatever they look like; the one of Alma has no barcodes."""
_MOST, _NEARLY_ALL, _SOME = 0.8, 0.9, 0.2
_BARCODE = re.compile(
    r"(?!97[89]\d{10}$)(?!(?:19|20)\d\d[01]\d[0-3]\d(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?$)"
    r"(?:[A-Za-z]{1,6}[-.]?\d{4,20}|\d{6,20})[A-Z]?"
)
"""No ISBN, no day, no time of a change."""
_SHORT = re.compile(r"[A-Za-z]{0,6}[-.]?\d{3,20}[A-Za-z]?")
"""A barcode where it is known for another reason that a subfield has them."""
_OF_PERSONS = re.compile(
    r"1[3-9]\d{9}|0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}|\d{15}|\d{17}[\dXx]", re.ASCII
)
"""Shapes of mobiles, telephones and identity cards, which barcodes may have too."""
_NEIGHBOURS = 100
"""Barcodes are given out in their order, and numbers of persons are not."""
_FIRST = re.compile(r"[^\s\-~—～至,，;；、]+")
_SEVERAL = re.compile(r"([A-Za-z]{0,6}\d{4,20})\s*[-~—～至,，;；、]\s*[A-Za-z]{0,6}\d{2,20}.*")
"""A range or a list of barcodes."""
_PARTS = (
    ("call_number", re.compile(r"[A-Z]{1,2}\d*[\d.\-=+]*/\S+")),
    ("class_number", re.compile(r"[A-Z]{1,2}\d[\d.\-=+]*")),
    ("status", re.compile(r"在[馆架库册]|可外?借|入藏|正常|已?借出|已借|外借|剔除|丢失|注销")),
    ("branch", re.compile(r".*馆")),
    ("location", re.compile(r".*[室库区架部厅层]")),
    ("date_added", re.compile(r"(?:19|20)\d\d([-./]?)[01]?\d\1[0-3]?\d")),
    ("book_number", re.compile(r"\d{1,5}|[A-Z]\d{1,5}")),
)
"""What a subfield is by the look of its values, the surest first."""
_COUNT = re.compile(r"\d{1,3}")
_PLACES = frozenset(("branch", "location", "call_number", "class_number", "status"))
_SAME_LETTERS = ("branch", "location", "call_number", "class_number", "book_number", "volume")
_WORD = re.compile(r"(?!\d+\.\d)(?!\d{4})[^,;，；。]{1,20}")
"""A branch, a room, a volume or a number on a shelf: no price, no year, no sentence."""


def rule_of(
    tag: str, values: Values, usual: Mapping[str, HoldingsRule], known: Set[str]
) -> HoldingsRule | None:
    """How a field would be read that seems to have copies; None where it doesn't.

    ``usual``: field → its rule in any dialect. ``known``: barcodes of copies that are read.
    """
    if tag == ALMA.field:
        return ALMA
    is_sum = known and tag == CNMARC.field  # a range there may be that of copies in another field
    single = values if is_sum else {c: list(map(_first, some)) for c, some in values.items()}
    code, own = _barcode(single), usual.get(tag)
    if own and code in ("", own.barcode) and _are_numbers(single.get(own.barcode, ()), _SHORT):
        return own
    code = code or _known_barcode(single, known)
    parts = _others(values, code, usual) if code else {}
    is_bare = _PLACES.isdisjoint(parts) and _share(single.get(code, ()), known) < _SOME
    if not code or (known and is_bare):
        return None  # beside copies that are read, a number and nothing else is one of an order
    if single[code] != values[code] and _are(values.get(CNMARC.copies, ()), _COUNT):
        parts["copies"] = CNMARC.copies
    return HoldingsRule(tag, barcode=code, **parts)


def _first(value: str) -> str:
    """The first barcode of several."""
    several = _SEVERAL.fullmatch(value)
    return several[1] if several else value


def has_only(values: Values, known: Set[str]) -> bool:
    """Whether a subfield has barcodes of copies that are read, and hardly any other."""
    return any(_share(some, known) > _NEARLY_ALL for some in values.values())


def is_like_barcode(value: str) -> bool:
    """Whether a value may be a barcode."""
    return bool(_BARCODE.fullmatch(value))


def part_like(value: str) -> str:
    """What part of a copy a value looks like; empty where it looks like none."""
    return next((name for name, looks in _PARTS if looks.fullmatch(value)), "")


def line_of(tag: str) -> str:
    """The line that reads a field which always has copies; empty for others."""
    return next((as_line(rule) for rule in (ALMA, CNMARC) if rule.field == tag), "")


def example_of(values: Sequence[str]) -> str:
    """The first value of a subfield as it may be shown; a barcode may, a telephone may not."""
    first = values[0]
    is_barcode = _SHORT.fullmatch(first) and not _OF_PERSONS.fullmatch(first)
    return first if is_barcode else shown(first, is_local=True)


def as_line(rule: HoldingsRule) -> str:
    """The line for ``fields.toml`` that reads a field by a rule."""
    given = {name: value for name, value in asdict(rule).items() if value and name != "field"}
    parts = ", ".join(f'{name} = "{value}"' for name, value in given.items())
    return f'unread.holdings."{rule.field}" = {{ {parts} }}'


def _barcode(values: Values) -> str:
    """The subfield whose values look like barcodes and hardly ever repeat; $0, $8 have links."""
    return next((c for c, some in values.items() if c.isalpha() and _are_numbers(some)), "")


def _known_barcode(values: Values, known: Set[str]) -> str:
    """The subfield that has barcodes of copies which are read, among others."""
    for code, some in values.items():
        if code.isalpha() and _are_numbers(some, _SHORT) and _share(some, known) >= _SOME:
            return code
    return ""


def _share(values: Sequence[str], known: Set[str]) -> float:
    """How many are such barcodes, or begin a range or a list with one."""
    firsts = [_FIRST.match(value) for value in values]
    return sum(bool(first and first[0] in known) for first in firsts) / max(1, len(values))


def _are_numbers(values: Sequence[str], looks: re.Pattern[str] = _BARCODE) -> bool:
    """Whether values are numbers of their own, one each, and none of persons."""
    if not _are(values, looks):
        return False
    most = Counter(values).most_common(1)[0][1]
    return most <= max(1, len(values) // 10) and _are_of_things(values)


def _are_of_things(values: Sequence[str]) -> bool:
    """Whether the figures are none that telephones and identity cards have, or follow each other.

    A donor's telephone makes no copy, whatever field it stands in.
    """
    if not any(map(_OF_PERSONS.fullmatch, values)):
        return True
    numbers = sorted(int(value.rstrip("Xx")) for value in values if value.rstrip("Xx").isdecimal())
    gaps = [after - before for before, after in pairwise(numbers)]
    return bool(gaps) and median(gaps) <= _NEIGHBOURS


def _others(values: Values, barcode: str, usual: Mapping[str, HoldingsRule]) -> dict[str, str]:
    left = {code: some for code, some in values.items() if code.isalnum() and code != barcode}
    roles: dict[str, str] = {}
    for name, looks in _PARTS:
        if name == "book_number" and "class_number" not in roles:
            continue
        if code := next((c for c, some in left.items() if _are_parts(name, some, looks)), ""):
            roles[name] = code
            del left[code]
    for like in (CNMARC, *usual.values()):
        if like.barcode == barcode:
            roles |= _like(like, left, roles)
            break
    return roles


def _like(like: HoldingsRule, left: Values, roles: Mapping[str, str]) -> dict[str, str]:
    """Parts that have the letter which they have in another field."""
    parts = asdict(like)
    return {
        name: parts[name]
        for name in _SAME_LETTERS
        if name not in roles and parts[name] in left and _are_words(left[parts[name]])
    }


def _are_parts(name: str, values: Sequence[str], looks: re.Pattern[str]) -> bool:
    """What all copies have alike is no class, though A01 looks like one."""
    is_code = name == "class_number" and len(values) > 2 and len(set(values)) == 1
    return not is_code and _are(values, looks)


def _are_words(values: Sequence[str]) -> bool:
    return _are(values, _WORD) and _may_be_shown(values)


def _may_be_shown(values: Iterable[str]) -> bool:
    return all(shown(value, is_local=True) for value in values)


def _are(values: Sequence[str], looks: re.Pattern[str]) -> bool:
    if not values:
        return False
    return sum(map(bool, map(looks.fullmatch, values))) >= _MOST * len(values)
