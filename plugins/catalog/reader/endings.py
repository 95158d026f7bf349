"""Whether a file ends in the middle: a disk was full, a copy was interrupted.

What stood behind the cut is unknown, so this weighs more than one record that can't be read. A
last record without its mark and a last line without its end are whole where their content is.
"""

import re
from codecs import getincrementaldecoder
from pathlib import Path

from plugins.catalog.reader.iso2709 import CUT_SHORT
from plugins.catalog.reader.marcxml import CUT_ELEMENT, NO_END
from plugins.catalog.reader.recognise import Format, Recognised
from plugins.catalog.reader.report import FileReport

_TAIL = 1 << 16
"""Bytes: more than a line of a table has."""
_LINE_ENDS = ("\n", "\r")
_OPEN_CELL = re.compile(r'(?:\A|[,\t;|，])"(?:[^"]|"")*\Z')
_HALF = "文件断在半个字上，后面可能还有"
_OPEN = "文件断在一个引号里，后面可能还有"
_TEXTS = (Format.CSV, Format.TSV, Format.WORKSHEETS)
_XML = (CUT_ELEMENT, NO_END)


def cut_text(path: Path, recognised: Recognised) -> str:
    """Where a text ends within a character or a quoted cell, what to say of it."""
    if recognised.format not in _TEXTS:
        return ""
    last, half = _last_line(path, recognised.encoding)
    if half:
        return _HALF
    is_table = recognised.format is not Format.WORKSHEETS
    return _OPEN if is_table and _OPEN_CELL.search(last) else ""


def _last_line(path: Path, encoding: str) -> tuple[str, bool]:
    """What follows the last line end, and whether half a character follows that."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL) // 2 * 2)
        tail = file.read()
    if encoding.startswith("utf-16"):
        is_big = encoding == "utf-16-be" or (encoding == "utf-16" and _starts_big(path))
        encoding = "utf-16-be" if is_big else "utf-16-le"
    else:
        tail = tail[max(tail.rfind(b"\n"), tail.rfind(b"\r")) + 1 :]
    decoder = getincrementaldecoder(encoding.removesuffix("-sig"))("replace")
    text = decoder.decode(tail)
    end = max(map(text.rfind, _LINE_ENDS)) + 1
    return text[end:], bool(decoder.getstate()[0])


def _starts_big(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\xfe\xff"


def cut_records(report: FileReport) -> str:
    """The reason why the last unit of a file was skipped, where that is a cut."""
    last = report.skipped[-1] if report.skipped else None
    if last is None:
        return ""
    is_last = last.reason == CUT_SHORT and last.ordinal == report.read
    return "文件断在最后一条记录里" if is_last else next(filter(last.reason.__eq__, _XML), "")
