"""Whether a file ends in the middle: a disk was full, a copy was interrupted.

What stood behind the cut is unknown, so this weighs more than one record that can't be read. A
last record without its mark and a last line without its end are whole where their content is: the
last row of a table is cut where it has no end and fewer cells than all the rows before it. A zip
file (.xlsx) that is cut has lost the list of its parts: nothing of it is read, so that it is no
export at all, and no cut one that may be allowed.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Sequence
from pathlib import Path

from plugins.catalog.reader.iso2709 import CUT_SHORT
from plugins.catalog.reader.marcxml import CUT_ELEMENT, NO_END
from plugins.catalog.reader.recognise import Format, Recognised
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.row_kinds import is_suspect
from plugins.library.tables.by_openpyxl import is_break
from plugins.library.tables.cells import cells_of, shape_of

_TAIL = 1 << 16
"""Bytes: more than a line of a table has."""
_LINE_END = re.compile("\r\n|[\r\n]")
_OPEN_CELL = re.compile(r'(?:\A|[,\t;|，])"(?:[^"]|"")*\Z')
_HALF = "文件断在半个字上，后面可能还有"
_OPEN = "文件断在一个引号里，后面可能还有"
_SHORT = "文件断在最后一行：只有 {} 格，前面各行都有 {} 格，末尾也没有换行"
_BEFORE, _ENOUGH = 20, 3
"""Rows before the last that are looked at, and how many of them there must be."""
_DIGIT, _LETTER = re.compile("[0-9]"), re.compile("[A-Za-z]")
_TEXTS = (Format.CSV, Format.TSV, Format.WORKSHEETS)
_XML = (CUT_ELEMENT, NO_END)


def cut_text(path: Path, recognised: Recognised) -> str:
    """Where a text ends within a character, a quoted cell or a row, what to say of it."""
    if recognised.format not in _TEXTS:
        return ""
    text, half = _tail(path, recognised.encoding)
    *before, last = _LINE_END.split(text)
    if half:
        return _HALF
    if recognised.format is Format.WORKSHEETS or not last.strip():
        return ""
    return _OPEN if _OPEN_CELL.search(last) else _short(path, recognised.encoding, before, last)


def _short(path: Path, encoding: str, before: Sequence[str], last: str) -> str:
    """What to say where the last row has fewer cells than each of those before it."""
    delimiter, width = shape_of(path, encoding)
    cells = cells_of(last, delimiter)
    rows = [cells_of(line, delimiter) for line in before[-_BEFORE:] if line.strip()]
    if len(cells) >= width or len(rows) < _ENOUGH or min(map(len, rows)) < width:
        return ""
    is_word = not any(map(str.strip, cells)) or len(cells) == 1 or is_suspect(cells)
    if is_word and not _begins_as(cells[0], rows[-1][0]):
        return ""
    return _SHORT.format(len(cells), width)


def _begins_as(code: str, other: str) -> bool:
    """Whether a code may be like another, as far as it goes: a word below a table is not."""
    begun, whole = (_LETTER.sub("A", _DIGIT.sub("0", one)) for one in (code, other))
    return code != "" and code.isascii() and whole.startswith(begun)


def _tail(path: Path, encoding: str) -> tuple[str, bool]:
    """The last lines, the first of them whole, and whether half a character follows."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        start = max(0, size - _TAIL) // 2 * 2
        file.seek(start)
        tail = file.read()
    if encoding.startswith("utf-16"):
        is_big = encoding == "utf-16-be" or (encoding == "utf-16" and _starts_big(path))
        encoding = "utf-16-be" if is_big else "utf-16-le"
    elif start:
        tail = tail[min(filter(None, (tail.find(b"\n") + 1, tail.find(b"\r") + 1)), default=0) :]
    decoder = getincrementaldecoder(encoding.removesuffix("-sig"))("replace")
    text = decoder.decode(tail)
    return text, bool(decoder.getstate()[0])


def _starts_big(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\xfe\xff"


def cut_records(report: FileReport) -> str:
    """The reason why the rest of a file or of a sheet was skipped, where that is a cut."""
    last = report.skipped[-1] if report.skipped else None
    if last is None:
        return ""
    if last.reason == CUT_SHORT and last.ordinal == report.read:
        return "文件断在最后一条记录里"
    sheets = (case.reason for case in report.skipped if is_break(case.reason))
    return next(filter(last.reason.__eq__, _XML), "") or next(sheets, "")
