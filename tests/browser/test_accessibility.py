"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.test_site import PAGES
from tests.support.axe import axe_finds, axe_finds_in_light_and_dark

ALIKE = {
    "/events/series/yue-du-shi-guang/": "/events/branch/main/",
    "/exhibitions/items/type/gu-ji/": "/exhibitions/items/",
    "/quizzes/": "/catalog/lists/",
    "/messages/": "/catalog/lists/",
    "/transcripts/": "/catalog/lists/",
}
"""Pages without a kind of element that another page has not: axe looks at them in make soak."""
ASKED = [pytest.param(path, marks=pytest.mark.soak) if path in ALIKE else path for path in PAGES]


def kinds(address: str) -> set[tuple[str, ...]]:
    """Name, class, role and names of ARIA attributes of each element, with its parent's."""
    with urlopen(address) as answer:
        root = html.document_fromstring(answer.read().decode())
    return {
        (*kind(parent), *kind(one)) for parent in root.iter("*") for one in parent.iterchildren("*")
    }


def kind(one: html.HtmlElement) -> tuple[str, ...]:
    named = sorted(name for name in one.attrib if name.startswith("aria-"))
    return str(one.tag), one.get("class", ""), one.get("role", ""), *named


@pytest.mark.parametrize(("path", "other"), ALIKE.items())
def test_a_page_that_axe_leaves_to_the_long_run_has_nothing_of_its_own(
    served_example: str, path: str, other: str
) -> None:
    assert kinds(served_example + path) - kinds(served_example + other) == set()


@pytest.mark.parametrize("path", [*ASKED, "/catalog/?q=家", "/search/?q=端午"])
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
