"""A real browser on a real build, served from this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import BUILDS, Share

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
        page.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.console.append(str(e)))
        page.on("request", self._request)

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader without past: an empty cache, a phone's width."""
    fresh = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        # A worker takes requests past the routes of a test; tests/browser/test_offline.py lets it.
        service_workers="block",
    )
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


@contextmanager
def bare(browser: Browser) -> Iterator[Page]:
    """A page that tests/support/axe.py may look into: on a phone, without policy and motion."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """Such a page for a test that changes more of it than its address."""
    with bare(browser) as page:
        yield page


@pytest.fixture(scope="session")
def served_example(share: Share) -> Iterator[str]:
    """The site of 示例区图书馆 (``examples/``), built by ``make html``."""
    with serve(share("served_example", BUILDS["served_example"]) / "output") as address:
        yield address
