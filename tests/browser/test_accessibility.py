"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_site import PAGES
from tests.support.axe import axe_finds, axe_finds_in_light_and_dark


@pytest.mark.parametrize("path", [*PAGES, "/catalog/?q=家", "/search/?q=端午"])
def test_axe_finds_nothing_in_light_and_in_dark(
    bare_tab: Page, served_example: str, path: str
) -> None:
    bare_tab.goto(served_example + path)
    if "?" in path:
        bare_tab.wait_for_selector("[data-search-state=done]")
    assert axe_finds_in_light_and_dark(bare_tab) == []


def test_a_picture_without_words_is_found(bare_tab: Page) -> None:
    bare_tab.set_content(
        '<!DOCTYPE html><html lang="zh"><title>题</title><main><h1>题</h1><img src="#">'
    )
    assert any("image-alt: ['img']" in violation for violation in axe_finds(bare_tab))


def test_a_pale_word_is_found_where_only_the_dark_makes_it_pale(bare_tab: Page) -> None:
    bare_tab.set_content(
        """<!DOCTYPE html><html lang="zh"><title>题</title><style>h1 { color: #222 }
        @media (prefers-color-scheme: dark) { body { background: #000 } }</style>
        <main><h1>标题</h1>"""
    )
    assert axe_finds(bare_tab) == []
    (violation,) = axe_finds_in_light_and_dark(bare_tab)
    assert "color-contrast: ['h1']" in violation
