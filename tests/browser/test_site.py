"""What a reader with a phone sees of the example."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import sample

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Witness
from tests.conftest import Share
from tests.support.laws import examples
from tests.support.waiting import wait_until

PAGES = (
    "/",
    "/events/",
    "/events/lantern-riddles/",
    "/events/storytelling/",
    "/events/poetry-night/",
    "/events/2025/",
    "/events/type/pei-xun/",
    "/events/series/yue-du-shi-guang/",
    "/events/branch/main/",
    "/events/calendar/",
    "/events/calendar/2025-11/",
    "/chronicle/",
    "/chronicle/2024/",
    "/chronicle/timeline/",
    "/exhibitions/",
    "/exhibitions/2025/",
    "/exhibitions/series/chuan-tong-jie-ri/",
    "/exhibitions/festivals/",
    "/exhibitions/festivals/02/",
    "/exhibitions/festivals/labels/",
    "/exhibitions/festivals/poster/",
    "/exhibitions/festivals/timeline/",
    "/exhibitions/items/",
    "/exhibitions/items/sl-002/",
    "/exhibitions/items/type/gu-ji/",
    "/exhibitions/old-street/",
    "/exhibitions/tea-cards/",
    "/reports/2024/",
    "/reports/2025/exhibitions/",
    "/reports/statistics/",
    "/branches/",
    "/branches/main/",
    "/branches/book-bus/",
    "/branches/main/poster/",
    "/elder/",
    "/elder/events/",
    "/elder/catalog/",
    "/elder/branches/",
    "/elder/exhibitions/",
    "/elder/services/hours/",
    "/elder/services/borrowing/",
    "/elder/about/feedback/",
    "/about/kiosk/",
    "/services/hours/",
    "/about/",
    "/about/feedback/letters/",
    "/disclosure/",
    "/disclosure/rules/",
    "/catalog/",
    "/catalog/clc/",
    "/catalog/clc/i/",
    "/catalog/clc/i2/",
    "/catalog/clc/i2/2/",
    "/catalog/branches/",
    "/catalog/children/",
    "/catalog/new/",
    "/catalog/new/2025-11/",
    "/catalog/lists/",
    "/catalog/lists/classic-novels/",
    "/catalog/local/",
    "/catalog/figures/",
    "/catalog/data/",
    "/catalog/my-list/",
    "/quizzes/",
    "/quizzes/know-the-library/",
    "/messages/",
    "/messages/to-the-library/",
    "/transcripts/",
    "/transcripts/a-talk/",
    "/search/",
    "/feeds/",
    "/news/",
    "/news/winter-reading/",
    "/404.html",
)
"""One page of each kind."""
FEW = 36
"""So many of them are visited in a brief run; in a long one all."""


SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('main *, footer *, header *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true], sup, sub, rt'))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('header a, nav a, footer a, button, input')]
    .filter(e => e.checkVisibility() && !e.closest('p'))
    .map(e => /checkbox|radio/.test(e.type) || e.classList.contains('visually-hidden')
        ? e.labels?.[0] ?? e : e)
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
    .filter(([, box]) => box.top >= 0 && box.height < 47.5)
    .map(([text, box]) => `${text} ${box.height}`)"""
FIRST_FOCUS = "document.activeElement.getAttribute('href')"


@dataclass(frozen=True)
class Look:
    """What one visit to a page shows, by a phone of 360 pixels and then one of 320."""

    is_there: bool
    errors: list[str]
    hosts: list[str]
    smallest_text: float
    small_targets: list[str]
    first_focus: str
    widths: dict[str, int]
    """Size of the root's letters → width of the page on the smallest phone."""


Visits = dict[str, Look]
"""By path of the page."""


@pytest.fixture(scope="module")
def visits(share: Share, browser: Browser, served_example: str) -> Visits:
    """One visit of all test processes to each page that is drawn: loading it takes the time."""

    def make(folder: Path) -> None:
        context = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", service_workers="block"
        )
        page, witness = context.new_page(), Witness()
        witness.watch(page)
        drawn = sample(PAGES, min(len(PAGES), examples(FEW)))
        looks = {path: asdict(look(page, witness, served_example + path)) for path in drawn}
        context.close()
        (folder / "visits.json").write_text(json.dumps(looks))

    read = json.loads((share("visits", make) / "visits.json").read_bytes())
    return {path: Look(**each) for path, each in read.items()}


def look(page: Page, witness: Witness, address: str) -> Look:
    witness.console, witness.hosts = [], set()
    page.set_viewport_size({"width": 360, "height": 740})
    response = page.goto(address)
    if page.locator("[data-sheet-hits]").count():
        page.wait_for_load_state(
            "networkidle"
        )  # what stands below the first screen is dressed later
    text, targets = page.evaluate(SMALLEST_TEXT), page.evaluate(SMALL_TARGETS)
    page.keyboard.press("Tab")
    focus = page.evaluate(FIRST_FOCUS)
    page.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for size in ("100%", "150%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        widths[size] = page.evaluate("document.documentElement.scrollWidth")
    is_there = bool(response and response.ok)
    return Look(is_there, witness.console, sorted(witness.hosts), text, targets, focus, widths)


def test_no_page_says_an_error_or_asks_another_host(visits: Visits) -> None:
    assert {path: seen.errors for path, seen in visits.items() if seen.errors} == {}
    assert [path for path, seen in visits.items() if not seen.is_there] == []
    assert {host for seen in visits.values() for host in seen.hosts} == {"127.0.0.1"}


def test_no_page_scrolls_sideways_on_the_smallest_phone_even_with_large_text(
    visits: Visits,
) -> None:
    widths = {path: seen.widths for path, seen in visits.items()}
    assert {path: found for path, found in widths.items() if max(found.values()) > 320} == {}


def test_the_text_is_large_enough_for_old_eyes(visits: Visits) -> None:
    small = {path: seen.smallest_text for path, seen in visits.items()}
    assert {path: size for path, size in small.items() if size < 17.9} == {}


def test_links_and_buttons_are_large_enough_for_a_thumb(visits: Visits) -> None:
    small = {path: seen.small_targets for path, seen in visits.items()}
    assert {path: targets for path, targets in small.items() if targets} == {}


def test_home_answers_first_and_finds_a_book(dated_tab: Page, served_example: str) -> None:
    dated_tab.clock.set_fixed_time(datetime.fromisoformat("2025-11-22T10:00+08:00"))
    dated_tab.goto(f"{served_example}/")
    dated_tab.locator("[data-now]:visible").first.wait_for()
    assert "今天开馆" in dated_tab.locator("[data-day]:visible").inner_text()
    box = dated_tab.locator("form[role=search] input[name=q]")
    place = box.bounding_box()
    assert place and place["y"] < 740, "the search box stands on the first screen"
    box.fill("红楼梦")
    box.press("Enter")
    dated_tab.wait_for_selector("[data-search-state=done]")
    assert "/catalog/?q=" in dated_tab.url
    assert "红楼梦" in dated_tab.locator("[data-record-id]").first.inner_text()


def test_the_chronicle_leads_to_an_event_and_back(tab: Page, served_example: str) -> None:
    tab.goto(f"{served_example}/chronicle/2024/")
    tab.get_by_role("link", name="折纸船").first.click()
    tab.wait_for_load_state()
    assert "/events/" in tab.url
    assert "示例东镇文化站" in tab.locator("main").inner_text()
    assert tab.locator("main time[datetime^='2024-07-06']").count() >= 1


def test_an_exhibition_is_read_panel_by_panel(tab: Page, served_example: str) -> None:
    tab.goto(f"{served_example}/exhibitions/festivals/")
    assert tab.locator("[data-panel]").count() == 3
    tab.locator("[data-panel='01'] a, a[href$='/01/']").first.click()
    for number in ("01", "02", "03"):
        expect(tab.locator(f"[data-panel='{number}']")).to_have_count(1)
        wait_until(tab, "document.querySelector('main img')?.naturalWidth > 0")
        if number != "03":
            tab.locator("a[rel=next]").first.click()


def test_every_page_works_by_keyboard_from_the_skip_link(visits: Visits) -> None:
    assert {seen.first_focus for seen in visits.values()} == {"#main"}


def test_pages_are_readable_without_scripts(served_example: str, scriptless: Page) -> None:
    for path in sample(PAGES, min(len(PAGES), examples(FEW) // 2)):
        scriptless.goto(served_example + path)
        assert len(scriptless.locator("main").inner_text()) > 20, path
    scriptless.goto(f"{served_example}/catalog/")
    assert "JavaScript" in scriptless.locator("body noscript, main").first.inner_text()
