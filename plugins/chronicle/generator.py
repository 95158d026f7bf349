"""The Pelican side of the chronicle."""

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator

from plugins.library.chronicle.lent import assemble
from plugins.library.chronicle.nouns import HEAD, ChronicleYear
from plugins.library.chronicle.reading import read_chronicle
from plugins.library.chronicle.squares import squares_of
from plugins.library.reading.csv_files import csv_file
from plugins.reading.generator import RoomGenerator


class ChronicleGenerator(RoomGenerator):
    """Reads the years' files, and writes the years that they and the events make together."""

    def generate_context(self) -> None:
        """Phase 1: the years' files."""
        self.own_chronicles = self.read_nouns(read_chronicle)
        self._update_context(("own_chronicles",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page and a table a year, the list of years, all years on one line."""
        years: tuple[ChronicleYear, ...] = self.context["chronicles"]
        files = {file.year: file for file in self.own_chronicles}
        known = {year.year: year for year in years}
        for year in years:
            file = files.get(year.year)
            note = (
                self.prose_page(file.note, file.path, year.url, file.title)
                if file and file.note
                else None
            )
            self.write(
                writer,
                "chronicle",
                year.url,
                year=year,
                squares=squares_of(year),
                note=note,
                summary=file.summary if file else "",
                earlier=known.get(year.year - 1),
                later=known.get(year.year + 1),
            )
            self.write_bytes(year.csv_url, csv_file(HEAD, year.rows))
        self.write(writer, "chronicles", "chronicle/")
        self.write(writer, "chronicle_timeline", "chronicle/timeline/")


def assemble_chronicles(generators: Iterable[Generator]) -> None:
    """Receiver of ``all_generators_finalized``: everything that lends itself is read by now."""
    for generator in generators:
        if isinstance(generator, ChronicleGenerator):
            own = (entry for file in generator.own_chronicles for entry in file.entries)
            events = (page.event for page in generator.context.get("events", ()))
            exhibitions = (page.exhibition for page in generator.context.get("exhibitions", ()))
            generator.context["chronicles"] = assemble(own, events, exhibitions)
