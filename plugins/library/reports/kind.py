"""Annual reports as a kind of content."""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.reading.kind import Claim, Kind
from plugins.library.reading.sheets import SUFFIXES
from plugins.library.reports.reports import CHAPTER_KEYS, CHAPTERS_OF, REPORT_KEYS, read_reports


def report_claims(content: Path) -> Iterator[Claim]:
    """A page, a table and its description a year; the page that compares years."""
    reports = read_reports(content)[0]
    for report in reports:
        for name in ("statistics.csv", "datapackage.json"):
            yield Claim(f"{report.url}{name}", report.path, report.path)
    if len(reports) > 1:
        yield Claim("reports/statistics/", "各年的数字")


REPORT = Kind(
    word="report",
    label="年报",
    folder="reports",
    read=read_reports,
    header=REPORT_KEYS,
    texts="*/index.md",
    others=((f"*/{CHAPTERS_OF}", CHAPTER_KEYS),),
    address="reports/{slug}/",
    claims=report_claims,
    room="reports",
    shows_pictures=True,
    uses_too=lambda file: file.suffix.lower() in SUFFIXES,
)
