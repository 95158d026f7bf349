"""A browser whose reader can be set in every mode, on the day on which a site was built."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.search.browser import find_browser
from plugins.desk.settings import DeskError
from plugins.library.clock import SHANGHAI
from tests.browser.conftest import ARGUMENTS, PHONE

DAY = date(2025, 11, 22)
"""On which the sites are built that are walked; ``EPOCH`` is in it."""
EPOCH = "1763780400"
MORNING = time(11, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A page, and what sets its browser."""

    page: Page
    devtools: CDPSession

    def open(self, address: str) -> None:
        """Go to an address, and wait for all that scripts bring."""
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")


@contextmanager
def visitor(day: date = DAY) -> Iterator[Visitor]:
    """One that checkers may look into; :class:`DeskError` where there is no browser."""
    browser = find_browser()
    if browser is None:
        raise DeskError("没有找到 chromium，不能看网页。请先安装，例如：apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        context = started.new_context(
            viewport=PHONE,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            bypass_csp=True,
            service_workers="block",
        )
        context.clock.set_fixed_time(datetime.combine(day, MORNING))
        page = context.new_page()
        yield Visitor(page, context.new_cdp_session(page))
        started.close()
