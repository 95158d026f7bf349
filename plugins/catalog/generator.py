"""The Pelican side of the catalogue."""

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.catalog.browse.build import FORMAT as BROWSE_FORMAT
from plugins.catalog.browse.build import LISTS, build_browse
from plugins.catalog.browse.catalog_feeds import FEEDS
from plugins.catalog.browse.list_pages import reading_list_pages
from plugins.catalog.browse.pages import write_pages
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelves import Lists
from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.checks import SUMMARY
from plugins.catalog.covers import CoverPicture, make_covers
from plugins.catalog.index.build import MANIFEST, IndexSource, add_table, build_index
from plugins.catalog.index.column_types import FacetKind
from plugins.catalog.index.columns import pattern_of
from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.executor import ExecutorError, executor_for
from plugins.catalog.index.first_level import first_level
from plugins.catalog.reader.export_files import CLC
from plugins.catalog.reader.private import codes_of
from plugins.catalog.shown_books import shown_books
from plugins.library.places.branches import branch_of_code, read_branches
from plugins.library.progress import counting
from plugins.library.reading.files import is_own_file
from plugins.reading.generator import RoomGenerator

NEW_ARRIVALS, FOR_CHILDREN = 6, 12
INDEX = "catalog/index"
_OPENING, _SEARCHING = ("characters", "rare", "layers"), ("orders", "panel")
"""What of the manifest opens the index, and what besides a search must know."""


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
        self.settings["CATALOGUE_NUMBERS"] = codes_of(self.opened.store)
        self.catalogue = CatalogueSummary(
            self.opened.records, self.opened.items, self.opened.updated, self.opened.sample
        )
        today = self.settings["BUILD_DATE"].isoformat()
        self.new_arrivals = self.opened.store.newest(NEW_ARRIVALS, today)
        self.pictures = self._pictures()
        self.books_for_children = shown_books(
            self.opened.store.newest_for_children(FOR_CHILDREN, today), self.pictures
        )
        self.catalog_feeds = FEEDS
        self.reading_lists = reading_list_pages(self)
        names = ("catalogue", "new_arrivals", "books_for_children", "catalog_feeds")
        self._update_context((*names, "reading_lists"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the index, what says how large the catalogue is, and the page."""
        index = self._index()
        shutil.copytree(
            index,
            Path(self.output_path) / INDEX,
            ignore=shutil.ignore_patterns(MANIFEST),
            dirs_exist_ok=True,
        )
        summary = {"records": self.opened.records, "items": self.opened.items}
        self.write_bytes(SUMMARY, f"{json.dumps(summary)}\n".encode())
        facts: dict[str, Any] = json.loads((index / MANIFEST).read_text())
        manifest = self._opening(facts)
        self.write(
            writer,
            "catalog",
            "catalog/",
            manifest=manifest | self._searching(facts, manifest["branches"]),
            feedback=self.staff_page("about/feedback/"),
        )
        write_pages(self._browse(writer), manifest, self.reading_lists)

    def _open(self) -> Catalogue:
        export, build = Path(self.settings["CATALOG_EXPORT"]), Path(self.settings["BUILD_PATH"])
        catalogue, problems = open_catalogue(export, build, self.build_date)
        if catalogue is None:
            raise SystemExit("\n".join(map(str, problems)))
        return catalogue

    def _index(self) -> Path:
        """The folder of the index, built where this export has none yet."""
        newest = self.opened.newest.isoformat() if self.opened.newest else ""
        own = Path(self.settings["CATALOG_EXPORT"]) / CLC
        source = IndexSource(self.opened.store.path, newest, own if is_own_file(own) else None)
        folder = self.opened.store.path.parent / source.kept_as
        if not folder.is_dir():
            fresh = folder.with_name(f"{folder.name}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            try:
                self._build_index(source, fresh)
            except ExecutorError as mistake:
                raise SystemExit(str(mistake)) from mistake
            fresh.rename(folder)
        return folder

    def _browse(self, writer: Any) -> Browse:
        """What the pages to walk in are made from, built where this export has none yet."""
        newest = self.opened.newest.isoformat() if self.opened.newest else ""
        folder = self.opened.store.path.parent / f"browse-{BROWSE_FORMAT}-{newest}"
        if not folder.is_dir():
            fresh = folder.with_name(f"{folder.name}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            with (
                counting("排书架") as said,
                executor_for(self.settings["CATALOG_EXECUTOR"], self.opened.records) as executor,
            ):
                build_browse(self.opened.store, self.opened.classes, fresh, executor, said, newest)
            fresh.rename(folder)
        lists = Lists(folder / LISTS)
        names = {code: name for code, (name, _) in self.opened.store.branches().items()}
        facts = (self.branches, names, self.pictures, self.build_date)
        return Browse(self, writer, self.opened, lists, folder, *facts)

    def _pictures(self) -> dict[str, CoverPicture]:
        """The library's pictures of covers, copied into the site; the check tells of unfit ones."""
        build = Path(self.settings["BUILD_PATH"])
        pictures, _ = make_covers(Path(self.settings["CATALOG_EXPORT"]), build)
        for picture in pictures.values():
            target = Path(self.output_path, picture.url)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(build / picture.url, target)
        return pictures

    def _build_index(self, source: IndexSource, folder: Path) -> None:
        with (
            counting("建立检索索引") as said,
            executor_for(self.settings["CATALOG_EXECUTOR"], self.opened.records) as executor,
        ):
            build_index(source, folder, executor, said)

    def _opening(self, facts: dict[str, Any]) -> dict[str, Any]:
        """What the scripts that open the index must know before their first request."""
        return {key: facts[key] for key in _OPENING} | {
            "index": f"{self.settings['SITE_ROOT']}/{INDEX}/",
            "updated": self.opened.updated.isoformat() if self.opened.updated else "",
            "branches": self._branch_names(),
        }

    def _searching(self, facts: dict[str, Any], branches: dict[str, Any]) -> dict[str, Any]:
        """What the page of the search must know besides, and of the branches less: their codes.

        Their names come with the copies, a file of their own.
        """
        codes = pattern_of(branches)
        facets = {
            name: known | ({"sense": codes} if known.get("kind") == FacetKind.BRANCHES else {})
            for name, known in facts["facets"].items()
        }
        names = add_table(Path(self.output_path) / INDEX, "branches", compact_json(branches))
        return {key: facts[key] for key in _SEARCHING} | {
            "facets": facets, "branches": names, "spoken": first_level(),
        }  # fmt: skip

    def _branch_names(self) -> dict[str, dict[str, str]]:
        names = {}
        for code, (name, _) in self.opened.store.branches().items():
            branch = self.branches.get(code)
            url = f"{self.settings['SITE_ROOT']}/{branch.url}" if branch else ""
            names[code] = {"name": branch.name if branch else name} | ({"url": url} if url else {})
        return names
