"""Asks the built catalogue in a browser and counts what each answer costs.

Needs the test dependencies (Playwright) and a chromium of the system. Held to the hooks of the
catalogue page: ``data-search-state`` and ``data-result-total``.
"""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.desk.settings import DeskError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request

QUERIES = ("三国演义", "鲁迅", "9787020000135", "家")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DONE = '[data-search-state="done"], [data-search-state="error"]'
TIMEOUT_MS = 60_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One query: from the address to the first page of hits."""

    words: str
    total: int
    """Matching records; -1 where the page reported an error."""
    milliseconds: int
    requests: int
    """All requests of the page, the page itself, its style sheets and scripts included."""
    bytes: int
    """Bodies as they came over the wire."""
    index_requests: int
    """Those for the index: everything but pages, style sheets, scripts and pictures."""
    index_bytes: int


def ask(address: str, queries: Sequence[str]) -> list[Measured]:
    """Ask each query on a fresh page of the site at ``address``."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise DeskError("测量检索需要测试用的依赖。请用 make bench，它会先装好。") from None
    browser_path = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser_path is None:
        raise DeskError("没有找到 chromium，不能测量检索。请先安装，例如：apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        try:
            return [_ask_one(browser, address, words) for words in queries]
        finally:
            browser.close()


def _ask_one(browser: "Browser", address: str, words: str) -> Measured:
    page = browser.new_context().new_page()
    requests: list[Request] = []
    # Playwright marks the functions it is given, and a built-in one can't be marked
    page.on("requestfinished", lambda request: requests.append(request))
    started = time.monotonic()
    page.goto(f"{address}/catalog/?q={quote(words)}")
    region = page.wait_for_selector(DONE, state="attached", timeout=TIMEOUT_MS)
    seconds = time.monotonic() - started
    total = int((region and region.get_attribute("data-result-total")) or -1)
    sizes = {request: request.sizes()["responseBodySize"] for request in requests}
    index = [request for request in requests if request.resource_type in ("fetch", "xhr", "other")]
    page.context.close()
    return Measured(
        words=words,
        total=total,
        milliseconds=round(seconds * 1000),
        requests=len(requests),
        bytes=sum(sizes.values()),
        index_requests=len(index),
        index_bytes=sum(sizes[request] for request in index),
    )
