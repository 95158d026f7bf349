"""The whole catalogue as two files that other programs read: CSV and JSON Lines.

``records.csv.gz``     RFC 4180: commas, CRLF, one header line; UTF-8 with a byte order mark,
                       without which spreadsheets take Chinese text for something else
``records.jsonl.gz``   one JSON object a line (RFC 8259), all columns in each; lists are arrays

Made in processes, part by part: each part is a gzip member of its own, and members may follow one
another in one file (RFC 1952 §2.2). No member names a moment or a file, so that equal records
give equal bytes.
"""

import gzip
import shutil
from collections.abc import Iterable
from pathlib import Path

from plugins.catalog.browse.data_columns import COLUMNS, values_in
from plugins.catalog.reader.store import Shelved
from plugins.catalog.reader.stored import json_of
from plugins.library.open_data import Value, cell
from plugins.library.reading.csv_files import BOM, csv_of

CSV = "records.csv.gz"
LINES = "records.jsonl.gz"
_LEVEL = 6
_NAMES = tuple(column.name for column in COLUMNS)


def leave(work: Path, number: int, shelved: Iterable[Shelved]) -> None:
    """Write the rows of a part of the records, compressed, for :func:`reduce`."""
    rows = [values_in(record, items) for record, items in shelved]
    _part(work, CSV, number).write_bytes(
        _packed(csv_of([cell(value) for value in row] for row in rows))
    )
    _part(work, LINES, number).write_bytes(_packed("".join(map(json_row, rows))))


def reduce(work: Path, parts: int, folder: Path) -> None:
    """Join the parts, in the order of their numbers, into the files."""
    header = csv_of([_NAMES])
    for name, head in ((CSV, BOM + header), (LINES, "")):
        with (folder / name).open("wb") as file:
            file.write(_packed(head) if head else b"")
            for number in range(parts):
                with _part(work, name, number).open("rb") as part:
                    shutil.copyfileobj(part, file)


def _part(work: Path, name: str, number: int) -> Path:
    return work / f"{number}-{name}"


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=_LEVEL, mtime=0)


def json_row(values: Iterable[Value]) -> str:
    """The values of a record as a line of JSON Lines; an empty text where nothing is known."""
    return json_of(dict(zip(_NAMES, values, strict=True))) + "\n"


def first_lines(path: Path, count: int) -> tuple[str, ...]:
    """The first lines of a packed file, without reading more of it."""
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        return tuple(text.rstrip("\n") for _, text in zip(range(count), file, strict=False))
