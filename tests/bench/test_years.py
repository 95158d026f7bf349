"""The ten years that are measured are content as staff write it."""

import shutil
from pathlib import Path

import pytest

from bench.years_content import YEARS, write_years
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reports.reports import read_reports
from tests.support.example_site import CONTENT


def errors(problems: tuple[Problem, ...]) -> list[str]:
    return [str(p) for p in problems if p.severity is Severity.ERROR]


@pytest.mark.soak
def test_ten_years_have_400_events_170_exhibitions_and_ten_reports(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    before = len(read_events(content)[0]), len(read_exhibitions(content)[0])
    write_years(content)
    events, wrong_events = read_events(content)
    exhibitions, wrong_exhibitions = read_exhibitions(content)
    reports, wrong_reports = read_reports(content)
    assert not errors(wrong_events + wrong_exhibitions + wrong_reports)
    assert (len(events) - before[0], len(exhibitions) - before[1]) == (400, 170)
    assert sorted(report.year for report in reports) == list(YEARS)
