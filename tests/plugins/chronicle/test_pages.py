"""A year of the chronicle as a page, a table, a feed, and on the line of all years."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import html

from tests.conftest import build_site, write_project

SITE = "https://example.org"
EVENT = "Title: {}\nStart: {}\nType: 讲座\nChronicle: {}\nSummary: 讲。\n{}\n文。\n"
FILES: dict[str, str | bytes] = {
    "content/chronicle/2025.md": (
        "Title: 大事记\n\n编者按。\n\n## 乙\nStart: 2025-05-01 起\n\n=1+1，乙事。\n\n"
        "## 甲\nStart: 2025-02-01\nEnd: 2025-02-03\nTimes: 上午\n\n甲事 & <乙>。\n"
    ),
    "content/events/2025/talk.md": EVENT.format("讲座", "2025-03-01、2025-03-08", "yes", ""),
    "content/events/2025/off.md": EVENT.format("没有办", "2025-04-01", "yes", "Status: 取消\n"),
    "content/events/2024/old.md": EVENT.format("旧事", "2024-12-31", "只此一句。", ""),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    folder = write_project(tmp_path_factory.mktemp("chronicle"), FILES)
    return build_site(folder, SITEURL=SITE, BUILD_DATE=date(2026, 1, 1))


def page(output: Path, url: str) -> html.HtmlElement:
    return html.fromstring((output / url / "index.html").read_bytes())


def words(output: Path, url: str, query: str) -> list[str]:
    found = page(output, url).xpath(query)
    return [" ".join(element.text_content().split()) for element in found]


def test_a_year_goes_by_months_in_the_order_of_days(output: Path) -> None:
    days = words(output, "chronicle/2025", "//*[contains(@class, 'chronicle-month__days')]")
    assert days == ["1日—3日上午", "1日、8日", "1日起"]
    anchors = words(output, "chronicle/2025", "//section[starts-with(@id, 'm')]/h2")
    assert anchors == ["二月", "三月", "五月"]


def test_all_years_stand_on_one_line_the_latest_first(output: Path) -> None:
    entries = words(output, "chronicle/timeline", "//main//li")
    assert entries == ["5月1日起乙", "3月1日、8日讲座", "2月1日—3日甲", "12月31日旧事"]


def test_a_table_of_the_year_is_safe_in_a_spreadsheet(output: Path) -> None:
    path = output / "chronicle/2025/chronicle.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["标题"] for row in rows] == ["甲", "讲座", "乙"]
    assert (rows[0]["开始"], rows[0]["结束"], rows[0]["日子"]) == (
        "2025-02-01",
        "2025-02-03",
        "2月1日—3日上午",
    )
    assert rows[2]["内容"] == "'=1+1，乙事。"
    assert (rows[2]["结束"], rows[1]["网页"]) == ("", "events/talk/")


def test_a_feed_of_the_year_has_ids_that_stay(output: Path) -> None:
    feed = feedparser.parse((output / "chronicle/2025/chronicle.atom.xml").read_bytes())
    assert feed.bozo == 0
    assert [(entry.id, entry.link) for entry in feed.entries] == [
        ("tag:anju-library,2021:chronicle/2025-05-01", f"{SITE}/chronicle/2025/#m05"),
        ("tag:anju-library,2021:chronicle/events/talk", f"{SITE}/events/talk/"),
        ("tag:anju-library,2021:chronicle/2025-02-01", f"{SITE}/chronicle/2025/#m02"),
    ]
    assert "甲事 &amp; &lt;乙&gt;" in feed.entries[2].content[0].value


def test_the_page_leads_to_table_feed_and_line(output: Path) -> None:
    hrefs = page(output, "chronicle/2025").xpath("//main//a/@href")
    links = {str(link).removeprefix("/") for link in hrefs}
    assert {
        "chronicle/2025/chronicle.csv",
        "chronicle/2025/chronicle.atom.xml",
        "chronicle/timeline/",
        "chronicle/2024/",
    } <= links


def test_a_library_without_a_chronicle_has_empty_lists_and_builds(
    build: Callable[..., Path],
) -> None:
    output = build({}, BUILD_DATE=date(2026, 1, 1))
    assert (output / "chronicle/timeline/index.html").is_file()
