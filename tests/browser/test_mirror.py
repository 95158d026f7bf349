"""The published site under another name than its own, in a folder of that host.

Where a link or a form named the site's host, it would lead away, and ``form-action 'self'`` would
stop the form without a word.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.reading.addresses import ADDRESS_ATTRIBUTES, ADDRESS_LISTS
from tests.browser.catalog_page import BOX, HIT
from tests.browser.conftest import Witness
from tests.browser.offline_host import hosted
from tests.conftest import FOLDER
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

WORD = "三国演义"
READ_AS_ADDRESS = """(tags) => {
  const head = "<base href='https://example.org/'>";
  const inert = new DOMParser().parseFromString(head, "text/html");
  const found = new Set();
  for (const tag of tags) {
    const element = inert.createElement(tag);
    for (const property in element) {
      const name = property.toLowerCase();
      element.setAttribute(name, "probe");
      if (element[property] === "https://example.org/probe") found.add(name);
      element.removeAttribute(name);
    }
  }
  return [...found];
}"""
"""The attributes whose value a browser takes for an address: HTML's own "reflect a URL"."""


@pytest.fixture(scope="module")
def mirror(two_builds: tuple[Path, Path]) -> Iterator[str]:
    """Its address; the site calls itself by another."""
    with hosted(two_builds[0], FOLDER) as host:
        yield host.address


def submit(page: Page, address: str, words: str) -> None:
    """Open a page and send its search box."""
    page.goto(address)
    page.locator(BOX).first.fill(words)
    page.locator(BOX).first.press("Enter")


@pytest.mark.parametrize("start", brief(2, ["", "elder/", "404.html", "elder/catalog/"]))
def test_the_search_box_of_any_page_leads_to_the_catalogue_of_the_mirror(
    start: str, mirror: str, tab: Page, witness: Witness
) -> None:
    submit(tab, f"{mirror}/{start}", WORD)
    edition = start.rpartition("elder/")[1]
    tab.wait_for_url(f"{mirror}/{edition}catalog/?q=*")
    expect(tab.locator(HIT).first).to_be_visible()
    assert all(asked.startswith(f"{mirror}/") for asked in witness.requests)
    assert witness.console == []


def test_a_record_a_shelf_and_the_way_home_are_those_of_the_mirror(
    mirror: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{mirror}/catalog/?q={WORD}")
    tab.locator(f"{HIT} a").first.click()
    tab.locator("[data-record-id]").first.wait_for()
    assert tab.url.startswith(f"{mirror}/catalog/record/?id=")
    links = tab.eval_on_selector_all("main a[href]", "links => links.map(({ href }) => href)")
    assert links and all(link.startswith(f"{mirror}/") for link in links)
    assert all(asked.startswith(f"{mirror}/") for asked in witness.requests)
    assert witness.console == []


def test_the_page_search_finds_pages_of_the_mirror(
    mirror: str, tab: Page, witness: Witness
) -> None:
    submit(tab, f"{mirror}/search/", "借书证")
    tab.wait_for_selector("[data-search-state=done]")
    links = tab.eval_on_selector_all(
        "[data-search-hits] a", "links => links.map(({ href }) => href)"
    )
    assert links and all(link.startswith(f"{mirror}/") for link in links)
    assert all(asked.startswith(f"{mirror}/") for asked in witness.requests)
    assert witness.console == []


def test_without_a_script_the_search_box_is_sent_to_the_mirror(
    mirror: str, scriptless: Page
) -> None:
    submit(scriptless, f"{mirror}/", WORD)
    scriptless.wait_for_url(f"{mirror}/catalog/?q=*")


def test_every_attribute_that_a_browser_takes_for_an_address_is_looked_at(tab: Page) -> None:
    tags = tab.evaluate("Object.getOwnPropertyNames(window)")
    names = {str(n)[4:-7].lower() for n in tags if n.startswith("HTML") and n.endswith("Element")}
    called = {"anchor": "a", "image": "img", "quote": "q", "mod": "ins", "paragraph": "p"}
    found = set(tab.evaluate(READ_AS_ADDRESS, [called.get(n, n) for n in names if n]))
    assert {"href", "src", "action", "formaction", "cite", "poster", "data"} <= found
    assert found <= ADDRESS_ATTRIBUTES
    assert ADDRESS_LISTS <= ADDRESS_ATTRIBUTES
