"""The list of places, closures and the moment, as a reader with a phone has them."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from plugins.library.hours.closures import BANNER_LINES
from plugins.library.places.branches import read_district
from plugins.library.places.places import Branch, District
from tests.browser.conftest import Witness, serve
from tests.conftest import build_site, write_project
from tests.support import district
from tests.support.axe import axe_finds_in_light_and_dark, kinds_of_its_own
from tests.support.laws import examples
from tests.support.open_now import now_at, now_words
from tests.support.random_district import TODAY, districts
from tests.support.soak_mark import brief

PATHS = ("/", "/branches/main/", "/branches/branch-3/", "/services/hours/", "/branches/")
"""The last one has the most rows for axe to look at."""


@pytest.fixture(scope="module")
def places(places_site: Path) -> Iterator[str]:
    """The district of 49 places, served."""
    with serve(places_site) as address:
        yield address


def at(page: Page, moment: str, address: str) -> Page:
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)
    return page


def rows(page: Page) -> int:
    return page.locator("[data-place]:visible").count()


@pytest.mark.parametrize(
    "path", brief(2, ["/", "/branches/branch-3/", "/catalog/", "/catalog/clc/"])
)
def test_a_closure_comes_and_goes_on_every_page_without_building_anew(
    dated_tab: Page, places: str, path: str
) -> None:
    banner = dated_tab.locator("[data-closures] [data-from]")
    for moment, shown in (
        ("2026-09-19T23:59+08:00", False),
        ("2026-09-20T00:01+08:00", True),
        ("2026-10-02T23:59+08:00", True),
        ("2026-10-03T00:00+08:00", False),
    ):
        at(dated_tab, moment, places + path)
        assert banner.is_visible() is shown, (path, moment)


def test_a_page_left_open_over_midnight_is_right_in_the_morning(page: Page, places: str) -> None:
    page.clock.install(time=datetime.fromisoformat("2026-09-30T23:58:30+08:00"))
    page.goto(f"{places}/")
    assert "已经闭馆" in page.locator("[data-day]:visible").inner_text()
    page.clock.run_for(120_000)
    day = page.locator("[data-day]:visible").inner_text()
    assert "今日闭馆" in day and "10月1日" in day and "馆舍检修" in day
    assert "自助服务：24 小时开放" in day, "machines go on"
    assert page.locator(".week-strip__day[aria-current] time").inner_text() == "1"


def test_the_moment_changes_with_the_clock_while_the_page_stands(page: Page, places: str) -> None:
    page.clock.install(time=datetime.fromisoformat("2026-09-29T11:59:30+08:00"))
    page.goto(f"{places}/branches/main/")
    now = page.locator("[data-now]:visible")
    assert "正在开放，中午 12:00 闭馆" in now.inner_text()
    page.clock.run_for(60_000)
    assert "中间休息，下午 2:00 开馆" in now.inner_text()


def test_what_is_over_leaves_the_lists(dated_tab: Page, places: str) -> None:
    at(dated_tab, "2026-10-03T08:00+08:00", f"{places}/services/hours/")
    assert dated_tab.locator("#closures [data-until]:visible").count() == 0
    at(dated_tab, "2026-10-03T08:00+08:00", f"{places}/")
    assert "闭馆通知" not in dated_tab.locator("main").inner_text()


def test_holidays_have_their_own_hours(dated_tab: Page, places: str) -> None:
    at(dated_tab, "2026-10-05T12:00+08:00", f"{places}/services/hours/")
    assert "上午 10:00 至下午 4:00" in dated_tab.locator("[data-day]:visible").inner_text()


def test_the_list_narrows_by_words_kind_and_what_is_open(dated_tab: Page, places: str) -> None:
    at(dated_tab, "2026-09-25T08:30+08:00", f"{places}/branches/")
    assert rows(dated_tab) == district.PLACES
    dated_tab.get_by_label("馆名、镇街或地址").fill("示例丙镇 服务点")
    assert rows(dated_tab) == 2
    assert "找到 2 处" in dated_tab.get_by_role("status").inner_text()
    dated_tab.get_by_label("正在开放的").check()
    assert 0 < rows(dated_tab) < 2
    dated_tab.get_by_label("馆名、镇街或地址").fill("")
    dated_tab.get_by_label("类型").select_option("main")
    assert rows(dated_tab) == 1


def test_the_nearest_are_asked_for_only_by_a_tap_and_nothing_is_sent(
    dated_tab: Page, places: str, witness: Witness
) -> None:
    dated_tab.context.grant_permissions(["geolocation"])
    dated_tab.context.set_geolocation({"longitude": 105.448, "latitude": 30.352})
    at(dated_tab, "2026-09-25T10:00+08:00", f"{places}/branches/")
    before = len(witness.requests)
    dated_tab.get_by_role("button", name="离我最近的").click()
    dated_tab.wait_for_selector("[data-nearest-list]:visible .place")
    first = dated_tab.locator("[data-nearest-list] .place").first.inner_text()
    assert first.startswith("总馆") and "约" in first
    assert dated_tab.locator("[data-nearest-list] .place").count() == 10
    assert all("/theme/js" in url for url in witness.requests[before:])
    assert witness.hosts == {"127.0.0.1"}


def test_without_a_script_townships_lead_down_the_whole_list(scriptless: Page, places: str) -> None:
    scriptless.goto(f"{places}/branches/")
    assert rows(scriptless) == district.PLACES
    assert not scriptless.locator("form.place-filter").is_visible()
    scriptless.get_by_role("link", name="示例丁镇", exact=True).click()
    scriptless.wait_for_url(lambda url: url.endswith("#area-5"))
    scriptless.goto(f"{places}/services/hours/")
    scriptless.locator("summary").click()
    table = scriptless.locator(".coming-days .hours-table").inner_text()
    assert "10月1日 星期四\t闭馆（馆舍检修）" in table and "10月5日 星期一\t10:00—16:00" in table


def test_every_place_is_reached_by_keyboard(tab: Page, places: str) -> None:
    tab.goto(f"{places}/branches/")
    reached = tab.evaluate(
        "() => [...document.querySelectorAll('.place__name')].filter(a => a.tabIndex >= 0).length"
    )
    assert reached == district.PLACES
    tab.get_by_label("馆名、镇街或地址").focus()
    for name in ("place-kind", "place-open"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == name
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "离我最近的"


@settings(
    max_examples=examples(1),  # each builds a site and opens it in the browser
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(
    files=districts(),
    moments=st.lists(
        st.datetimes(datetime(2026, 9, 25), datetime(2026, 11, 10)), min_size=1, max_size=3
    ),
)
def test_what_a_reader_sees_at_any_moment_is_what_the_rule_says(
    page: Page, files: dict[str, str], moments: list[datetime]
) -> None:
    with TemporaryDirectory() as folder:
        project = write_project(Path(folder), dict(files))
        district_ = read_district(project / "content")[0]
        with serve(build_site(project, BUILD_DATE=TODAY)) as address:
            for moment in moments:
                for path, branch in pages_of(district_):
                    at(page, f"{moment.isoformat()}+08:00", address + path)
                    check_moment(page, branch, moment)
                    check_banner(page, district_, moment.date())


def pages_of(district_: District) -> list[tuple[str, Branch]]:
    main = district_.branches[0]
    own = [(f"/{branch.url}", branch) for branch in district_.branches]
    return [*((path, main) for path in ("/", "/services/hours/", "/elder/")), *own]


def check_moment(page: Page, branch: Branch, moment: datetime) -> None:
    """Heading, hours, and the words of the moment, staffed and self-service."""
    blocks = page.locator("[data-day]:visible")
    if not blocks.count():
        assert not branch.opening.known
        return
    day, minute = moment.date(), moment.hour * 60 + moment.minute
    expected, shown = branch.opening.on(day, day), blocks.inner_text()
    rule = now_at(branch.opening, day, minute)
    assert blocks.locator(".today__heading").inner_text() == rule.heading
    seal = blocks.locator(".seal")
    assert (seal.text_content() or "") == rule.seal
    is_solid = seal.evaluate("e => !e.classList.contains('seal--hollow')")
    assert is_solid is (rule.phase.value == "open")
    assert f"{day.month}月{day.day}日" in shown
    assert expected.words in shown and expected.reason in shown
    words = now_words(rule, day)
    own = now_words(now_at(branch.self_service, day, minute), day) if branch.has_both else ""
    line = "；".join([*([words] if words else []), *([f"自助服务：{own}"] if own else [])])
    now = page.locator("[data-day]:visible [data-now]")
    assert (now.text_content() or "") == line


def check_banner(page: Page, district_: District, day: date) -> None:
    told = {
        one.sentence
        for one in district_.known_on(TODAY)
        if not one.closure.cancelled
        and one.closure.end >= TODAY
        and one.closure.shown_from <= day <= one.closure.end
    }
    lines = set(page.locator("[data-closures] [data-from]:visible").all_inner_texts())
    assert lines <= told and len(lines) == min(len(told), BANNER_LINES)


def test_what_axe_leaves_to_the_long_run_has_nothing_of_its_own(
    places: str, served_example: str
) -> None:
    asked = (f"{served_example}/branches/", f"{places}/")
    assert kinds_of_its_own(f"{places}/branches/", asked) == set()


@pytest.mark.parametrize("path", brief(2, PATHS))
def test_axe_finds_nothing_on_places_and_hours(
    dated_bare_tab: Page, places: str, path: str
) -> None:
    at(dated_bare_tab, "2026-10-01T10:00+08:00", places + path)
    assert axe_finds_in_light_and_dark(dated_bare_tab) == []


def test_no_page_scrolls_sideways_or_has_small_targets(dated_tab: Page, places: str) -> None:
    dated_tab.set_viewport_size({"width": 320, "height": 640})
    small = """() => [...document.querySelectorAll('main a, main button, main input, main select')]
        .filter(e => e.checkVisibility() && !e.closest('p') && e.type !== 'checkbox')
        .map(e => [e.textContent.trim().slice(0, 20), e.getBoundingClientRect().height])
        .filter(([, height]) => height < 44).map(String)"""
    for path in PATHS:
        at(dated_tab, "2026-10-01T10:00+08:00", places + path)
        assert dated_tab.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert dated_tab.evaluate(small) == [], path


def test_the_printed_list_has_the_places_and_no_form(tab: Page, places: str) -> None:
    tab.goto(f"{places}/branches/")
    tab.emulate_media(media="print")
    assert not tab.locator("form.place-filter").is_visible()
    assert not tab.locator(".place-areas").is_visible()
    assert rows(tab) == district.PLACES
