"""What a cell of a table says, whatever program wrote it: the one place where cells are made plain.

Databases write NULL where they have nothing, Excel ``#N/A`` and ``12300000013.00``, clerks ``无``
and a dash. A title may be 《无》, so there the words of people count and those of programs don't.
"""

import re
import unicodedata
from functools import lru_cache

from plugins.catalog.reader.text import clean
from plugins.catalog.reader.values import is_no_day
from plugins.library.catalogue.records import isbn13
from plugins.library.tables.excel import day, identifier, text

_PROGRAMS = (
    r"[(<\[{]?(?:null|none|nil|nan|undefined|missing|empty)[)>\]}]?|n\.?/a\.?|#n/?a|\\n|"
    r"#(?:null!|div/0!|value!|ref!|name\?|num!|spill!|calc!|unknown!|field!)|"
    r"[-\u2010-\u2015\u2212\u2500_=~/\\|.*?？·…、，,;；:：]+"
)
_PEOPLE = r"[(（\[]?(?:无|無|暂无|暫無|没有|未知|不详|不詳|不明|空|空白|未填|待定|待补)[)）\]]?"
_EMPTY = re.compile(_PROGRAMS, re.I)
_EMPTY_WORD = re.compile(rf"{_PROGRAMS}|{_PEOPLE}", re.I)
_PLAIN = re.compile(
    r"(?![nNuUmMeE](?:ull|ULL|one|ONE|il|IL|an|AN|aN|/A|/a|A|a|ndefined|issing|mpty)?$)"
    r"[0-9A-Za-z](?:[0-9A-Za-z/:=()-]|\.(?!0+$))*"
)
"""A code that needs nothing undone, as most are: 160,000 rows have a million codes."""
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.0+)?")
_ISBN = re.compile(
    r"(?<![0-9])(?:97[89](?:[ -]?[0-9]){10}|[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx])(?![0-9])"
)
_ONE_ISBN = re.compile(r"[0-9]{13}|[0-9-]{10,17}[Xx]?")
_BETWEEN = re.compile(r"[;；、|\n]+")
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def prose_of(cell: str) -> str:
    """A cell to be read by people. Branches, rooms and status words repeat in every row."""
    words = clean(text(cell)) if cell else ""
    return "" if _EMPTY_WORD.fullmatch(words) else words


def title_of(cell: str) -> str:
    """A title, which may well be 《无》."""
    words = clean(text(cell)) if cell else ""
    return "" if _EMPTY.fullmatch(words) else words


def code_of(cell: str) -> str:
    """A cell to be compared: barcode, number, call number."""
    return cell if not cell or _PLAIN.fullmatch(cell) else _code(cell)


def _code(cell: str) -> str:
    code = identifier(cell)
    if _GROUPED.fullmatch(code):
        return code.partition(".")[0].replace(",", "")
    return "" if _EMPTY_WORD.fullmatch(code) else code


@lru_cache(maxsize=_CACHED)
def day_of(cell: str) -> str:
    """A day as ``2021-06-24``; empty for what programs write where they have none."""
    found = prose_of(cell)
    return "" if is_no_day(found) else day(found)


def isbns_of(cell: str) -> tuple[str, ...]:
    """Every ISBN of a cell as it is written; the whole cell where none is found in it.

    Several stand between commas or blanks, one for each volume, or with a price behind.
    """
    code = code_of(cell)
    if _ONE_ISBN.fullmatch(code):
        return (code,)
    found = _ISBN.findall(unicodedata.normalize("NFKC", code))
    if len(found) < 2 and isbn13(code):
        return (code,)
    return tuple(dict.fromkeys(found)) or tuple(filter(None, (code,)))


def codes_of(cell: str) -> tuple[str, ...]:
    """The codes of a cell: classes, numbers."""
    return tuple(dict.fromkeys(filter(None, map(code_of, _BETWEEN.split(cell)))))
