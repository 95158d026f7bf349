"""What the page of the catalogue's report prints. Pure.

A list shows its first cases and says how many more there are; the file of the report has them.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from plugins.catalog.reader.recognise import TABLES
from plugins.catalog.reader.report import LISTED as LISTED_REPAIRS
from plugins.catalog.reader.report import Case, ExportReport, FileReport, Unread
from plugins.desk.catalog_report import encoding_name, file_name, format_name, numbers

LISTED, LISTED_ON_PAGE, FEWEST = 200, 800, 20
"""Cases of one list; of all lists of a page together; of one list where there are many lists."""
LISTED_GROUPS, LISTED_IN_GROUP, LISTED_REASONS = 100, 20, 8
_FILE = "build/catalog-report.json"
Counts = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Records or rows that were skipped or repaired."""

    caption: str
    is_of_rows: bool
    """Whether a case is a row of a table; else it is a record."""
    cases: Sequence[Case]
    heading: str
    """Of the commonest reasons."""
    reasons: Counts
    """Empty where every case is shown."""
    rest: str
    """What is not shown; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class UnknownWords:
    """Words for a status that the table of fields lacks."""

    count: int
    words: Counts
    example: str
    rest: str


@dataclass(frozen=True, slots=True)
class FileSection:
    """A file of which there is something to say."""

    anchor: str
    name: str
    skipped: CaseTable | None
    repaired: CaseTable | None
    hidden: Counts
    unread: Sequence[Unread]
    unknown: UnknownWords | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in the table of all."""

    name: str
    anchor: str
    """Of its section; empty where it has none."""
    format: str
    encoding: str
    numbers: Sequence[str]
    """Read, kept, repaired, skipped."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Records that look like one, with the lines of ``merged.csv`` that make one of them."""

    ids: Sequence[str]
    more: int
    lines: str


def limit_of(report: ExportReport) -> int:
    """Cases that each list shows, so that a page of many bad files still opens at once."""
    lists = sum(bool(file.skipped) + bool(file.repairs) for file in report.files)
    return max(FEWEST, min(LISTED, LISTED_ON_PAGE // max(lists, 1)))


def lines_of(report: ExportReport) -> tuple[FileLine, ...]:
    """The table of all files."""
    return tuple(
        FileLine(
            file_name(file),
            _anchor(number) if _has_section(file) else "",
            format_name(file),
            encoding_name(file),
            numbers([file]),
        )
        for number, file in enumerate(report.files, 1)
    )


def sections_of(report: ExportReport) -> tuple[FileSection, ...]:
    """The files of which there is something to say."""
    limit = limit_of(report)
    return tuple(
        FileSection(
            _anchor(number),
            file_name(file),
            _skipped(file, limit) if file.skipped else None,
            _repaired(file, limit) if file.repairs else None,
            file.hidden.most_common(),
            file.unread[:limit],
            _unknown(file.unknown_statuses, limit) if file.unknown_statuses else None,
        )
        for number, file in enumerate(report.files, 1)
        if _has_section(file)
    )


def duplicates_of(report: ExportReport) -> tuple[Duplicates, ...]:
    """The groups that the page shows."""
    return tuple(
        Duplicates(
            group[:LISTED_IN_GROUP],
            max(len(group) - LISTED_IN_GROUP, 0),
            merged_lines(group[:LISTED_IN_GROUP]),
        )
        for group in report.duplicates[:LISTED_GROUPS]
    )


def further_duplicates(report: ExportReport) -> int:
    """Groups that the page does not show."""
    return max(len(report.duplicates) - LISTED_GROUPS, 0)


def merged_lines(group: Sequence[str]) -> str:
    """The lines of ``merged.csv`` that make one record of a group: old number, new number."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows((old, group[0]) for old in group[1:])
    return text.getvalue().rstrip("\n")


def _has_section(file: FileReport) -> bool:
    return any((file.skipped, file.repairs, file.hidden, file.unread, file.unknown_statuses))


def _anchor(number: int) -> str:
    return f"file-{number}"


def _skipped(file: FileReport, limit: int) -> CaseTable:
    count = file.skips
    kept = f"前 {len(file.skipped):,} 条" if file.unlisted else "全部"
    rest = f"另有 {count - limit:,} 条，{kept}在 {_FILE} 里。" if count > limit else ""
    return _table(f"跳过 {count:,} 条", file, file.skipped, limit, rest)


def _repaired(file: FileReport, limit: int) -> CaseTable:
    count = file.repaired
    kept = f"前 {LISTED_REPAIRS:,} 条" if count > LISTED_REPAIRS else "全部"
    rest = f"另有 {count - limit:,} 条，{_FILE} 里有{kept}。" if count > limit else ""
    return _table(f"修复 {count:,} 条", file, file.repairs, limit, rest)


def _table(words: str, file: FileReport, cases: Sequence[Case], limit: int, rest: str) -> CaseTable:
    is_cut = len(cases) > limit
    commonest = Counter(case.reason for case in cases).most_common(LISTED_REASONS)
    return CaseTable(
        f"{words}：前 {limit} 条" if is_cut else words,
        file.format in TABLES,
        cases[:limit],
        f"{words}：最多的原因",
        commonest if is_cut else (),
        rest,
    )


def _unknown(statuses: Counter[str], limit: int) -> UnknownWords:
    words, count = statuses.most_common(limit), len(statuses)
    rest = f"另有 {count - limit:,} 个，全部在 {_FILE} 里。" if count > limit else ""
    return UnknownWords(count, words, words[0][0], rest)
