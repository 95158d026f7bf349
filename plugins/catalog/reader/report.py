"""What came in: per file read, kept, repaired, skipped; read = kept + skipped, always."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from plugins.catalog.reader.statuses import status_word
from plugins.library.catalogue.records import ItemStatus
from plugins.library.privacy.quoted import quotable
from plugins.library.reading.files import write_whole
from plugins.library.tables.by_openpyxl import is_break
from plugins.library.tables.units import Unreadable

REPORT = "catalog-report.json"
"""The account for machines, in the folder ``build/``."""
LISTED = 1000
"""Repairs listed one by one in a file's account; the rest is counted."""
LISTED_SKIPPED = 100_000
"""Of what was skipped; more than that nobody goes through, and a million take the memory of all."""
_SHOWN = 40
"""Characters of a cell that a message quotes: cut when it is masked, so that no part of a number
stays."""
_CASES = ("skipped", "repairs", "masks")
_LISTS = (*_CASES, "unread")
_WORDS = ("reader_columns", "notes", "hidden_cells")


@dataclass(frozen=True, slots=True)
class Case:
    """A record or row that was skipped or repaired."""

    ordinal: int
    """1-based: the record's place in a file of records, the line in a table."""
    id: str
    reason: str
    remedy: str = ""


@dataclass(slots=True)
class Unread:
    """A field of records or a column of a table that nobody reads."""

    section: str
    """Of ``fields.toml``, where it would be named; empty for a column without a name."""
    name: str
    """The tag, or the column as it is called."""
    count: int = 0
    """Records that have it; cells that are filled."""
    ordinal: int = 0
    """Of the record or line where the example stands, else of the first."""
    example: str = ""
    """Empty where none may be shown."""
    codes: str = ""
    """The subfields of the first such field."""
    meaning: str = ""
    """What it seems to be, in Chinese."""
    to_read: str = ""
    """The line for ``fields.toml`` by which it is read as that."""
    is_private: bool = False
    """Whether it seems to be about persons: nothing of it is shown, nor offered to be read."""
    to_leave: str = ""
    """The line by which nothing is told of it any more."""


@dataclass(slots=True)
class FileReport:
    """One file's account; it grows while the file is read."""

    path: str
    format: str
    encoding: str
    cut: str = ""
    """Where the file ends in the middle, what to say of it (Chinese)."""
    kept: int = 0
    repaired: int = 0
    skipped: list[Case] = field(default_factory=list)
    """The first :data:`LISTED_SKIPPED` of those, and the last."""
    unlisted: int = 0
    """How many more were skipped."""
    repairs: list[Case] = field(default_factory=list)
    """The first :data:`LISTED` of those that were repaired."""
    masked: int = 0
    """Records and copies in whose words a number of a person was masked."""
    masks: list[Case] = field(default_factory=list)
    """The first :data:`LISTED` of those."""
    hidden: Counter[str] = field(default_factory=Counter)
    """Copies that readers are not shown, by the word that says why (丢失)."""
    unknown_statuses: Counter[str] = field(default_factory=Counter)
    """Words for a status that the table of fields lacks."""
    unread: list[Unread] = field(default_factory=list)
    """Fields and columns that the table of fields lacks, those with most content first."""
    reader_columns: list[str] = field(default_factory=list)
    """Columns of a table about readers, which nobody may read."""
    notes: list[str] = field(default_factory=list)
    """What is told of a table as a whole: a hidden sheet, names of columns and nothing else."""
    same_as: str = ""
    """The name of a file with the same bytes, which was read in its place."""
    hidden_cells: list[str] = field(default_factory=list)
    """Sheets with rows or columns that are hidden and were read (Chinese)."""
    made: int = 0
    """Records that rows made because no file of records has them."""
    unread_holdings: str = ""
    """A line for ``fields.toml``, where a field that nobody reads looks like copies."""
    unread_barcode: str = ""
    """The first barcode that stands there, with field and subfield."""

    @property
    def read(self) -> int:
        """Units found in the file."""
        return self.kept + self.skips

    @property
    def skips(self) -> int:
        """Units that are not kept."""
        return len(self.skipped) + self.unlisted

    def skip(self, unit: Unreadable) -> None:
        """Enter a unit that is not kept.

        The last one stays in sight, and whatever a damaged sheet ends with: by them files are cut.
        """
        if len(self.skipped) > LISTED_SKIPPED and not is_break(self.skipped[-1].reason):
            self.skipped.pop()
            self.unlisted += 1
        identity, reason = quotable(unit.id)[:_SHOWN], quotable(unit.reason)
        self.skipped.append(Case(unit.ordinal, identity, reason, unit.remedy))

    def withdraw(self, unit: Unreadable) -> None:
        """Enter a unit that was kept at first: others turned out to stand for it."""
        self.kept -= 1
        self.skip(unit)

    def repair(self, ordinal: int, identity: str, reason: str, remedy: str = "") -> None:
        """Enter a unit that is kept, but changed."""
        self.repaired += 1
        if len(self.repairs) < LISTED:
            self.repairs.append(Case(ordinal, identity, quotable(reason), remedy))

    def count_status(self, status: ItemStatus, word: str, copies: int = 1) -> None:
        """Count copies that are hidden or whose status nobody knows, by the word for it.

        ``copies`` is below zero where one turned out not to count.
        """
        counter = self.hidden if status is ItemStatus.HIDDEN else self.unknown_statuses
        name = quotable(status_word(word))
        counter[name] += copies
        if not counter[name]:
            del counter[name]

    def mask(self, ordinal: int, identity: str, shown: str) -> None:
        """Enter a unit in which something was masked; ``shown``: as it may be shown."""
        if shown:
            self.masked += 1
            if len(self.masks) < LISTED:
                self.masks.append(Case(ordinal, identity, shown))

    def as_json(self) -> dict[str, Any]:
        """The shape that the report promises: its fields by name, and ``read``."""
        lists = {name: list(map(asdict, getattr(self, name))) for name in _LISTS}
        words = {name: list(map(quotable, getattr(self, name))) for name in _WORDS}
        return _fields(self) | lists | words | {"read": self.read}


def file_report(data: Mapping[str, Any]) -> FileReport:
    """A file's account from its JSON shape; one that an older version wrote knows no masks."""
    own = {name: value for name, value in data.items() if name != "read"}
    cases = {name: [Case(**case) for case in data.get(name, ())] for name in _CASES}
    counted = {name: Counter(data[name]) for name in ("hidden", "unknown_statuses")}
    unread = [Unread(**one) for one in data.get("unread", ())]
    return FileReport(**own | cases | counted | {"unread": unread})


def _fields(report: "FileReport | ExportReport") -> dict[str, Any]:
    """Its fields by name; ``dataclasses.asdict`` would count a counter's pairs."""
    return {one.name: getattr(report, one.name) for one in fields(report)}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The whole account of an export."""

    files: Sequence[FileReport]
    records: int
    """Distinct bibliographic records after joining."""
    items: int
    """Distinct barcodes that were kept, shown or not."""
    unnumbered_items: int
    """Copies that are only counted, without a barcode."""
    hidden_items: int
    """Copies that readers are not shown."""
    records_without_copies: int
    """Records that keep their page and have no copy to show, online ones too."""
    duplicates: Sequence[Sequence[str]] = ()
    """Numbers of records that look like one: same ISBN, title, volume and year."""
    specimens: Sequence[Sequence[tuple[str, Sequence[str]]]] = ()
    """The first records as they were understood: label and values of each field."""
    records_online: int = 0
    """Of the records without copies those that are read on the web."""

    @property
    def records_not_to_be_had(self) -> int:
        """Records that are told to have no copy to lend."""
        return self.records_without_copies - self.records_online

    def write(self, path: Path) -> None:
        """Write the report for machines (JSON), whole or not at all."""
        data = _fields(self) | {"files": [file.as_json() for file in self.files]}
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        write_whole(path, text.encode("utf-8", "replace"))
