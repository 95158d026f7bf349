"""One store on disk for one export: SQLite, written once, then only read.

Nothing keeps all records in memory: the store gives records back one by one in the order of their
titles, which is the order of record numbers.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from plugins.catalog.reader.read_only import ReadOnlyFile
from plugins.catalog.reader.report import FileReport, file_report
from plugins.catalog.reader.stored import NAMES, item_of, read_record
from plugins.library.catalogue.online import is_online
from plugins.library.catalogue.records import (
    BibliographicRecord,
    DocumentType,
    Item,
    WebLink,
)

_DAY = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
_ITEM = "barcode, record_id, branch_code, branch_name, location, call_number, status, date_added"
_OF_ITEMS = f"SELECT {_ITEM}, volume, accession_number, loans FROM items"
_SELECT_ITEMS = f"{_OF_ITEMS} WHERE record_id = ? ORDER BY branch_code, barcode, key"
_GIVEN = "record_id IN (SELECT value FROM json_each(?))"
_SELECT_ITEMS_OF_GIVEN = f"{_OF_ITEMS} WHERE {_GIVEN} ORDER BY record_id, branch_code, barcode, key"
_OF_ONLINE = ", ".join(f"'$[{NAMES.index(name)}]'" for name in ("document_type", "links", "extent"))
_WITHOUT_COPIES = "record_id NOT IN (SELECT record_id FROM items WHERE status != '-')"

Shelved = tuple[BibliographicRecord, tuple[Item, ...]]
"""A record with its copies, lost ones too."""


def _is_online(data: str, has_lost: int) -> bool:
    kind, links, extent = json.loads(data)
    web = [WebLink(*link) for link in links]
    return is_online(DocumentType(kind), web, extent, has_lost=bool(has_lost))


def _shelved(db: sqlite3.Connection, record_id: str, data: str) -> Shelved:
    items = db.execute(_SELECT_ITEMS, (record_id,))
    return read_record(record_id, data), tuple([item_of(*row) for row in items])


class Store(ReadOnlyFile):
    """Reads a finished store."""

    def _fact(self, name: str) -> Any:
        rows = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return json.loads(rows[0][0]) if rows else None

    @property
    def records(self) -> int:
        """How many bibliographic records there are."""
        return int(self._rows("SELECT count(*) FROM records")[0][0])

    @property
    def items(self) -> int:
        """How many barcodes there are, shown or not."""
        return int(self._rows("SELECT count(*) FROM items WHERE barcode != ''")[0][0])

    @property
    def unnumbered_items(self) -> int:
        """How many copies are only counted, without a barcode."""
        return int(self._rows("SELECT count(*) FROM items WHERE barcode = ''")[0][0])

    @property
    def is_sound(self) -> bool:
        """Whether the file is whole: a disk may have been full, or a cleaner at work."""
        try:
            return self._fact("files") is not None and self.records >= 0 and self.items >= 0
        except sqlite3.Error:
            return False

    @property
    def hidden_items(self) -> int:
        """How many copies are lost or withdrawn."""
        return int(self._rows("SELECT count(*) FROM items WHERE status = '-'")[0][0])

    @property
    def records_without_copies(self) -> int:
        """How many records have no copy to show, online ones too."""
        return int(self._rows(f"SELECT count(*) FROM records WHERE {_WITHOUT_COPIES}")[0][0])

    @property
    def records_online(self) -> int:
        """How many of these are read on the web."""
        if not self.records_without_copies:
            return 0
        query = (
            f"SELECT json_extract(data, {_OF_ONLINE}), record_id IN (SELECT record_id FROM items) "
            f"FROM records WHERE {_WITHOUT_COPIES} "
            "AND (instr(data, '\"electronic\"') OR instr(data, '://'))"
        )
        with closing(self._connect()) as db:
            return sum(_is_online(*row) for row in db.execute(query))

    @property
    def files(self) -> list[FileReport]:
        """What was read, file by file."""
        return [file_report(file) for file in self._fact("files")]

    @property
    def duplicates(self) -> list[list[str]]:
        """Ids of records that look like one, group by group."""
        return list(self._fact("duplicates") or [])

    @property
    def warnings(self) -> list[str]:
        """Sentences about the export as a whole, made while it was read."""
        return list(self._fact("warnings") or [])

    @property
    def aliases(self) -> dict[str, str]:
        """Id of a merged record → the id of the record that took its place."""
        return dict(self._rows("SELECT old_id, record_id FROM aliases ORDER BY old_id"))

    def newest_day(self, until: str) -> str:
        """The latest day of accession, else of a record's change, none after ``until``.

        ``YYYY-MM-DD``, or empty.
        """
        changed = (
            "substr(changed, 1, 4) || '-' || substr(changed, 5, 2) || '-' || substr(changed, 7, 2)"
        )
        for day, table in (("date_added", "items"), (changed, "records")):
            query = f"SELECT max({day}) FROM {table} WHERE {day} GLOB ? AND {day} <= ?"
            newest = self._rows(query, _DAY, until)[0][0]
            if newest:
                return str(newest)
        return ""

    def branches(self) -> dict[str, tuple[str, int]]:
        """Code → (name that the export has for it, number of copies)."""
        query = "SELECT branch_code, max(branch_name), count(*) FROM items GROUP BY 1 ORDER BY 1"
        return {code: (name or code, count) for code, name, count in self._rows(query)}

    def walk(self) -> Iterator[Shelved]:
        """Every record with its copies, lost ones too, in the order of record numbers."""
        with closing(self._connect()) as db:
            query = "SELECT record_id, data FROM records ORDER BY title, person, record_id"
            for record_id, data in db.execute(query):
                yield _shelved(db, record_id, data)

    def order(self) -> list[tuple[str, str]]:
        """Id and day of the first copy of every record, in the order of record numbers.

        The day of its entry into the catalogue where no copy has a day; empty where nothing has.
        """
        entered = f"json_extract(r.data, '$[{NAMES.index('date_entered')}]')"
        query = (
            f"SELECT r.record_id, coalesce((SELECT min(i.date_added) FROM items i "
            f"WHERE i.record_id = r.record_id AND i.date_added GLOB ?), {entered}) "
            "FROM records r ORDER BY r.title, r.person, r.record_id"
        )
        return self._rows(query, _DAY)

    @contextmanager
    def reading(self) -> Iterator[Callable[[str], Shelved]]:
        """A function that gives a record and its copies, lost ones too, by id."""
        with closing(self._connect()) as db:

            def read(record_id: str) -> Shelved:
                query = "SELECT data FROM records WHERE record_id = ?"
                return _shelved(db, record_id, db.execute(query, (record_id,)).fetchone()[0])

            yield read

    def shelved(self, ids: Sequence[str]) -> list[Shelved]:
        """Records with their copies, lost ones too, in the order of these ids.

        Two questions in all: one for each record would be half of the time of reading them.
        """
        given = json.dumps(ids)
        copies: dict[str, list[Item]] = {id_: [] for id_ in ids}
        with closing(self._connect()) as db:
            for row in db.execute(_SELECT_ITEMS_OF_GIVEN, (given,)):
                item = item_of(*row)
                copies[item.record_id].append(item)
            query = f"SELECT record_id, data FROM records WHERE {_GIVEN}"
            found = dict(db.execute(query, (given,)))
        return [(read_record(id_, found[id_]), tuple(copies[id_])) for id_ in ids]

    def first(self, count: int) -> list[BibliographicRecord]:
        """The first records of the first file."""
        rows = self._rows("SELECT record_id, data FROM records ORDER BY rowid LIMIT ?", count)
        return [read_record(*row) for row in rows]

    def newest(self, count: int, until: str) -> list[BibliographicRecord]:
        """The records whose copies came last, one a title, newest first; no day after ``until``.

        Where no copy has a day, those that were catalogued last (100/0-7), which is nearly the
        same. A day of the future is a slip of the keyboard.
        """
        query = (
            "SELECT r.record_id, r.data FROM records r JOIN items i ON i.record_id = r.record_id "
            "WHERE i.status != '-' AND i.date_added GLOB ? AND i.date_added <= ? GROUP BY r.title "
            "ORDER BY max(i.date_added) DESC, r.title LIMIT ?"
        )
        newest = self._rows(query, _DAY, until, count) or self._catalogued(count, until)
        return [read_record(*row) for row in newest]

    def newest_for_children(self, count: int, until: str) -> list[BibliographicRecord]:
        """Of the records for children that have copies those that came last, one a title.

        Behind them what has no day; no day after ``until`` counts.
        """
        child = f"json_extract(r.data, '$[{NAMES.index('is_for_children')}]')"
        day = "CASE WHEN i.date_added GLOB ? AND i.date_added <= ? THEN i.date_added END"
        query = (
            "SELECT r.record_id, r.data FROM records r JOIN items i ON i.record_id = r.record_id "
            f"WHERE i.status != '-' AND {child} GROUP BY r.title "
            f"ORDER BY max({day}) DESC, r.title LIMIT ?"
        )
        return [read_record(*row) for row in self._rows(query, _DAY, until, count)]

    def _catalogued(self, count: int, until: str) -> list[tuple[Any, ...]]:
        entered = f"json_extract(data, '$[{NAMES.index('date_entered')}]')"
        query = (
            f"SELECT record_id, data FROM records WHERE {entered} GLOB ? AND {entered} <= ? "
            f"GROUP BY title ORDER BY max({entered}) DESC, title LIMIT ?"
        )
        return self._rows(query, _DAY, until, count)
