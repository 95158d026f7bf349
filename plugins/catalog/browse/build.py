"""Makes all that the catalogue's pages are made from, in one pass over the records.

Map: a part of the records → what each use takes of them, in files of its own. Reduce: those files →
``shelves.sqlite`` and the rest. Pure functions on files, on the same executor as the index.
"""

import marshal
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from plugins.catalog.browse import data, details, figures
from plugins.catalog.browse.lines import RecordLine, line_of
from plugins.catalog.browse.shelves import write_lists
from plugins.catalog.reader.store import Shelved, Store
from plugins.library.catalogue.clc import ClcTable

FORMAT = "4"
"""To be raised with any change of what is kept."""
LISTS = "shelves.sqlite"
PART = 5_000
"""Records that one process takes at a time."""
Said = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class RecordRange:
    """Some records in the order of their numbers."""

    store: Path
    ids: tuple[str, ...]
    number: int
    work: Path
    """Where the part leaves its files."""


def build_browse(
    store: Store, table: ClcTable, folder: Path, executor: Executor, said: Said, newest: str = ""
) -> None:
    """Write everything below a folder; ``said`` is told of progress.

    ``newest``: the newest day of the export, as the index is given it.
    """
    work = folder / "work"
    work.mkdir(parents=True)
    ids = [record_id for record_id, _ in store.order()]
    parts = [
        RecordRange(store.path, tuple(ids[first : first + PART]), number, work)
        for number, first in enumerate(range(0, len(ids), PART))
    ]
    futures = [executor.submit(map_part, part) for part in parts]
    for done, future in enumerate(as_completed(futures), 1):
        future.result()
        said("书架", done, len(futures))
    write_lists(folder / LISTS, _lines(parts), table)
    numbered = [part.ids for part in parts]
    details.reduce(store, work, numbered, folder / LISTS, newest, executor, said)
    data.reduce(work, len(parts), folder)
    figures.reduce(work, len(parts), folder)
    shutil.rmtree(work)


def map_part(part: RecordRange) -> None:
    """Read a part's records once and leave what each use takes of them."""
    shelved = Store(part.store).shelved(part.ids)
    _leave_lines(part, shelved)
    details.leave(part.work, part.number, shelved)
    data.leave(part.work, part.number, shelved)
    figures.leave(part.work, part.number, shelved)


def _leave_lines(part: RecordRange, shelved: Sequence[Shelved]) -> None:
    lines = [tuple(line_of(record, items)) for record, items in shelved]
    (part.work / f"lines-{part.number}").write_bytes(marshal.dumps(lines))


def _lines(parts: Sequence[RecordRange]) -> Iterator[RecordLine]:
    for part in parts:
        rows = marshal.loads((part.work / f"lines-{part.number}").read_bytes())
        yield from (RecordLine(*row) for row in rows)
