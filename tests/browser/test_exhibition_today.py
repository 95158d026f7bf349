"""What an exhibition is on the reader's own day, though its page was built on another."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.state import state_on
from plugins.library.reading.spans import Span
from tests.browser.conftest import Witness, serve
from tests.browser.exhibition_page import COVER, tour_site
from tests.conftest import Share
from tests.support.soak_mark import brief

CASES = json.loads(
    (Path(__file__).parents[1] / "js/exhibition/state_cases.json").read_text(encoding="utf-8")
)
DAYS = {
    "2026-02-20": ("announced", "即将开展", "下一站总馆，3月1日—31日。"),
    "2026-03-10": ("running", "正在展出", "现在在总馆，3月1日—31日。下一站渡口社区，5月1日—20日。"),
    "2026-04-10": ("between", "巡展途中", "下一站渡口社区，5月1日—20日。"),
    "2026-05-20": (
        "running",
        "正在展出",
        "现在在渡口社区，5月1日—20日。下一站书院，12月20日—2027年1月10日。",
    ),
    "2027-01-02": ("running", "正在展出", "现在在书院，2026年12月20日—1月10日。"),
    "2027-01-11": ("ended", "展期已过", ""),
}
"""Day → what it is, in words, and what the page says of the tour."""


@pytest.fixture(scope="module")
def tour(share: Share) -> Iterator[str]:
    """Built on 10 March 2026."""
    with serve(tour_site(share)) as address:
        yield address


def days(text: str) -> Span:
    """As pages write it: two days, or one and a stroke."""
    first, last = text.split("/")
    start = date.fromisoformat(first)
    return Span(start, date.fromisoformat(last)) if last else Span(start, open_ended=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['spans']} on {case['day']}")
def test_pages_are_built_by_the_rule_that_the_script_has(case: dict[str, str]) -> None:
    spans = tuple(days(text) for text in case["spans"].split())
    exhibition = Exhibition("a", "a", "展", 2026, spans, ("实体展",), (), "")
    assert state_on(exhibition, date.fromisoformat(case["day"])).value == case["state"]


def at(page: Page, moment: str, address: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)


@pytest.mark.browser
@pytest.mark.parametrize("day", brief(2, DAYS))
def test_the_page_says_what_is_true_on_the_day(
    dated_tab: Page, witness: Witness, tour: str, day: str
) -> None:
    state, words, sentence = DAYS[day]
    at(dated_tab, f"{day}T12:00+08:00", tour + COVER)
    shown = dated_tab.locator("[data-exhibition-state]").first
    expect(shown).to_have_text(words)
    expect(shown).to_have_attribute("data-exhibition-state", state)
    expect(shown).to_have_class(f"exhibition-state exhibition-state--{state}")
    expect(dated_tab.locator(".tour__now")).to_have_text(sentence)
    now = dated_tab.locator(".tour__station[aria-current=date]")
    expect(now).to_have_count(1 if state == "running" else 0)
    assert witness.console == []


@pytest.mark.browser
@pytest.mark.parametrize("path", brief(1, ["/exhibitions/", "/", "/exhibitions/2026/"]))
def test_lists_and_the_home_page_say_it_too(dated_tab: Page, tour: str, path: str) -> None:
    at(dated_tab, "2027-01-11T00:30+08:00", tour + path)
    expect(dated_tab.locator("[data-exhibition-state]").first).to_have_text("展期已过")


@pytest.mark.browser
def test_the_day_is_that_of_shanghai(dated_tab: Page, tour: str) -> None:
    for moment, words in (("2026-03-31T15:59", "正在展出"), ("2026-03-31T16:00", "巡展途中")):
        at(dated_tab, f"{moment}+00:00", tour + COVER)
        expect(dated_tab.locator("[data-exhibition-state]").first).to_have_text(words)


@pytest.mark.browser
def test_a_page_that_is_looked_at_again_days_later_is_right(dated_tab: Page, tour: str) -> None:
    at(dated_tab, "2026-03-10T12:00+08:00", tour + COVER)
    shown = dated_tab.locator("[data-exhibition-state]").first
    expect(shown).to_have_text("正在展出")
    dated_tab.clock.set_fixed_time(datetime.fromisoformat("2026-04-02T08:00+08:00"))
    dated_tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(shown).to_have_text("巡展途中")
    expect(dated_tab.locator(".tour__station[aria-current]")).to_have_count(0)
