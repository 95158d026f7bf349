"""The Pelican side of the annual reports."""

import json
from pathlib import Path
from typing import Any

from plugins.library.reading.csv_files import BOM, csv_of, guarded
from plugins.library.reports.report_sums import Sum, sums
from plugins.library.reports.reports import Chapter, Report, read_reports
from plugins.library.reports.statistics import HEAD, rows_of, side_by_side
from plugins.reading.generator import RoomGenerator
from plugins.reports.package import descriptor
from plugins.reports.recorded import months_of, on_record, recorded
from plugins.reports.views import ChapterPage, Checked, drawn, house_facts

COMPARED = "reports/statistics/"


class ReportsGenerator(RoomGenerator):
    """Reads the annual reports and writes a page a year."""

    def generate_context(self) -> None:
        """Phase 1: the reports, newest first; the newest gives the figures of other pages."""
        self.reports: tuple[Report, ...] = self.read_nouns(read_reports)
        self.latest_report = self.reports[0] if self.reports else None
        self.house_facts = house_facts(self.latest_report)
        self._update_context(("reports", "latest_report", "house_facts"))

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
            checked=Checked(ways, recorded(report, site)),
            months=months_of(site.chronicle),
            exhibitions_held=bool(site.exhibitions),
        )
        self._write_data(report)

    def _chapter(self, report: Report, chapter: Chapter, ways: tuple[Sum, ...]) -> ChapterPage:
        text = self.prose_page(chapter.text, chapter.path, report.url, chapter.title)
        tables = tuple(drawn(table, ways) for table in report.tables(chapter.number))
        return ChapterPage(chapter, text, tables)

    def _write_data(self, report: Report) -> None:
        """``statistics.csv`` and its description. A negative number is no formula."""
        value = HEAD.index("value")
        rows = [
            [cell if place == value else guarded(cell) for place, cell in enumerate(row)]
            for row in rows_of(report)
        ]
        content = (BOM + csv_of([HEAD, *rows])).encode()
        folder = Path(self.output_path, report.url)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "statistics.csv").write_bytes(content)
        licence = self.context["library"].data_licence
        described = descriptor(report, self.settings["SITENAME"], licence, content)
        text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
        (folder / "datapackage.json").write_text(text, encoding="utf-8")


def get_generators(pelican: object) -> type[ReportsGenerator]:
    """Receiver of ``get_generators``."""
    return ReportsGenerator
