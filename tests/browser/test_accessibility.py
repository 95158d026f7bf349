"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import PAGES
from tests.support.axe import axe_finds

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("path", [*PAGES, "/catalog/?q=家", "/search/?q=端午"])
def test_axe_finds_nothing_in_light_and_in_dark(
    browser: Browser, served_example: str, path: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(served_example + path)
    if "?" in path:
        page.wait_for_load_state("networkidle")
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += axe_finds(page)
    context.close()
    assert found == []


def test_a_picture_without_words_is_found(browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.set_content(
        '<!DOCTYPE html><html lang="zh"><title>题</title><main><h1>题</h1><img src="#">'
    )
    assert any("image-alt: ['img']" in fault for fault in axe_finds(page))
    context.close()
