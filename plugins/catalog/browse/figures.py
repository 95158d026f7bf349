"""Counts the catalogue while it is read: classes, years, branches, accessions, types, languages.

Part by part in processes; ``figures.json`` has the sums. Every record is in each count exactly
once, under an empty key where it doesn't say, so that each adds up to the whole. Copies are those
that are shown: lost and withdrawn ones are not the collection.
"""

import json
import marshal
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from plugins.catalog.reader.store import Shelved
from plugins.library.catalogue.clc import MAIN_LETTERS, normalised
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus

FIGURES = "figures.json"


@dataclass(frozen=True, slots=True)
class CatalogueFigures:
    """Value → how many; each of the first six adds up to the records, the others to the copies."""

    classes: Counter[str] = field(default_factory=Counter)
    """Letter of the main class."""
    published: Counter[str] = field(default_factory=Counter)
    """Year."""
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    """The first language of each record, which is the one of its text."""
    audiences: Counter[str] = field(default_factory=Counter)
    """``children``, or empty."""
    dated: Counter[str] = field(default_factory=Counter)
    """What tells when a record came: ``items``, ``entry``, nothing; ``bare``: entered, but without
    a copy, so that it has not come."""
    branches: Counter[str] = field(default_factory=Counter)
    """Code."""
    accessions: Counter[str] = field(default_factory=Counter)
    """Year of accession."""

    def add(self, record: BibliographicRecord, items: Sequence[Item]) -> None:
        """Count one record and its copies."""
        shown = [item for item in items if item.status is not ItemStatus.HIDDEN]
        self.classes[_letter(record.clc_number)] += 1
        self.published[record.publication_year] += 1
        self.types[record.document_type.value] += 1
        self.languages[next(iter(record.languages), "")] += 1
        self.audiences["children" if record.is_for_children else ""] += 1
        self.dated[_dated(record, shown)] += 1
        for item in shown:
            self.branches[item.branch_code] += 1
            self.accessions[item.date_added[:4] if is_day(item.date_added) else ""] += 1

    def include(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Add the counts of another, as :attr:`counts` gives them."""
        for one in fields(self):
            getattr(self, one.name).update(counts[one.name])

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """All counts as plain values; ``dataclasses.asdict`` would count a counter's pairs."""
        return {one.name: dict(getattr(self, one.name)) for one in fields(self)}


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, ``2021-06-24``."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _letter(clc_number: str) -> str:
    letter = normalised(clc_number)[:1]
    return letter if letter in MAIN_LETTERS else ""


def _dated(record: BibliographicRecord, shown: Sequence[Item]) -> str:
    if any(is_day(item.date_added) for item in shown):
        return "items"
    if not is_day(record.date_entered):
        return ""
    return "entry" if shown else "bare"


def leave(work: Path, number: int, shelved: Iterable[Shelved]) -> None:
    """Count a part and leave its counts in a file."""
    figures = CatalogueFigures()
    for record, items in shelved:
        figures.add(record, items)
    (work / f"figures-{number}").write_bytes(marshal.dumps(figures.counts))


def reduce(work: Path, parts: int, folder: Path) -> None:
    """Add up what the parts left."""
    total = CatalogueFigures()
    for number in range(parts):
        total.include(marshal.loads((work / f"figures-{number}").read_bytes()))
    text = json.dumps(total.counts, ensure_ascii=False, sort_keys=True)
    (folder / FIGURES).write_text(text + "\n", encoding="utf-8")


def read_figures(folder: Path) -> CatalogueFigures:
    """The sums of a folder that :func:`reduce` has written."""
    total = CatalogueFigures()
    total.include(json.loads((folder / FIGURES).read_text(encoding="utf-8")))
    return total
