"""A SQLite file that was written once, and is only read from then on."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def read_only(path: Path) -> str:
    """The file as SQLite opens or attaches it: nobody writes, so nobody waits for a lock."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file; whoever asks closes it."""
    return sqlite3.connect(read_only(path), uri=True)


class ReadOnlyFile:
    """Asks one file, with a connection for each question."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _connect(self) -> sqlite3.Connection:
        return connect(self.path)

    def _rows(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        with closing(self._connect()) as db:
            return db.execute(query, given).fetchall()
