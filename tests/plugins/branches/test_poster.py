"""The sheet with the hours that hangs at a door."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from plugins.images.codes import svg_code
from tests.conftest import build_site, write_project
from tests.support.surfaces import parse, text

Build = Callable[..., Path]
DAY = date(2026, 11, 22)
BRANCHES = """
[[closure]]
from = 2026-11-25
to = 2026-11-26
reason = "馆舍检修"
published = 2026-11-20
[[closure]]
from = 2026-12-01
reason = "又不检修了"
cancelled = true
[[closure]]
from = 2027-09-01
reason = "很久以后的事"
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "示例路一号"
[branch.hours]
monday = []
every_day = ["09:00-17:00"]
holiday = ["10:00-16:00"]
[[branch]]
slug = "wagon"
name = "流动车"
kind = "travelling"
[[branch.stop]]
days = [2026-11-01, 2026-12-12]
hours = "09:00-11:00"
place = "广场"
[[branch]]
slug = "old"
name = "旧馆"
kind = "branch"
ended = 2026-09-01
"""
HOLIDAYS = """
[[year]]
year = 2027
[[year.holiday]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03
[[year.holiday]]
name = "国庆节"
from = 2027-10-01
to = 2027-10-07
"""
FILES: dict[str, str | bytes] = {
    "content/branches.toml": BRANCHES,
    "content/holidays.toml": HOLIDAYS,
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("posters"), FILES)
    return build_site(folder, SITEURL="https://example.org", BUILD_DATE=DAY)


def sheet(output: Path, slug: str = "main") -> html.HtmlElement:
    (found,) = parse(output / f"branches/{slug}/poster/index.html").xpath(
        "//*[@class='hours-poster']"
    )
    return found


def test_the_sheet_has_the_week_and_where_it_hangs(output: Path) -> None:
    words = text(sheet(output))
    assert "示例区图书馆" in words and "总馆" in words
    assert "星期一闭馆" in words and "星期二至日9:00—17:00" in words
    assert "地址：示例路一号" in words and "电话：〔待馆方填写〕" in words


def test_it_tells_the_holidays_and_closures_of_its_half_year_and_no_others(output: Path) -> None:
    words = text(sheet(output))
    assert "元旦 1月1日—3日10:00—16:00" in words and "国庆节" not in words
    assert "11月25日—26日闭馆：馆舍检修" in words
    assert "很久以后的事" not in words and "又不检修了" not in words


def test_it_says_until_when_it_holds_and_that_the_site_is_right_afterwards(output: Path) -> None:
    found = sheet(output)
    assert "写到 2027年5月24日为止，2026年11月22日更新" in text(found)
    assert (DAY + timedelta(days=183)).isoformat() in found.xpath(".//time/@datetime")


def test_its_code_leads_to_the_page_of_the_place(output: Path) -> None:
    # tests/browser/test_elder.py reads it off the page with another hand
    drawn = sheet(output).xpath(".//*[@class='hours-poster__code']/*[name()='svg']//@d")
    assert drawn and all(d in svg_code("https://example.org/branches/main/") for d in drawn)


def test_without_an_address_there_is_no_code_that_leads_nowhere(build: Build) -> None:
    words = text(sheet(build(FILES, BUILD_DATE=DAY, SITEURL="")))
    assert "发布后才有二维码" in words and "扫一扫" not in words


def test_a_travelling_library_tells_its_coming_stops_and_a_closed_place_that_it_is(
    output: Path,
) -> None:
    wagon = text(sheet(output, "wagon"))
    assert "12月12日 星期六" in wagon and "广场" in wagon and "11月1日" not in wagon
    assert "自 2026年9月1日起不再开放" in text(sheet(output, "old"))


def test_the_page_of_the_place_leads_to_its_sheet(output: Path) -> None:
    links = parse(output / "branches/main/index.html").xpath("//main//a/@href")
    assert "/branches/main/poster/" in links
