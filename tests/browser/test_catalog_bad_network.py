"""Searches on a network that loses every tenth request: a hundred and more in a long run."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, Route

from tests.browser.catalog_page import REGION, CatalogPage
from tests.browser.conftest import serve
from tests.support.laws import examples

pytestmark = pytest.mark.browser

EVERY = 10
WORKS = Path(__file__).parents[1] / "support/sample_works.tsv"


def titles() -> list[str]:
    with WORKS.open(encoding="utf-8", newline="") as file:
        found = sorted({row["title"] for row in csv.DictReader(file, delimiter="\t")})
    return Random(1).sample(found, min(examples(6), len(found)))


def answer(catalog: CatalogPage, title: str) -> str:
    """``right``, or ``told`` where the page says that something did not arrive."""
    catalog.open(title)
    if catalog.page.get_attribute(REGION, "data-search-state") == "done":
        return "right" if catalog.titles[:1] == [title] else f"wrong: {title} → {catalog.titles}"
    said = f"{catalog.status}{catalog.page.locator('[data-search-failed]').inner_text()}"
    told = "网络断了" in said or "没有加载完整" in said
    return "told" if told and catalog.total is None else f"silent: {title} → {said}"


@pytest.fixture
def published(example_site: Path) -> Iterator[str]:
    """The example as readers have it, its scripts in one file."""
    with serve(example_site) as address:
        yield address


def test_every_search_is_right_or_says_what_is_wrong(tab: Page, published: str) -> None:
    requests = count(1)

    def lose(route: Route) -> None:
        # The page itself is the browser's matter: without it there is nothing of ours to speak.
        lost = next(requests) % EVERY == 0 and not route.request.is_navigation_request()
        route.abort("connectionreset") if lost else route.continue_()

    answers = Counter[str]()
    asked = titles()
    tab.route("**/*", lose)  # with a route the browser has no cache
    for title in asked:
        answers[answer(CatalogPage(tab, published), title)] += 1
    assert answers["right"] + answers["told"] == len(asked), answers
    assert answers["right"] > len(asked) / 3, "a lost file of the index is fetched again"
