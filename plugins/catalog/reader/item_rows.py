"""Item files: CSV with Chinese or English headers, in whatever encoding it came.

Columns are found by their names; what each system calls them stands in :data:`COLUMNS`.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from plugins.library.records import BibliographicRecord, Item, status_of, year_of

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "barcode": ("条码号", "条码", "条形码", "馆藏条码", "财产号", "登录号", "barcode"),
        "record_id": ("记录号", "书目记录号", "控制号", "主键码", "书目ID", "record_id"),
        "title": ("题名", "书名", "正题名", "名称", "title"),
        "responsibility": ("责任者", "作者", "著者", "第一责任者", "author"),
        "isbn": ("ISBN", "标准编码", "标准号", "ISBN号"),
        "publisher": ("出版社", "出版者", "出版单位", "publisher"),
        "published": ("出版日期", "出版年", "出版时间", "出版年月"),
        "clc_number": ("分类号", "中图分类号", "中图法分类号", "图书分类号"),
        "call_number": ("索书号", "索取号", "排架号", "call_number"),
        "branch_code": ("分馆代码", "馆代码", "branch_code"),
        "branch_name": ("分馆", "所属馆", "收藏单位", "branch"),
        "location": ("馆藏地", "馆藏地址", "馆藏地点", "馆藏位置", "典藏地", "阅览室"),
        "status": ("状态", "馆藏状态", "流通状态", "书刊状态", "status"),
        "date_added": ("入藏日期", "入馆日期", "处理日期", "验收日期"),
    }
)
REQUIRED = ("barcode", "title")
_NAMES = {name.lower(): column for column, names in COLUMNS.items() for name in names}
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: a copy, and the record that it would make where the export has no other."""

    line: int
    item: Item
    record: BibliographicRecord


class UnreadableTable(ValueError):
    """A file that is no table of items; the message says in Chinese what is missing."""


def encoding_of(path: Path) -> str:
    """UTF-16, UTF-8 or GB18030, judged by the byte order mark and every byte of the file.

    The first Chinese character may stand anywhere: a catalogue can begin with English books.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        chunk = file.read(CHUNK)
        if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"


def read_rows(path: Path, encoding: str) -> Iterator[ItemRow | tuple[int, str]]:
    """The rows of a file; (line, reason) for a row that is no item.

    Raises :class:`UnreadableTable` where the header lacks a required column.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        rows = csv.reader(file, dialect=_dialect(file))
        columns = _columns(next(rows, []))
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as mistake:
                yield rows.line_num, f"这一行读不出来：{mistake}"
                continue
            if any(cell.strip() for cell in row):
                yield _read_row(row, columns, rows.line_num)


def _dialect(file: io.TextIOBase | io.TextIOWrapper) -> type[csv.Dialect]:
    line = file.readline()
    file.seek(0)
    return csv.excel_tab if line.count("\t") > line.count(",") else csv.excel


def _columns(header: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, name in enumerate(header):
        column = _NAMES.get(name.strip().strip("\ufeff").lower())
        if column:
            columns.setdefault(column, place)
    missing = [COLUMNS[column][0] for column in REQUIRED if column not in columns]
    if missing:
        raise UnreadableTable(f"缺少列：{'、'.join(missing)}")
    return columns


def _read_row(row: list[str], columns: dict[str, int], line: int) -> ItemRow | tuple[int, str]:
    def cell(column: str) -> str:
        place = columns.get(column, len(row))
        return row[place].strip().lstrip("'").strip() if place < len(row) else ""

    if not cell("barcode"):
        return line, "没有条码号"
    if not cell("title"):
        return line, "没有题名"
    record = BibliographicRecord(
        record_id=cell("record_id"),
        title=cell("title"),
        responsibility=cell("responsibility"),
        contributors=(cell("responsibility"),) if cell("responsibility") else (),
        publisher=cell("publisher"),
        publication_year=year_of(cell("published")),
        isbns=(cell("isbn"),) if cell("isbn") else (),
        clc_number=cell("clc_number"),
    )
    item = Item(
        barcode=cell("barcode"),
        record_id=cell("record_id"),
        branch_code=cell("branch_code") or cell("branch_name"),
        branch_name=cell("branch_name") or cell("branch_code"),
        shelving_location=cell("location"),
        call_number=cell("call_number"),
        status=status_of(cell("status")),
        date_added=cell("date_added"),
    )
    return ItemRow(line, item, record)
