"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import bare
from tests.browser.test_site import PAGES
from tests.support.axe import axe_finds, axe_finds_in_light_and_dark


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """One page for all addresses: opening a new one takes longer than what is asked of it."""
    with bare(browser) as page:
        yield page


@pytest.mark.parametrize("path", [*PAGES, "/catalog/?q=家", "/search/?q=端午"])
def test_axe_finds_nothing_in_light_and_in_dark(
    visitor: Page, served_example: str, path: str
) -> None:
    visitor.goto(served_example + path)
    if "?" in path:
        visitor.wait_for_selector("[data-search-state=done]")
    assert axe_finds_in_light_and_dark(visitor) == []


def test_a_picture_without_words_is_found(bare_page: Page) -> None:
    bare_page.set_content(
        '<!DOCTYPE html><html lang="zh"><title>题</title><main><h1>题</h1><img src="#">'
    )
    assert any("image-alt: ['img']" in violation for violation in axe_finds(bare_page))


def test_a_pale_word_is_found_where_only_the_dark_makes_it_pale(bare_page: Page) -> None:
    bare_page.set_content(
        """<!DOCTYPE html><html lang="zh"><title>题</title><style>h1 { color: #222 }
        @media (prefers-color-scheme: dark) { body { background: #000 } }</style>
        <main><h1>标题</h1>"""
    )
    assert axe_finds(bare_page) == []
    (violation,) = axe_finds_in_light_and_dark(bare_page)
    assert "color-contrast: ['h1']" in violation
