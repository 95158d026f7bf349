"""What came in: per file read, kept, repaired, skipped; read = kept + skipped, always."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from plugins.library.tables.units import Unreadable

REPORT = "catalog-report.json"
"""The account for machines, in the folder ``build/``."""
LISTED = 1000
"""Repairs listed one by one in a file's account; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Case:
    """A record or row that was skipped or repaired."""

    ordinal: int
    """1-based: the record's place in a file of records, the line in a table."""
    id: str
    reason: str
    remedy: str = ""


@dataclass(slots=True)
class FileReport:
    """One file's account; it grows while the file is read."""

    path: str
    format: str
    encoding: str
    kept: int = 0
    repaired: int = 0
    skipped: list[Case] = field(default_factory=list)
    repairs: list[Case] = field(default_factory=list)
    """The first :data:`LISTED` of those that were repaired."""
    hidden: Counter[str] = field(default_factory=Counter)
    """Copies that readers are not shown, by the word that says why (丢失)."""
    unknown_statuses: Counter[str] = field(default_factory=Counter)
    """Words for a status that the table of fields lacks."""
    unknown_columns: list[str] = field(default_factory=list)
    """Columns of a table that the table of fields lacks."""
    made: int = 0
    """Records that rows made because no file of records has them."""

    @property
    def read(self) -> int:
        """Units found in the file."""
        return self.kept + len(self.skipped)

    def skip(self, unit: Unreadable) -> None:
        """Enter a unit that is not kept."""
        self.skipped.append(Case(unit.ordinal, unit.id, unit.reason, unit.remedy))

    def repair(self, ordinal: int, identity: str, reason: str) -> None:
        """Enter a unit that is kept, but changed."""
        self.repaired += 1
        if len(self.repairs) < LISTED:
            self.repairs.append(Case(ordinal, identity, reason))

    def as_json(self) -> dict[str, Any]:
        """The shape that the report promises: the first seven names, and those it adds."""
        return {
            "path": self.path,
            "format": self.format,
            "encoding": self.encoding,
            "read": self.read,
            "kept": self.kept,
            "repaired": self.repaired,
            "skipped": [asdict(case) for case in self.skipped],
            "repairs": [asdict(case) for case in self.repairs],
            "hidden": dict(self.hidden),
            "unknown_statuses": dict(self.unknown_statuses),
            "unknown_columns": self.unknown_columns,
            "made": self.made,
        }


def file_report(data: Mapping[str, Any]) -> FileReport:
    """A file's account from its JSON shape."""
    return FileReport(
        data["path"],
        data["format"],
        data["encoding"],
        data["kept"],
        data["repaired"],
        [Case(**case) for case in data["skipped"]],
        [Case(**case) for case in data["repairs"]],
        Counter(data["hidden"]),
        Counter(data["unknown_statuses"]),
        data["unknown_columns"],
        data["made"],
    )


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
    """Records that keep their page and have no copy to show."""
    duplicates: Sequence[Sequence[str]] = ()
    """Numbers of records that look like one: same ISBN, title, volume and year."""
    specimens: Sequence[Sequence[tuple[str, Sequence[str]]]] = ()
    """The first records as they were understood: label and values of each field."""

    def write(self, path: Path) -> None:
        """Write the report for machines (JSON), whole or not at all."""
        data = {
            "files": [file.as_json() for file in self.files],
            "records": self.records,
            "items": self.items,
            "unnumbered_items": self.unnumbered_items,
            "hidden_items": self.hidden_items,
            "records_without_copies": self.records_without_copies,
            "duplicates": self.duplicates,
            "specimens": self.specimens,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        fresh = path.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8", errors="replace")
        fresh.rename(path)
