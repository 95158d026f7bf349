"""What is measured, and what is known of it before the first question."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bench.search.draw import draw
from bench.search.engine import Drawn
from bench.search.judge import JudgedRecord, PersonsQuery, judged, read_queries
from bench.search.nonsense import nonsense
from bench.search.truth import Known, heavy_pairs, known
from bench.search.verdicts import PeopleKind, Tables, most_held
from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.desk.settings import DeskError
from plugins.library.catalogue.records import ItemStatus

SEED = 1
OF_A_KIND = 100
NONSENSE = 48
PEOPLE = Path(__file__).parent / "people"


@dataclass(frozen=True, slots=True)
class Read:
    """An export, and the folder of its store."""

    export: Path
    build: Path

    def open(self) -> Catalogue:
        """Its catalogue, read where nobody has read it before."""
        catalogue, problems = open_catalogue(self.export, self.build)
        if catalogue is None:
            raise DeskError("测量用的导出读不进来：\n" + "\n".join(map(str, problems)))
        return catalogue


@dataclass(frozen=True, slots=True)
class Work:
    """What is measured, and where it may write."""

    parts: Collection[str]
    """Those wanted of the parts of :mod:`bench.search.run`."""
    small: Read
    large: Read
    """The same export many times over."""
    site: Path
    """Built from the small one."""
    rebuilt_files: int | None
    """When it was built again."""
    folder: Path
    console: Console


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a catalogue, and what judges the answers."""

    catalogue: Catalogue
    records: list[Known]
    judged: list[JudgedRecord]
    heavy: frozenset[str]
    drawn: Drawn
    tables: Tables
    nonsense: list[str]
    held: list[str]
    """Ids of records with copies that a reader can go to."""


def asking(read: Read) -> Asking:
    """Walk through the catalogue once."""
    catalogue = read.open()
    shelved = list(catalogue.store.walk())
    records = [known(record) for record, _ in shelved]
    heavy = heavy_pairs(records)
    return Asking(
        catalogue,
        records,
        [judged(record, items) for record, items in shelved],
        heavy,
        draw(records, heavy, OF_A_KIND, SEED),
        Tables(_table("readers"), _table("builders"), most_held(shelved)),
        nonsense(records, NONSENSE, SEED),
        [
            record.record_id
            for record, items in shelved
            if any(item.status is not ItemStatus.HIDDEN for item in items)
        ],
    )


def _table(name: str) -> list[PersonsQuery]:
    return read_queries(PEOPLE / f"{name}.tsv", PeopleKind)
