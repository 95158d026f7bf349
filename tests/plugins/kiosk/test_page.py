"""馆情介绍: the page below the show."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import build_site, write_project
from tests.support.surfaces import days_of, parse, text

Build = Callable[..., Path]
DAY = date(2026, 11, 22)
FIGURES = (
    "key,chapter,table,label,value,unit,note\nfloor_area,3,馆舍,馆舍建筑面积,4768,平方米,\n"
    "collection,3,馆藏,藏书,16,万册,余\n"
)
FILES: dict[str, str | bytes] = {
    "content/library.toml": 'name = "示例区图书馆"\nmotto = "读者至上"\naddress = "示例路"\n',
    "content/branches.toml": (
        '[totals]\nbranch = 3\n[[closure]]\nfrom = 2026-11-25\nreason = "馆舍检修"\n'
        'published = 2026-11-20\n[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
        '[branch.hours]\nevery_day = ["09:00-17:00"]\n'
    ),
    "content/reports/2021/figures.csv": FIGURES,
    "content/events/2026/club.md": (
        "标题：读书会\n开始：2026-11-28 14:30—16:00\n类型：讲座\n地点：main\n\n来读书。\n"
    ),
    "content/events/2026/over.md": (
        "标题：办过的讲座\n开始：2026-10-01\n类型：讲座\n大事记：是\n\n办过了。\n"
    ),
    "content/pages/services/card.md": "Title: 借书证\n\n凭身份证办。\n",
}


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    """The page of a library that has given much."""
    folder = write_project(tmp_path_factory.mktemp("kiosk"), FILES)
    output = build_site(folder, SITEURL="https://example.org", BUILD_DATE=DAY)
    return parse(output / "about/kiosk/index.html")


def slide(page: html.HtmlElement, name: str) -> str:
    (found,) = page.xpath(f"//*[@data-slide][@aria-labelledby='kiosk-{name}']")
    return text(found)


def test_the_whole_introduction_stands_on_the_page_without_a_script(
    kiosk: html.HtmlElement,
) -> None:
    assert not kiosk.xpath("//*[@data-slide][@hidden]")
    assert kiosk.xpath("//*[@data-bar]/@hidden") == [""], "its buttons would do nothing"
    assert "示例区图书馆 读者至上" in slide(kiosk, "name")
    assert "4,768平方米" in slide(kiosk, "figures") and "16万余册" in slide(kiosk, "figures")
    assert "办过的讲座" in slide(kiosk, "chronicle")
    assert "每天9:00—17:00" in slide(kiosk, "hours") and "馆舍检修" in slide(kiosk, "closures")
    assert "凭身份证办" in slide(kiosk, "card")
    assert "另有 3 个分馆，这里没有逐个列出" in slide(kiosk, "places")


def test_events_to_come_are_told_with_their_hours_and_go_with_their_day(
    kiosk: html.HtmlElement,
) -> None:
    assert "2026年11月28日（星期六）14:30—16:00" in slide(kiosk, "events")
    assert "办过的讲座" not in slide(kiosk, "events")
    (row,) = kiosk.xpath("//*[@aria-labelledby='kiosk-events']//*[@data-until]")
    assert row.get("data-until") == "2026-11-28"


def test_today_is_known_for_fourteen_days_so_that_an_old_screen_is_right(
    kiosk: html.HtmlElement,
) -> None:
    days = days_of(kiosk)
    assert len(days) == 14
    assert days[DAY][0] == "open" and days[date(2026, 11, 25)] == ("closed", "馆舍检修")


def test_the_slides_hold_no_link_that_leads_a_screen_away(kiosk: html.HtmlElement) -> None:
    assert kiosk.xpath("//*[@data-slide]//a") == []
    assert len(kiosk.xpath("//*[@class='kiosk__code']")) == 5


def test_what_the_library_has_not_given_stands_visibly_empty(build: Build) -> None:
    page = parse(build({}, BUILD_DATE=DAY) / "about/kiosk/index.html")
    for name in ("history", "hours", "card", "contact", "figures"):
        assert "待馆方填写" in slide(page, name), name
    assert "近期暂无活动" in slide(page, "events")
    assert "近期暂无展览" in slide(page, "exhibitions")
    assert not page.xpath("//*[@class='kiosk__code']"), "no code leads nowhere"


def test_the_history_is_what_staff_write_under_its_address(build: Build) -> None:
    history = {"content/pages/about/history.md": "Title: 馆史\n\n本馆始建于某年。\n"}
    page = parse(build(history, BUILD_DATE=DAY) / "about/kiosk/index.html")
    assert "本馆始建于某年" in slide(page, "history")
