"""One store on disk for one export: SQLite, written once, then only read.

Nothing keeps all records in memory: the store is filled while files are read, and gives records
back one by one in the order of their titles, which is the order of record numbers. Rows go in as
they come, in batches; indexes are made at the end, when they cost a tenth.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from plugins.catalog.reader.report import FileReport, file_report
from plugins.library.records import (
    BibliographicRecord,
    Contributor,
    DocumentType,
    Item,
    ItemStatus,
    Link,
    Title,
)

_NAMES = tuple(field.name for field in fields(BibliographicRecord))
_values = attrgetter(*_NAMES)
_item_values = attrgetter(*(field.name for field in fields(Item)))
"""The fields in order; ``dataclasses.astuple`` copies deeply and takes a third of the reading."""
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, default=attrgetter("value")
)
_NESTED = {"other_titles": Title, "contributors": Contributor, "links": Link}
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
_DAY = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
_INSERT_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_OWN = "INSERT INTO own_holdings VALUES (?, ?)"
_INSERT_ITEM = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ITEM = "barcode, record_id, branch_code, branch_name, location, call_number, status, date_added"
_SELECT_ITEMS = (
    f"SELECT {_ITEM}, volume, accession_number, loans FROM items "
    "WHERE record_id = ? ORDER BY branch_code, barcode, key"
)


class RecordRow(NamedTuple):
    """A record as it goes into the store; made where the record is read, be it another process."""

    record_id: str
    title: str
    person: str
    match_key: int
    changed: str
    """005 as it stands, to tell the later of two versions; empty where the export has none."""
    data: str
    """JSON of the record; its id is the column's."""

    @classmethod
    def of(cls, record: BibliographicRecord, match_key: int, changed: str = "") -> "RecordRow":
        """The row of a record."""
        person = record.contributors[0].name if record.contributors else record.responsibility
        return cls(record.record_id, record.title, person, match_key, changed, _json(record))


class ItemRow(NamedTuple):
    """A copy as it goes into the store."""

    key: str
    """The barcode, or a made-up name for a copy that has none."""
    barcode: str
    record_id: str
    branch_code: str
    branch_name: str
    location: str
    call_number: str
    status: str
    date_added: str
    volume: str
    accession_number: str
    loans: int | None

    @classmethod
    def of(cls, item: Item, key: str, record_id: str) -> "ItemRow":
        """The row of a copy of a record."""
        return cls(
            key,
            item.barcode,
            record_id,
            item.branch_code,
            item.branch_name,
            item.shelving_location,
            item.call_number,
            item.status.value,
            item.date_added,
            item.volume,
            item.accession_number,
            item.loans,
        )


class StoreWriter:
    """Fills a new store; ``finish`` makes it ready to read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.db = sqlite3.connect(path)
        pragmas = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
        self.db.executescript(pragmas + _SCHEMA)

    def add_records(self, records: Iterable[RecordRow]) -> None:
        """Keep a batch; whoever calls sees to it that ids are unique."""
        self.db.executemany(_INSERT_RECORD, records)

    def add_own_holdings(self, holdings: Iterable[tuple[str, str]]) -> None:
        """Keep what records say of their own copies (id, JSON) until all files of copies are in."""
        self.db.executemany(_INSERT_OWN, holdings)

    def own_holdings(self) -> Iterator[tuple[str, list[list[Any]]]]:
        """Record id and the values of the copies that its own fields name, in the files' order.

        Values, barcode first, for :func:`item_of`: most of them nobody needs, because a file of
        copies has them too.
        """
        query = "SELECT record_id, items FROM own_holdings ORDER BY rowid"
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

    def records(self) -> Iterator[BibliographicRecord]:
        """Every record that is kept so far, as they came."""
        for row in self.db.execute("SELECT record_id, data FROM records ORDER BY rowid"):
            yield read_record(*row)

    def version(self, record_id: str) -> tuple[str, str]:
        """What tells the later of two versions: 005 as it stands, and the text for a tie."""
        query = "SELECT changed, data FROM records WHERE record_id = ?"
        changed, data = self.db.execute(query, (record_id,)).fetchone()
        return str(changed), str(data)

    def set_own_holdings(self, record_id: str, change: Callable[[str], str]) -> None:
        """Change what a record said of its copies (JSON → JSON)."""
        self.db.execute("CREATE INDEX IF NOT EXISTS of_own_holdings ON own_holdings (record_id)")
        query = "SELECT rowid, items FROM own_holdings WHERE record_id = ?"
        rows = self.db.execute(query, (record_id,)).fetchall()
        query = "UPDATE own_holdings SET items = ? WHERE rowid = ?"
        self.db.executemany(query, [(change(items), row) for row, items in rows])

    def replace(self, row: RecordRow, old_id: str) -> None:
        """Put another record, or another id, in a record's place."""
        self.index_ids()
        query = (
            "UPDATE records SET record_id = ?, title = ?, person = ?, match_key = ?, changed = ?, "
            "data = ? WHERE record_id = ?"
        )
        self.db.execute(query, (*row, old_id))
        if row.record_id != old_id:
            self._move(old_id, row.record_id)

    def merge(self, old_id: str, new_id: str) -> None:
        """Give a record's copies to another record, and let it go."""
        self.index_ids()
        self._move(old_id, new_id)
        self.db.execute("DELETE FROM records WHERE record_id = ?", (old_id,))

    def _move(self, old_id: str, new_id: str) -> None:
        for table in ("items", "own_holdings"):
            self.db.execute(f"CREATE INDEX IF NOT EXISTS of_{table} ON {table} (record_id)")
            query = f"UPDATE {table} SET record_id = ? WHERE record_id = ?"
            self.db.execute(query, (new_id, old_id))

    def rename_item(self, old_key: str, new_key: str) -> None:
        """Give a copy its barcode back."""
        self.db.execute("CREATE INDEX IF NOT EXISTS by_key ON items (key)")
        query = "UPDATE items SET key = ?, barcode = ? WHERE key = ?"
        self.db.execute(query, (new_key, new_key, old_key))

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
        rows = [(name, _json_of(value)) for name, value in facts.items()]
        self.db.executemany("INSERT INTO facts VALUES (?, ?)", rows)
        self.db.commit()
        self.db.close()

    def abandon(self) -> None:
        """Close and remove what was written."""
        self.db.close()
        self._path.unlink(missing_ok=True)


class Store:
    """Reads a finished store."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def _rows(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        with closing(self._connect()) as db:
            return db.execute(query, given).fetchall()

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
        """How many records have no copy to show."""
        query = (
            "SELECT count(*) FROM records WHERE record_id NOT IN "
            "(SELECT record_id FROM items WHERE status != '-')"
        )
        return int(self._rows(query)[0][0])

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

    def walk(self) -> Iterator[tuple[BibliographicRecord, tuple[Item, ...]]]:
        """Every record with its copies, lost ones too, in the order of record numbers."""
        with closing(self._connect()) as db:
            query = "SELECT record_id, data FROM records ORDER BY title, person, record_id"
            for record_id, data in db.execute(query):
                items = db.execute(_SELECT_ITEMS, (record_id,))
                yield read_record(record_id, data), tuple([item_of(*row) for row in items])

    def first(self, count: int) -> list[BibliographicRecord]:
        """The first records of the first file."""
        rows = self._rows("SELECT record_id, data FROM records ORDER BY rowid LIMIT ?", count)
        return [read_record(*row) for row in rows]

    def newest(self, count: int, until: str) -> list[BibliographicRecord]:
        """The records whose copies came last, one a title, newest first; no day after ``until``.

        A day of the future is a slip of the keyboard.
        """
        query = (
            "SELECT r.record_id, r.data FROM records r JOIN items i ON i.record_id = r.record_id "
            "WHERE i.status != '-' AND i.date_added GLOB ? AND i.date_added <= ? GROUP BY r.title "
            "ORDER BY max(i.date_added) DESC, r.title LIMIT ?"
        )
        return [read_record(*row) for row in self._rows(query, _DAY, until, count)]


def _json_of(value: object) -> str:
    return _ENCODER.encode(value)


def _json(record: BibliographicRecord) -> str:
    return _ENCODER.encode(_values(record))


def json_of_items(items: Iterable[Item]) -> str:
    """Copies as :meth:`StoreWriter.add_own_holdings` takes them."""
    return _ENCODER.encode([_item_values(item) for item in items])


def read_record(record_id: str, data: str) -> BibliographicRecord:
    """A record from its row; JSON has lists where the noun has tuples."""
    values = dict(zip(_NAMES, json.loads(data), strict=True)) | {"record_id": record_id}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = _tuple(value, _NESTED.get(name))
    values["document_type"] = DocumentType(values["document_type"])
    return BibliographicRecord(**values)


def _tuple(values: Sequence[Any], kind: Any) -> tuple[Any, ...]:
    return tuple([kind(*value) for value in values]) if kind else tuple(values)


def item_of(barcode: str, record_id: str, *rest: Any) -> Item:
    """A copy from its values."""
    code, name, location, call_number, status, *more = rest
    return Item(barcode, record_id, code, name, location, call_number, ItemStatus(status), *more)
