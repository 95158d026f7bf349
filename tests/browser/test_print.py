"""What a page is on paper: few sheets, none of which has only the end of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import serve

pytestmark = pytest.mark.browser

SHEETS = {
    "/": 2,
    "/events/week/": 1,
    "/events/": 2,
    "/exhibitions/": 1,
    "/exhibitions/festivals/": 6,
    "/services/hours/": 2,
    "/news/": 1,
}
"""Of the example's pages on A4."""
QUICK = ("/", "/events/week/")
ASKED = [path if path in QUICK else pytest.param(path, marks=pytest.mark.soak) for path in SHEETS]
WITHOUT_END = "() => document.querySelector('.site-footer').remove()"


@pytest.fixture(scope="module")
def example(example_site: Path) -> Iterator[str]:
    with serve(example_site) as address:
        yield address


def sheets(page: Page) -> int:
    return page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")


@pytest.mark.parametrize("path", ASKED)
def test_a_page_on_paper_has_so_many_sheets_and_its_end_adds_none(
    tab: Page, example: str, path: str
) -> None:
    tab.goto(f"{example}{path}")
    count = sheets(tab)
    assert count == SHEETS[path]
    tab.evaluate(WITHOUT_END)
    assert sheets(tab) == count


def test_no_arrow_for_fingers_is_printed(tab: Page, example: str) -> None:
    tab.goto(f"{example}/")
    tab.emulate_media(media="print")
    assert not tab.locator(".section-heading__more:visible, .exhibition-card__go:visible").count()
