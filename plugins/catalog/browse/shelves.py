"""One store on disk for all lists: a line for each record, its shelf and page.

SQLite, written once for an export, then only read, so that no list of the whole is ever in memory.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from plugins.catalog.browse.classes import Shelf, Shelves, key_for, shelves_of
from plugins.catalog.browse.lines import RecordLine, shelf_order
from plugins.catalog.reader.read_only import ReadOnlyFile
from plugins.catalog.reader.stored import json_of
from plugins.library.catalogue.clc import ClcTable

PER_PAGE = 40
"""Records on a shelf page: 100,000 of them make 2,700 pages of some 8 kB, compressed.

The page of each record is kept, so whoever changes this raises ``FORMAT`` of :mod:`.build` too."""
_SCHEMA = """
CREATE TABLE lines (
    record_id TEXT, key TEXT, sort TEXT, child INTEGER, day TEXT, loans INTEGER, isbn TEXT,
    line TEXT, shelf TEXT, page INTEGER, place INTEGER
);
CREATE TABLE holdings (branch TEXT, record_id TEXT, copies INTEGER);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""
_MAIN = "CASE shelf WHEN 'none' THEN '' ELSE substr(shelf, 1, 1) END"
"""The letter of the main class, small, and the index's own expression."""
_ARRIVED = "day BETWEEN ? AND ? AND date(day) = day"
"""Within these days; SQLite's ``date`` turns a day that no calendar has into another."""
_DAY = "CASE WHEN day <= ? AND date(day) = day THEN day ELSE '' END"
"""The day of arrival; a day of the future is a slip, and as good as none."""
_INDEXES = f"""
CREATE UNIQUE INDEX by_id ON lines (record_id);
CREATE INDEX by_shelf ON lines (shelf, place);
CREATE INDEX by_day ON lines (day);
CREATE INDEX by_main ON lines ({_MAIN}, day);
CREATE INDEX by_isbn ON lines (isbn);
CREATE INDEX by_branch ON holdings (branch, record_id);
"""
_PLACED = """
UPDATE lines SET place = placed.place, page = (placed.place - 1) / ? + 1 FROM (
    SELECT rowid AS at, row_number() OVER (PARTITION BY shelf ORDER BY sort, record_id) AS place
    FROM lines
) AS placed WHERE placed.at = lines.rowid
"""
_WITHOUT_COPIES = """
UPDATE lines SET day = '' WHERE record_id NOT IN (SELECT record_id FROM holdings)
AND EXISTS (SELECT 1 FROM holdings)
"""
"""What has no copy has not arrived, except in an export that has no copies at all."""
_LINE = "l.line, l.shelf, l.page"


def write_lists(path: Path, lines: Iterable[RecordLine], table: ClcTable) -> None:
    """Write the store; it gets its name when it is whole."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        for line in lines:
            _write_line(db, line)
        db.execute(_WITHOUT_COPIES)
        counts = dict(db.execute("SELECT key, count(*) FROM lines GROUP BY key").fetchall())
        shelves = shelves_of(counts, table)
        db.create_function("shelf_of", 1, shelves.of_key.__getitem__, deterministic=True)
        db.execute("UPDATE lines SET shelf = shelf_of(key)")
        db.execute(_PLACED, (PER_PAGE,))
        db.execute("INSERT INTO facts VALUES ('shelves', ?)", (_shelves_json(shelves),))
        db.executescript(_INDEXES)
        db.commit()
    fresh.rename(path)


def _write_line(db: sqlite3.Connection, line: RecordLine) -> None:
    row = (line.record_id, key_for(line.clc_number), shelf_order(line), line.is_for_children)
    more = (line.added, line.loans, line.isbn, json_of(line))
    db.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)", row + more)
    db.executemany(
        "INSERT INTO holdings VALUES (?, ?, ?)",
        ((branch, line.record_id, copies) for branch, copies in line.holdings),
    )


def _shelves_json(shelves: Shelves) -> str:
    return json.dumps([asdict(shelf) for shelf in shelves.shelves.values()], ensure_ascii=False)


class Lists(ReadOnlyFile):
    """Reads a finished store."""

    def _lines(self, query: str, *given: object) -> list[RecordLine]:
        return [line_from(*row) for row in self._rows(f"SELECT {_LINE} FROM {query}", *given)]

    @property
    def shelves(self) -> Shelves:
        """All shelves; only their own map of keys is not kept."""
        rows = json.loads(self._rows("SELECT value FROM facts WHERE name = 'shelves'")[0][0])
        found = [Shelf(**row | {"children": tuple(row["children"])}) for row in rows]
        return Shelves({shelf.slug: shelf for shelf in found}, {})

    def pages(self, shelf: Shelf) -> Iterator[tuple[int, tuple[RecordLine, ...]]]:
        """The pages of a shelf with their numbers from 1, in the order of call numbers."""
        query = f"SELECT {_LINE} FROM lines l WHERE shelf = ? ORDER BY place"
        with closing(self._connect()) as db:
            rows = db.execute(query, (shelf.slug,))
            number = 0
            while some := rows.fetchmany(PER_PAGE):
                number += 1
                yield number, tuple(line_from(*row) for row in some)

    def by_id(self, record_ids: Sequence[str]) -> dict[str, RecordLine]:
        """The lines of these records, as far as there are any."""
        marks = ",".join("?" * len(record_ids))
        found = self._lines(f"lines l WHERE record_id IN ({marks})", *record_ids)
        return {line.record_id: line for line in found}

    def first_of_pages(self, shelf: Shelf) -> list[tuple[int, str]]:
        """Page and first call number of each page of a shelf, for leafing through a long one."""
        query = "lines l WHERE shelf = ? AND (place - 1) % ? = 0 ORDER BY place"
        return [(line.page, line.call_number) for line in self._lines(query, shelf.slug, PER_PAGE)]

    def in_branch(self, code: str) -> Iterator[RecordLine]:
        """The records that have a copy in a branch, in the order of the shelves."""
        query = "lines l JOIN holdings h ON h.record_id = l.record_id WHERE h.branch = ?"
        yield from self._stream(query, code)

    def for_children(self) -> Iterator[RecordLine]:
        """The records for children, in the order of the shelves."""
        yield from self._stream("lines l WHERE child = 1")

    def _stream(self, query: str, *given: object) -> Iterator[RecordLine]:
        with closing(self._connect()) as db:
            order = "ORDER BY l.shelf = 'none', l.sort, l.record_id"
            for row in db.execute(f"SELECT {_LINE} FROM {query} {order}", given):
                yield line_from(*row)

    @property
    def children(self) -> int:
        """How many records are for children."""
        return int(self._rows("SELECT count(*) FROM lines WHERE child = 1")[0][0])

    def counts_by_branch(self) -> dict[str, int]:
        """Code of a branch → records with a copy there."""
        return dict(self._rows("SELECT branch, count(*) FROM holdings GROUP BY 1 ORDER BY 1"))

    def months(self, until: str) -> dict[str, int]:
        """Month (``2026-11``) → records that came then, newest first; no day after ``until``."""
        query = f"SELECT substr(day, 1, 7), count(*) FROM lines WHERE {_ARRIVED} GROUP BY 1"
        return dict(self._rows(f"{query} ORDER BY 1 DESC", "0", until))

    def arrived(self, first: str, last: str, count: int) -> Iterator[RecordLine]:
        """The first records of those that came within days, by main class, then call number."""
        order = f"ORDER BY {_MAIN} = '', {_MAIN}, l.sort, l.record_id LIMIT ?"
        query = f"SELECT {_LINE} FROM lines l WHERE {_ARRIVED} {order}"
        with closing(self._connect()) as db:
            for row in db.execute(query, (first, last, count)):
                yield line_from(*row)

    def arrived_by_class(self, first: str, last: str) -> dict[str, int]:
        """Small letter of the main class → records that came; those without a class last."""
        query = f"SELECT {_MAIN}, count(*) FROM lines WHERE {_ARRIVED} GROUP BY 1"
        return dict(self._rows(f"{query} ORDER BY {_MAIN} = '', 1", first, last))

    def arrived_by_branch(self, first: str, last: str) -> dict[str, int]:
        """Code of a branch → records that came and have a copy there, most first."""
        query = (
            "SELECT branch, count(*) FROM holdings h JOIN lines l ON l.record_id = h.record_id "
            f"WHERE {_ARRIVED} GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return dict(self._rows(query, first, last))

    def newest(self, until: str, count: int) -> list[RecordLine]:
        """The records that came last, newest first."""
        query = f"lines l WHERE {_ARRIVED} ORDER BY day DESC, sort, record_id LIMIT ?"
        return self._lines(query, "0", until, count)

    def newest_of_class(self, letter: str, until: str, count: int) -> list[RecordLine]:
        """Those of a main class (its small letter), and behind them what has no day."""
        query = f"lines l WHERE {_MAIN} = ? ORDER BY {_DAY} DESC, sort, record_id LIMIT ?"
        return self._lines(query, letter, until, count)

    def newest_for_children(self, until: str, count: int) -> list[RecordLine]:
        """Those for children, and behind them what has no day."""
        query = f"lines l WHERE child = 1 ORDER BY {_DAY} DESC, sort, record_id LIMIT ?"
        return self._lines(query, until, count)

    def most_lent(self, count: int, letter: str = "") -> list[RecordLine]:
        """The records that were lent most, of a main class (its small letter) or of all of them.

        Nothing where the export counts no loans.
        """
        of_class = f"{_MAIN} = ?" if letter else "? = ''"
        query = f"lines l WHERE loans > 0 AND {of_class} ORDER BY loans DESC, sort, record_id"
        return self._lines(f"{query} LIMIT ?", letter, count)

    def of_classes(self, keys: Sequence[str]) -> list[str]:
        """Ids of the records whose class begins with one of these keys."""
        begins = "substr(l.key, 1, length(k.value)) = k.value"
        query = f"SELECT l.record_id FROM json_each(?) k JOIN lines l ON {begins}"
        return [str(row[0]) for row in self._rows(query, json.dumps(keys))]

    def on_shelves(self, record_ids: Sequence[str]) -> Iterator[RecordLine]:
        """The lines of these records, however many, in the order of the shelves."""
        query = "lines l WHERE record_id IN (SELECT value FROM json_each(?))"
        yield from self._stream(query, json.dumps(record_ids))


def line_from(data: str, shelf: str, page: int) -> RecordLine:
    """A line from its row; JSON has lists where the noun has tuples."""
    line = RecordLine._make([*json.loads(data)[:-2], shelf, page])
    return line._replace(holdings=tuple((branch, copies) for branch, copies in line.holdings))
