"""The Pelican side of the annual reports."""

from dataclasses import dataclass
from typing import Any

from pelican.contents import Page

from plugins.library.reports import Chapter, FigureTable, Report, read_reports
from plugins.reading.generator import RoomGenerator


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter with its rendered text and its figures."""

    chapter: Chapter
    prose: Page
    tables: tuple[FigureTable, ...]


class ReportsGenerator(RoomGenerator):
    """Reads the annual reports and writes a page a year."""

    def generate_context(self) -> None:
        """Phase 1: the reports, newest first; the newest gives the figures of other pages."""
        self.reports: tuple[Report, ...] = self.read_nouns(read_reports)
        self.latest_report = self.reports[0] if self.reports else None
        self._update_context(("reports", "latest_report"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the list, and one page a year."""
        self.write(writer, "reports", "reports/")
        for report in self.reports:
            note = self.prose_page(report.note, report.path, report.url, report.title)
            chapters = tuple(self._chapter(report, chapter) for chapter in report.chapters)
            self.write(writer, "report", report.url, report=report, note=note, chapters=chapters)

    def _chapter(self, report: Report, chapter: Chapter) -> ChapterPage:
        text = self.prose_page(chapter.text, chapter.path, report.url, chapter.title)
        return ChapterPage(chapter, text, report.tables(chapter.number))


def get_generators(pelican: object) -> type[ReportsGenerator]:
    """Receiver of ``get_generators``."""
    return ReportsGenerator
