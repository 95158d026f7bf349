"""The same export a week later: a thousand records more, their copies of the last seven days.

Works on the bytes of ISO 2709 and on the cells of CSV, as :mod:`bench.export` does.
"""

import csv
import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from bench.export import FIELD_END, RECORD_END, multiply

DAYS = 7
_ADDED = "入藏日期"


def add_week(export: Path, target: Path, count: int) -> None:
    """Write an export and ``count`` new records into ``target``.

    The new ones are records from all over the export under numbers of their own, with a number
    in the title.
    """
    shutil.rmtree(target, ignore_errors=True)
    some, new = target / "some", target / "new"
    for folder in (some, new):
        folder.mkdir(parents=True)
    _cut(export, some, count)
    multiply(some, new, 1)
    newest = newest_day(export)
    for path in sorted(path for path in export.iterdir() if path.is_file()):
        more = new / path.name
        if path.suffix == ".csv":
            _append_rows(path, more, target / path.name, newest)
        else:
            tail = more.read_bytes() if path.suffix == ".iso" else b""
            (target / path.name).write_bytes(path.read_bytes() + tail)
    shutil.rmtree(some)
    shutil.rmtree(new)


def newest_day(export: Path) -> date:
    """The last day on which a copy came: the week ends there, not today."""
    days = (
        _day(row[at]) for path in sorted(export.glob("*.csv")) for at, row in _cells(path, _ADDED)
    )
    return max(filter(None, days), default=date.min + timedelta(DAYS))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _cut(export: Path, target: Path, count: int) -> None:
    """Records at equal distances, ``count`` of them or as many as there are, and their copies."""
    chosen: set[str] = set()
    for path in sorted(export.glob("*.iso")):
        records = path.read_bytes().split(RECORD_END)[:-1]
        step = max(1, len(records) // count)
        kept = records[::step][: count - len(chosen)]
        chosen |= {record.split(FIELD_END)[1].decode() for record in kept}
        (target / path.name).write_bytes(b"".join(record + RECORD_END for record in kept))
    for path in sorted(export.glob("*.csv")):
        head, *rows = csv.reader(StringIO(_text(path)))
        kept_rows = [row for row in rows if not chosen.isdisjoint(row)]
        with (target / path.name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([head, *kept_rows])


def _append_rows(path: Path, more: Path, target: Path, newest: date) -> None:
    head, *rows = csv.reader(StringIO(_text(path)))
    new = []
    for turn, (at, row) in enumerate(_cells(more, _ADDED)):
        row[at] = (newest - timedelta(turn % DAYS)).isoformat()
        new.append(row)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows, *new])


def _cells(path: Path, name: str) -> list[tuple[int, list[str]]]:
    """Each row of a file that has a column of this name, with the column's place."""
    head, *rows = csv.reader(StringIO(_text(path)))
    return [(head.index(name), row) for row in rows] if name in head else []


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
