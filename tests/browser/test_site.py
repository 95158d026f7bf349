"""What a reader with a phone sees of the real site."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Witness

PAGES = (
    "/",
    "/events/",
    "/events/little-programmers/",
    "/events/2021/",
    "/events/type/pei-xun/",
    "/events/series/yue-du-yue-mei/",
    "/events/branch/main/",
    "/events/calendar/",
    "/events/calendar/2021-07/",
    "/chronicle/",
    "/chronicle/2021/",
    "/chronicle/timeline/",
    "/exhibitions/",
    "/exhibitions/dragon-boat-festival/",
    "/exhibitions/dragon-boat-festival/02/",
    "/exhibitions/2021/",
    "/exhibitions/series/chuan-tong-jie-ri/",
    "/exhibitions/festivals-of-the-year/",
    "/exhibitions/festivals-of-the-year/02/",
    "/exhibitions/festivals-of-the-year/labels/",
    "/exhibitions/festivals-of-the-year/poster/",
    "/exhibitions/festivals-of-the-year/timeline/",
    "/exhibitions/items/",
    "/exhibitions/items/jr-002/",
    "/exhibitions/items/type/gu-ji/",
    "/exhibitions/red-footprints-tour/",
    "/reports/2021/",
    "/reports/2021/exhibitions/",
    "/branches/",
    "/branches/main/",
    "/branches/main/poster/",
    "/elder/",
    "/elder/events/",
    "/elder/catalog/",
    "/elder/branches/",
    "/elder/services/borrowing/",
    "/elder/about/feedback/",
    "/about/kiosk/",
    "/services/hours/",
    "/about/",
    "/catalog/",
    "/catalog/clc/",
    "/catalog/clc/i/",
    "/catalog/clc/i2/",
    "/catalog/clc/i2/2/",
    "/catalog/branches/",
    "/catalog/children/",
    "/catalog/new/",
    "/catalog/lists/",
    "/catalog/lists/classic-novels/",
    "/catalog/local/",
    "/catalog/figures/",
    "/catalog/data/",
    "/catalog/my-list/",
    "/quizzes/",
    "/quizzes/know-the-library/",
    "/search/",
    "/feeds/",
    "/news/",
    "/404.html",
)
"""One page of each kind."""


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
    smallest_text: float
    small_targets: list[str]
    first_focus: str
    widths: dict[str, int]
    """Size of the root's letters → width of the page on the smallest phone."""


@pytest.fixture(scope="module")
def visits(browser: Browser, served_site: str) -> Iterator[tuple[dict[str, Look], Witness]]:
    """One visit to one page of each kind: loading it is what takes the time."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", service_workers="block"
    )
    page, witness = context.new_page(), Witness()
    witness.watch(page)
    yield {path: look(page, witness, served_site + path) for path in PAGES}, witness
    context.close()


def look(page: Page, witness: Witness, address: str) -> Look:
    page.set_viewport_size({"width": 360, "height": 740})
    response = page.goto(address)
    text, targets = page.evaluate(SMALLEST_TEXT), page.evaluate(SMALL_TARGETS)
    page.keyboard.press("Tab")
    focus = page.evaluate(FIRST_FOCUS)
    page.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for size in ("100%", "150%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        widths[size] = page.evaluate("document.documentElement.scrollWidth")
    errors, witness.console = witness.console, []
    return Look(bool(response and response.ok), errors, text, targets, focus, widths)


Visits = tuple[dict[str, Look], Witness]


def test_no_page_says_an_error_or_asks_another_host(visits: Visits) -> None:
    looks, witness = visits
    assert {path: seen.errors for path, seen in looks.items() if seen.errors} == {}
    assert [path for path, seen in looks.items() if not seen.is_there] == []
    assert witness.hosts == {"127.0.0.1"}


def test_no_page_scrolls_sideways_on_the_smallest_phone_even_with_large_text(
    visits: Visits,
) -> None:
    widths = {path: seen.widths for path, seen in visits[0].items()}
    assert {path: found for path, found in widths.items() if max(found.values()) > 320} == {}


def test_the_text_is_large_enough_for_old_eyes(visits: Visits) -> None:
    small = {path: seen.smallest_text for path, seen in visits[0].items()}
    assert {path: size for path, size in small.items() if size < 17.9} == {}


def test_links_and_buttons_are_large_enough_for_a_thumb(visits: Visits) -> None:
    small = {path: seen.small_targets for path, seen in visits[0].items()}
    assert {path: targets for path, targets in small.items() if targets} == {}


def test_home_answers_first_and_finds_a_book(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}/")
    assert page.locator("[data-day]:visible h2").count() == 1
    box = page.locator("form[role=search] input[name=q]")
    place = box.bounding_box()
    assert place and place["y"] < 740, "the search box stands on the first screen"
    box.fill("红楼梦")
    box.press("Enter")
    page.wait_for_selector("[data-search-state=done]")
    assert "/catalog/?q=" in page.url
    assert "红楼梦" in page.locator("[data-record-id]").first.inner_text()


def test_the_chronicle_leads_to_an_event_and_back(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}/chronicle/2021/")
    page.get_by_role("link", name="职工茶艺培训").first.click()
    assert "/events/" in page.url
    assert "区总工会" in page.locator("main").inner_text()
    assert page.locator("main time[datetime='2021-09-17']").count() >= 1


def test_an_exhibition_is_read_panel_by_panel(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}/exhibitions/dragon-boat-festival/")
    assert page.locator("[data-panel]").count() >= 3
    page.locator("[data-panel='01'] a, a[href$='/01/']").first.click()
    for number in ("01", "02", "03"):
        assert page.locator(f"[data-panel='{number}']").count() == 1
        shown = page.locator("main img").evaluate("i => i.complete && i.naturalWidth > 0")
        assert shown is True
        if number != "03":
            page.locator("a[rel=next]").first.click()


def test_every_page_works_by_keyboard_from_the_skip_link(visits: Visits) -> None:
    assert {seen.first_focus for seen in visits[0].values()} == {"#main"}


def test_pages_are_readable_without_scripts(served_site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(served_site + path)
        assert len(page.locator("main").inner_text()) > 20, path
    page.goto(f"{served_site}/catalog/")
    assert "JavaScript" in page.locator("noscript, main").first.inner_text()
    context.close()
