"""What readers come for, on a phone of 360 px at the end of a slow way: in how many taps.

1.6 Mbit/s, 150 ms, a processor four times slower. The seconds are printed and judged by nobody:
they are those of the machine; the taps are the site's own. ``make soak`` runs them.
"""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page

from bench.search.traffic import SLOW, Traffic
from tests.browser.conftest import phone
from tests.conftest import MEASURED

pytestmark = [pytest.mark.browser, pytest.mark.soak]
SLOWER = 4
BOX = "form[role=search] input[name=q]"


class Journey:
    """A reader who begins at the home page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site, self.taps = page, site, 0
        self.began = monotonic()

    def begin(self) -> "Journey":
        """Open the home page."""
        self.page.goto(f"{self.site}/", wait_until="commit")
        return self

    def tap(self, selector: str) -> "Journey":
        """Tap the first thing of a kind."""
        self.taps += 1
        self.page.locator(selector).locator("visible=true").first.click()
        return self

    def seen(self, selector: str) -> "Journey":
        """Wait until a reader sees it."""
        self.page.locator(selector).first.wait_for()
        return self

    def told(self) -> str:
        """For the end of the run."""
        return f"{self.taps} taps, {monotonic() - self.began:.1f} s"


@pytest.fixture
def reader(browser: Browser, served_example: str) -> Iterator[Journey]:
    context = phone(browser)
    page = context.new_page()
    Traffic(page, SLOW, SLOWER)
    yield Journey(page, served_example)
    context.close()


def hours(reader: Journey) -> None:
    reader.begin().seen(".today__hours")


def book(reader: Journey) -> None:
    reader.begin().tap(BOX).page.keyboard.type("红楼梦")
    reader.taps += 1
    reader.page.keyboard.press("Enter")
    reader.seen("[data-record-id]").seen(".book-row__holdings, .holdings")


def weekend(reader: Journey) -> None:
    reader.begin().tap(".site-header a[href$='/events/'], a[href$='/events/']")
    reader.tap("main a[href$='/events/weekend/']").seen("[data-choice=weekend]")


def narration(reader: Journey) -> None:
    reader.page.goto(f"{reader.site}/exhibitions/", wait_until="commit")
    reader.tap("a.exhibition-card[href$='/festivals/']").tap("a[data-sound]")
    reader.seen("[data-listen] audio")


def shared(reader: Journey) -> None:
    reader.page.goto(f"{reader.site}/robots.txt")
    kept = '{"version":1,"entries":[{"id":"B1","title":"家","note":"","added":"2026-02-03"}]}'
    reader.page.evaluate("kept => localStorage.setItem('my-list', kept)", kept)
    reader.page.goto(f"{reader.site}/catalog/my-list/", wait_until="commit")
    reader.tap("[data-part=code]").seen(".my-list__square")


def printed(reader: Journey) -> None:
    """By the browser's own way to print, one tap of every phone."""
    reader.page.goto(f"{reader.site}/services/hours/", wait_until="commit")
    reader.seen("main table").page.emulate_media(media="print")
    reader.taps += 1
    reader.seen("main table")


MOST: dict[Callable[[Journey], None], int] = {
    hours: 0,
    book: 2,
    weekend: 2,
    narration: 2,
    shared: 1,
    printed: 1,
}


@pytest.mark.parametrize("journey", MOST, ids=lambda journey: journey.__name__)
def test_it_takes_few_taps(
    reader: Journey,
    journey: Callable[[Journey], None],
    record_property: Callable[[str, object], None],
) -> None:
    journey(reader)
    record_property(MEASURED, f"{journey.__name__}: {reader.told()}")
    assert reader.taps <= MOST[journey]
