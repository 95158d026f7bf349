"""What every writer of the catalogue's pages is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.catalog.browse.shelves import Lists
from plugins.catalog.catalogue import Catalogue
from plugins.catalog.covers import CoverPicture
from plugins.library.places.places import Branch
from plugins.reading.generator import RoomGenerator


@dataclass(frozen=True, slots=True)
class Browse:
    """The catalogue as its pages see it, and the room that they are written in."""

    room: RoomGenerator
    writer: Any
    """Pelican's own."""
    catalogue: Catalogue
    lists: Lists
    folder: Path
    """Where :mod:`.build` has left what it made."""
    branches: Mapping[str, Branch]
    """Code of the library system → branch, as far as ``branches.toml`` knows it."""
    exported_names: Mapping[str, str]
    """Code → the name that the export has for a branch."""
    pictures: Mapping[str, CoverPicture]
    """Thirteen digits of an ISBN → the library's picture of the cover; others have a set face."""
    today: date

    @property
    def updated(self) -> date | None:
        """The day of the data, which pages of records show in place of the build's."""
        return self.catalogue.updated

    def write(self, template: str, url: str, **names: Any) -> None:
        """Write one page; beside its own names every template sees the data's day and branches."""
        common = {
            "updated": self.updated,
            "branch_name": self.branch_name,
            "cover_picture": self.pictures.get,
        }
        self.room.write(self.writer, template, url, **common, **names)

    def branch_name(self, code: str) -> str:
        """What readers call a branch: by our own file, else by the export, else its code."""
        known = self.branches.get(code)
        return known.name if known else self.exported_names.get(code, code)
