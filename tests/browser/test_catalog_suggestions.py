"""Suggestions under the search box: a combobox that is never in the way of an input method."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import Witness

pytestmark = pytest.mark.browser

OPTIONS = "[role=listbox] [role=option]"
COMPOSE = """(box, [kind, text]) => {
  if (text !== null) box.value = text;
  const composing = { data: text ?? "", bubbles: true };
  box.dispatchEvent(new CompositionEvent(kind, composing));
  if (kind === "compositionupdate") {
    box.dispatchEvent(new InputEvent("input", { ...composing, isComposing: true }));
  }
}"""
QUIET = 600
"""Milliseconds after which nothing comes any more. The list waits for a pause in typing and then
for the network: that it stays away is no state to wait for, it would only come later."""


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    opened = CatalogPage(tab, served_example).open()
    tab.wait_for_load_state("networkidle")
    opened.box.focus()
    return opened


def test_titles_are_offered_from_two_characters_on(catalog: CatalogPage) -> None:
    box = catalog.box
    box.press_sequentially("红")
    catalog.page.wait_for_timeout(QUIET)
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("楼")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(catalog.page.locator(OPTIONS).first).to_have_text("红楼梦")
    assert box.get_attribute("role") == "combobox"
    listed = box.get_attribute("aria-controls")
    assert catalog.page.locator(f"#{listed}[role=listbox]").is_visible()


def test_a_suggestion_is_chosen_with_the_arrows_and_taken_with_enter(catalog: CatalogPage) -> None:
    page, box = catalog.page, catalog.box
    box.press_sequentially("红楼")
    page.wait_for_selector(OPTIONS)
    box.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    assert box.input_value() == "红楼"
    box.press("Enter")
    catalog.settled()
    assert (box.input_value(), catalog.titles[0]) == ("红楼梦", "红楼梦")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_suggestion_is_taken_with_a_press(catalog: CatalogPage) -> None:
    catalog.box.press_sequentially("红楼")
    catalog.page.locator(OPTIONS).last.click()
    catalog.settled()
    assert catalog.box.input_value() == "红楼梦评论"


def test_a_person_is_told_from_a_title_and_looked_for_among_persons(catalog: CatalogPage) -> None:
    page, box = catalog.page, catalog.box
    box.press_sequentially("鲁迅")
    person = page.locator(OPTIONS).filter(has_text="著者")
    expect(person.first).to_have_text(re.compile(r"^鲁迅著者，\d+ 种$"))
    person.first.click()
    catalog.settled()
    assert (box.input_value(), page.locator("[name=field]").input_value()) == ("鲁迅", "person")
    assert catalog.titles
    # The field was the suggestion's, and no choice for the next words.
    catalog.type("红楼梦")
    assert page.locator("[name=field]").input_value() == "any"
    assert "红楼梦" in catalog.titles[0]


def test_enter_searches_for_what_was_typed_when_nothing_is_chosen(catalog: CatalogPage) -> None:
    catalog.box.press_sequentially("红楼")
    catalog.page.wait_for_selector(OPTIONS)
    catalog.box.press("Enter")
    catalog.settled()
    assert catalog.box.input_value() == "红楼"
    catalog.page.wait_for_timeout(QUIET)
    expect(catalog.box).to_have_attribute("aria-expanded", "false")


def test_escape_closes_the_list_and_leaves_the_words(catalog: CatalogPage) -> None:
    catalog.box.press_sequentially("红楼")
    catalog.page.wait_for_selector(OPTIONS)
    catalog.box.press("Escape")
    expect(catalog.box).to_have_attribute("aria-expanded", "false")
    assert catalog.box.input_value() == "红楼"


def test_nothing_happens_while_an_input_method_composes(
    catalog: CatalogPage, witness: Witness
) -> None:
    page, box = catalog.page, catalog.box
    box.press_sequentially("三国")
    page.wait_for_selector(OPTIONS)
    before = len(witness.requests)
    for kind, text in (("compositionstart", None), ("compositionupdate", "三国hong")):
        box.evaluate(COMPOSE, [kind, text])
    page.wait_for_timeout(QUIET)
    assert box.get_attribute("aria-expanded") == "false"
    assert len(witness.requests) == before
    box.evaluate(COMPOSE, ["compositionend", "红楼"])
    expect(page.locator(OPTIONS).first).to_have_text("红楼梦")


def test_enter_belongs_to_the_input_method_while_it_composes(catalog: CatalogPage) -> None:
    page, box = catalog.page, catalog.box
    box.press_sequentially("红楼")
    page.wait_for_selector(OPTIONS)
    box.press("ArrowDown")
    for taken in ("{ isComposing: true }", "{ keyCode: 229 }"):
        prevented = box.evaluate(
            f"""(box) => !box.dispatchEvent(new KeyboardEvent("keydown",
                {{ key: "Enter", cancelable: true, bubbles: true, ...{taken} }}))"""
        )
        assert prevented is False
    assert box.input_value() == "红楼"
    assert page.get_attribute(".catalog-results", "data-search-state") == "idle"


def test_a_late_answer_is_dropped(catalog: CatalogPage) -> None:
    page, box = catalog.page, catalog.box
    held: list[Route] = []
    page.route("**/blocks/*", lambda route: held.append(route))
    with page.expect_request("**/blocks/*"):
        box.press_sequentially("红楼")
    box.fill("三")
    for route in held:
        route.continue_()
    page.wait_for_timeout(QUIET)
    assert box.get_attribute("aria-expanded") == "false"


def test_readers_who_save_data_are_spared(
    page: Page, served_example: str, witness: Witness
) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    catalog = CatalogPage(page, served_example).open()
    page.wait_for_load_state("networkidle")
    catalog.box.press_sequentially("红楼")
    page.wait_for_timeout(QUIET)
    assert not [url for url in witness.requests if "suggest" in url or "/pairs/" in url]
