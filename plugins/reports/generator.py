"""The Pelican side of the annual reports."""

from typing import Any

from plugins.library.open_data import PACKAGE
from plugins.library.reports.report_sums import Sum, sums
from plugins.library.reports.reports import Chapter, Report, read_reports
from plugins.library.reports.statistics import side_by_side
from plugins.reading.generator import RoomGenerator
from plugins.reports.package import package, statistics
from plugins.reports.recorded import months_of, on_record, recorded
from plugins.reports.views import ChapterPage, drawn

COMPARED = "reports/statistics/"


class ReportsGenerator(RoomGenerator):
    """Reads the annual reports and writes a page a year."""

    def generate_context(self) -> None:
        """Phase 1: the reports, newest first; the newest gives the figures of other pages."""
        self.reports: tuple[Report, ...] = self.read_nouns(read_reports)
        self.latest_report = self.reports[0] if self.reports else None
        self._update_context(("reports", "latest_report"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the list, one page a year with its figures as data, and all years together."""
        self.write(writer, "reports", "reports/", compares=len(self.reports) > 1)
        for report in self.reports:
            self._write_report(writer, report)
        if len(self.reports) > 1:
            years = tuple(report.year for report in self.reports)
            rows = side_by_side(self.reports)
            self.write(writer, "reports_compared", COMPARED, years=years, rows=rows)

    def _write_report(self, writer: Any, report: Report) -> None:
        ways = sums(report)
        site = on_record(report.year, self.context)
        self.write(
            writer,
            "report",
            report.url,
            report=report,
            note=self.prose_page(report.note, report.path, report.url, report.title),
            chapters=tuple(self._chapter(report, chapter, ways) for chapter in report.chapters),
            sums=ways,
            recorded=recorded(report, site),
            months=months_of(site.chronicle),
            exhibitions_held=bool(site.exhibitions),
        )
        self._write_data(report)

    def _chapter(self, report: Report, chapter: Chapter, ways: tuple[Sum, ...]) -> ChapterPage:
        text = self.prose_page(chapter.text, chapter.path, report.url, chapter.title)
        tables = tuple(drawn(table, ways) for table in report.tables(chapter.number))
        return ChapterPage(chapter, text, tables)

    def _write_data(self, report: Report) -> None:
        """``statistics.csv`` and its description."""
        licence = self.context["library"].data_licence
        described = package(report, self.settings["SITENAME"], licence)
        self.write_bytes(f"{report.url}statistics.csv", statistics(report).csv())
        self.write_bytes(f"{report.url}{PACKAGE}", described)
