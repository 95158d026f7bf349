"""Open today? The home page of a library that has given its hours."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import serve
from tests.conftest import Share, build_site, write_project
from tests.support.soak_mark import brief
from tests.support.waiting import wait_until

BRANCHES = """
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "示例路一号"
[branch.hours]
monday = []
tuesday = ["08:30-20:00"]
wednesday = ["08:30-20:00"]
thursday = ["08:30-20:00"]
friday = ["08:30-20:00"]
saturday = ["08:30-20:00"]
sunday = ["09:00-12:00", "14:00-17:00"]
[[branch.closure]]
from = 2026-11-25
to = 2026-11-26
reason = "馆舍检修"
[[branch.closure]]
from = 2027-03-03
hours = ["09:00-12:00"]
reason = "盘点"
"""
UNTIL = "标题：报名\n日期：2026-11-20\n下线：2026-11-24\n\n报名。\n"
SUNDAY = datetime(2026, 11, 22).date()


@pytest.fixture(scope="module")
def site_with_hours(share: Share) -> Iterator[str]:
    """Built on Sunday, 22 November 2026."""

    def make(folder: Path) -> None:
        files = {"content/branches.toml": BRANCHES, "content/news/until.md": UNTIL}
        build_site(write_project(folder, files), BUILD_DATE=SUNDAY)

    with serve(share("site-with-hours", make) / "output") as address:
        yield address


def shown(page: Page, site: str, moment: str) -> str:
    """What the home page says to a reader at a moment (with its offset)."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(f"{site}/")
    day = page.locator("[data-day]:visible")
    assert day.count() == 1
    return day.inner_text()


def test_on_an_open_day_it_says_open_and_the_hours(dated_tab: Page, site_with_hours: str) -> None:
    text = shown(dated_tab, site_with_hours, "2026-11-22T10:00+08:00")
    assert "今天开馆" in text and "11月22日" in text
    assert "上午 9:00 至中午 12:00，下午 2:00 至下午 5:00" in text


def test_the_reader_s_own_day_is_shown_though_the_site_was_built_before(
    dated_tab: Page, site_with_hours: str
) -> None:
    assert "今日闭馆" in shown(dated_tab, site_with_hours, "2026-11-23T10:00+08:00")
    closed = shown(dated_tab, site_with_hours, "2026-11-25T10:00+08:00")
    assert "今日闭馆" in closed and "馆舍检修" in closed
    assert "今天开馆" in shown(dated_tab, site_with_hours, "2026-11-27T10:00+08:00")


def test_the_day_is_that_of_shanghai_wherever_the_phone_is_set(
    dated_tab: Page, site_with_hours: str
) -> None:
    assert "11月23日" in shown(dated_tab, site_with_hours, "2026-11-22T17:00+00:00")
    assert "11月22日" in shown(dated_tab, site_with_hours, "2026-11-22T15:59+00:00")


def test_beyond_the_days_it_was_built_with_the_page_still_knows_the_reader_s_day(
    dated_tab: Page, site_with_hours: str
) -> None:
    monday = shown(dated_tab, site_with_hours, "2027-03-01T10:00+08:00")
    assert "今日闭馆" in monday and "3月1日" in monday and "11月" not in monday
    tuesday = shown(dated_tab, site_with_hours, "2027-03-02T10:00+08:00")
    assert "今天开馆" in tuesday and "上午 8:30 至晚上 8:00" in tuesday
    wednesday = shown(dated_tab, site_with_hours, "2027-03-03T10:00+08:00")
    assert "上午 9:00 至中午 12:00（盘点）" in wednesday


WEEK = {
    "2026-11-22": ["11月22日 星期日 9:00 至 12:00，14:00 至 17:00", "11月23日 星期一 闭馆"],
    "2027-03-02": ["3月2日 星期二 8:30 至 20:00", "3月3日 星期三 9:00 至 12:00"],
}
"""The day of the build, and one months after it → the first two of the week's days, in words."""


@pytest.mark.parametrize("day", WEEK)
def test_the_week_begins_with_today_on_every_day_in_words_and_in_columns_apart(
    dated_tab: Page, site_with_hours: str, day: str
) -> None:
    dated_tab.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00+08:00"))
    dated_tab.set_viewport_size({"width": 320, "height": 640})
    dated_tab.goto(f"{site_with_hours}/")
    week = dated_tab.locator(".week-strip__day")
    assert week.count() == 7 and week.nth(0).get_attribute("aria-current") == "date"
    assert week.nth(0).locator("time").get_attribute("datetime") == day
    said = [week.nth(n).locator(".visually-hidden").text_content() for n in (0, 1)]
    assert said == WEEK[day]
    for width in (320, 360, 768, 1280):
        dated_tab.set_viewport_size({"width": width, "height": 640})
        assert dated_tab.evaluate(LEAST_BETWEEN) >= 4, width
    dated_tab.goto(f"{site_with_hours}/elder/")
    days = dated_tab.locator("[data-week] time")
    assert days.count() == 7 and days.nth(0).get_attribute("datetime") == day


LEAST_BETWEEN = """() => {
  const textOf = (clock) => {
    const range = document.createRange();
    range.selectNodeContents(clock.firstChild);
    return range.getBoundingClientRect();
  };
  const seen = [...document.querySelectorAll(".week-strip__clocks")].map((clocks) => {
    const boxes = [...clocks.children].map(textOf);
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    const least = (side) => Math.min(...boxes.map((box) => box[side]));
    return { left: least("left"), top: least("top"), right: most("right"), bottom: most("bottom") };
  });
  return Math.min(...seen.slice(1).map((box, n) =>
    Math.max(box.left - seen[n].right, box.top - seen[n].bottom)));
}"""
"""Pixels between the hours of two neighbouring days, beside or below each other."""


def test_the_branch_s_own_page_answers_too(dated_tab: Page, site_with_hours: str) -> None:
    dated_tab.clock.set_fixed_time(datetime.fromisoformat("2026-11-24T10:00+08:00"))
    dated_tab.goto(f"{site_with_hours}/branches/main/")
    assert "今天开馆" in dated_tab.locator("[data-day]:visible").inner_text()
    assert "示例路一号" in dated_tab.locator("main").inner_text()


SURFACES = ("/", "/services/hours/", "/branches/main/", "/elder/", "/about/kiosk/")
SOLID = "e => !e.classList.contains('seal--hollow')"
DAY = [
    ("2026-11-22T08:59:59+08:00", "稍后开馆", "尚未开馆", False, "尚未开馆，今天上午 9:00 开馆"),
    ("2026-11-22T09:00:00+08:00", "今天开馆", "今日开放", True, "正在开放，中午 12:00 闭馆"),
    ("2026-11-22T11:59:59+08:00", "今天开馆", "今日开放", True, "正在开放，中午 12:00 闭馆"),
    ("2026-11-22T12:00:00+08:00", "中间休息", "稍后再开", False, "中间休息，下午 2:00 开馆"),
    ("2026-11-22T14:00:00+08:00", "今天开馆", "今日开放", True, "正在开放，下午 5:00 闭馆"),
    (
        "2026-11-22T17:00:00+08:00", "已经闭馆", "今日已闭", False,
        "现在已闭馆，11月24日（星期二）上午 8:30 开馆",
    ),
    ("2026-11-23T00:00:00+08:00", "今日闭馆", "今日闭馆", False, "今天闭馆，明天上午 8:30 开馆"),
]  # fmt: skip
"""A Sunday with a break at noon, and the Monday after it."""


def answer(page: Page) -> tuple[str, str, bool, str]:
    """Heading, seal, whether it is solid, and the words of the moment, hidden slides included."""
    day = page.locator("[data-day]:not([hidden])")
    seal = day.locator(".seal")
    parts = (day.locator(".today__heading"), seal, day.locator("[data-now]"))
    heading, mark, now = ((part.text_content() or "").strip() for part in parts)
    return heading, mark, bool(seal.evaluate(SOLID)), now


@pytest.mark.parametrize("path", brief(1, SURFACES))
def test_heading_seal_and_words_turn_with_the_minute_while_the_page_stays_open(
    page: Page, site_with_hours: str, path: str
) -> None:
    first = datetime.fromisoformat(DAY[0][0])
    page.clock.install(time=first - timedelta(hours=1))  # it runs until it is paused
    page.clock.pause_at(first)
    page.goto(site_with_hours + path)
    wait_until(page, "document.querySelector('[data-now]').textContent")
    passed = first
    for moment, *expected in DAY:
        page.clock.run_for(int((datetime.fromisoformat(moment) - passed).total_seconds() * 1000))
        passed = datetime.fromisoformat(moment)
        assert answer(page) == tuple(expected), (path, moment)


@pytest.mark.parametrize("woken", brief(1, ["visibilitychange", "pageshow"]))
def test_a_phone_that_wakes_before_closing_turns_at_the_very_minute(
    page: Page, site_with_hours: str, woken: str
) -> None:
    opened = datetime.fromisoformat(DAY[1][0])
    page.clock.install(time=opened - timedelta(hours=1))  # it runs until it is paused
    page.clock.pause_at(opened)
    page.goto(f"{site_with_hours}/")
    wait_until(page, "document.querySelector('[data-now]').textContent")
    closing = datetime.fromisoformat(DAY[5][0])
    page.clock.set_system_time(closing - timedelta(seconds=20))
    assert answer(page)[3] == DAY[1][4]
    page.evaluate(
        """woken => woken === 'visibilitychange' ? document.dispatchEvent(new Event(woken))
        : dispatchEvent(new PageTransitionEvent(woken, { persisted: true }))""",
        woken,
    )
    assert answer(page)[:3] == DAY[4][1:4]
    page.clock.run_for(20_000)
    assert answer(page) == DAY[5][1:], "the minutes are counted from the waking"


@pytest.mark.parametrize("path", brief(1, SURFACES))
def test_without_scripts_nothing_is_claimed_that_an_hour_makes_false(
    scriptless: Page, site_with_hours: str, path: str
) -> None:
    scriptless.goto(site_with_hours + path)
    day = scriptless.locator("[data-day]:not([hidden])")
    told = day.inner_text()
    assert "这天开馆" in told and "11月22日" in told and "上午 9:00 至中午 12:00" in told
    assert not any(word in told for word in ("今天", "今日", "现在", "已"))
    solid = scriptless.locator(".today__day .seal:not(.seal--hollow)")
    assert solid.count() == 0


@pytest.mark.parametrize(
    ("day", "is_over"), brief(1, [("2026-11-25", True), ("2026-11-24", False)])
)
def test_a_notice_leaves_the_lists_on_the_reader_s_day_though_nobody_built_since(
    dated_tab: Page, site_with_hours: str, day: str, is_over: bool
) -> None:
    is_hidden = "document.querySelector('[data-{}=\"2026-11-24\"]').hidden"
    dated_tab.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00+08:00"))
    for address in ("", "news/"):
        dated_tab.goto(f"{site_with_hours}/{address}")
        wait_until(dated_tab, f"{is_hidden.format('until')} === {json.dumps(is_over)}")
    dated_tab.goto(f"{site_with_hours}/news/until/")
    wait_until(dated_tab, f"{is_hidden.format('after')} === {json.dumps(not is_over)}")
