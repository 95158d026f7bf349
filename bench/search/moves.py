"""What comes before a search and after it: from the home page, once more, on to a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.search.browser import visitor
from bench.search.engine import EngineSite, shown
from bench.search.rates import Spread, spread
from bench.search.traffic import SAY, SLOW, TIMEOUT_MS, Traffic

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOWER = 4
"""A cheap phone's processor beside this machine's."""
PHONE = {"width": 360, "height": 740}
REST_MS = 2_000
"""So long after the copies something may still move."""
HOLDINGS = f"""
let shift = 0, waits = true;
new PerformanceObserver((list) => {{
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
}}).observe({{ type: "layout-shift", buffered: true }});
globalThis.benchShift = () => shift;
new MutationObserver(() => {{
  if (!waits || !document.querySelector('[data-part="holdings"] li')) return;
  waits = false;
  {SAY}(JSON.stringify({{ milliseconds: performance.now() }}));
}}).observe(document, {{ subtree: true, childList: true }});
"""
"""Tells the moment in which the page of a record says where its copies are."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Each over a slow network, the cache empty before the first page."""

    home: Spread
    """Milliseconds from the home page's box, into which a reader typed, to the hits."""
    second: Spread
    """Milliseconds of another search on the page of the first."""
    holdings: Spread
    """Milliseconds from opening a record to its copies, on a slow phone."""
    shift: Spread
    """How far its page moved under a reader's eyes meanwhile (CLS)."""


def measure_moves(
    site: EngineSite, home: str, queries: Sequence[str], records: Sequence[str]
) -> Moves:
    """``home``: the address of the home page; ``records``: ids of records with copies."""
    from_home = [_from_home(site, home, text) for text in shown(site, queries, "从首页")]
    pairs = list(pairwise(queries))
    second = [_second(site, first, then) for first, then in shown(site, pairs, "第二次")]
    opened = [_holdings(site, record) for record in shown(site, records, "书目页")]
    return Moves(
        spread(from_home),
        spread(second),
        spread(milliseconds for milliseconds, _ in opened),
        spread(shift for _, shift in opened),
    )


def _from_home(site: EngineSite, home: str, text: str) -> float:
    with visitor(site.browser, SLOW) as new:
        new.open(home)
        return new.type(text).milliseconds


def _second(site: EngineSite, first: str, then: str) -> float:
    with visitor(site.browser, SLOW) as new:
        new.ask(f"{site.address}?q={quote(first)}")
        return new.type(then).milliseconds


def _holdings(site: EngineSite, record: str) -> tuple[float, float]:
    return holdings(site.browser, f"{site.address}record/?id={quote(record)}")


def holdings(browser: "Browser", address: str) -> tuple[float, float]:
    """Milliseconds until the copies are shown, and how far the page moved."""
    context = browser.new_context(service_workers="block", viewport=PHONE)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.add_init_script(HOLDINGS)
        traffic = Traffic(page, SLOW, SLOWER)
        page.goto(address, wait_until="commit", timeout=TIMEOUT_MS)
        found = traffic.hear(page)
        if found is None:
            return TIMEOUT_MS, 0
        page.wait_for_timeout(REST_MS)  # not a wait: what moves so late is seen, too
        return float(found["milliseconds"]), float(page.evaluate("benchShift()"))
    finally:
        context.close()
