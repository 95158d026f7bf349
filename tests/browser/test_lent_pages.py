"""A page that is lent to one test after another comes back as if nobody had had it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, wipe

LEFT = """async () => [
  localStorage.length, document.cookie, innerWidth, matchMedia("print").matches,
  (await navigator.permissions.query({ name: "geolocation" })).state,
  (await navigator.permissions.query({ name: "clipboard-read" })).state,
]"""


@pytest.fixture
def visited(page: Page, served_example: str) -> Iterator[Page]:
    page.goto(f"{served_example}/about/")
    yield page


def left_after(page: Page) -> object:
    address, _ = page.url, wipe(page, PHONE)
    page.goto(address)
    return page.evaluate(LEFT)


@pytest.mark.parametrize("permission", ["geolocation", "clipboard-read"])
def test_a_permission_is_asked_for_anew(visited: Page, permission: str) -> None:
    before = visited.evaluate(LEFT)
    visited.context.grant_permissions([permission])
    assert visited.evaluate(LEFT) != before
    assert left_after(visited) == before


def test_what_is_kept_and_how_it_is_looked_at_are_forgotten(visited: Page) -> None:
    before = visited.evaluate(LEFT)
    visited.evaluate("() => { localStorage.kept = 1; document.cookie = 'kept=1'; }")
    visited.set_viewport_size({"width": 1280, "height": 800})
    visited.emulate_media(media="print")
    assert visited.evaluate(LEFT) != before
    assert left_after(visited) == before
