"""Engines that can't run a page's script are told so in words, and led to what needs none."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.catalog_page import REGION, CatalogPage
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

PAGES = ("catalog/?q=家", "catalog/record/?id=B1", "search/?q=家")
SCRIPTS = re.compile(r"/(?:record|search)\.js$")
IN_PAGE = "<script type=module>"
OLDER = (
    "delete Element.prototype.replaceChildren; delete Array.prototype.at;"
    " delete String.prototype.replaceAll; delete Object.hasOwn; delete globalThis.structuredClone;"
)
"""What engines before Chrome 86 and Safari 14 lack."""


def unreadable(text: str) -> str:
    """With syntax that an engine doesn't know, in a script or in one that stands in a page."""
    wrong = "const a = b ?.?. c;"
    return text.replace(IN_PAGE, f"{IN_PAGE}{wrong}") if "<html" in text else wrong


def without_modules(text: str) -> str:
    """As an engine without modules sees a page."""
    return re.sub('type=("?)module', r"type=\1none", text)


def send(change: Callable[[str], str]) -> Callable[[Route], None]:
    """A handler that lets an answer through, changed."""

    def handle(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=change(answer.text()))

    return handle


@pytest.mark.parametrize("address", brief(1, PAGES))
@pytest.mark.parametrize("why", [unreadable, without_modules])
def test_where_the_script_of_a_page_cannot_begin_a_sentence_says_so(
    tab: Page, served_example: str, address: str, why: Callable[[str], str]
) -> None:
    tab.route("**/*=*", send(why))
    if why is unreadable:
        tab.route(SCRIPTS, send(why))
    tab.goto(f"{served_example}/{address}")
    expect(tab.locator("[data-search-failed]")).to_be_visible()
    assert tab.locator("[data-search-state=error], [data-record-state=error]").count() == 1
    expect(tab.get_by_text("正在").filter(visible=True)).to_have_count(0)


def test_below_the_sentence_is_the_way_to_the_classes(tab: Page, served_example: str) -> None:
    tab.route("**/*=*", send(unreadable))
    tab.goto(f"{served_example}/catalog/?q=家")
    tab.locator(REGION).get_by_role("link", name="分类找书").click()
    tab.wait_for_url("**/catalog/clc/")


def test_on_a_network_that_stands_still_the_sentence_comes_and_goes_again(
    page: Page, served_example: str
) -> None:
    held: list[Route] = []
    page.clock.install()
    page.route("**/record.js", lambda route: held.append(route))
    page.goto(f"{served_example}/catalog/record/?id=B1", wait_until="commit")
    page.wait_for_selector("[data-record-state]", state="attached")
    expect(page.locator("[data-search-failed]")).to_be_hidden()
    page.clock.run_for(20_000)
    expect(page.locator("[data-search-failed]")).to_be_visible()
    held[0].continue_()
    expect(page.locator("[data-search-failed]")).to_be_hidden()


def test_a_phone_of_six_years_searches(page: Page, served_example: str) -> None:
    page.add_init_script(OLDER)
    catalog = CatalogPage(page, served_example).steered("茶经")
    assert catalog.titles[:1] == ["茶经"]
    assert catalog.filters().finished().page.locator("[data-record-id]").count() > 0
