"""Asks a search page in a browser whose cache is empty, and counts what the answer costs.

Needs the test dependencies (Playwright) and a chromium of the system. Held to the hooks of the
catalogue page: ``data-search-state``, ``data-result-total`` and ``data-record-id``.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.desk.settings import DeskError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there is taken. The headless shell is chromium without the windows that nobody
sees: a new page costs it 0.12 s and 0.17 s of processor time, chromium itself 0.32 s and 0.59 s."""
TIMEOUT_MS = 60_000
POLL_MS = 20
SETTLE_MS = 5_000
INDEX = re.compile(r"/catalog/index/[0-9a-f]+/")
"""What stands beside these folders, the tables of characters, is like a script: no query's own."""
WATCH = """
new MutationObserver((_, observer) => {
  const region = document.querySelector("[data-search-state]");
  const state = region?.dataset.searchState;
  if (state !== "done" && state !== "error") return;
  observer.disconnect();
  const milliseconds = performance.now();
  const hits = [...region.querySelectorAll("[data-record-id]")];
  benchAnswered(JSON.stringify({
    state, milliseconds, at: performance.timeOrigin + milliseconds,
    total: Number(region.dataset.resultTotal ?? -1), ids: hits.map((hit) => hit.dataset.recordId),
  }));
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Tells the moment of the answer and what is in the page at that moment: hits that come later
don't count. The answer is called out rather than asked for: Playwright's own ways to wait put a
script of theirs into the page, which took 60 ms of a search on a slow machine."""


@dataclass(frozen=True, slots=True)
class Network:
    """How slow the way to the host is made."""

    bits_a_second: int
    latency_ms: int


SLOW = Network(1_600_000, 150)


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
    """What these brought over the wire, heads of responses included."""
    index_requests: int
    index_bytes: int
    """The same of the index alone, without its tables of characters."""


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
        yield Visitor(page, _Traffic(page, network))
    finally:
        context.close()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks one question after the other; only the first with an empty cache."""

    page: "Page"
    traffic: "_Traffic"

    def ask(self, address: str) -> Answer:
        """Open an address and wait for the answer."""
        from playwright.sync_api import TimeoutError as TooLate

        self.traffic.forget()
        try:
            self.page.goto(address, wait_until="commit", timeout=TIMEOUT_MS)
        except TooLate:
            return self._unanswered()
        waited = 0
        while (found := self.traffic.answer) is None:
            if waited >= TIMEOUT_MS:
                return self._unanswered()
            self.page.wait_for_timeout(POLL_MS)
            waited += POLL_MS
        total = int(found["total"]) if found["state"] == "done" else -1
        costs = self.traffic.sums(self.page, float(found["at"]))
        return Answer(total, tuple(found["ids"]), float(found["milliseconds"]), *costs)

    def _unanswered(self) -> Answer:
        return Answer(-1, (), TIMEOUT_MS, *self.traffic.sums(self.page, float("inf")))


class _Traffic:
    """Requests and the answer of a page as the browser's own log has them."""

    def __init__(self, page: "Page", network: Network | None) -> None:
        self.sent: dict[str, tuple[str, float, str]] = {}
        """Request → address, when (milliseconds since 1970), for which document."""
        self.document = ""
        """The last document asked for; what the one before still asks for is none of its cost."""
        self.ended: dict[str, int] = {}
        self.answer: dict[str, Any] | None = None
        log = page.context.new_cdp_session(page)
        log.on("Runtime.bindingCalled", self._hear)
        log.send("Runtime.enable")
        log.send("Runtime.addBinding", {"name": "benchAnswered"})
        log.on("Network.requestWillBeSent", self._send)
        log.on("Network.loadingFinished", self._finish)
        log.on("Network.loadingFailed", self._fail)
        log.send("Network.enable")
        if network:
            speed = network.bits_a_second / 8
            conditions = {"downloadThroughput": speed, "uploadThroughput": speed}
            conditions |= {"offline": False, "latency": network.latency_ms}
            log.send("Network.emulateNetworkConditions", conditions)

    def forget(self) -> None:
        """Begin anew."""
        self.sent.clear()
        self.ended.clear()
        self.answer = None

    def _hear(self, event: dict[str, Any]) -> None:
        self.answer = json.loads(event["payload"])

    def _send(self, event: dict[str, Any]) -> None:
        url = str(event["request"]["url"])
        if url.startswith("http"):
            moment, document = float(event["wallTime"]) * 1000, str(event["loaderId"])
            self.sent[event["requestId"]] = url, moment, document
        if event["requestId"] == event["loaderId"]:
            self.document = str(event["loaderId"])

    def _finish(self, event: dict[str, Any]) -> None:
        self.ended[event["requestId"]] = int(event["encodedDataLength"])

    def _fail(self, event: dict[str, Any]) -> None:
        self.ended.setdefault(event["requestId"], 0)

    def sums(self, page: "Page", until: float) -> tuple[int, int, int, int]:
        """Requests and bytes, those of the index apart, of what was sent before a moment.

        ``until``: milliseconds since 1970.
        """
        counted = {
            name: url
            for name, (url, at, document) in self.sent.items()
            if at <= until and document == self.document
        }
        waited = 0
        while waited < SETTLE_MS and not counted.keys() <= self.ended.keys():
            page.wait_for_timeout(POLL_MS)
            waited += POLL_MS
        sizes = [(url, self.ended.get(name, 0)) for name, url in counted.items()]
        index = [size for url, size in sizes if INDEX.search(url)]
        return len(sizes), sum(size for _, size in sizes), len(index), sum(index)
