"""New arrivals, the figures and the open data on a reader's phone, with and without a script."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Witness
from tests.support.axe import axe_finds

PAGES = ("/catalog/new/", "/catalog/new/2025-11/", "/catalog/figures/", "/catalog/data/")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone_even_with_large_text(
    page: Page, served_example: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served_example + path)
    for size in ("100%", "150%"):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, served_example: str, path: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]  # a parameter is any text
        bypass_csp=True,
    )
    opened = context.new_page()
    opened.goto(served_example + path)
    found = axe_finds(opened)
    assert found == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_say_no_error_and_ask_no_other_host(
    page: Page, witness: Witness, served_example: str, path: str
) -> None:
    page.goto(served_example + path)
    assert witness.console == []
    assert witness.hosts == {"127.0.0.1"}


def test_a_bar_is_as_long_as_its_number_says(page: Page, served_example: str) -> None:
    """What is drawn is measured: the spines of a row against those of the longest."""
    page.goto(f"{served_example}/catalog/figures/")
    measured = page.evaluate(
        """() => [...document.querySelectorAll('#classes tbody tr')].map(row => [
            Number(row.querySelector('td').textContent.replace(/,/g, '')),
            row.querySelector('svg svg').width.baseVal.value,
        ])"""
    )
    longest = max(measured)
    assert longest[1] > 100
    for count, length in measured:
        assert abs(length - count / longest[0] * longest[1]) <= 1.5, count


def test_a_reader_without_scripts_comes_from_a_month_to_the_shelf(
    browser: Browser, served_example: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_example}/catalog/new/")
    page.locator("a[href*='/catalog/new/2']").first.click()
    title = page.locator("[data-record-id] h3").first.inner_text()
    page.locator("[data-record-id] h3 a").first.click()
    assert "/catalog/clc/" in page.url
    assert title in page.locator(":target").inner_text()
    context.close()
