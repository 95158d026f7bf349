"""The pages of exhibitions, as a reader without any script gets them."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from tests.conftest import build_site
from tests.plugins.exhibitions.conftest import DAY, SITE
from tests.support.exhibition import FILES, FOLDER, picture
from tests.support.soak_mark import brief

Build = Callable[..., Path]
AT = {"SITEURL": SITE, "BUILD_DATE": DAY}


def page(output: Path, url: str) -> html.HtmlElement:
    return html.fromstring((output / url / "index.html").read_bytes())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_panels_are_listed_in_order_each_with_its_picture(output: Path) -> None:
    boards = page(output, "exhibitions/jiu-ying").xpath("//*[@data-panel]")
    assert [board.get("data-panel") for board in boards] == ["01", "02", "03"]
    for board in boards:
        (stamp,) = board.xpath(".//img")
        address = stamp.get("src").removeprefix(f"{SITE}/").lstrip("/")
        with Image.open(output / address) as shown:
            assert shown.size == (int(stamp.get("width")), int(stamp.get("height")))


def test_a_list_marks_the_panels_that_speak(output: Path) -> None:
    first, *others = page(output, "exhibitions/jiu-ying").xpath("//*[@data-panel]")
    assert "解说 1 分" in text(first)
    assert not [board for board in others if "解说" in text(board)]


def test_all_panels_follow_one_another_with_their_words(output: Path) -> None:
    (link,) = page(output, "exhibitions/jiu-ying").xpath("//main//a[contains(., '全部展板')]/@href")
    boards = page(output, link.removeprefix(SITE).strip("/")).xpath("//*[@data-panel]")
    assert [board.get("data-panel") for board in boards] == ["01", "02", "03"]
    assert "街上的文字" in text(boards[0]) and "桥上的文字" in text(boards[2])


def test_an_exhibition_opens_with_its_picture_on_the_ground_of_its_subject(output: Path) -> None:
    (cover,) = page(output, "exhibitions/jiu-ying").xpath("//header[h1 or .//h1]")
    assert "exhibition-cover--plain" in cover.get("class")
    assert next(cover.iter("img")).get("alt") == "石板路"


def test_a_panels_page_says_where_it_stands_and_leads_on(output: Path) -> None:
    panel = page(output, "exhibitions/jiu-ying/02")
    assert "第 2 / 3 块 · 渡口" in text(panel)
    (before,), (after,) = (
        panel.xpath("//a[@rel='prev']/@href"),
        panel.xpath("//a[@rel='next']/@href"),
    )
    assert before.endswith("/exhibitions/jiu-ying/01/")
    assert after.endswith("/exhibitions/jiu-ying/03/")


def test_every_picture_has_widths_sizes_and_words(output: Path) -> None:
    images = page(output, "exhibitions/jiu-ying/all").xpath("//picture//img")
    assert [image.get("alt") for image in images] == ["石板路", "一条船", "一座桥"]
    for image in images:
        assert int(image.get("width")) > 0 and int(image.get("height")) > 0
        assert image.get("sizes") and " 480w, " in image.get("srcset")


def test_without_script_the_picture_leads_to_the_large_one(output: Path) -> None:
    (link,) = page(output, "exhibitions/jiu-ying/01").xpath("//a[@data-zoom]/@href")
    assert (output / link.lstrip("/")).is_file()


def test_a_page_tells_in_pairs_what_is_known_and_its_series_leads_on(output: Path) -> None:
    (facts,) = page(output, "exhibitions/jiu-ying").xpath("//dl[@class='facts'][.//dt='主办']")
    names, values = map(text, facts.iter("dt")), map(text, facts.iter("dd"))
    assert dict(zip(names, values, strict=True)) == {
        "系列": "地方记忆",
        "主办": "甲馆",
        "合办": "乙馆、丙校",
        "展板": "24 块",
        "版权": "公有领域",
    }
    assert facts.xpath(".//a/@href") == ["/exhibitions/series/di-fang-ji-yi/"]


def test_a_tour_says_where_it_is_and_where_it_goes(output: Path) -> None:
    tour = text(page(output, "exhibitions/jiu-ying"))
    assert "现在在渡口社区，5月1日—20日" in tour
    assert "下一站" not in tour  # the next one was called off


def test_places_are_found_by_map_apps_and_drawn_where_they_are_known(output: Path) -> None:
    shown = page(output, "exhibitions/jiu-ying")
    links = shown.xpath("//a[contains(@href, 'uri.amap.com')]/@href")
    assert links[1].startswith("https://uri.amap.com/marker?position=105.55%2C30.3&name=")
    assert links[2].startswith("https://uri.amap.com/search?keyword=")
    assert len(shown.xpath("//figure[@class='sketch']//circle")) == 2
    assert "1 总馆 2 渡口社区" in text(shown)


def test_a_branch_shows_the_exhibitions_that_stood_there(output: Path) -> None:
    assert "安居旧影" in text(page(output, "branches/main"))


@pytest.mark.parametrize(
    ("day", "state"), brief(1, [(date(2026, 4, 10), "between"), (date(2026, 5, 20), "running")])
)
def test_the_state_follows_the_day(own_project: Path, day: date, state: str) -> None:
    # tests/library/test_phases.py holds the rule day by day; here is that the pages keep to it.
    output = build_site(own_project, SITEURL=SITE, BUILD_DATE=day)
    states = page(output, "exhibitions/jiu-ying").xpath("//@data-exhibition-state")
    assert set(states) == {state}


@pytest.mark.parametrize(
    ("status", "state"), brief(1, [("取消", "cancelled"), ("延期", "postponed")])
)
def test_what_is_put_off_stays_at_its_address(build: Build, status: str, state: str) -> None:
    index = (
        f"Title: 甲\nStart: 2026-05-01\nType: 实体展\nStatus: {status}\nReason: 修楼\n\n前言。\n"
    )
    built = build({"content/exhibitions/jia/index.md": index}, **AT)
    shown = page(built, "exhibitions/jia")
    assert set(shown.xpath("//@data-exhibition-state")) == {state}
    assert "修楼" in text(shown)


def test_an_exhibit_is_known_wherever_it_is_shown(output: Path) -> None:
    shown = page(output, "exhibitions/items/aj-001")
    links = shown.xpath("//main//a/@href")
    for panel in ("01", "02"):
        assert f"/exhibitions/jiu-ying/{panel}/" in links
    assert "照片 <一>[Z/OL]" in text(shown)


def test_exhibits_are_found_by_type_place_series_and_year(output: Path) -> None:
    for facet, count in (("type/zhao-pian", 1), ("place/an-ju-zhen", 2), ("series/jiu-ying", 1),
                         ("year/1937", 2)):  # fmt: skip
        listed = page(output, f"exhibitions/items/{facet}").xpath("//main//a/@href")
        exhibits = {link for link in listed if re.search(r"/items/aj-\d+/$", link)}
        assert len(exhibits) == count, facet


def test_the_timeline_goes_by_decades(output: Path) -> None:
    headings = page(output, "exhibitions/jiu-ying/timeline").xpath("//main//h2")
    assert [text(heading) for heading in headings][:2] == ["1890 年代", "1930 年代"]


def test_an_old_address_leads_to_the_new_one(output: Path) -> None:
    moved = page(output, "exhibitions/old-address")
    assert "/exhibitions/jiu-ying/" in moved.xpath("//a/@href")
    assert moved.xpath("//meta[@http-equiv='refresh']")


def test_a_folder_of_numbered_pictures_and_one_text_is_an_exhibition(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "content/exhibitions/plain/index.md": "Title: 素\nDate: 2026\nType: 线上展\n\n前言。\n",
        "content/exhibitions/plain/1 老街.jpg": picture(1700, 900, "JPEG"),
        "content/exhibitions/plain/2-渡口.jpg": picture(1700, 900, "JPEG"),
    }
    built = build(files, **AT)
    shown = page(built, "exhibitions/plain")
    assert [board.get("data-panel") for board in shown.xpath("//*[@data-panel]")] == ["01", "02"]
    assert "老街" in text(page(built, "exhibitions/plain/01"))
    assert "文字稿还没有录入" in text(page(built, "exhibitions/plain/02"))


def test_structured_data_names_each_station(output: Path) -> None:
    blocks = page(output, "exhibitions/jiu-ying").xpath(
        "//head//script[@type='application/ld+json']"
    )
    event = next(d for d in map(json.loads, (b.text for b in blocks)) if "subEvent" in d)
    assert event["@type"] == "ExhibitionEvent"
    assert [(sub["location"]["name"], sub["eventStatus"][19:]) for sub in event["subEvent"]] == [
        ("总馆", "EventScheduled"),
        ("渡口社区", "EventScheduled"),
        ("书院", "EventCancelled"),
    ]
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    works = {work["name"] for work in event["workFeatured"]}
    assert works == {"照片 <一>", "一封信", "地契", "无题"}


def test_nothing_that_was_put_into_a_sheet_is_markup(output: Path) -> None:
    raw = (output / "exhibitions/items/aj-001/index.html").read_text(encoding="utf-8")
    assert "照片 <一>" not in raw and "照片 &lt;一&gt;" in raw


def test_originals_are_not_published(output: Path) -> None:
    names = {path.name for path in output.rglob("*") if path.is_file()}
    assert not names & {path.removeprefix(FOLDER) for path in FILES}
