"""Who enters a box that leads to the catalogue has its page before the words."""

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import Witness
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

CATALOG = "/catalog/"
BOX = "form[role=search] input[name=q]"
THRIFTY = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def asked(witness: Witness) -> list[str]:
    return [urlsplit(url).path for url in witness.requests]


@pytest.mark.parametrize("start", brief(1, ["", "404.html"]))
def test_entering_the_box_fetches_the_page_that_searches_once_and_opening_a_page_nothing(
    served_example: str, tab: Page, witness: Witness, start: str
) -> None:
    tab.goto(f"{served_example}/{start}", wait_until="networkidle")
    before = asked(witness)
    for _ in range(2):
        tab.focus(BOX)
        tab.wait_for_load_state("networkidle")
        tab.evaluate("document.activeElement.blur()")
    assert asked(witness) == [*before, CATALOG]
    assert witness.console == []


@pytest.mark.parametrize("words", ["三国演义", "a&q=b #c", "C++ 50%"])
def test_words_go_to_the_page_that_was_fetched_and_stand_in_its_address(
    served_example: str, tab: Page, words: str
) -> None:
    sent: list[Request] = []

    def keep(request: Request) -> None:
        if request.is_navigation_request():
            sent.append(request)

    tab.goto(f"{served_example}/", wait_until="networkidle")
    with tab.expect_request(f"**{CATALOG}"):
        tab.focus(BOX)
    tab.wait_for_load_state("networkidle")
    tab.on(
        "request", lambda request: sent.append(request) if request.is_navigation_request() else None
    )
    tab.fill(BOX, words)
    tab.press(BOX, "Enter")
    tab.wait_for_selector("[data-search-state=done]", timeout=10_000)
    assert [urlsplit(request.url).path for request in sent] == [CATALOG]
    assert all(not urlsplit(request.url).query for request in sent)
    assert tab.url == f"{served_example}/catalog/?q={quote(words, safe='').replace('%20', '+')}"
    assert tab.input_value(BOX) == words


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
