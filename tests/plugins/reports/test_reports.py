"""A year's report as readers and programs get it."""

import csv
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from plugins.reports.checks import check_reports
from tests.conftest import build_site, write_project

Build = Callable[..., Path]
Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "key,chapter,table,label,value,unit,note,part_of\n"
FIGURES = HEAD + (
    "activities,1,场次,各类活动,3,次,分项合计 4,\n"
    "exhibitions_held,1,场次,展览,1,场次,,activities\n"
    "trainings_held,1,场次,培训,3,场次,,activities\n"
    "visits_change,5,利用,升降,-12.2,%,较上年,\n"
)
EVENT = "Title: 茶艺\nStart: 2021-09-17\nType: 培训\nSummary: 学。\nChronicle: yes\n\n文。\n"
FILES = {
    "content/reports/2021/figures.csv": FIGURES,
    "content/events/2021/tea.md": EVENT,
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_project(tmp_path_factory.mktemp("report"), FILES))


def page(output: Path, url: str) -> str:
    """What a page says, without white space."""
    root: html.HtmlElement = html.fromstring((output / url / "index.html").read_bytes())
    return "".join(root.text_content().split())


def test_a_sum_that_differs_is_shown_and_not_smoothed(output: Path) -> None:
    said = page(output, "reports/2021")
    assert "1+3=4次，报告写的是3次。对不上。" in said


def test_what_the_site_has_on_record_stands_beside_what_is_stated(output: Path) -> None:
    said = page(output, "reports/2021")
    assert "培训31" in said
    assert "大事记—1" in said


def test_chapter_two_lists_the_chronicle(output: Path) -> None:
    assert "9月17日茶艺" in page(output, "reports/2021")


def test_the_statistics_are_read_back_as_they_stand(output: Path) -> None:
    path = output / "reports/2021/statistics.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == ["3", "1", "3", "-12.2"]
    assert rows[1]["part_of"] == "activities"


def test_the_package_names_every_column_and_the_bytes(output: Path) -> None:
    folder = output / "reports/2021"
    (resource,) = json.loads((folder / "datapackage.json").read_text())["resources"]
    content = (folder / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert ",".join(names) == content.decode("utf-8-sig").splitlines()[0]


def test_from_the_second_year_on_the_years_stand_side_by_side(build: Build) -> None:
    year = {
        f"content/reports/2022/{n}-chapter.md": f"Title: 第{n}章\n\n文。\n" for n in range(1, 6)
    }
    year["content/reports/2022/index.md"] = "Title: 2022 年年报\n\n文。\n"
    figures = HEAD + "trainings_held,1,场次,培训,6,场次,,\n"
    output = build({**FILES, **year, "content/reports/2022/figures.csv": figures})
    assert "培训（场次）6+100.0%3" in page(output, "reports/statistics")


def test_a_count_of_a_year_without_any_leads_to_a_page_that_is_there(build: Build) -> None:
    rows = "exhibitions_held,1,场次,展览,6,场次,,\ntrainings_held,1,场次,培训,6,场次,,\n"
    chronicle = "Title: 2021\n\n## 清扫\nStart: 2021-02-01\n\n一句。\n"
    files = {"content/reports/2021/figures.csv": HEAD + rows}
    output = build({**files, "content/chronicle/2021.md": chronicle}, SITEURL="https://example.org")
    text = (output / "reports/2021/index.html").read_text("utf-8")
    links = re.findall(r'href="/((?:events|exhibitions)/[^"]*)"', text)
    assert links and [link for link in links if not (output / link / "index.html").is_file()] == []


def test_a_report_that_is_overdue_is_noticed(write_files: Write) -> None:
    folder = write_files(FILES)

    def told(day: date) -> list[str]:
        site = Site(folder / "content", folder, folder, folder, day)
        notices = (p for p in check_reports(site) if p.severity is Severity.NOTICE)
        return [str(problem) for problem in notices]

    assert told(date(2023, 3, 31)) == []
    assert told(date(2022, 6, 1)) == []
    (late,) = told(date(2023, 4, 1))
    assert "还没有 2022 年的年报" in late
