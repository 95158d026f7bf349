"""Finds records by what people write for them: number, ISBN, title. Kept beside the store.

``make check`` needs it before anything of the catalogue's pages is made, and the writer of reading
lists needs the same answer: one small file, ``titles-<format>.sqlite``, made once for an export and
only where something is looked up.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from plugins.catalog.reader.identity import folded
from plugins.catalog.reader.read_only import ReadOnlyFile, connect, read_only
from plugins.catalog.reader.store import Store
from plugins.catalog.reader.stored import NAMES
from plugins.library.catalogue.online import online_of
from plugins.library.catalogue.records import BibliographicRecord, ItemStatus, isbn13
from plugins.library.locks import awaited

FORMAT = "3"
"""To be raised with any change of what is kept."""
BATCH = 5_000
"""Records that are in memory at a time."""
MOST_NEAR = 5_000
"""Titles that are compared with one that isn't there."""
_SCHEMA = """
CREATE TABLE titles (key TEXT, mirrored TEXT, record_id TEXT);
CREATE TABLE isbns (isbn TEXT, record_id TEXT);
"""
_INDEXES = """
CREATE INDEX by_key ON titles (key, record_id);
CREATE INDEX by_mirrored ON titles (mirrored, record_id);
CREATE INDEX by_isbn ON isbns (isbn, record_id);
"""
_MOVED = """
WITH RECURSIVE moved(id) AS (
    SELECT ? UNION SELECT a.record_id FROM store.aliases a JOIN moved ON a.old_id = moved.id
) SELECT record_id FROM store.records WHERE record_id IN moved
"""
_FIELDS = ("part_number", "part_title", "other_titles", "isbns")
_END = "\U0010ffff"
"""Behind every text that begins alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant."""

    record: BibliographicRecord
    copies: int
    """Those that are shown."""
    is_online: bool = False
    """Whether it is read on the web in their place."""

    @property
    def person(self) -> str:
        """Folded, the first one: by whom editions of a work are told from namesakes."""
        return folded(next(iter(self.record.persons), self.record.responsibility))

    def is_by(self, who: str) -> bool:
        """Whether somebody's words for who made it fit: a name, or the statement."""
        words = folded(who)
        names = [folded(name) for name in self.record.persons]
        stated = folded(self.record.responsibility)
        return words in stated or any(len(name) > 1 and name in words for name in names)


class Titles(ReadOnlyFile):
    """Looks records up; the best held first, of equal ones the newest."""

    def __init__(self, path: Path, store: Store) -> None:
        super().__init__(path)
        self.store = store

    def _connect(self) -> sqlite3.Connection:
        db = super()._connect()
        db.execute("ATTACH ? AS store", (read_only(self.store.path),))
        return db

    def _candidates(self, query: str, *given: object) -> list[Candidate]:
        ids = [str(row[0]) for row in self._rows(query, *given)]
        with self.store.reading() as read:
            shelved = [read(record_id) for record_id in sorted(ids)]
        found = [
            Candidate(
                record,
                sum(item.status is not ItemStatus.HIDDEN for item in items),
                online_of(record, items) is not None,
            )
            for record, items in shelved
        ]
        newest = sorted(found, key=lambda one: one.record.publication_year, reverse=True)
        return sorted(newest, key=lambda one: -one.copies)

    def by_id(self, record_id: str) -> list[Candidate]:
        """The record of a number, or the one that it was merged into."""
        return self._candidates(_MOVED, record_id)

    def by_isbn(self, isbn: str) -> list[Candidate]:
        """The records of an ISBN of thirteen digits."""
        return self._candidates("SELECT record_id FROM isbns WHERE isbn = ?", isbn)

    def by_title(self, title: str) -> list[Candidate]:
        """The records of a title, folded as for searching; with subtitle or volume or without."""
        return self._candidates("SELECT record_id FROM titles WHERE key = ?", folded(title))

    def nearest(self, title: str) -> str:
        """The title that may have been meant; empty where nothing is near.

        One slip leaves one half of a title whole: compared are those that begin or end with it, of
        nearly its length, and those that are its beginning.
        """
        key = folded(title)
        half, slack = max(1, len(key) // 2), max(1, len(key) // 3)
        rows = self._rows(
            "SELECT key, record_id FROM titles WHERE key IN (SELECT value FROM json_each(?))"
            f" UNION SELECT * FROM ({_begins('key')}) UNION SELECT * FROM ({_begins('mirrored')})",
            json.dumps([key[:end] for end in range(2, len(key))]),
            *_range(key[:half], len(key), slack),
            *_range(key[::-1][:half], len(key), slack),
        )
        found = dict(rows)
        near = get_close_matches(key, sorted(found), n=1, cutoff=0.5)
        query = "SELECT title FROM store.records WHERE record_id = ?"
        return str(self._rows(query, found[near[0]])[0][0]) if near else ""


def _begins(column: str) -> str:
    return (
        f"SELECT key, record_id FROM titles WHERE {column} >= ? AND {column} < ? "
        f"AND length(key) BETWEEN ? AND ? ORDER BY {column}, record_id LIMIT {MOST_NEAR}"
    )


def _range(start: str, length: int, slack: int) -> tuple[object, ...]:
    return start, start + _END, length - slack, length + slack


def open_titles(store: Store) -> Titles:
    """The titles of an export, gathered where it has none yet."""
    path = store.path.with_name(f"titles-{FORMAT}.sqlite")
    with awaited(path.with_suffix(".lock"), "另一个命令正在排题名，等它排完。"):
        if not path.is_file():
            _gather(path, store)
    return Titles(path, store)


def _gather(path: Path, store: Store) -> None:
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _fill(db, store.path)
        db.executescript(_INDEXES)
        db.commit()
    fresh.rename(path)


def _fill(db: sqlite3.Connection, store: Path) -> None:
    paths = ", ".join(f"'$[{NAMES.index(name)}]'" for name in _FIELDS)
    query = f"SELECT record_id, title, json_extract(data, {paths}) FROM records"
    with closing(connect(store)) as source:
        rows = source.execute(query)
        while some := rows.fetchmany(BATCH):
            read = [(record_id, title, *json.loads(values)) for record_id, title, values in some]
            db.executemany("INSERT INTO titles VALUES (?, ?, ?)", _title_rows(read))
            db.executemany("INSERT INTO isbns VALUES (?, ?)", _isbn_rows(read))


def _title_rows(read: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    for record_id, title, number, part, others, _ in read:
        keys = {folded(text) for text in _spellings(title, number, part, others)}
        yield from ((key, key[::-1], record_id) for key in keys if key)


def _isbn_rows(read: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for record_id, *_, isbns in read:
        yield from ((isbn, record_id) for isbn in set(map(isbn13, isbns)) if isbn)


def _spellings(
    title: str, number: str, part: str, others: Iterable[tuple[str, str, str]]
) -> Iterator[str]:
    """What people call it: the title alone, with its volume, and as the shops have it."""
    yield title
    if number or part:
        yield title + number + part
    yield from (title + text for text, kind, *_ in others if kind == "subtitle")
