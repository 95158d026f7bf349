"""Filters of the catalogue: exact counts, chips, and everything in the address."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import Witness, phone

pytestmark = pytest.mark.browser

ONLY = "仅看2025年12月31日时在架"
"""What the filter says of the sample data, which is old."""


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    return CatalogPage(tab, served_example)


def test_counts_are_fetched_when_the_panel_is_opened_and_not_before(
    catalog: CatalogPage, witness: Witness
) -> None:
    catalog.steered("鲁迅")
    assert not [url for url in witness.requests if "/columns/" in url or "facets" in url]
    button = catalog.page.get_by_role("button", name="筛选")
    assert button.get_attribute("aria-expanded") == "false"
    catalog.filters()
    assert button.get_attribute("aria-expanded") == "true"
    assert [url for url in witness.requests if "/columns/branch" in url]


FACETS = ("available", "branch", "room", "type", "clc", "audience", "year", "lang")


@pytest.fixture(scope="module")
def panel(browser: Browser, served_example: str) -> dict[str, dict[str, int]]:
    """The counts of the panel beside a search, by group."""
    catalog = CatalogPage(phone(browser).new_page(), served_example).steered("鲁迅").filters()
    assert catalog.value("available", "1").inner_text().startswith(ONLY)
    counts = {facet: catalog.counts(facet) for facet in FACETS}
    for found in counts.values():
        assert found and all(0 < count <= (catalog.total or 0) for count in found.values())
    catalog.page.context.close()
    return counts


@pytest.mark.parametrize("facet", FACETS)
def test_a_count_is_what_choosing_the_value_finds(
    catalog: CatalogPage, panel: dict[str, dict[str, int]], facet: str
) -> None:
    for value, count in list(panel[facet].items())[:2]:
        catalog.open("鲁迅", **{facet: value})
        assert catalog.total == count, value


def test_a_choice_is_an_address_and_hides_none_of_its_alternatives(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅").filters()
    before = catalog.counts("branch")
    catalog.value("branch", "AJ00").click()
    catalog.found(before["AJ00"]).counted()
    assert "branch=AJ00" in catalog.page.url
    assert catalog.counts("branch") == before
    expect(catalog.value("branch", "AJ00")).to_have_attribute("aria-current", "true")
    other = next(value for value in before if value != "AJ00")
    catalog.value("branch", other).click()
    catalog.page.wait_for_url(f"**branch=AJ00&branch={other}")
    catalog.settled()
    assert (catalog.total or 0) >= max(before["AJ00"], before[other])
    catalog.page.go_back()
    catalog.found(before["AJ00"])


def test_the_second_level_of_a_class_opens_with_the_first(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅").filters()
    catalog.page.get_by_text("中图法分类").click()
    below = catalog.value("clc", "I2")
    assert below.is_hidden()
    catalog.value("clc", "I").click()
    expect(below).to_be_visible()
    below.click()
    catalog.page.wait_for_url("**clc=I2")
    expect(catalog.value("clc", "I2")).to_have_attribute("aria-current", "true")
    assert catalog.value("clc", "I").get_attribute("aria-current") is None


def test_what_is_chosen_stands_as_chips_to_take_off(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    whole = catalog.total or 0
    catalog.steered("鲁迅", branch="AJ00", clc="I2", lang="chi", year="2020-2029")
    chips = page.get_by_role("list", name="已选的条件").get_by_role("link")
    expect(chips).to_have_text(
        ["去掉总馆", "去掉中国文学", "去掉中文", "去掉2020—2029 年", "去掉全部条件"]
    )
    chips.first.click()
    page.wait_for_url(lambda url: "branch" not in url)
    expect(chips).to_have_count(4)
    chips.last.click()
    catalog.found(whole)
    expect(chips).to_have_count(0)


def test_one_press_shows_only_what_is_in(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    whole = catalog.total or 0
    only = page.locator(".catalog-results__tools").get_by_role("link", name=ONLY)
    expect(only).to_have_text(ONLY)
    only.click()
    page.wait_for_url("**available=1")
    catalog.settled()
    assert 0 < (catalog.total or 0) < whole
    expect(only).to_have_attribute("aria-current", "true")
    catalog.finished()
    for row in page.locator(".work").all():
        assert "2025年12月31日时在架" in (row.text_content() or "")
    only.click()
    catalog.found(whole)


def test_filters_work_without_a_mouse_and_keep_the_focus(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    page.get_by_role("button", name="筛选").focus()
    page.keyboard.press("Enter")
    catalog.counted()
    value = catalog.value("branch", "AJ00")
    count = int(value.get_attribute("data-count") or 0)
    value.focus()
    page.keyboard.press("Enter")
    catalog.found(count).counted()
    assert page.evaluate("document.activeElement.dataset.value") == "AJ00"
    page.get_by_role("button", name="看找到的书").click()
    assert page.locator(".facets").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"


def test_the_panel_is_as_it_was_after_a_reload(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    catalog.filters()
    page.reload()
    catalog.counted()
    assert page.locator(".facets").is_visible()
    page.get_by_role("button", name="筛选").click()
    page.reload()
    catalog.settled()
    assert page.locator(".facets").is_hidden()


def test_where_there_is_room_an_active_filter_opens_the_panel_beside_the_hits(
    catalog: CatalogPage,
) -> None:
    page = catalog.page
    catalog.steered("鲁迅", branch="AJ00")
    page.wait_for_selector(".chips")
    assert page.locator(".facets").is_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    catalog.steered("鲁迅")
    assert page.locator(".facets").is_hidden()
    catalog.steered("鲁迅", branch="AJ00").counted()
    panel, hits = (page.locator(f".{name}").bounding_box() for name in ("facets", "work >> nth=0"))
    assert panel and hits and panel["x"] + panel["width"] <= hits["x"]
