"""The catalogue's search in a real browser, on the sample export that the project ships."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Witness

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[1] / "js" / "catalog" / "normalise_cases.json"
SETTLED = ".catalog-results[data-search-state=done], .catalog-results[data-search-state=error]"


def settled(page: Page) -> str:
    """Wait for the answer; the number of books found."""
    page.wait_for_selector(SETTLED)
    assert page.get_attribute(".catalog-results", "data-search-state") == "done"
    return page.get_attribute(".catalog-results", "data-result-total") or ""


def ids(page: Page) -> list[str]:
    """The shown books, in their order."""
    hits = page.locator(".catalog-results [data-record-id]").all()
    return [hit.get_attribute("data-record-id") or "" for hit in hits]


def test_browser_cuts_text_as_the_index_does(served_site: str, page: Page) -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    page.goto(f"{served_site}/catalog/")
    script = page.locator("script[type=module]").last.get_attribute("src") or ""
    folder = script.replace("catalog.js", "catalog/")
    found = page.evaluate(
        """async ([folder, base, texts]) => {
          const { normalise, units } = await import(`${folder}normalise.js`);
          const { fetcher } = await import(`${folder}fetching.js`);
          const { loadFold } = await import(`${folder}query.js`);
          const fold = await loadFold(fetcher(base));
          return texts.map((text) => units(normalise(text, fold)).map((unit) => unit.text));
        }""",
        [
            folder,
            json.loads(page.locator("#catalog-manifest").text_content() or "{}")["base"],
            [case["text"] for case in cases],
        ],
    )
    assert found == [case["units"] for case in cases]


def test_a_book_is_found_with_its_copies(served_site: str, page: Page, witness: Witness) -> None:
    page.goto(f"{served_site}/catalog/?q={quote('三國演義')}")
    assert int(settled(page)) == len(ids(page)) > 0
    first = page.locator(".book-row").first
    assert first.locator("mark").all_text_contents() == ["三国演义"]
    assert first.locator(".holdings__words").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert witness.console == []
    assert witness.hosts == {"127.0.0.1"}


def test_pages_have_addresses(served_site: str, page: Page) -> None:
    page.goto(f"{served_site}/catalog/?q={quote('鲁迅')}")
    assert int(settled(page)) > 10
    first = ids(page)
    page.get_by_role("link", name="下一页").click()
    page.get_by_text("第 2 页").wait_for()
    second = ids(page)
    assert page.url.endswith("&page=2") and not set(first) & set(second)
    page.reload()
    settled(page)
    assert ids(page) == second
    page.go_back()
    page.get_by_text("第 1 页").wait_for()
    assert ids(page) == first


def test_nothing_found_says_what_to_do(served_site: str, page: Page) -> None:
    page.goto(f"{served_site}/catalog/?q={quote('鑫鼎')}")
    assert settled(page) == "0"
    assert "请馆员帮你找" in page.inner_text(".catalog-results")


@pytest.mark.parametrize("lost", ["characters", "s", "b", "t"])
def test_a_lost_connection_is_never_no_hits(served_site: str, page: Page, lost: str) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=404)

    pattern = f"**/catalog/index/*/{lost}*" if lost == "characters" else f"**/index/*/{lost}/*"
    page.route(pattern, fail)
    page.goto(f"{served_site}/catalog/?q={quote('三国演义')}")
    page.wait_for_selector(".catalog-results[data-search-state=error]")
    assert page.get_attribute(".catalog-results", "data-result-total") is None
    page.unroute(pattern, fail)
    page.get_by_role("button", name="再试一次").click()
    assert int(settled(page)) > 0


def test_nothing_is_asked_before_somebody_searches(
    served_site: str, page: Page, witness: Witness
) -> None:
    page.goto(f"{served_site}/catalog/", wait_until="networkidle")
    assert page.get_attribute(".catalog-results", "data-search-state") == "idle"
    assert not [url for url in witness.requests if "/catalog/index/" in url]
