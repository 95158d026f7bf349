"""What a reader with a phone sees of the real site."""

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


def test_no_page_says_an_error_or_asks_another_host(
    page: Page, witness: Witness, served_site: str
) -> None:
    for path in PAGES:
        response = page.goto(served_site + path)
        assert response and response.ok, path
        assert witness.console == [], path
    assert witness.hosts == {"127.0.0.1"}


def test_no_page_scrolls_sideways_on_the_smallest_phone_even_with_large_text(
    page: Page, served_site: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        page.goto(served_site + path)
        for size in ("100%", "150%"):
            page.evaluate("size => document.documentElement.style.fontSize = size", size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, (path, size, wide)


def test_the_text_is_large_enough_for_old_eyes(page: Page, served_site: str) -> None:
    smallest = """() => Math.min(...[...document.querySelectorAll('main *, footer *, header *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
        .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true], sup, sub, rt'))
        .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    for path in PAGES:
        page.goto(served_site + path)
        assert page.evaluate(smallest) >= 17.9, path


def test_links_and_buttons_are_large_enough_for_a_thumb(page: Page, served_site: str) -> None:
    small = """() => [...document.querySelectorAll('header a, nav a, footer a, button, input')]
        .filter(e => e.checkVisibility() && !e.closest('p'))
        .map(e => /checkbox|radio/.test(e.type) || e.classList.contains('visually-hidden')
            ? e.labels?.[0] ?? e : e)
        .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, box]) => box.top >= 0 && box.height < 47.5)
        .map(([text, box]) => `${text} ${box.height}`)"""
    for path in PAGES:
        page.goto(served_site + path)
        assert page.evaluate(small) == [], path


def test_home_answers_first_and_finds_a_book(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}/")
    assert page.locator("[data-day]:visible h2").inner_text() == "开放时间"
    assert "待馆方填写" in page.locator("main").inner_text()
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
    assert page.locator("[data-panel]").count() == 3
    page.locator("[data-panel='01'] a, a[href$='/01/']").first.click()
    for number in ("01", "02", "03"):
        assert page.locator(f"[data-panel='{number}']").count() == 1
        shown = page.locator("main img").evaluate("i => i.complete && i.naturalWidth > 0")
        assert shown is True
        if number != "03":
            page.locator("a[rel=next]").first.click()


def test_every_page_works_by_keyboard_from_the_skip_link(page: Page, served_site: str) -> None:
    for path in PAGES:
        page.goto(served_site + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main", path


def test_pages_are_readable_without_scripts(served_site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(served_site + path)
        assert len(page.locator("main").inner_text()) > 20, path
    page.goto(f"{served_site}/catalog/")
    assert "JavaScript" in page.locator("noscript, main").first.inner_text()
    context.close()
