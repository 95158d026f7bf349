"""What a page asks for before anybody does anything, and what a tap brings."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.test_shifts import BUILT
from tests.site.test_budgets import OF_CLOSURES

pytestmark = pytest.mark.browser

ASK_NOTHING = (
    "events/lantern-riddles/",
    "events/",
    "exhibitions/",
    "exhibitions/festivals/01/",
    "about/",
    "404.html",
)


def test_a_page_of_today_brings_no_script_and_entering_the_box_does(
    dated_tab: Page, witness: Witness, served_example: str
) -> None:
    dated_tab.clock.set_fixed_time(datetime.fromisoformat(BUILT))
    for path in ASK_NOTHING:
        dated_tab.goto(f"{served_example}/{path}")
    scripts = [url for url in witness.requests if url.endswith(".js")]
    assert [url for url in scripts if not OF_CLOSURES.search(url)] == []
    dated_tab.locator("input[name=q]").first.focus()
    expect(dated_tab.locator("head script[src*='/ahead.js']")).to_have_count(1)


def test_what_is_over_since_the_page_was_made_is_said_by_a_script_that_comes(
    dated_tab: Page, witness: Witness, events: str
) -> None:
    for day, told, comes in (("2026-11-20", "即将\n举办", 0), ("2026-11-22", "已经\n结束", 1)):
        dated_tab.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00+08:00"))
        dated_tab.goto(f"{events}/events/lecture/")
        expect(dated_tab.locator(".seal")).to_have_text(told, use_inner_text=True)
        assert len([url for url in witness.requests if "/events.js" in url]) == comes
