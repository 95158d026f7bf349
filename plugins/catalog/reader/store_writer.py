"""Fills the store of an export.

Rows go in as they come, in batches; indexes are made at the end, when they cost a tenth.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plugins.catalog.reader.stored import ItemRow, RecordRow, json_of, read_record
from plugins.catalog.reader.versions import Version
from plugins.catalog.reader.waiting import WaitingUnits
from plugins.library.catalogue.records import (
    BibliographicRecord,
)

_SCHEMA = """
CREATE TABLE records (record_id TEXT, title TEXT, person TEXT, match_key INTEGER, changed TEXT,
    data TEXT);
CREATE TABLE own_holdings (record_id TEXT, items TEXT);
CREATE TABLE items (key TEXT, barcode TEXT, record_id TEXT, branch_code TEXT,
    branch_name TEXT, location TEXT, call_number TEXT, status TEXT, date_added TEXT, volume TEXT,
    accession_number TEXT, loans INTEGER);
CREATE TABLE aliases (old_id TEXT PRIMARY KEY, record_id TEXT) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_title ON records (title, person, record_id);
CREATE INDEX by_record ON items (record_id, branch_code, barcode);
"""
_INSERT_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_OWN = "INSERT INTO own_holdings VALUES (?, ?)"
_INSERT_ITEM = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class StoreWriter:
    """Fills a new store; ``finish`` makes it ready to read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.db = sqlite3.connect(path)
        pragmas = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
        self.db.executescript(pragmas + _SCHEMA)
        self.waiting = WaitingUnits(self.db)

    def add_records(self, records: Iterable[RecordRow]) -> None:
        """Keep a batch; whoever calls sees to it that ids are unique."""
        self.db.executemany(_INSERT_RECORD, records)

    def add_own_holdings(self, holdings: Iterable[tuple[str, str]]) -> None:
        """Keep what records say of their own copies (id, JSON) until all files of copies are in."""
        self.db.executemany(_INSERT_OWN, holdings)

    def own_holdings(self) -> Iterator[tuple[str, list[list[Any]]]]:
        """Record id and the values of the copies that its own fields name, by id: in one order
        whatever the order of the files.

        Values, barcode first, for :func:`item_of`: most of them nobody needs, because a file of
        copies has them too.
        """
        query = "SELECT record_id, items FROM own_holdings ORDER BY record_id"
        for record_id, items in self.db.execute(query):
            yield record_id, json.loads(items)

    def add_items(self, items: Iterable[ItemRow]) -> None:
        """Keep copies; whoever calls sees to it that keys are unique."""
        self.db.executemany(_INSERT_ITEM, items)

    def record(self, record_id: str) -> BibliographicRecord:
        """The record that is kept under an id; KeyError where there is none."""
        self.index_ids()
        query = "SELECT record_id, data FROM records WHERE record_id = ?"
        row = self.db.execute(query, (record_id,)).fetchone()
        if row is None:
            raise KeyError(record_id)
        return read_record(*row)

    def records(self, last: int) -> Iterator[BibliographicRecord]:
        """The records that were kept up to a row, as they came."""
        query = "SELECT record_id, data FROM records WHERE rowid <= ? ORDER BY rowid"
        for row in self.db.execute(query, (last,)):
            yield read_record(*row)

    def last_record(self) -> int:
        """The row of the record that was kept last; 0 where there is none."""
        (last,) = self.db.execute("SELECT max(rowid) FROM records").fetchone()
        return last or 0

    def branches_of_items(self) -> Iterator[tuple[str, str]]:
        """Key and branch of each copy."""
        yield from self.db.execute("SELECT key, branch_code FROM items")

    def drop_items(self, keys: Iterable[str]) -> None:
        """Let copies go."""
        self._index_keys()
        self.db.executemany("DELETE FROM items WHERE key = ?", [(key,) for key in keys])

    def has_items(self, record_id: str) -> bool:
        """Whether a record has a copy that came in a file of its own."""
        self._index("items")
        query = "SELECT 1 FROM items WHERE record_id = ? LIMIT 1"
        return self.db.execute(query, (record_id,)).fetchone() is not None

    def kept(self, record_id: str, place: int) -> Version:
        """The record that is kept under an id, with its copies, as one of those that wait."""
        self.index_ids()
        self._index("own_holdings")
        query = (
            "SELECT record_id, ?2, '', '', title, person, match_key, changed, data, coalesce(("
            "SELECT items FROM own_holdings o WHERE o.record_id = r.record_id), ''), '', '' "
            "FROM records r WHERE record_id = ?1"
        )
        return Version._make(self.db.execute(query, (record_id, place)).fetchone())

    def set_own_holdings(self, record_id: str, items: str) -> None:
        """What a record says of its copies (JSON), in place of what it said."""
        self._index("own_holdings")
        self.db.execute("DELETE FROM own_holdings WHERE record_id = ?", (record_id,))
        if items:
            self.add_own_holdings([(record_id, items)])

    def drop(self, record_ids: Iterable[str]) -> None:
        """Let records go, with what they say of their copies."""
        self.index_ids()
        self._index("own_holdings")
        numbers = [(number,) for number in record_ids]
        for table in ("records", "own_holdings"):
            self.db.executemany(f"DELETE FROM {table} WHERE record_id = ?", numbers)

    def replace(self, row: RecordRow) -> None:
        """Put another version in a record's place."""
        self.index_ids()
        query = (
            "UPDATE records SET title = ?2, person = ?3, match_key = ?4, changed = ?5, data = ?6 "
            "WHERE record_id = ?1"
        )
        self.db.execute(query, row)

    def merge(self, old_id: str, new_id: str) -> None:
        """Give a record's copies to another record, and let it go."""
        self.index_ids()
        self._move(old_id, new_id)
        self.db.execute("DELETE FROM records WHERE record_id = ?", (old_id,))

    def _move(self, old_id: str, new_id: str) -> None:
        self.move_items(old_id, new_id)
        self._index("own_holdings")
        query = "UPDATE own_holdings SET record_id = ? WHERE record_id = ?"
        self.db.execute(query, (new_id, old_id))

    def move_items(self, old_id: str, new_id: str) -> None:
        """Give the copies that came in files of their own to another record."""
        self._index("items")
        self.db.execute("UPDATE items SET record_id = ? WHERE record_id = ?", (new_id, old_id))

    def _index_keys(self) -> None:
        self.db.execute("CREATE INDEX IF NOT EXISTS by_key ON items (key)")

    def _index(self, table: str) -> None:
        self.db.execute(f"CREATE INDEX IF NOT EXISTS of_{table} ON {table} (record_id)")

    def rename_item(self, old_key: str, new_key: str) -> None:
        """Give a copy its barcode back."""
        self._index_keys()
        query = "UPDATE items SET key = ?, barcode = ? WHERE key = ?"
        self.db.execute(query, (new_key, new_key, old_key))

    def keys_of(self, record_id: str) -> list[str]:
        """The keys of a record's copies."""
        self._index_items()
        rows = self.db.execute("SELECT key FROM items WHERE record_id = ?", (record_id,))
        return [key for (key,) in rows]

    def _index_items(self) -> None:
        self.db.execute("CREATE INDEX IF NOT EXISTS of_items ON items (record_id)")

    def rename_volume(self, record_id: str, old: str, new: str) -> None:
        """Write a volume of a record otherwise."""
        self._index_items()
        query = "UPDATE items SET volume = ? WHERE record_id = ? AND volume = ?"
        self.db.execute(query, (new, record_id, old))

    def index_ids(self) -> None:
        """Make ids quick to look up; only exports with repeated ids pay for it early."""
        self.db.execute("CREATE UNIQUE INDEX IF NOT EXISTS by_id ON records (record_id)")

    def finish(self, facts: dict[str, object]) -> None:
        """Index, write down the facts, close."""
        self.index_ids()
        self.db.execute("DROP TABLE own_holdings")
        self.db.execute("DROP INDEX IF EXISTS of_items")
        self.db.execute("DROP INDEX IF EXISTS by_key")
        self.db.executescript(_INDEXES)
        rows = [(name, json_of(value)) for name, value in facts.items()]
        self.db.executemany("INSERT INTO facts VALUES (?, ?)", rows)
        self.db.commit()
        self.db.close()

    def abandon(self) -> None:
        """Close and remove what was written."""
        self.db.close()
        self._path.unlink(missing_ok=True)
