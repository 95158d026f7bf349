"""The Pelican side of the catalogue."""

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.checks import SUMMARY
from plugins.catalog.index.build import BLOCK, FORMAT, STATUS_BLOCK, build_index, shards_for
from plugins.catalog.settings import CatalogSettings
from plugins.library.branches import branch_of_code, read_branches
from plugins.reading.generator import RoomGenerator

NEW_ARRIVALS = 6


@dataclass(frozen=True, slots=True)
class CatalogueSummary:
    """What every page may say of the catalogue.

    Not ``items``: Pelican takes whatever has that name for a mapping.
    """

    record_count: int
    item_count: int
    updated: date | None
    sample: bool


class CatalogGenerator(RoomGenerator):
    """Opens the catalogue, and writes its page and its index."""

    def generate_context(self) -> None:
        """Phase 1: the catalogue in short, and what is new in it."""
        self.branches = branch_of_code(self.read_nouns(read_branches))
        self.opened = self._open()
        self.catalogue = CatalogueSummary(
            self.opened.records, self.opened.items, self.opened.updated, self.opened.sample
        )
        today = self.settings["BUILD_DATE"].isoformat()
        self.new_arrivals = self.opened.store.newest(NEW_ARRIVALS, today)
        self._update_context(("catalogue", "new_arrivals"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the index, what says how large the catalogue is, and the page."""
        generation = f"{self.opened.digest}-{FORMAT}"
        base = f"catalog/index/{generation}/"
        shutil.copytree(self._index(generation), Path(self.output_path) / base, dirs_exist_ok=True)
        summary = {"records": self.opened.records, "items": self.opened.items}
        (Path(self.output_path) / SUMMARY).write_text(json.dumps(summary) + "\n")
        self.write(writer, "catalog", "catalog/", manifest=self._manifest(base))

    def _open(self) -> Catalogue:
        settings = CatalogSettings(
            export=Path(self.settings["CATALOG_EXPORT"]),
            build=Path(self.settings["BUILD_PATH"]),
            today=self.settings["BUILD_DATE"],
            branches=self.branches,
        )
        catalogue, problems = open_catalogue(settings)
        if catalogue is None:
            raise SystemExit("\n".join(map(str, problems)))
        return catalogue

    def _index(self, generation: str) -> Path:
        """The folder of the index, built where this export has none yet."""
        folder = self.opened.store.path.parent / generation
        if not folder.is_dir():
            fresh = folder.with_name(f"{generation}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            build_index(self.opened.store, fresh)
            fresh.rename(folder)
        return folder

    def _manifest(self, base: str) -> dict[str, Any]:
        """What the scripts of the page must know before their first request."""
        return {
            "base": f"{self.settings['SITEURL']}/{base}",
            "records": self.opened.records,
            "items": self.opened.items,
            "shards": shards_for(self.opened.records),
            "block": BLOCK,
            "statusBlock": STATUS_BLOCK,
            "updated": self.opened.updated.isoformat() if self.opened.updated else "",
            "sample": self.opened.sample,
            "branches": self._branch_names(),
        }

    def _branch_names(self) -> dict[str, dict[str, str]]:
        names = {}
        for code, (name, _) in self.opened.store.branches().items():
            branch = self.branches.get(code)
            url = f"{self.settings['SITEURL']}/{branch.url}" if branch else ""
            names[code] = {"name": branch.name if branch else name, "url": url}
        return names


def get_generators(pelican: object) -> type[CatalogGenerator]:
    """Receiver of ``get_generators``."""
    return CatalogGenerator
