"""What waits in the store while files are read: records under one id, rows under one barcode."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter

from plugins.catalog.reader.repeated_copies import Copy
from plugins.catalog.reader.stored import ItemRow
from plugins.catalog.reader.versions import Version

_SCHEMA = """
CREATE TEMP TABLE held (record_id TEXT, place INTEGER, sheet TEXT, edition TEXT, title TEXT,
    person TEXT, match_key INTEGER, changed TEXT, data TEXT, own_items TEXT, repaired TEXT,
    masked TEXT);
CREATE TEMP TABLE held_copies (barcode TEXT, place INTEGER, sheet TEXT, record_id TEXT, item TEXT,
    word TEXT, made TEXT);
"""
"""Rows of :class:`Version` and of :class:`Copy`, in a file that goes with the writer."""
_INSERT_HELD = "INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_HELD_COPY = "INSERT INTO held_copies VALUES (?, ?, ?, ?, ?, ?, ?)"


class WaitingUnits:
    """Tables of what waits, beside those of the store, which most exports leave empty."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(_SCHEMA)

    def hold_records(self, versions: Iterable[Version]) -> None:
        """Let records wait."""
        self._db.executemany(_INSERT_HELD, versions)

    def release_records(self) -> None:
        """Nothing waits any more."""
        self._db.execute("DELETE FROM held")

    def records(self) -> Iterator[tuple[str, list[Version]]]:
        """What waits under each id, in the order of reading; the table may change meanwhile."""
        rows = self._db.execute("SELECT * FROM held ORDER BY record_id, place")
        for number, versions in groupby(map(Version._make, rows), attrgetter("record_id")):
            yield number, list(versions)

    def record_places(self) -> Iterator[tuple[str, int]]:
        """Id and place of all that wait."""
        yield from self._db.execute("SELECT record_id, place FROM held")

    def hold_copies(self, copies: Iterable[Copy]) -> None:
        """Let copies wait."""
        self._db.executemany(_INSERT_HELD_COPY, copies)

    def holds_copies(self) -> bool:
        """Whether any copy waits."""
        return self._db.execute("SELECT 1 FROM held_copies LIMIT 1").fetchone() is not None

    def release_copies(self) -> None:
        """No copy waits any more."""
        self._db.execute("DELETE FROM held_copies")

    def copies(self) -> Iterator[tuple[str, ItemRow | None, list[Copy]]]:
        """Each barcode with the copy that is kept under it, if any, and those that wait."""
        self._db.execute("CREATE INDEX IF NOT EXISTS by_key ON items (key)")
        self._db.execute("CREATE INDEX IF NOT EXISTS temp.by_maker ON held_copies (record_id)")
        rows = self._db.execute(
            "SELECT h.*, i.* FROM held_copies h LEFT JOIN items i ON i.key = h.barcode "
            "ORDER BY h.barcode, h.place"
        )
        width = len(Copy._fields)
        for barcode, some in groupby(rows, itemgetter(0)):
            group = list(some)
            kept = None if group[0][width] is None else ItemRow._make(group[0][width:])
            yield barcode, kept, [Copy._make(row[:width]) for row in group]

    def branches(self) -> Iterator[tuple[int, str]]:
        """Place and branch of each copy that waits."""
        branch = f"json_extract(item, '$[{ItemRow._fields.index('branch_code')}]')"
        yield from self._db.execute(f"SELECT place, {branch} FROM held_copies")

    def makers(self) -> list[tuple[str, list[Copy]]]:
        """Id of each record that copies which wait would make, and these copies."""
        query = "SELECT * FROM held_copies WHERE made != '' ORDER BY record_id, place"
        copies = map(Copy._make, self._db.execute(query))
        return [(number, list(some)) for number, some in groupby(copies, attrgetter("record_id"))]

    def rename_makers(self, number: str, makers: Iterable[Copy]) -> None:
        """Copies that wait and would make a record under a number make another."""
        query = "DELETE FROM held_copies WHERE record_id = ? AND made != ''"
        self._db.execute(query, (number,))
        self.hold_copies(makers)

    def maker_of(self, record_id: str) -> Copy | None:
        """Of the copies that wait, the one that describes a record best."""
        query = (
            "SELECT * FROM held_copies WHERE record_id = ? AND made != '' "
            "ORDER BY length(made) DESC, made DESC LIMIT 1"
        )
        row = self._db.execute(query, (record_id,)).fetchone()
        return Copy._make(row) if row else None
