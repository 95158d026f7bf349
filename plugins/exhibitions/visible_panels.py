"""What the writers of this room share: the nouns, their pictures, their pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pelican.contents import Page

from plugins.images.store import Picture
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.reading import Exhibitions


@dataclass(frozen=True, slots=True)
class VisiblePanels:
    """Everything that was read and made in phase 1."""

    read: Exhibitions
    pictures: Mapping[Path, Picture]
    """By source."""
    pages: tuple[Page, ...]
    """A page an exhibition, newest first."""

    @property
    def exhibitions(self) -> tuple[Exhibition, ...]:
        """The nouns."""
        return self.read.exhibitions
