"""Finds records by what people write for them: number, ISBN, title. Kept beside the store.

``make check`` needs it before anything of the catalogue's pages is made, and the writer of reading
lists needs the same answer: one small file, ``titles-<format>.sqlite``, made once for an export and
only where something is looked up.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.catalog.reader.identity import folded
from plugins.catalog.reader.store import Store
from plugins.catalog.reader.stored import NAMES
from plugins.library.records import isbn13

FORMAT = "2"
"""To be raised with any change of what is kept."""
MOST_NEAR = 5_000
"""Titles that are compared with one that isn't there."""
_SCHEMA = """
CREATE TABLE found (record_id TEXT PRIMARY KEY, title TEXT, person TEXT, responsibility TEXT,
    names TEXT, year TEXT, child INTEGER, copies INTEGER) WITHOUT ROWID;
CREATE TABLE titles (key TEXT, mirrored TEXT, record_id TEXT);
CREATE TABLE isbns (isbn TEXT, record_id TEXT);
CREATE TABLE aliases (old_id TEXT PRIMARY KEY, record_id TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_key ON titles (key, record_id);
CREATE INDEX by_mirrored ON titles (mirrored, key);
CREATE INDEX by_isbn ON isbns (isbn, record_id);
"""
_FIELDS = (
    "responsibility", "publication_year", "part_number", "part_title", "other_titles", "isbns",
    "contributors", "is_for_children",
)  # fmt: skip
_SHOWN = "(SELECT count(*) FROM items i WHERE i.record_id = r.record_id AND i.status != '-')"
_END = "\U0010ffff"
"""Behind every text that begins alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant."""

    record_id: str
    title: str
    person: str
    """The first one, by whom editions of a work are told from namesakes."""
    responsibility: str
    names: tuple[str, ...]
    """Of all who took part, folded."""
    year: str
    is_for_children: bool
    copies: int
    """Those that are shown."""

    def is_by(self, who: str) -> bool:
        """Whether somebody's words for who made it fit: a name, or the statement."""
        words = folded(who)
        return words in folded(self.responsibility) or any(name in words for name in self.names)


class Titles:
    """Looks records up; the best held first, of equal ones the newest."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _rows(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return db.execute(query, given).fetchall()

    def _candidates(self, condition: str, *given: object) -> tuple[Candidate, ...]:
        order = "ORDER BY copies DESC, year DESC, record_id"
        rows = self._rows(f"SELECT * FROM found WHERE record_id IN ({condition}) {order}", *given)
        return tuple(
            Candidate(one, title, person, statement, tuple(json.loads(names)), year, bool(child), n)
            for one, title, person, statement, names, year, child, n in rows
        )

    def by_id(self, record_id: str) -> tuple[Candidate, ...]:
        """The record of a number, or the one that it was merged into."""
        seen = {record_id}
        while moved := self._rows("SELECT record_id FROM aliases WHERE old_id = ?", record_id):
            record_id = str(moved[0][0])
            if record_id in seen:
                break
            seen.add(record_id)
        return self._candidates("?", record_id)

    def by_isbn(self, isbn: str) -> tuple[Candidate, ...]:
        """The records of an ISBN of thirteen digits."""
        return self._candidates("SELECT record_id FROM isbns WHERE isbn = ?", isbn)

    def by_title(self, title: str) -> tuple[Candidate, ...]:
        """The records of a title, folded as for searching; with subtitle or volume or without."""
        return self._candidates("SELECT record_id FROM titles WHERE key = ?", folded(title))

    def near(self, title: str) -> list[str]:
        """Titles that may have been meant, nothing more than possible.

        One slip leaves one half of a title whole: those that begin or end with it, and those that
        are the beginning of it.
        """
        key = folded(title)
        half, slack = max(1, len(key) // 2), max(1, len(key) // 3)
        beginnings = json.dumps([key[:end] for end in range(2, len(key))])
        rows = self._rows(
            "SELECT DISTINCT title FROM found WHERE record_id IN ("
            "SELECT record_id FROM titles WHERE key IN (SELECT value FROM json_each(?))"
            f" UNION SELECT * FROM ({_begins('key')}) UNION SELECT * FROM ({_begins('mirrored')})"
            ") ORDER BY title",
            beginnings,
            *_range(key[:half], len(key), slack),
            *_range(key[::-1][:half], len(key), slack),
        )
        return [str(row[0]) for row in rows]


def _begins(column: str) -> str:
    return (
        f"SELECT record_id FROM titles WHERE {column} >= ? AND {column} < ? "
        f"AND length(key) BETWEEN ? AND ? ORDER BY {column} LIMIT {MOST_NEAR}"
    )


def _range(start: str, length: int, slack: int) -> tuple[object, ...]:
    return start, start + _END, length - slack, length + slack


def open_titles(store: Store) -> Titles:
    """The titles of an export, gathered where it has none yet."""
    path = store.path.with_name(f"titles-{FORMAT}.sqlite")
    if not path.is_file():
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            _fill(db, store)
            db.executescript(_INDEXES)
            db.commit()
        fresh.rename(path)
    return Titles(path)


def _fill(db: sqlite3.Connection, store: Store) -> None:
    db.executemany("INSERT INTO aliases VALUES (?, ?)", store.aliases.items())
    paths = ", ".join(f"'$[{NAMES.index(name)}]'" for name in _FIELDS)
    query = f"SELECT record_id, title, person, {_SHOWN}, json_extract(data, {paths}) FROM records r"
    with closing(sqlite3.connect(f"{store.path.resolve().as_uri()}?mode=ro", uri=True)) as source:
        for record_id, title, person, copies, values in source.execute(query):
            responsibility, year, number, part, others, isbns, people, child = json.loads(values)
            names = json.dumps([name for one in people if len(name := folded(one[0])) > 1])
            found = (record_id, title, person, responsibility, names, year, child, copies)
            db.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found)
            keys = dict.fromkeys(folded(text) for text in _spellings(title, number, part, others))
            db.executemany(
                "INSERT INTO titles VALUES (?, ?, ?)",
                ((key, key[::-1], record_id) for key in keys if key),
            )
            numbers = dict.fromkeys(filter(None, map(isbn13, isbns)))
            db.executemany("INSERT INTO isbns VALUES (?, ?)", ((n, record_id) for n in numbers))


def _spellings(title: str, number: str, part: str, others: list[list[str]]) -> Iterator[str]:
    """What people call it: the title alone, with its volume, and as the shops have it."""
    yield title
    yield title + number + part
    yield from (title + text for text, kind, *_ in others if kind == "subtitle")
