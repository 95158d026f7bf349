"""New arrivals, the figures and the open data on a reader's phone, with and without a script."""

from playwright.sync_api import Page


def test_a_bar_is_as_long_as_its_number_says(tab: Page, served_example: str) -> None:
    """What is drawn is measured: the spines of a row against those of the longest."""
    tab.goto(f"{served_example}/catalog/figures/")
    measured = tab.evaluate(
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
    scriptless: Page, served_example: str
) -> None:
    scriptless.goto(f"{served_example}/catalog/new/")
    scriptless.locator("a[href*='/catalog/new/2']").first.click()
    scriptless.wait_for_url("**/catalog/new/2*/")
    title = scriptless.locator("[data-record-id] h3").first.inner_text()
    scriptless.locator("[data-record-id] h3 a").first.click()
    scriptless.wait_for_url("**/catalog/clc/**")
    assert title in scriptless.locator(":target").inner_text()
