"""What came in: per file read, kept, repaired, skipped; read = kept + skipped, always."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record or row that was not kept."""

    ordinal: int
    """1-based: the record's place in an ISO 2709 file, the line in a table."""
    id: str
    reason: str


@dataclass(slots=True)
class FileReport:
    """One file's account; it grows while the file is read."""

    path: str
    format: str
    encoding: str
    kept: int = 0
    repaired: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Units found in the file."""
        return self.kept + len(self.skipped)

    def as_json(self) -> dict[str, object]:
        """The shape that the report promises."""
        return {
            "path": self.path,
            "format": self.format,
            "encoding": self.encoding,
            "read": self.read,
            "kept": self.kept,
            "repaired": self.repaired,
            "skipped": [asdict(skip) for skip in self.skipped],
        }


def file_report(data: dict[str, object]) -> FileReport:
    """A file's account from its JSON shape."""
    skipped = data["skipped"]
    assert isinstance(skipped, list)
    return FileReport(
        str(data["path"]),
        str(data["format"]),
        str(data["encoding"]),
        int(str(data["kept"])),
        int(str(data["repaired"])),
        [Skipped(**skip) for skip in skipped],
    )


def write_report(path: Path, files: list[FileReport], records: int, items: int) -> None:
    """Write the report for machines (JSON)."""
    data = {"files": [file.as_json() for file in files], "records": records, "items": items}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
