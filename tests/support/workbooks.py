"""Workbooks as other programs than openpyxl write them: .xls, .xlsb, .ods, shared strings.

A table is rows of strings, numbers, days and None.
"""

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

import xlwt

Table = Sequence[Sequence[object]]
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
"""Names of the elements of a sheet: as all programs write them, and by ISO 29500 “Strict”."""
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>'
_SHARED = "spreadsheetml.sharedStrings+xml"


def xls(tables: Mapping[str, Table], merged: Sequence[tuple[int, int, int]] = ()) -> bytes:
    """``.xls`` (BIFF8); ``merged``: first row, last row and column, 0-based, of the last sheet."""
    book = xlwt.Workbook()
    as_day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for title, table in tables.items():
        sheet = book.add_sheet(title)
        below = {(row, column) for first, last, column in merged for row in range(first, last + 1)}
        for y, row in enumerate(table):
            for x, value in enumerate(row):
                if value is not None and (y, x) not in below:
                    sheet.write(y, x, value, *([as_day] if isinstance(value, date) else []))
        for first, last, column in merged:
            sheet.write_merge(first, last, column, column, table[first][column])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def ods(tables: Mapping[str, Table], rows_repeated: int = 1) -> bytes:
    """``.ods`` as LibreOffice writes it, with the empty rest of the sheet as one row."""
    sheets = "".join(
        f'<table:table table:name="{escape(title)}">{"".join(map(_ods_row, table))}'
        f'<table:table-row table:number-rows-repeated="{rows_repeated}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for title, table in tables.items()
    )
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": MANIFEST,
    }
    return _zipped({name: text.encode() for name, text in parts.items()}, zipfile.ZIP_STORED)


def _ods_row(row: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: object) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case date():
            kind = f'date" office:date-value="{value}'
        case int() | float():
            kind = f'float" office:value="{value}'
        case _:
            kind = "string"
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}">{text}</table:table-cell>'


def xlsb(tables: Mapping[str, Table]) -> bytes:
    """``.xlsb`` (MS-XLSB) with the records that cells need and no others."""
    titles = b"".join(
        _record(156, struct.pack("<II", 0, n) + _wide(f"r{n}") + _wide(title))
        for n, title in enumerate(tables, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "xl/workbook.bin": _record(131) + _record(143) + titles + _record(144) + _record(132),
        "xl/_rels/workbook.bin.rels": _relations(
            {f"r{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(tables) + 1)}
        ),
    }
    for n, table in enumerate(tables.values(), 1):
        parts[f"xl/worksheets/sheet{n}.bin"] = b"".join(_xlsb_sheet(table))
    return _zipped(parts)


def _xlsb_sheet(table: Table) -> Iterator[bytes]:
    width = max(map(len, table), default=1)
    yield _record(129) + _record(148, struct.pack("<IIII", 0, len(table) - 1, 0, width - 1))
    yield _record(145)
    for y, row in enumerate(table):
        yield _record(0, struct.pack("<II", y, 0) + bytes(9))
        for x, value in enumerate(row):
            if isinstance(value, int | float):
                yield _record(5, struct.pack("<IId", x, 0, value))
            elif value is not None:
                yield _record(6, struct.pack("<II", x, 0) + _wide(str(value)))
    yield _record(146) + _record(130)


def _record(kind: int, data: bytes = b"") -> bytes:
    return _varint(kind) + _varint(len(data)) + data


def _varint(number: int) -> bytes:
    digits = [number >> at & 127 for at in range(0, max(1, number.bit_length()), 7)]
    return bytes([*(digit | 128 for digit in digits[:-1]), digits[-1]])


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def with_shared_strings(book: bytes) -> bytes:
    """An ``.xlsx`` of openpyxl's as Excel and WPS write it: strings in a part of their own."""
    strings: list[bytes] = []

    def number(cell: re.Match[bytes]) -> bytes:
        strings.append(cell[1])
        return b't="s"><v>%d</v></c>' % (len(strings) - 1)

    parts = {}
    with zipfile.ZipFile(BytesIO(book)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb't="inlineStr"><is>(.*?)</is></c>', number, part, flags=re.DOTALL)
            parts[name] = part
    items = b"".join(b"<si>%s</si>" % one for one in strings)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), items)
    kind = f"application/vnd.openxmlformats-officedocument.{_SHARED}"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    relation = (
        f'<Relationship Id="s" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    for name, end, more in (
        ("[Content_Types].xml", b"</Types>", override),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", f"{relation}</Relationships>"),
    ):
        parts[name] = parts[name].replace(end, more.encode())
    return _zipped(parts)


def changed(book: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook of several parts with other words in those whose name begins so."""
    parts = {}
    with zipfile.ZipFile(BytesIO(book)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
            if name.startswith(part):
                parts[name] = parts[name].replace(old.encode(), new.encode())
    return _zipped(parts, zipfile.ZIP_STORED)


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'.encode()


def _zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()
