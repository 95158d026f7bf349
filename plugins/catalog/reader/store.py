"""One store on disk for one export: SQLite, written once, then only read.

Nothing keeps all records in memory: the store is filled while files are read, and gives records
back one by one in the order of their titles, which is the order of record numbers.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from plugins.catalog.reader.report import FileReport, file_report
from plugins.library.records import BibliographicRecord, Item, ItemStatus

_values = attrgetter(*(field.name for field in fields(BibliographicRecord)))
"""The fields in order; ``dataclasses.astuple`` copies deeply and takes a third of the reading."""
_item_values = attrgetter(*(field.name for field in fields(Item)))
_SCHEMA = """
CREATE TABLE records (record_id TEXT PRIMARY KEY, title TEXT, person TEXT, data TEXT)
    WITHOUT ROWID;
CREATE TABLE items (barcode TEXT PRIMARY KEY, record_id TEXT, branch_code TEXT, branch_name TEXT,
    location TEXT, call_number TEXT, status TEXT, date_added TEXT) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_title ON records (title, person, record_id);
CREATE INDEX by_record ON items (record_id, branch_code, barcode);
"""
_INSERT_ITEM = "INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_REPLACE_ITEM = "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


class StoreWriter:
    """Fills a new store; ``finish`` makes it ready to read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)

    def add_record(self, record: BibliographicRecord) -> bool:
        """Keep a record; False where its id is taken."""
        person = record.contributors[0] if record.contributors else record.responsibility
        data = json.dumps(_values(record), ensure_ascii=False, separators=(",", ":"))
        row = (record.record_id, record.title, person, data)
        return (
            self._db.execute("INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?)", row).rowcount > 0
        )

    def record(self, record_id: str) -> BibliographicRecord:
        """The record that is kept under an id; KeyError where there is none."""
        query = "SELECT data FROM records WHERE record_id = ?"
        row = self._db.execute(query, (record_id,)).fetchone()
        if row is None:
            raise KeyError(record_id)
        return _record(row[0])

    def has_record(self, record_id: str) -> bool:
        """Whether a record of that id is kept."""
        found = self._db.execute("SELECT 1 FROM records WHERE record_id = ?", (record_id,))
        return found.fetchone() is not None

    def add_item(self, item: Item, replace: bool) -> None:
        """Keep a copy; an item file replaces what a record's own holdings field said."""
        row = (*_item_values(item)[:6], item.status.value, item.date_added)
        self._db.execute(_REPLACE_ITEM if replace else _INSERT_ITEM, row)

    def finish(self, files: list[FileReport]) -> None:
        """Index, write down the report, close."""
        self._db.executescript(_INDEXES)
        report = json.dumps([file.as_json() for file in files], ensure_ascii=False)
        self._db.execute("INSERT INTO facts VALUES ('files', ?)", (report,))
        self._db.commit()
        self._db.close()

    def abandon(self) -> None:
        """Close and remove what was written."""
        self._db.close()
        self._path.unlink(missing_ok=True)


class Store:
    """Reads a finished store."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def _scalar(self, query: str) -> str:
        with closing(self._connect()) as db:
            value = db.execute(query).fetchone()[0]
        return str(value if value is not None else "")

    @property
    def records(self) -> int:
        """How many bibliographic records there are."""
        return int(self._scalar("SELECT count(*) FROM records"))

    @property
    def items(self) -> int:
        """How many copies there are, shown or not."""
        return int(self._scalar("SELECT count(*) FROM items"))

    @property
    def files(self) -> list[FileReport]:
        """What was read, file by file."""
        data = json.loads(self._scalar("SELECT value FROM facts WHERE name = 'files'"))
        return [file_report(file) for file in data]

    @property
    def newest_day(self) -> str:
        """The latest day of accession, ``YYYY-MM-DD``, or an empty string."""
        pattern = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
        return self._scalar(f"SELECT max(date_added) FROM items WHERE date_added GLOB '{pattern}'")

    def branches(self) -> dict[str, tuple[str, int]]:
        """Code → (name that the export has for it, number of copies)."""
        query = "SELECT branch_code, max(branch_name), count(*) FROM items GROUP BY 1 ORDER BY 1"
        with closing(self._connect()) as db:
            return {code: (name or code, count) for code, name, count in db.execute(query)}

    def walk(self) -> Iterator[tuple[BibliographicRecord, tuple[Item, ...]]]:
        """Every record with its copies, lost ones too, in the order of record numbers."""
        with closing(self._connect()) as db:
            query = "SELECT data FROM records ORDER BY title, person, record_id"
            for (data,) in db.execute(query):
                record = _record(data)
                yield record, self._items(db, record.record_id)

    def newest(self, count: int) -> list[BibliographicRecord]:
        """The records whose copies came last, one a title, newest first."""
        query = (
            "SELECT r.data FROM records r JOIN items i ON i.record_id = r.record_id "
            "WHERE i.status != '-' GROUP BY r.title "
            "ORDER BY max(i.date_added) DESC, r.title LIMIT ?"
        )
        with closing(self._connect()) as db:
            return [_record(data) for (data,) in db.execute(query, (count,))]

    def _items(self, db: sqlite3.Connection, record_id: str) -> tuple[Item, ...]:
        query = "SELECT * FROM items WHERE record_id = ? ORDER BY branch_code, barcode"
        rows = db.execute(query, (record_id,))
        return tuple(_item(*row) for row in rows)


def _record(data: str) -> BibliographicRecord:
    """A record from its row; JSON has lists where the noun has tuples."""
    values: list[Any] = [tuple(v) if isinstance(v, list) else v for v in json.loads(data)]
    return BibliographicRecord(*values)


def _item(barcode: str, record_id: str, *rest: str) -> Item:
    """A copy from its row."""
    code, name, location, call_number, status, day = rest
    return Item(barcode, record_id, code, name, location, call_number, ItemStatus(status), day)
