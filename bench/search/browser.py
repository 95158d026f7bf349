"""Asks a search page in a browser whose cache is empty, and counts what the answer costs.

Needs the test dependencies (Playwright) and a chromium of the system. Held to the hooks of the
catalogue page: ``data-search-state``, ``data-result-total`` and ``data-record-id``.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.search.traffic import TIMEOUT_MS, Network, Traffic
from plugins.desk.settings import DeskError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there is taken. The headless shell is chromium without the windows that nobody
sees: a new page costs it 0.12 s and 0.17 s of processor time, chromium itself 0.32 s and 0.59 s."""
TYPING_MS = 2_000
BOX = "form[role=search] input[name=q]"
WAY_ON = "[data-way-on]:visible"
WAY_ON_MS = 3_000
WATCH = """
let asked = performance.timeOrigin, waits = true;
addEventListener("submit", () => {
  asked = performance.timeOrigin + performance.now();
  waits = true;
}, true);
new MutationObserver(() => {
  const region = document.querySelector("[data-search-state]");
  const state = region?.dataset.searchState;
  if (!waits || (state !== "done" && state !== "error")) return;
  waits = false;
  const at = performance.timeOrigin + performance.now();
  const hits = [...region.querySelectorAll("[data-record-id]")];
  const first = hits[0]?.closest("[data-work]")?.querySelectorAll("[data-record-id]").length;
  benchAnswered(JSON.stringify({
    state, milliseconds: at - asked, at,
    total: Number(region.dataset.resultTotal ?? -1), ids: hits.map((hit) => hit.dataset.recordId),
    first: first ?? Math.min(hits.length, 1),
  }));
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-search-state"] });
"""
"""Tells the moment of the answer and what is in the page at that moment: hits that come later
don't count. The question begins with the page that it opens, or with the form where the page stays.
The answer is called out rather than asked for: Playwright's own ways to wait put a script of theirs
into the page, which took 60 ms of a search on a slow machine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One query: from navigation until the first page of hits is in the page."""

    total: int
    """Matching records; -1 where the page reported an error or never answered."""
    ids: tuple[str, ...]
    """Of the hits on the first page, grouped editions among them, in their order."""
    milliseconds: float
    requests: int
    """All requests sent before the answer, the page itself, sheets and scripts included."""
    bytes: int
    """What these brought over the wire, each request and its head counted as ``HEAD``."""
    index_requests: int
    index_bytes: int
    """The same of the index alone, without its tables of characters."""
    editions: int = 1
    """So many of the first ids are of the first work."""

    @property
    def first(self) -> tuple[str, ...]:
        """The editions of the first work."""
        return self.ids[: self.editions]


def find_browser() -> str | None:
    """Where the browser of this machine is; None where there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator["Browser"]:
    """The browser of this machine; :class:`DeskError` where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise DeskError("测量检索需要测试用的依赖。请用 make bench，它会先装好。") from None
    path = find_browser()
    if path is None:
        raise DeskError("没有找到 chromium，不能测量检索。请先安装，例如：apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visitor(browser: "Browser", network: Network | None = None) -> Iterator["Visitor"]:
    """Somebody who comes for the first time: the cache is empty.

    Service workers are blocked: they belong to later visits, and their requests would pass the
    slow network by.
    """
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        yield Visitor(page, Traffic(page, network))
    finally:
        context.close()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks one question after the other; only the first with an empty cache."""

    page: "Page"
    traffic: Traffic

    def ask(self, address: str) -> Answer:
        """Open an address and wait for the answer."""
        from playwright.sync_api import TimeoutError as TooLate

        self.traffic.forget()
        try:
            self.page.goto(address, wait_until="commit", timeout=TIMEOUT_MS)
        except TooLate:
            return self._unanswered()
        return self._heard()

    def open(self, address: str) -> None:
        """Open a page that answers nothing yet, and wait for all of it."""
        self.page.goto(address, wait_until="networkidle", timeout=TIMEOUT_MS)

    def type(self, text: str) -> Answer:
        """Put words into the search box of the page, as long as a reader takes for it; send them.

        From the moment in which they are sent, or the page that they open is asked for.
        """
        box = self.page.locator(BOX).first
        box.focus()
        self.page.wait_for_timeout(TYPING_MS)  # not a wait: so long a reader types
        box.fill(text)
        self.traffic.forget()
        box.press("Enter", no_wait_after=True)
        return self._heard()

    def has_way_on(self) -> bool:
        """Whether the page offers a way on, or does so within a moment."""
        from playwright.sync_api import TimeoutError as TooLate

        try:
            self.page.locator(WAY_ON).first.wait_for(timeout=WAY_ON_MS)
        except TooLate:
            return False
        return True

    def _heard(self) -> Answer:
        found = self.traffic.hear(self.page)
        if found is None:
            return self._unanswered()
        total = int(found["total"]) if found["state"] == "done" else -1
        costs = self.traffic.sums(self.page, float(found["at"]))
        milliseconds, editions = float(found["milliseconds"]), int(found["first"])
        return Answer(total, tuple(found["ids"]), milliseconds, *costs, editions=editions)

    def _unanswered(self) -> Answer:
        return Answer(-1, (), TIMEOUT_MS, *self.traffic.sums(self.page, float("inf")))
