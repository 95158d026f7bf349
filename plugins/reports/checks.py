"""What can be wrong with an annual report."""

from collections.abc import Iterable

from plugins.library.reading.problems import Problem, notice
from plugins.library.reports.report_sums import check_sums
from plugins.library.reports.reports import read_reports
from plugins.library.site.site import Site

DUE = (4, 1)
"""Month and day from which last year's report is looked for (公共图书馆法第四十二条;
浙江 asks for the first quarter)."""


def check_reports(site: Site) -> Iterable[Problem]:
    """Sums that aren't, and a report that is overdue."""
    reports = read_reports(site.content)[0]
    for report in reports:
        yield from check_sums(report, report.sheet)
    day = site.build_date
    last = day.year - 1
    if reports and (day.month, day.day) >= DUE and last not in {r.year for r in reports}:
        remedy = f"请在 content/reports/{last}/ 里补上，或说明为什么还没有"
        yield notice("content/reports", 0, f"还没有 {last} 年的年报", "", remedy)
