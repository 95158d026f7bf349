"""Rows of a table → copies and the records that they would make.

A table with barcodes has a copy in each row, a table without has a record in each.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from plugins.catalog.reader.cells import (
    code_of,
    codes_of,
    day_of,
    isbns_of,
    prose_of,
    title_of,
)
from plugins.catalog.reader.cnmarc import TEXTS
from plugins.catalog.reader.columns import Columns
from plugins.catalog.reader.fields import TITLE_KINDS, FieldTable
from plugins.catalog.reader.limits import MOST_COPIES
from plugins.catalog.reader.people import contributors_of
from plugins.catalog.reader.values import classes_of, dates_of, is_online_extent, price_of
from plugins.library.catalogue.records import (
    BibliographicRecord,
    DocumentType,
    Item,
    Title,
    WebLink,
    year_of,
)
from plugins.library.catalogue.web_links import as_web
from plugins.library.tables.excel import is_scientific

_TYPES = (
    *((word, DocumentType.ELECTRONIC) for word in ("电子", "数字资源", "数字图书", "网络资源")),
    *((word, DocumentType.ELECTRONIC) for word in ("在线", "ebook", "e-book", "online")),
    ("盲文", DocumentType.BRAILLE),
    ("大字", DocumentType.LARGE_PRINT),
    ("期刊", DocumentType.SERIAL),
    ("报纸", DocumentType.SERIAL),
    ("乐谱", DocumentType.SCORE),
    ("地图", DocumentType.MAP),
    ("音像", DocumentType.AUDIO),
    ("录音", DocumentType.AUDIO),
    ("光盘", DocumentType.VIDEO),
    ("录像", DocumentType.VIDEO),
)
"""What a table's word for the type of a document begins with or holds."""
_MANY: Mapping[str, Callable[[str], tuple[str, ...]]] = MappingProxyType(
    {"isbns": isbns_of, "issns": codes_of, "unified_numbers": codes_of, "clc_numbers": codes_of}
)
"""Names whose cells are compared, and may have several codes; the others are read by people."""
_ONE: Mapping[str, Callable[[str], str]] = MappingProxyType({"title": title_of})
_REPEATED = frozenset(
    field.name for field in dataclasses.fields(BibliographicRecord) if field.default == ()
)
_CACHED = 1 << 14
_LOANS_DIGITS = 7
_COUNT = re.compile(r"(\d{1,6})(?!\d)")
_WHERE = ("call_number", "shelving_location", "branch_code", "branch_name")


def read_item(cells: list[str], columns: Columns, table: FieldTable) -> Item:
    """The copy that a row describes; its record is found by whoever joins it."""
    barcode, code, name, location, call, status, added, volume, accession, loans = columns.item(
        cells
    )
    branch_code, branch_name, lent = code_of(code), prose_of(name), code_of(loans)
    return Item(
        code_of(barcode),
        "",
        branch_code or branch_name,
        branch_name or branch_code,
        prose_of(location),
        code_of(call),
        table.status_of(prose_of(status)),
        day_of(added),
        prose_of(volume),
        code_of(accession),
        int(lent) if lent.isdecimal() and len(lent) < _LOANS_DIGITS else None,
    )


def read_copies(cells: list[str], columns: Columns, record: BibliographicRecord) -> int:
    """How many copies a row without barcode counts.

    Where the table doesn't say, one, if the row says where it stands; an e-book stands nowhere,
    whatever its class and its branch.
    """
    stated = stated_copies(cells, columns)
    if stated is not None:
        return min(stated, MOST_COPIES)
    if record.links and record.document_type is DocumentType.ELECTRONIC:
        return 0
    return int(any(columns.cell(cells, name).strip() for name in _WHERE))


def stated_copies(cells: list[str], columns: Columns) -> int | None:
    """How many copies a row says that there are; None where it doesn't."""
    count = _COUNT.match(columns.code(cells, "copies"))
    return int(count[1]) if count else None


def read_record(cells: list[str], columns: Columns, record_id: str) -> BibliographicRecord:
    """The record that a row describes, under an id that may be empty."""
    given: dict[str, Any] = {"record_id": record_id, "title": ""}
    titles: list[Title] = []
    for name, place in columns.record:
        cell = cells[place] if place < len(cells) else ""
        if name in _MANY:
            given[name] = _MANY[name](cell)
            continue
        value = _ONE.get(name, prose_of)(cell)
        if value and name in TITLE_KINDS:
            titles.append(Title(value, name))
        elif value:
            given[name] = (value,) if name in _REPEATED else value
    if " / " in given["title"] and "responsibility" not in given:
        given |= _statement_of(given["title"])
    given["other_titles"] = tuple(titles)
    given["contributors"] = contributors_of(given.get("responsibility", ""))
    if "price" in given:
        given["price"] = price_of((given["price"],))
    if "publication_date" in given:
        given["publication_date"] = next(iter(dates_of((given["publication_date"],))), "")
    if "clc_numbers" in given:
        given["clc_numbers"] = classes_of(given["clc_numbers"])
    given["publication_year"] = year_of(given.get("publication_date", ""))
    given["document_type"] = _document_type(given.get("document_type", ""))
    if given["document_type"] in TEXTS and is_online_extent(given.get("extent", "")):
        given["document_type"] = DocumentType.ELECTRONIC
    if "links" in given:
        given["links"] = tuple(map(WebLink, filter(None, map(as_web, given["links"]))))
    if "+" in "".join(given.get("isbns", ())):
        given["isbns"] = tuple(isbn for isbn in given["isbns"] if not is_scientific(isbn))
    return BibliographicRecord(**given)


def _statement_of(title: str) -> dict[str, str]:
    """Title and responsibility, where one column has both as a card has: 三体 / 刘慈欣著."""
    before, _, behind = title.partition(" / ")
    is_statement = any(person.role for person in contributors_of(behind))
    return {"title": before.strip(), "responsibility": behind.strip()} if is_statement else {}


@lru_cache(maxsize=_CACHED)
def _document_type(word: str) -> DocumentType:
    text = word.lower()
    return next((kind for part, kind in _TYPES if part in text), DocumentType.BOOK)
