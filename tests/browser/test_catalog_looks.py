"""The looks in the page of the catalogue are all that its first screen needs; the rest comes later
and moves nothing."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.catalog_page import REGION, CatalogPage
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

SCREENS = [(360, 740), (1280, 800), (768, 1024), (1080, 1920)]
SEEN = """() => Array.from(document.querySelectorAll("body *")).flatMap((element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const inside = Math.min(bottom, innerHeight);
  if (right - left < 2 || top >= inside || !element.checkVisibility()) return [];
  const name = `${element.localName}.${element.className} ${element.textContent.slice(0, 9)}`;
  const place = [left, top, right, inside].map((each) => Math.round(each * 10) / 10).join(" ");
  const looks = ["", "::before", "::after", "::placeholder"].flatMap((part) => {
    const style = getComputedStyle(element, part);
    return ["color", "background", "border", "outline", "font", "textDecoration", "content"]
      .map((property) => `${name} ${part} ${property}: ${style[property]}`);
  });
  const mark = element.matches(".fold"); // drawn later, on a place of its own
  return [`${name} ${place}`, ...(mark ? [] : looks)];
})"""
"""What stands in the first screen: the place and the looks of each element."""
LATER = """async (address) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
  await new Promise((resolve, reject) => { link.onload = resolve; link.onerror = reject; });
}"""


@pytest.mark.parametrize("query", ["", "家"])
@pytest.mark.parametrize(("width", "height"), brief(2, SCREENS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_in_the_first_screen_waits_for_the_looks_that_come_later(
    tab: Page, served_example: str, query: str, width: int, height: int, scheme: Any
) -> None:
    tab.set_viewport_size(ViewportSize(width=width, height=height))
    tab.emulate_media(color_scheme=scheme)
    tab.route("**/steering.js", lambda _: None)  # never comes: it brings the sheet, and more text
    CatalogPage(tab, served_example).open(query)
    tab.mouse.move(width - 1, height - 1)
    before = tab.evaluate(SEEN)
    assert len(before) > 100
    tab.evaluate(LATER, tab.locator(REGION).get_attribute("data-sheet-hits"))
    moved = [pair for pair in zip(before, tab.evaluate(SEEN), strict=False) if len({*pair}) > 1]
    assert not moved, moved[:4]
    assert tab.locator(".site-footer__frame").bounding_box()["y"] > height  # type: ignore[index]


def test_without_scripts_the_page_has_all_its_looks(scriptless: Page, served_example: str) -> None:
    scriptless.goto(f"{served_example}/catalog/")
    frame = scriptless.locator(".site-footer__frame")
    assert frame.evaluate("frame => getComputedStyle(frame).borderTopWidth") == "1px"


MOVED = """
globalThis.moved = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.moved += value;
}).observe({ type: "layout-shift", buffered: true });
"""
A_HAIR = 0.001
"""Of what Chromium counts: a choice is a little wider once its words are drawn."""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_until_the_hits_stand_nor_by_the_looks_that_follow(
    page: Page, served_example: str, width: int
) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.add_init_script(MOVED)
    page.route("**/closures.js", lambda route: route.abort())  # takes away what is over
    page.route("**/steering.js", lambda _: None)
    CatalogPage(page, served_example).open("家")
    page.evaluate(LATER, page.locator(REGION).get_attribute("data-sheet-hits"))
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    assert page.evaluate("moved") <= A_HAIR
