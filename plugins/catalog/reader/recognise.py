"""What a file of the export is and how it is written, found by its content and never by its name.

Staff rename files and systems name them as they like, so the bytes decide. What can't be read at
all (an archive, a picture, a database, a list of references) is refused with the way out. MARC 21,
UNIMARC and CNMARC are not told apart here but record by record, in ``dialects``; lines of MARC
(worksheets, MarcEdit's .mrk, Aleph's sequential format) are one format.

The first 64 KiB tell the format; the encoding of text is judged over the whole file, a chunk at a
time.
"""

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from plugins.catalog.reader.foreign_formats import (
    DATABASES,
    EXPORT_AGAIN,
    foreign_text,
    foreign_xml,
)
from plugins.catalog.reader.marc_lines import as_worksheet
from plugins.catalog.reader.office_files import OFFICE, SAVE_AS, UNPACK, kind_of_workbook
from plugins.catalog.reader.worksheets import TITLES, row_tag
from plugins.library.tables.encoding import encoding_of_file, is_mixed
from plugins.library.tables.text_lines import read_line
from plugins.library.tables.units import UnreadableFile

HEAD, _LINES = 1 << 16, 200
_BLANK = b"\r\n\t \x00\x1a\xef\xbb\xbf\xff\xfe"
_BLANKS = "\t\r\n\u00a0\u2002\u2003\u200b\u3000\ufeff"
"""Blanks that tables have and Python prints as escapes."""
_BROKEN = re.compile("[\x01-\x08\x0b\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffd]")
_LONG_ASCII = re.compile(rb"[\t\n\r -~]{32}")
_DIRECTORY = re.compile(rb"[\x00\x20-\x7e]{19,24}(?:[0-9A-Za-z]{3}[\d ]{9})+\x1e")
_LEADER = re.compile(rb"(?:\A|\x1d[\s\x00]*)[\x00\x20-\x7e]{0,5}[a-z]{3}..22.{8}45..\w{3}")

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]")
_BARE_BIFF = rb"\x09\x08|\x09[\x02\x04]\x06\x00|\x09\x00\x04\x00"
_PICTURE = rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (_BARE_BIFF, "这是 Excel 95 以前的表格", SAVE_AS),
    (rb"\x1f\x8b|Rar!|7z\xbc\xaf|BZh\d1AY|\xfd7zXZ|PK\x05\x06", "这是压缩文件", UNPACK),
    (rb"%PDF-", "这是 PDF 文件", EXPORT_AGAIN),
    (rb"\{\\rtf", "这是 Word 文件", EXPORT_AGAIN),
    (_PICTURE, "这是图片", EXPORT_AGAIN),
)
"""How a file begins that is refused, what it is, what to do."""


class Format(StrEnum):
    """The formats that have a reader, in the order in which their files are read.

    Records before copies, whatever the files are called; tables are told apart by their headers.
    A new format is told apart here and read in ``load``: in ``_begin`` or ``_records``; a table
    stands in ``TABLES`` here and in ``_rows`` there; another one of copies in ``_OF_COPIES`` of
    :mod:`plugins.catalog.export_day`. Its name for staff: ``FORMATS`` in
    ``plugins/desk/catalog_report.py``, and the table of ``catalog_export/README.md``.
    """

    ISO2709 = "iso2709"
    MARCXML = "marcxml"
    WORKSHEETS = "worksheets"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    WORKBOOK = "workbook"
    """Other workbooks: .xls, .xlsb, .ods."""
    ISO20775 = "iso20775"


TABLES = (Format.CSV, Format.TSV, Format.XLSX, Format.WORKBOOK)
"""Formats whose units are rows, found by their line, and not records."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is."""

    format: Format
    encoding: str
    """Python's name of it; empty in ISO 2709, decided there by record, and in workbooks."""


def recognise(path: Path) -> Recognised:
    """Tell a file's format and encoding; raise :class:`UnreadableFile` where there is no reader."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(_BLANK):
        raise UnreadableFile("文件是空的", f"{path.stat().st_size} 个字节", "请重新导出这个文件")
    for start, what, remedy in (*_REFUSED, *DATABASES):
        if re.match(start, head, re.DOTALL):
            raise UnreadableFile(what, "", remedy)
    if head.startswith(OFFICE):
        return Recognised(Format(kind_of_workbook(path)), "")
    if is_iso2709(head):
        return Recognised(Format.ISO2709, "")
    encoding = _encoding_of_lines(path, head)
    return Recognised(_text_format(_text(head, encoding)), encoding)


def _encoding_of_lines(path: Path, head: bytes) -> str:
    """Lines are read each in its own encoding where the file's is UTF-8, so a mixed file is."""
    encoding = text_encoding(path)
    if encoding != "gb18030" or _XML.match(head):
        return encoding
    with path.open("rb") as file:
        return "utf-8" if is_mixed(file) else encoding


def _text(head: bytes, encoding: str) -> str:
    """Of a file in two encodings each line in its own."""
    if encoding != "utf-8":
        return head.decode(encoding, "replace")
    return "\n".join(read_line(line, encoding) for line in head.split(b"\n"))


def is_iso2709(head: bytes) -> bool:
    """Whether a file begins like ISO 2709: 24 characters, a directory of digits, a mark.

    A file that was cut at its beginning still has a whole leader further on. What the lengths say
    is often wrong and not looked at.
    """
    marked = b"\x1e" in head or b"\x1d" in head
    head = head.lstrip(_BLANK)
    return marked and bool(_DIRECTORY.match(head) or _LEADER.search(head))


def text_encoding(path: Path) -> str:
    """Judge the encoding of a text file, XML too, by its bytes.

    What an XML declaration says decides only where the bytes can't.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        declared = _declared(head)
        only = declared if declared == "big5hkscs" else ""
        return only or _marked(head) or encoding_of_file(file, declared)


def _declared(head: bytes) -> str:
    """The encoding of an XML declaration. UTF-16 is a slip here: the bytes would show it."""
    match = re.match(rb"""\s*<\?xml(?:[^>]{0,80}encoding\s*=\s*["'](gb|big5)?)?""", head, re.I)
    name = (match[1] or b"utf-8") if match else b"gb"
    return {b"gb": "gb18030", b"big5": "big5hkscs"}.get(name.lower(), "utf-8")


def _marked(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return next((name for name in ("utf-16-le", "utf-16-be") if _is_utf16(head, name)), "")


def _is_utf16(head: bytes, encoding: str) -> bool:
    """UTF-16 without a mark: line ends and commas have NULs, and nearly all the rest makes sense.

    Reading ASCII as UTF-16 gives Chinese characters, so sense alone is not enough: a long run of
    ASCII is text of one byte a character, in which a broken disk left some NULs.
    """
    text = head.decode(encoding, "ignore")
    if "\0" in text or _LONG_ASCII.search(head):
        return False
    plain = [character for character in text if character.isprintable() or character in _BLANKS]
    return sum(map(str.isascii, plain)) * 200 > len(text) and len(plain) > len(text) * 0.95


def _text_format(text: str) -> Format:
    if re.match(r"\s*<[?!A-Za-z]", text.lstrip("\ufeff")):
        return _xml_format(text)
    if len(_BROKEN.findall(text)) * 20 > len(text):
        raise UnreadableFile("认不出这是什么文件", f"开头是 {text[:12]!r}", EXPORT_AGAIN)
    if foreign := foreign_text(text):
        raise UnreadableFile(foreign[0], "", foreign[1])
    lines = [line for line in text.splitlines()[:_LINES] if line.strip()]
    if _are_worksheets(lines):
        return Format.WORKSHEETS
    return Format.TSV if sum("\t" in line for line in lines) * 2 > len(lines) else Format.CSV


def _xml_format(text: str) -> Format:
    names = list(dict.fromkeys(re.findall(r"<(?:[\w.-]+:)?([A-Za-z]\w*)", text)))
    if "iso20775" in text:
        return Format.ISO20775
    if "datafield" in names or "controlfield" in names:
        return Format.MARCXML
    if "holdings" in names:
        return Format.ISO20775
    if {name.lower() for name in names} & {"html", "body", "table"}:
        raise UnreadableFile("这是网页（HTML）或网页式的 Excel 表格", "", SAVE_AS)
    found = "、".join(f"<{name}>" for name in names[:3])
    if foreign := foreign_xml(names):
        raise UnreadableFile(foreign[0], found, foreign[1])
    raise UnreadableFile("这个 XML 里没有 MARC 记录，也没有馆藏", found, EXPORT_AGAIN)


def _are_worksheets(lines: list[str]) -> bool:
    tags = [tag for line in as_worksheet(lines) if (tag := row_tag(line))]
    return len(tags) * 3 >= len(lines) and not {"010", *TITLES}.isdisjoint(tags)
