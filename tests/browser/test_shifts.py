"""Nothing that is seen moves while a page comes on a slow way (Cumulative Layout Shift 0)."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import lent, phone
from tests.site.test_budgets import pages
from tests.support.waiting import wait_until

pytestmark = pytest.mark.browser

LATENCY = 80
"""Milliseconds: longer than the browser takes to draw what it has."""
BUILT = "2025-11-22T11:00+08:00"
"""When the example's site was made: on another day what is over goes."""
SHIFTS = """() => new Promise((told) => {
  const name = ({ node }) => {
    const one = node && (node.nodeType === 1 ? node : node.parentElement);
    return one ? one.localName + "." + one.className : "?";
  };
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    told(list.getEntries().filter((one) => one.entryType === "layout-shift" && !one.hadRecentInput)
      .map((one) => `${one.value.toFixed(4)} ${one.sources.map(name).join(" ")}`));
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told([]), 60);
})"""
"""What moved, and by how much."""
BOOKS = [{"id": "B1", "title": "家", "responsibility": "巴金著", "publisher": "", "year": "",
          "call": "I246", "note": "", "added": "2026-02-03"}]  # fmt: skip
KINDS = (
    ("/", "body"),
    ("/catalog/record/?id={}", "[data-record-state=done]"),
    ("/branches/", "[data-place-filter]:not([hidden])"),
    ("/search/?q=%E5%8A%9E%E8%AF%81", "[data-search-state=done]"),
    ("/catalog/my-list/", "[data-part=own]:not([hidden])"),
    ("/elder/", "body"),
)
"""An address of each kind of page that a script fills, and what is there once it has."""


@pytest.fixture
def slow(browser: Browser, lasting: dict[str, Page]) -> Iterator[Page]:
    """A phone at the end of a slow way."""

    def opened() -> Page:
        page = phone(browser).new_page()
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        way = {"offline": False, "latency": LATENCY}
        way |= {"downloadThroughput": 200_000, "uploadThroughput": 200_000}
        tools.send("Network.emulateNetworkConditions", way)
        return page

    with lent(lasting, "dated slow", opened) as page:
        page.clock.set_fixed_time(datetime.fromisoformat(BUILT))
        yield page


def shifts(page: Page, address: str, there: str = "body") -> list[str]:
    """What moved on a page until all of it was there."""
    page.goto(address)
    wait_until(page, "there => document.querySelector(there)", there)
    page.wait_for_load_state("networkidle")
    found: list[str] = page.evaluate(SHIFTS)
    return found


def test_nothing_that_is_seen_moves_while_a_page_comes(
    slow: Page, served_example: str, example_site: Path
) -> None:
    shelves = (example_site / "catalog" / "clc").rglob("index.html")
    ids = (re.search(r'data-record-id="?([^" >]+)', page.read_text("utf-8")) for page in shelves)
    record = next(found[1] for found in ids if found)
    slow.goto(f"{served_example}/robots.txt")
    kept = json.dumps({"version": 1, "entries": BOOKS})
    slow.evaluate("kept => localStorage.setItem('my-list', kept)", kept)
    moved = {}
    for path, there in KINDS:
        if found := shifts(slow, served_example + path.format(record), there):
            moved[path] = found
    assert moved == {}


@pytest.mark.soak
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_moves_on_any_page(
    slow: Page, served_example: str, example_site: Path, width: int
) -> None:
    slow.set_viewport_size({"width": width, "height": 740})
    moved = {}
    for page in pages(example_site):
        path = page.relative_to(example_site).as_posix().removesuffix("index.html")
        if path.startswith("catalog/clc/"):
            continue  # shelves load no script
        if found := shifts(slow, f"{served_example}/{path}"):
            moved[path] = found
    assert moved == {}


def test_what_moves_would_be_seen(slow: Page, served_example: str) -> None:
    slow.goto(f"{served_example}/about/")
    slow.evaluate(
        """() => new Promise((done) => {
          const block = document.createElement("p");
          block.className = "note";
          block.textContent = "来了";
          document.querySelector("main").prepend(block);
          requestAnimationFrame(() => requestAnimationFrame(done));
        })"""
    )
    assert slow.evaluate(SHIFTS) != []
