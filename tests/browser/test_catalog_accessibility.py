"""axe on what the catalogue shows after the first list of hits, on a phone and beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.catalog_page import CatalogPage
from tests.support.axe import PHONE_AND_DESK, Scheme, axe_finds, axe_finds_on_phone_and_desk
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser


def panel(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅", branch="AJ00", clc="I2")
    if catalog.page.evaluate("innerWidth") < 960:  # from there on an active filter opens the panel
        catalog.filters()
    catalog.counted()


def editions(catalog: CatalogPage) -> None:
    catalog.steered("红楼梦")
    catalog.page.get_by_text("另有 2 个版本").click()


def suggestions(catalog: CatalogPage) -> None:
    catalog.steered("家")
    catalog.box.fill("")
    catalog.box.press_sequentially("红楼")
    catalog.page.wait_for_selector("[role=option]")
    catalog.box.press("ArrowDown")


def relaxed(catalog: CatalogPage) -> None:
    catalog.steered("红娄梦")


def no_hits(catalog: CatalogPage) -> None:
    catalog.open("茶经", branch="AJ00")


def lost(catalog: CatalogPage) -> None:
    catalog.page.route("**/pairs/*", lambda route: route.abort())
    catalog.open("三国演义")


@pytest.mark.parametrize(("scheme", "width"), brief(1, PHONE_AND_DESK))
def test_axe_finds_nothing_in_the_filters(
    bare_tab: Page, served_example: str, scheme: Scheme, width: int
) -> None:
    bare_tab.set_viewport_size({"width": width, "height": 800})
    bare_tab.emulate_media(color_scheme=scheme)
    panel(CatalogPage(bare_tab, served_example))
    bare_tab.wait_for_load_state("networkidle")
    assert axe_finds(bare_tab) == []


@pytest.mark.parametrize("state", brief(3, [suggestions, relaxed, no_hits, editions, lost]))
def test_axe_finds_nothing_on_a_phone_and_a_desk(
    bare_tab: Page, served_example: str, state: Callable[[CatalogPage], None]
) -> None:
    bare_tab.set_viewport_size({"width": 360, "height": 800})
    state(CatalogPage(bare_tab, served_example))
    bare_tab.wait_for_load_state("networkidle")
    assert axe_finds_on_phone_and_desk(bare_tab) == []
