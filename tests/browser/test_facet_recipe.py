"""A new facet costs one entry: the recipe is applied to a copy of the project, which is built."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import serve
from tests.recipes import facet

pytestmark = pytest.mark.browser


def test_a_facet_is_one_entry_and_the_page_offers_it(page: Page, recipes: Path) -> None:
    with serve(recipes / "copy/examples/district/output") as site:
        catalog = CatalogPage(page, site).steered("鲁迅").filters()
        expect(page.locator(".facet summary", has_text="出版者")).to_have_count(1)
        counts = catalog.counts("publisher")
        value, count = max(counts.items(), key=lambda pair: pair[1])
        page.get_by_text("出版者").click()
        catalog.value("publisher", value).click()
        catalog.found(count)
        chips = page.get_by_role("list", name="已选的条件").get_by_role("link")
        expect(chips).to_have_text([f"去掉{value}"])
        chips.first.click()
        page.wait_for_url(lambda url: "publisher" not in url)


def test_a_recipe_whose_place_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / facet.COLUMNS).parent.mkdir(parents=True)
    (tmp_path / facet.COLUMNS).write_text("COLUMNS = ()\n", "utf-8")
    with pytest.raises(ValueError, match=r"columns\.py has no line"):
        facet.apply(tmp_path)
