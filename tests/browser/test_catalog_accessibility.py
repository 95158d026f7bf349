"""axe on what the catalogue shows after the first list of hits, on a phone and beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.browser.catalog_page import CatalogPage
from tests.support.axe import axe_finds

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


@pytest.mark.parametrize("state", [panel, editions, suggestions, relaxed, no_hits, lost])
@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing(
    browser: Browser,
    served_example: str,
    state: Callable[[CatalogPage], None],
    scheme: str,
    width: int,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    state(CatalogPage(page, served_example))
    page.wait_for_load_state("networkidle")
    found = axe_finds(page)
    context.close()
    assert found == []
