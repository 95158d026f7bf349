"""What the catalogue is told, in one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.library.places.places import Branch


@dataclass(frozen=True, slots=True)
class CatalogSettings:
    """Where the export stands, where its store goes, and the guards."""

    export: Path
    build: Path
    output: Path | None = None
    """The site that this build replaces; None where nothing is replaced."""
    minimum_records: int = 1
    allow_shrink: bool = False
    today: date = date.max
    """The day of the build: a later day in the export is a slip of the keyboard."""
    branches: Mapping[str, Branch] = field(default_factory=dict)
    """Code of the library system → branch."""
