"""What entries of places must say, and what readers then get: on a made-up district."""

import csv
import gzip
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from plugins.branches.checks import check_branches
from plugins.branches.sketch import MARGIN, sketch
from plugins.library.places.branches import read_district
from plugins.library.site.site import Site
from tests.conftest import ROOT, build_site, write_project
from tests.support import district
from tests.support.surfaces import parse, text, visible

Write = Callable[[Mapping[str, str | bytes]], Path]
LIST_LIMIT = 60_000
"""Bytes of the whole list, compressed."""
GOOD = district.place(1, "branch", "分馆", 'every_day = ["09:00-17:00"]')


@pytest.fixture(scope="module")
def output(places_site: Path) -> Path:
    """The site of the made-up district."""
    return places_site


def told(write_files: Write, text: str, day: date = district.TODAY, holidays: str = "") -> str:
    files = {
        "content/branches.toml": text,
        "content/holidays.toml": holidays or district.HOLIDAYS,
    }
    folder = write_files(files)
    site = Site(folder / "content", folder, folder, folder, day)
    return "\n".join(str(problem) for problem in check_branches(site))


def test_a_complete_district_has_no_mistake(write_files: Write) -> None:
    assert told(write_files, district.district()) == ""


def test_every_place_has_its_page_and_its_row(output: Path) -> None:
    page = parse(output / "branches/index.html")
    slugs = page.xpath("//@data-place")
    assert len(slugs) == len(set(slugs)) == district.PLACES
    assert all((output / "branches" / slug / "index.html").is_file() for slug in slugs)


@pytest.mark.soak
def test_the_list_of_267_places_is_small_and_leads_to_each(tmp_path: Path) -> None:
    write_project(tmp_path, district.files(points=district.ALL_POINTS))
    output = build_site(tmp_path, BUILD_DATE=district.TODAY)
    slugs = parse(output / "branches/index.html").xpath("//@data-place")
    assert len(slugs) == len(set(slugs)) == 267
    assert all((output / "branches" / slug / "index.html").is_file() for slug in slugs)
    content = (output / "branches/index.html").read_bytes()
    assert len(gzip.compress(content, 9)) <= LIST_LIMIT / 3


def test_a_row_says_what_one_can_do_there_and_whether_there_are_steps(output: Path) -> None:
    page = parse(output / "branches/index.html")
    district_ = read_district(output.parent / "content")[0]
    for branch in district_.branches:
        (row,) = page.xpath(f"//*[@data-place='{branch.slug}']")
        told_ = text(row)
        assert all(service in told_ for service in branch.services) and branch.services
        assert ("进门没有台阶" in told_, "进门有台阶" in told_) == (
            branch.step_free is True,
            branch.step_free is False,
        )


def test_the_list_stands_by_township_and_anchors_lead_to_each(output: Path) -> None:
    page = parse(output / "branches/index.html")
    links = page.xpath("//nav[@aria-label='镇街']//a/@href")
    assert len(links) == 17
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in links)


def test_a_page_has_the_five_labels_of_the_open_government_catalogue(output: Path) -> None:
    page = parse(output / "branches/branch-3/index.html")
    labels = [text(label) for label in page.xpath("//dt")]
    for label in ("机构名称", "开放时间", "机构地址", "联系电话", "临时停止开放"):
        assert label in labels
    assert "〔" not in visible(page.xpath("//main")[0])


def test_open_data_has_every_place_once(output: Path) -> None:
    raw = (output / "branches/branches.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    data = json.loads((output / "branches/branches.json").read_text("utf-8"))
    assert len(rows) == len(data["branches"]) == district.PLACES
    assert rows[0]["机构名称"] == "总馆" and rows[0]["无台阶"] == "是"
    assert "星期三至五 8:30—20:00" in rows[0]["开放时间"]
    assert data["branches"][0]["timetable"]["week"][1] == [[510, 720], [840, 1200]]


def test_the_sketch_has_a_dot_for_each_known_place_and_no_boundary(output: Path) -> None:
    page = parse(output / "branches/index.html")
    (drawing,) = page.xpath("//*[local-name()='svg']")
    kinds = {child.tag.rpartition("}")[2] for child in drawing}
    assert kinds == {"circle"} and len(drawing) == district.PLACES


def test_dots_keep_their_directions_and_stay_within_the_frame(write_files: Write) -> None:
    folder = write_files({"content/branches.toml": district.district()})
    branches = read_district(folder / "content")[0].branches
    drawn = sketch(branches)
    assert drawn and drawn.dots[-1].is_main
    for dot in drawn.dots:
        assert MARGIN <= dot.x <= drawn.width - MARGIN + 1
        assert MARGIN <= dot.y <= drawn.height - MARGIN + 1
    by_x = sorted(drawn.dots, key=lambda dot: dot.x)
    assert [d.branch.longitude for d in by_x] == sorted(d.branch.longitude for d in by_x)  # type: ignore[type-var]


def test_places_that_nobody_named_are_counted_and_not_made_up(
    tmp_path: Path, write_files: Write
) -> None:
    totals = '[totals]\nbranch = 16\nservice_point = 250\nsource = "2021 年年报"\n'
    text_ = totals + district.MAIN + GOOD
    message = told(write_files, text_)
    assert "2021 年年报有 16 个分馆，写了 1 个。还差 15 个，名单待补" in message
    page = parse(build_site(tmp_path, BUILD_DATE=district.TODAY) / "branches/index.html")
    assert "另有 15 个分馆、250 个图书服务点，这里没有逐个列出" in text(page)


def test_what_a_new_entry_lacks_is_told_with_its_line(write_files: Write) -> None:
    message = told(write_files, f'{district.MAIN}\n[[branch]]\nslug = "east"\nname = "东馆"\n')
    for label in ("镇街", "地址", "联系电话", "开放时间", "能办什么", "无障碍"):
        assert f"“东馆”缺少{label}" in message
    line = district.MAIN.count("\n") + 2
    assert message.startswith(f"content/branches.toml:{line}  ")


def test_an_entry_from_an_old_report_may_lack_them_and_says_so(
    write_files: Write, tmp_path: Path
) -> None:
    old = f'{district.MAIN}\n[[branch]]\nslug = "east"\nname = "东馆"\nas_of = 2021\n'
    assert told(write_files, old) == ""
    page = text(parse(build_site(tmp_path, BUILD_DATE=district.TODAY) / "branches/east/index.html"))
    assert "联系电话年报未写明" in page and "据 2021 年年报" in page


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (GOOD.replace("0825-1000001", "13800000000"), "的电话是手机号，会写在网页上"),
        (GOOD.replace("0825-1000001", "0825 100"), "写法如 0825-1234567"),
        (GOOD.replace("longitude = 105", "longitude = 15"), "坐标在范围以外"),
        (GOOD.replace("longitude", "#"), "只有经度或只有纬度"),
        (GOOD + GOOD.replace('slug = "branch-1"', 'slug = "b"'), "同名的馆点写了两次"),
        (GOOD.replace("step_free = true", 'step_free = "有"'), "写 true（是）或 false（否）"),
        (GOOD.replace("09:00-17:00", "17:00-09:00"), "关门早于开门"),
        (GOOD.replace('"09:00-17:00"', '"09:00-17:00", "16:00-18:00"'), "两段时间重叠"),
        (GOOD.replace('kind = "branch"', 'kind = "shop"'), "种类（kind）不认识"),
        (GOOD + '[[branch.season]]\nfrom = "06-31"\nto = "08-31"\n', "第一天（from）不是月和日"),
        ("[[closure]]\nfrom = 2026-10-08\nto = 2026-10-01\n" + GOOD, "闭馆日期不对"),
        ('[[closure]]\nfrom = 2026-10-08\nbranches = ["mian"]\n' + GOOD, "是“main”吗？"),
        ("[[closure]]\nfrom = 2026-10-08\npublished = 2026-10-08\n" + GOOD, "应当提前公告"),
        ("[[closure]]\nfrom = 2026-10-08\npublished = 2026-10-06\n" + GOOD, "只提前 2 天公告"),
        ("[[closure]]\nfrom = 2026-10-08\n" + GOOD, "没有写公告的日子"),
        (
            "[[closure]]\nfrom = 2026-10-08\npublished = 2026-10-01\nformerly = [2026-10-08]\n"
            + GOOD,
            "写原来公告的第一天",
        ),
        ("[totals]\nbranches = 16\n" + GOOD, "是“branch”吗？"),
    ],
)
def test_mistakes_are_told_with_their_remedy(write_files: Write, wrong: str, message: str) -> None:
    assert message in told(write_files, wrong + district.MAIN)


def test_force_majeure_needs_no_announcement_beforehand(write_files: Write) -> None:
    closure = "[[closure]]\nfrom = 2026-10-08\npublished = 2026-10-08\nforce_majeure = true\n"
    assert "公告" not in told(write_files, closure + district.MAIN, date(2026, 10, 8))


def test_the_law_s_holidays_and_weekends_are_checked_for_the_main_library(
    write_files: Write,
) -> None:
    weekdays = 'monday = ["09:00-17:00"]\n'
    message = told(write_files, district.MAIN.replace(district.WEEK, weekdays))
    assert "星期六、星期日都不开" in message
    assert "在国庆节（2026 年）没有开放时间" in message and "第三十八条" in message


def test_a_year_without_its_holidays_warns_and_does_not_stop(write_files: Write) -> None:
    assert "缺2027年放假安排" in told(write_files, district.MAIN, date(2027, 1, 1))
    assert "缺2027年放假安排" in told(write_files, district.MAIN, date(2026, 11, 1))
    assert "缺2027年" not in told(write_files, district.MAIN, date(2026, 10, 31))


def test_holidays_that_nobody_compared_with_the_notice_warn(write_files: Write) -> None:
    holidays = district.HOLIDAYS.replace("confirmed = 2026-01-05\n", "")
    assert "2026 年放假安排还没有人核对" in told(write_files, district.MAIN, holidays=holidays)


def test_mistakes_in_the_holidays_are_told(write_files: Write) -> None:
    wrong = (
        "[[year]]\nyear = 2026\nworkdays = [2026-10-09]\n"
        '[[year.holiday]]\nname = "国庆节"\nfrom = 2026-10-07\nto = 2026-10-01\n'
        '[[year.holiday]]\nname = "元旦"\nfrom = 2027-01-01\n'
    )
    message = told(write_files, district.MAIN, holidays=wrong)
    assert "上班的周末（workdays）不对" in message and "最后一天不早于第一天" in message
    assert "“元旦”不在 2026 年" in message


def test_a_place_that_is_no_more_keeps_its_address_and_leaves_the_list(
    write_files: Write, tmp_path: Path
) -> None:
    write_files(
        {
            "content/branches.toml": district.MAIN
            + GOOD.replace("step_free", "ended = 2026-09-01\nstep_free")
        }
    )
    output = build_site(tmp_path, BUILD_DATE=district.TODAY)
    page = text(parse(output / "branches/branch-1/index.html"))
    assert "自 2026年9月1日起不再开放" in page and "今天开馆" not in page
    assert "branch-1" not in (output / "branches/index.html").read_text("utf-8")


def test_a_travelling_library_says_where_it_stops(write_files: Write, tmp_path: Path) -> None:
    travelling = (
        '[[branch]]\nslug = "van"\nname = "流动图书车"\nkind = "travelling"\n'
        'township = "各镇"\ntelephone = "0825-1234567"\nservices = ["借书"]\nstep_free = false\n'
        '[[branch.stop]]\ndays = [2026-10-12, 2026-09-12]\nhours = "09:00-11:00"\n'
        'place = "甲村口"\n'
    )
    assert told(write_files, district.MAIN + travelling) == ""
    page = parse(build_site(tmp_path, BUILD_DATE=district.TODAY) / "branches/van/index.html")
    stops = page.xpath("//table[@class='hours-table']//tr")
    cells = [[text(cell) for cell in stop] for stop in stops]
    assert cells == [["10月12日 星期一", "上午 9:00 至上午 11:00 甲村口"]]


def test_the_holidays_of_2026_are_those_of_the_notice() -> None:
    years = read_district(ROOT / "content")[0].holidays.years
    (year,) = (one for one in years if one.year == 2026)
    days = {holiday.name: len(holiday.days) for holiday in year.holidays}
    expected = {
        "元旦": 3,
        "春节": 9,
        "清明节": 3,
        "劳动节": 5,
        "端午节": 3,
        "中秋节": 3,
        "国庆节": 7,
    }
    assert days == expected and len(year.workdays) == 6


def test_a_telephone_is_a_link_and_a_map_is_only_a_link(output: Path) -> None:
    page: html.HtmlElement = parse(output / "branches/branch-3/index.html")
    assert page.xpath("//a[@href='tel:0825-1000003']")
    assert len(page.xpath("//a[@class='map-link']")) == 3
    assert not page.xpath("//iframe | //img[starts-with(@src, 'http')]")
