"""A real browser on a real build, served from this machine."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

PHONE = ViewportSize(width=360, height=740)
FORGET = """async () => {
  const dated = "__pwClock" in globalThis;
  if (!location.origin.startsWith("http")) return [dated, true];
  localStorage.clear();
  sessionStorage.clear();
  Storage.prototype.setItem = () => undefined; // scripts that keep something when they are left
  const query = (name) => navigator.permissions.query({ name });
  const asked = await Promise.all(["geolocation", "clipboard-read"].map(query));
  return [dated, document.cookie !== "" || asked.some(({ state }) => state === "granted")];
}"""
"""Empties what the page keeps; tells whether Playwright's clock is in it, and whether the browser
knows more of its reader than at first, or can't say."""
SUMMED = re.compile(r"/theme/[^/]+\.[0-9a-f]{8}[./]|/catalog/index/[0-9a-f]{12}/")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files over connections that stay open, as every host does, and says nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # a whole answer at once, not its head before its body

    def send_response(self, code: int, message: str | None = None) -> None:
        """Let a file be kept that has the sum of its content in its address, as hosts do."""
        super().send_response(code, message)
        if code == HTTPStatus.OK and SUMMED.search(self.path):
            self.send_header("Cache-Control", "max-age=31536000, immutable")

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield the address without trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Witness:
    """What a page did that a reader doesn't see."""

    console: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)

    def leave(self, page: Page) -> None:
        """Listen no more."""
        page.remove_listener("console", self._console)
        page.remove_listener("pageerror", self._error)
        page.remove_listener("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console.append(message.text)

    def _error(self, error: Error) -> None:
        self.console.append(str(error))

    def _request(self, request: Request) -> None:
        url = request.url
        self.requests.append(url)
        if url.startswith("http"):
            self.hosts.add(url.split("/")[2].split(":")[0])


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One chromium for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


def phone(browser: Browser) -> BrowserContext:
    """A reader without past: an empty cache, a phone's width."""
    return browser.new_context(
        viewport=PHONE,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        # A worker takes requests past the routes of a test; tests/browser/test_offline.py lets it.
        service_workers="block",
    )


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Such a reader for one test."""
    fresh = phone(browser)
    yield fresh
    fresh.close()


@pytest.fixture
def witness() -> Witness:
    """Notes what the page of this test does."""
    return Witness()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Page:
    """A page, which is watched where the test asks for the witness."""
    opened = context.new_page()
    if "witness" in request.fixturenames:
        request.getfixturevalue("witness").watch(opened)
    return opened


def wipe(page: Page, size: ViewportSize) -> bool:
    """Take from a page what a test can leave there, but for a clock and scripts for every page.

    Tells whether there is a clock, which every later visit would meet.
    """
    context = page.context
    for other in context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    is_dated, is_known = page.evaluate(FORGET)
    if is_known:
        context.clear_cookies()
        context.clear_permissions()
        context.set_geolocation(None)
    page.goto("about:blank")
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.emulate_media(media="null", color_scheme="light")
    return bool(is_dated)


@contextmanager
def lent(pages: dict[str, Page], kind: str, opened: Callable[[], Page]) -> Iterator[Page]:
    """The page of a kind, which is wiped afterwards; one that can't be wiped is not lent again."""
    page = pages.pop(kind, None) or opened()
    size = page.viewport_size or PHONE
    yield page
    assert not wipe(page, size) or kind.startswith("dated"), (
        "set the clock of dated_tab, or of page"
    )
    pages[kind] = page


@pytest.fixture(scope="session")
def lasting(browser: Browser) -> Iterator[dict[str, Page]]:
    """The pages that are lent, by kind: opening one anew takes three times as long as a visit."""
    pages: dict[str, Page] = {}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.fixture
def tab(
    browser: Browser, lasting: dict[str, Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """``page`` for a test that sets no clock and gives no script to every page."""
    with lent(lasting, "tab", lambda: phone(browser).new_page()) as page, watched(page, request):
        yield page


@pytest.fixture
def dated_tab(
    browser: Browser, lasting: dict[str, Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """``page`` for a test that fixes the clock before every visit and gives no other script."""
    with lent(lasting, "dated", lambda: phone(browser).new_page()) as page, watched(page, request):
        yield page


@pytest.fixture
def scriptless(browser: Browser, lasting: dict[str, Page]) -> Iterator[Page]:
    """The page of a reader whose browser runs no script, on a desk."""
    with lent(lasting, "scriptless", lambda: browser.new_page(java_script_enabled=False)) as page:
        yield page


@contextmanager
def watched(page: Page, request: pytest.FixtureRequest) -> Iterator[None]:
    """Watch a page where the test asks for the witness."""
    if "witness" not in request.fixturenames:
        yield
        return
    witness: Witness = request.getfixturevalue("witness")
    witness.watch(page)
    yield
    witness.leave(page)


def without_policy(browser: Browser) -> Page:
    """A page that tests/support/axe.py may look into: on a phone, without policy and motion."""
    context = browser.new_context(
        viewport=PHONE, reduced_motion="reduce", bypass_csp=True, service_workers="block"
    )
    return context.new_page()


@pytest.fixture
def bare_tab(browser: Browser, lasting: dict[str, Page]) -> Iterator[Page]:
    """Such a page for a test that sets no clock."""
    with lent(lasting, "bare", lambda: without_policy(browser)) as page:
        yield page


@pytest.fixture
def dated_bare_tab(browser: Browser, lasting: dict[str, Page]) -> Iterator[Page]:
    """Such a page for a test that fixes the clock before every visit."""
    with lent(lasting, "dated bare", lambda: without_policy(browser)) as page:
        yield page


@pytest.fixture(scope="session")
def served_example(example_site: Path) -> Iterator[str]:
    """The published site of 示例区图书馆 (``examples/``), at the root of a host of another name."""
    with serve(example_site) as address:
        yield address


@pytest.fixture(scope="session")
def events(events_project: Path) -> Iterator[str]:
    """A small site with events in every state, built on their day."""
    with serve(events_project / "output") as address:
        yield address
