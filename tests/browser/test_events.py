"""Events on the reader's own day, on a site that nobody builds anew."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness, serve
from tests.conftest import build_site, write_project
from tests.support.axe import axe_finds_in_light_and_dark, kinds_of_its_own
from tests.support.events import DAY, FILES

pytestmark = pytest.mark.browser

PAGES = (
    "/events/",
    "/events/lecture/",
    "/events/storytelling/",
    "/events/moved/",
    "/events/called-off/",
    "/events/type/yue-du-tui-guang/",
    "/events/series/yue-du-yue-mei/",
    "/events/branch/main/",
    "/events/calendar/",
    "/events/calendar/2026-11/",
    "/branches/main/",
)
WIDE = ("/events/", "/events/lecture/", "/events/calendar/2026-11/")
"""Those that look otherwise on a wide page."""
ALIKE = {
    "/events/storytelling/": "/events/lantern-riddles/",
    "/events/moved/": "/events/poetry-night/",
    "/events/type/yue-du-tui-guang/": "/events/branch/main/",
    "/events/branch/main/": "/events/branch/main/",
    "/events/calendar/": "/events/calendar/",
}
"""Pages without a kind of element of their own → page of the example that axe looks at beside
``/events/`` and ``/events/called-off/``: at these it looks in make soak."""
ASKED = [pytest.param(path, marks=pytest.mark.soak) if path in ALIKE else path for path in PAGES]


def at(page: Page, address: str, moment: str) -> Page:
    """A page as it is read at a moment (with its offset)."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)
    return page


def slugs(page: Page, phases: str) -> list[str]:
    """What a list shows, in its order."""
    links = page.locator(f"[data-phases='{phases}'] > li > a:visible")
    found = [link.get_attribute("href") or "" for link in links.all()]
    return [href.split("/")[-2] for href in found]


def test_on_the_day_of_the_build_the_script_changes_nothing(dated_tab: Page, events: str) -> None:
    at(dated_tab, f"{events}/events/", "2026-11-10T10:00+08:00")
    assert slugs(dated_tab, "running") == ["quiz"]
    coming = ["called-off", "reading-club", "lecture", "moved", "waiting"]
    assert slugs(dated_tab, "announced between") == coming
    assert slugs(dated_tab, "ended") == []
    assert not dated_tab.get_by_role("heading", name="刚刚结束").is_visible()


def test_weeks_later_every_event_stands_where_it_belongs(dated_tab: Page, events: str) -> None:
    at(dated_tab, f"{events}/events/", "2026-11-21T08:00+08:00")
    assert slugs(dated_tab, "running") == ["lecture"]
    assert slugs(dated_tab, "announced between") == ["moved", "waiting"]
    assert slugs(dated_tab, "ended") == ["reading-club", "called-off", "quiz"]
    assert dated_tab.get_by_role("heading", name="刚刚结束").is_visible()
    assert dated_tab.locator("[data-phases='running'] .event-state").inner_text() == "今天举办"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-10T10:00+08:00", ["quiz", "called-off", "reading-club"]),
        ("2026-11-21T08:00+08:00", ["lecture", "moved", "waiting"]),
        ("2027-02-01T08:00+08:00", ["waiting"]),
    ],
)
def test_the_home_page_shows_the_nearest_three_on_the_readers_own_day(
    dated_tab: Page, events: str, moment: str, shown: list[str]
) -> None:
    at(dated_tab, f"{events}/", moment)
    links = dated_tab.locator(".event-list > li > a:visible").all()
    assert [(link.get_attribute("href") or "").split("/")[-2] for link in links] == shown


def test_an_event_on_closed_days_says_so_wherever_it_is_listed(
    dated_tab: Page, tmp_path: Path
) -> None:
    closure = "[[closure]]\nfrom = 2026-11-21\nto = 2026-11-22\nreason = '停电'\n"
    branches = f"{FILES['content/branches.toml']!s}\n{closure}"
    lecture = "content/events/2026/lecture.md"
    files = {"content/branches.toml": branches, lecture: FILES[lecture]}
    folder = write_project(tmp_path, files)
    with serve(build_site(folder, BUILD_DATE=DAY)) as address:
        for path in ("/", "/events/", "/branches/main/", "/elder/events/"):
            at(dated_tab, address + path, "2026-11-21T08:00+08:00")
            row = (
                dated_tab.locator("li", has_text="家里的老照片怎样收").locator("visible=true").first
            )
            assert "开放时间有变，请先问馆里" in row.inner_text(), path
        at(dated_tab, f"{address}/events/lecture/", "2026-11-21T08:00+08:00")
        assert "11月21日—22日，全部馆点闭馆：停电。" in dated_tab.locator("article").inner_text()
        assert "临时停止" not in dated_tab.locator("article").inner_text()


def test_a_list_without_events_goes_with_its_heading(dated_tab: Page, events: str) -> None:
    at(dated_tab, f"{events}/events/", "2026-12-01T08:00+08:00")
    assert not dated_tab.get_by_role("heading", name="今天").is_visible()


def test_a_page_left_open_over_midnight_no_longer_says_today(page: Page, events: str) -> None:
    page.clock.install(time=datetime.fromisoformat("2026-11-21T23:59:30+08:00"))
    page.goto(f"{events}/events/lecture/")
    expect(page.locator(".seal")).to_have_text("今天举办")
    page.clock.run_for(31_000)
    expect(page.locator(".seal")).to_have_text("已经结束")


@pytest.mark.parametrize(
    ("moment", "seal"),
    [
        ("2026-11-10T10:00+08:00", "即将\n举办"),
        ("2026-11-20T17:00+00:00", "今天\n举办"),
        ("2026-11-22T00:00+08:00", "已经\n结束"),
    ],
)
def test_the_seal_says_what_the_event_is_on_the_day_of_shanghai(
    dated_tab: Page, events: str, moment: str, seal: str
) -> None:
    at(dated_tab, f"{events}/events/lecture/", moment)
    shown = dated_tab.locator(".seal")
    assert shown.inner_text() == seal
    hollow = "seal--hollow" in (shown.get_attribute("class") or "")
    assert hollow == (seal == "已经\n结束")


def test_what_was_called_off_or_put_off_stays_so_on_every_day(dated_tab: Page, events: str) -> None:
    for slug, seal in (("called-off", "已经\n取消"), ("waiting", "延期\n待定")):
        at(dated_tab, f"{events}/events/{slug}/", "2027-06-01T10:00+08:00")
        assert dated_tab.locator(".seal").inner_text() == seal


@pytest.mark.parametrize("width", [360, 1280])
def test_the_calendar_marks_the_reader_s_day(dated_tab: Page, events: str, width: int) -> None:
    dated_tab.set_viewport_size({"width": width, "height": 740})
    at(dated_tab, f"{events}/events/calendar/2026-11/", "2026-11-17T10:00+08:00")
    today = dated_tab.locator("td[aria-current=date]")
    assert today.count() == 1
    assert "周二读书会" in today.inner_text()
    assert dated_tab.get_by_role("table").count() == 1
    assert dated_tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_shows_the_days_that_have_events(dated_tab: Page, events: str) -> None:
    at(dated_tab, f"{events}/events/calendar/2026-12/", "2026-11-17T10:00+08:00")
    assert dated_tab.locator("td:visible").all_inner_texts() == ["22日\n星期二\n冬至诗会"]
    dated_tab.set_viewport_size({"width": 1280, "height": 900})
    assert dated_tab.locator("td:visible").count() == 35


def test_without_script_the_day_of_the_build_stands(scriptless: Page, events: str) -> None:
    scriptless.goto(f"{events}/events/lecture/")
    assert scriptless.locator(".seal").inner_text() == "即将\n举办"


@pytest.mark.parametrize(("path", "other"), ALIKE.items())
def test_a_page_that_axe_leaves_to_the_long_run_has_nothing_of_its_own(
    events: str, served_example: str, path: str, other: str
) -> None:
    asked = [f"{events}/events/", f"{events}/events/called-off/", served_example + other]
    assert kinds_of_its_own(events + path, asked) == set()


@pytest.mark.parametrize("path", ASKED)
def test_axe_finds_nothing_on_a_phone_and_where_it_looks_otherwise_on_a_desk(
    dated_bare_tab: Page, events: str, path: str
) -> None:
    at(dated_bare_tab, f"{events}{path}", "2026-11-10T10:00+08:00")
    for width in (360, 1280) if path in WIDE else (360,):
        dated_bare_tab.set_viewport_size({"width": width, "height": 740})
        assert axe_finds_in_light_and_dark(dated_bare_tab) == [], width


@pytest.mark.soak
def test_no_page_says_an_error(tab: Page, witness: Witness, events: str) -> None:
    for path in PAGES:
        response = tab.goto(events + path)
        assert response and response.ok, path
    assert witness.console == []


@pytest.mark.soak
def test_targets_are_large_enough_for_a_thumb(dated_tab: Page, events: str) -> None:
    for path in ("/events/", "/events/calendar/2026-11/", "/events/type/yue-du-tui-guang/"):
        at(dated_tab, events + path, "2026-11-10T10:00+08:00")
        for link in dated_tab.locator("main a:visible").all():
            box = link.bounding_box()
            assert box and box["height"] >= 44, (path, link.inner_text(), box)


def test_the_script_fits_its_budget(events: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = Path(__file__).parents[2] / "theme/static/js/states.js"
    code = [line for line in source.read_text("utf-8").splitlines() if line.strip()[:1] not in "/*"]
    assert len("\n".join(code).encode()) <= 2_000
