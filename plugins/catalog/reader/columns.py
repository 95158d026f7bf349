"""The columns of a table: found by their names, which stand in ``fields.toml``."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType

from plugins.catalog.reader.cells import code_of, prose_of
from plugins.catalog.reader.fields import TITLE_KINDS, FieldTable
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.parts_of_columns import is_joined, joined_parts
from plugins.catalog.reader.readers import reader_columns, refuse_others, shown
from plugins.catalog.reader.unread import is_never_read
from plugins.library.catalogue.records import (
    BibliographicRecord,
    isbn13,
    year_of,
)
from plugins.library.tables.excel import is_scientific
from plugins.library.tables.units import UnreadableFile

_ITEM = (
    "barcode",
    "branch_code",
    "branch_name",
    "shelving_location",
    "call_number",
    "status",
    "date_added",
    "volume",
    "accession_number",
    "loans",
)
_ATTRIBUTES = (field.name for field in dataclasses.fields(BibliographicRecord))
_RECORD = frozenset((*_ATTRIBUTES, *TITLE_KINDS)) - {"record_id"}
_ABOUT_COPIES = frozenset(("notes",))
"""Names that describe the record, unless a row is a copy: then they are staff's own remarks."""
_REMARK = re.compile("备注|附注|说明|notes?|remarks?")


class Columns:
    """Where in a row each name stands."""

    def __init__(
        self,
        places: Mapping[str, int],
        width: int,
        spare: Mapping[str, Sequence[int]] = MappingProxyType({}),
        joined: Mapping[str, Sequence[tuple[int, str]]] = MappingProxyType({}),
        unread: tuple[tuple[int, str], ...] = (),
        readers: tuple[str, ...] = (),
        *,
        has_remarks: bool = False,
    ) -> None:
        self.places = places
        self.width = width
        self.unread = tuple(one for one in unread if one[1] not in readers)
        """Columns that nobody reads: place, and name as it is called; empty for signs alone."""
        self.readers = readers
        """Columns that nobody may read, because they are about readers."""
        self.has_remarks = has_remarks or bool(readers)
        """Whether a column has words that must not be read, which a comma would shift."""
        self._spare = spare
        self._joined = joined
        read = _RECORD - _ABOUT_COPIES if self.has_items else _RECORD
        self.record = [(name, place) for name, place in places.items() if name in read]
        """Columns that describe the record: name and place."""
        self._item: Callable[[list[str]], tuple[str, ...]] = itemgetter(
            *(places.get(name, -1) for name in _ITEM)
        )

    def filled(self, cells: list[str]) -> list[str]:
        """The row, with a name's second column where its first is empty (索书号 twice).

        Columns that a library itself gives one name are parts of one value: 年, 卷, 期.
        """
        for name, parts in self._joined.items():
            whole = joined_parts(name, [(unit, self._part(cells, place)) for place, unit in parts])
            if self.places[name] < len(cells):
                cells[self.places[name]] = whole
        for name, places in self._spare.items():
            best = self.places[name]
            if best < len(cells) and not cells[best].strip():
                found = (cells[place] for place in places if place < len(cells) and cells[place])
                cells[best] = next(found, "")
        return cells

    def _part(self, cells: list[str], place: int) -> str:
        return prose_of(cells[place]) if place < len(cells) else ""

    def item(self, cells: list[str]) -> tuple[str, ...]:
        """The cells of :data:`_ITEM`, empty where table or row lacks them."""
        missing = self.width - len(cells)
        # the last cell is what a name without a column finds
        return self._item([*cells[: self.width], *[""] * max(missing, 0), ""])

    def cell(self, cells: list[str], name: str) -> str:
        """One cell as it stands; empty where the table or the row lacks it."""
        place = self.places.get(name, -1)
        return cells[place] if 0 <= place < len(cells) else ""

    def prose(self, cells: list[str], name: str) -> str:
        """A cell to be read by people."""
        return prose_of(self.cell(cells, name))

    def code(self, cells: list[str], name: str) -> str:
        """A cell to be compared."""
        return code_of(self.cell(cells, name))

    @property
    def has_items(self) -> bool:
        """Whether a row is a copy."""
        return "barcode" in self.places


def find_columns(header: Sequence[str], table: FieldTable) -> Columns:
    """The columns of a header; raises :class:`UnreadableFile` where none says what a row is.

    Of several columns for one name the one counts that the table of fields names first; the
    others stand in where it is empty. 登录号 alone is the barcode.
    """
    found: dict[str, list[int]] = {}
    for place in sorted(range(len(header)), key=lambda place: table.rank(header[place])):
        name = table.name_of(header[place])
        if name and not (table.is_own(header[place]) and _is_of_persons(header[place])):
            found.setdefault(name, []).append(place)
    barcodes = found.get("barcode", [])
    if "accession_number" not in found and len(barcodes) > 1:
        found["accession_number"] = [barcodes.pop()]
    if not barcodes and "accession_number" in found:
        found["barcode"] = found.pop("accession_number")
    known = {place for places in found.values() for place in places}
    readers = reader_columns(header, (header[place] for place in known))
    refuse_others(header, readers, found.keys())
    if not ("title" in found or ("barcode" in found and "record_id" in found)):
        remedy = "第一行应是列名，至少有题名，或者有条码号和记录号；列名写法见 fields.toml"
        raise UnreadableFile("表格缺少列：题名", shown(header), remedy, line=1)
    joined = {
        name: [(place, column_key(header[place])) for place in sorted(places)]
        for name, places in found.items()
        if is_joined(name) and any(table.is_own(header[place]) for place in places)
    }
    unread = ((place, name.strip()) for place, name in enumerate(header) if place not in known)
    return Columns(
        {name: places[0] for name, places in found.items()},
        len(header),
        {
            name: places[1:]
            for name, places in found.items()
            if len(places) > 1 and name not in joined
        },
        joined,
        tuple(
            (place, name if column_key(name) else "")
            for place, name in unread
            if not table.is_ignored(name)
        ),
        readers,
        has_remarks=any(_REMARK.search(column_key(name)) for name in header),
    )


def _is_of_persons(column: str) -> bool:
    """Whether a column has readers, staff or remarks: no line of a table brings it to readers."""
    return is_never_read(column) or bool(reader_columns((column,), ()))


def mended(cells: list[str], columns: Columns) -> list[str] | None:
    """A row whose cells were shifted by commas in the statement of responsibility, put right.

    None where it can't be put right for certain: the ISBN and the year must stand in their places,
    and no remark may be what was cut, a part of which would come to be read.
    """
    if columns.has_remarks:
        return None
    extra = len(cells) - columns.width
    place = columns.places.get("responsibility", columns.places.get("title", -1))
    if place < 0:
        return None
    joined = ",".join(cells[place : place + extra + 1])
    row = [*cells[:place], joined, *cells[place + extra + 1 :]]
    return row if _fits(row, columns) and not _fits(cells, columns) else None


def _fits(cells: list[str], columns: Columns) -> bool:
    """Whether ISBN and date hold what they should; a row that has neither can't be judged."""
    isbn, date = columns.code(cells, "isbns"), columns.code(cells, "publication_date")
    if not isbn and not date:
        return False
    return (not isbn or bool(isbn13(isbn))) and (not date or bool(year_of(date)))


def damage(cells: list[str], columns: Columns) -> str:
    """What Excel destroyed for good in this row, as a sentence, or empty."""
    if "+" not in "".join(cells):
        return ""
    for name, label in (("isbns", "ISBN"), ("barcode", "条码号"), ("record_id", "记录号")):
        cell = columns.cell(cells, name)
        if is_scientific(cell):
            return f"{label} 被 Excel 改成了 {cell.strip()}，后几位已丢失"
    return ""
