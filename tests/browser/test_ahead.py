"""Who enters a box that leads to the catalogue has the scripts of its page before the words."""

from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.conftest import Witness
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

BOX = "form[role=search] input[name=q]"
NEEDED = (
    "//head/script[@type='module']/@src | //head/link[@rel='modulepreload']/@href"
    " | //head/link[@rel='stylesheet']/@href"
)
THRIFTY = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def needed(site: str) -> set[str]:
    """What the catalogue's page asks for before it can search, as its own head says."""
    address = f"{site}/catalog/"
    with urlopen(address) as answer:
        found = html.document_fromstring(answer.read().decode()).xpath(NEEDED)
    assert isinstance(found, list)
    paths = {urlsplit(urljoin(address, str(link))).path for link in found}
    return {path for path in paths if "closure" not in path}


def asked(witness: Witness) -> list[str]:
    return [urlsplit(url).path for url in witness.requests]


@pytest.mark.parametrize("start", brief(2, ["", "elder/", "404.html", "elder/catalog/"]))
def test_entering_the_box_fetches_what_a_search_needs_once_and_opening_the_page_nothing(
    served_example: str, tab: Page, witness: Witness, start: str
) -> None:
    wanted = needed(served_example)
    tab.goto(f"{served_example}/{start}", wait_until="networkidle")
    assert not [path for path in asked(witness) if path.endswith("/js/catalog.js")]
    before = set(asked(witness))
    assert wanted and not wanted <= before
    for _ in range(2):
        tab.focus(BOX)
        tab.wait_for_load_state("networkidle")
        tab.evaluate("document.activeElement.blur()")
    paths = asked(witness)
    assert wanted <= set(paths)
    assert all(paths.count(path) == 1 for path in wanted - before)
    assert witness.console == []


def test_a_reader_who_saves_data_is_sent_nothing_before_it_is_asked_for(
    served_example: str, page: Page, witness: Witness
) -> None:
    page.add_init_script(THRIFTY)
    for place in ("", "search/"):
        page.goto(f"{served_example}/{place}", wait_until="networkidle")
        before = asked(witness)
        page.focus(BOX)
        page.wait_for_load_state("networkidle")
        assert asked(witness) == before


def test_entering_the_box_of_the_pages_fetches_what_finds_them(
    served_example: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{served_example}/search/", wait_until="networkidle")
    assert not [path for path in asked(witness) if "pagefind" in path]
    with tab.expect_response("**/pagefind.js"):
        tab.focus(BOX)
