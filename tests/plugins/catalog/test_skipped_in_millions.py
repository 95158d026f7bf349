"""What a file's reader skips is counted to the last; the list of it is bounded."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.endings import cut_records
from plugins.catalog.reader.report import LISTED_SKIPPED, Case, FileReport, file_report
from plugins.library.tables.units import Unreadable

_FULL = [Case(0, "", "没有条码号")] * (LISTED_SKIPPED - 3)
_ROW, _BROKEN = "没有条码号", "工作表“甲”从第 9 行起读不出来"


@given(st.lists(st.sampled_from([_ROW, _BROKEN]), min_size=1, max_size=12))
def test_the_list_ends_and_the_count_goes_on(reasons: list[str]) -> None:
    """The last one and the breaks of sheets stay, whatever else is only counted."""
    report = FileReport("a.xlsx", "xlsx", "", kept=5, skipped=[*_FULL])
    for ordinal, reason in enumerate(reasons, 1):
        report.skip(Unreadable(ordinal, reason))
    listed = [case.reason for case in report.skipped]
    assert report.read - report.kept == report.skips == len(_FULL) + len(reasons)
    assert report.skipped[-1] == Case(len(reasons), "", reasons[-1])
    assert listed.count(_BROKEN) == reasons.count(_BROKEN)
    assert len(listed) <= LISTED_SKIPPED + 1 + reasons.count(_BROKEN)
    assert cut_records(report) == (_BROKEN if _BROKEN in reasons else "")


def test_a_report_that_was_written_knows_how_many_it_did_not_list() -> None:
    report = FileReport("a.csv", "csv", "", unlisted=7, skipped=[Case(1, "", _ROW)])
    written = report.as_json()
    assert (written["read"], file_report(written).skips) == (8, 8)
    assert file_report({k: v for k, v in written.items() if k != "unlisted"}).skips == 1
