"""Undoes what Excel does to identifiers and dates, where that is certain.

Spreadsheets keep a number as a number: barcodes gain ``.0``, days become serial numbers (day 1 is
1900-01-01, ECMA-376 part 1, 18.17.4.1), and those who know this guard a code with an apostrophe, a
tab or ``="…"``. What can't be undone for certain is left as it was found: ``9.78711E+12`` has lost
its digits, ``6/5/2021`` may be May or June, ``2021.1`` January or, as a number, October.
"""

import re
import unicodedata
from datetime import date, timedelta

_BLANKS = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f"
    "\u2060\u3000\ufeff"
)
"""What can't be seen at a cell's ends: ``str.strip`` leaves zero-width and direction marks."""
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_LONGEST_FORMULA = 600
"""Excel allows 255 characters in a text of a formula; each may be a doubled quotation mark."""
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_WHOLE = re.compile(r"([0-9]+)\.0+")
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:\.[0-9]+[Ee][+-]?|[Ee][+-])[0-9]{1,3}")

_TIME = r"(?:[T ]+(?:上午|下午)? ?\d{1,2}:\d\d[\d:.]*(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?)?"
_YEAR = r"(?P<year>[12]\d{3})"
_MONTH = r"(?P<month>\d{1,2})"
_DAY = r"(?P<day>\d{1,2})"
_DATES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_YEAR}(?P<sign>[-/.]){_MONTH}(?P=sign){_DAY}{_TIME}",
        rf"{_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号]{_TIME}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d{{4}}|\d{{6}})?",
        rf"{_YEAR}[-/]{_MONTH}",
        rf"{_YEAR}\.(?P<month>\d\d|[2-9])",
        rf"{_YEAR} ?年 ?{_MONTH} ?月",
        rf"{_YEAR} ?年?",
    )
)
_SERIAL = re.compile(r"([2-5][0-9]{4}|60000)(?:\.[0-9]+)?")
_DAY_ZERO = date(1899, 12, 30)
"""One day early: Excel's calendar has a 29 February 1900."""


def text(cell: str) -> str:
    """A cell of prose without blanks and guards around it; its characters stay as they are."""
    return _peeled(cell, prose=True)


def identifier(cell: str) -> str:
    """A barcode, ISBN, code, date or call number: half-width, without guards and Excel's ``.0``.

    Blanks inside stay, a call number may have them.
    """
    plain = cell if cell.isascii() else unicodedata.normalize("NFKC", cell).translate(_HYPHENS)
    plain = _peeled(plain, prose=False)
    whole = _WHOLE.fullmatch(plain)
    return whole[1] if whole else plain


def is_scientific(cell: str) -> bool:
    """Whether Excel wrote a long number as ``9.78711E+12``: its last digits are lost.

    ``1E12`` may be a code, so a point or a sign is needed.
    """
    return _SCIENTIFIC.fullmatch(identifier(cell)) is not None


def day(cell: str) -> str:
    """A date as ``2021-06-24``, ``2021-06`` or ``2021``; what is no certain date, as it was found.

    Excel's serial numbers are taken from 20000 (1954) to 60000 (2064).
    """
    plain = identifier(cell)
    serial = _SERIAL.fullmatch(plain)
    if serial:
        return (_DAY_ZERO + timedelta(days=int(serial[1]))).isoformat()
    match = next((m for pattern in _DATES if (m := pattern.fullmatch(plain))), None)
    return (match and _iso(match)) or cell


def _peeled(cell: str, prose: bool) -> str:
    """Guards can stand in guards, a blank between them: until nothing more comes off."""
    peeled = _without_guard(cell.strip(_BLANKS), prose).strip(_BLANKS)
    while peeled != cell:
        cell, peeled = peeled, _without_guard(peeled, prose).strip(_BLANKS)
    return cell


def _without_guard(cell: str, prose: bool) -> str:
    """An apostrophe in prose guards only where it has no partner: ``'Tis Pity She's a Whore``."""
    if cell.startswith("'"):
        return cell if prose and "'" in cell[1:] else cell.lstrip("'")
    if cell.startswith('="') and len(cell) <= _LONGEST_FORMULA:
        formula = _FORMULA.fullmatch(cell)
        return formula[1].replace('""', '"') if formula else cell
    return cell


def _iso(match: re.Match[str]) -> str:
    """The date of a match, or an empty string where no calendar has it."""
    parts = [int(part) for name, part in match.groupdict().items() if name != "sign"]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return ""
    return "-".join(f"{part:02}" for part in parts)
