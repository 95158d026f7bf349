"""Filters of the catalogue: exact counts, chips, and everything in the address."""

from collections import Counter
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from plugins.catalog.index.column_types import ColumnSource, FacetKind, IndexColumn, SearchFacet
from plugins.catalog.index.columns import COLUMNS
from plugins.library.catalogue.records import ItemStatus
from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import Witness
from tests.support.example_site import EXPORT
from tests.support.exports import Opened, opened_at
from tests.support.laws import examples, one_folder
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

ONLY = "仅看2025年12月31日时在架"
"""What the filter says of the sample data, which is old."""


FACET_COLUMNS = [(column, column.facet) for column in COLUMNS if column.facet]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The catalogue of the example, opened from its export."""
    return opened_at(EXPORT, tmp_path_factory.mktemp("library") / "build")


@pytest.fixture(scope="module")
def sources(library: Opened) -> dict[str, ColumnSource]:
    """What the values of each record are taken from, by its id."""
    catalogue = library.good
    return {
        record.record_id: ColumnSource(
            record,
            catalogue.classes,
            [item for item in items if item.status is not ItemStatus.HIDDEN],
            "",
        )
        for record, items in catalogue.store.walk()
    }


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    return CatalogPage(tab, served_example)


def test_counts_are_fetched_when_the_panel_is_opened_and_not_before(
    catalog: CatalogPage, witness: Witness
) -> None:
    catalog.steered("鲁迅")
    assert not [url for url in witness.requests if "/columns/" in url or "facets" in url]
    button = catalog.page.get_by_role("button", name="筛选")
    assert button.get_attribute("aria-expanded") == "false"
    catalog.filters()
    assert button.get_attribute("aria-expanded") == "true"
    assert [url for url in witness.requests if "/columns/branch" in url]


@pytest.mark.parametrize("name", brief(2, [column.name for column, _ in FACET_COLUMNS]))
def test_every_facet_has_its_heading_its_counts_its_parameter_and_its_chips(
    catalog: CatalogPage, library: Opened, name: str
) -> None:
    column, facet = next((c, f) for c, f in FACET_COLUMNS if c.name == name)
    page = catalog.steered("鲁迅").filters().page
    counts = catalog.counts(name)
    assert counts and all(0 < count <= (catalog.total or 0) for count in counts.values())
    group = page.locator(".facet", has=page.locator(f"[data-facet='{name}']"))
    expect(group.locator("summary").first).to_have_text(facet.label)
    links = page.locator(f"[data-facet='{name}']").evaluate_all("all => all.map(a => a.href)")
    assert {parse_qs(urlsplit(link).query)[name][0] for link in links} == counts.keys()
    for value, count in list(counts.items())[:2]:
        catalog.steered("鲁迅", **{name: value})
        assert catalog.total == count, value
        if name == "available":  # its button says so
            expect(page.locator(".choice[aria-current=true]")).to_have_text(ONLY)
            continue
        chip = page.get_by_role("list", name="已选的条件").get_by_role("link")
        expect(chip).to_have_text(f"去掉{words_for(column, facet, value, library)}")
        assert parse_qs(urlsplit(chip.get_attribute("href") or "").query) == {"q": ["鲁迅"]}


def words_for(column: IndexColumn, facet: SearchFacet, value: str, library: Opened) -> str:
    """What a chip calls a value, by what is declared and by the catalogue's own tables."""
    if facet.kind is FacetKind.BRANCHES:
        return library.good.store.branches()[value][0]
    if facet.kind is FacetKind.DECADE:
        return f"{value.replace('-', '—')} 年"
    return column.names(library.good.classes).get(value, value)


@settings(one_folder(), max_examples=examples(2))
@given(query=st.sampled_from("鲁迅 红楼梦 史记 唐诗 老舍 三国 童话".split()))
def test_every_count_is_that_of_the_records_found(
    catalog: CatalogPage, sources: Mapping[str, ColumnSource], query: str
) -> None:
    """Law: each facet counts what its column takes from the records on all pages of hits."""
    found = [sources[id_] for id_ in every_id(catalog, query)]
    catalog.steered(query).filters()
    for column, facet in FACET_COLUMNS:
        expected = Counter(
            value
            for source in found
            for value in {shown_as(facet, value) for value in column.value_of(source)}
        )
        assert catalog.counts(column.name) == dict(expected), column.name


def every_id(catalog: CatalogPage, query: str) -> list[str]:
    """The records of a search, page by page."""
    ids = catalog.open(query).ids
    number = 2
    while len(ids) < (catalog.total or 0):
        ids += catalog.open(query, page=str(number)).ids
        number += 1
    return ids


def shown_as(facet: SearchFacet, value: str) -> str:
    """A value of a column as the panel counts it."""
    return f"{value[:3]}0-{value[:3]}9" if facet.kind is FacetKind.DECADE else value


def test_a_choice_is_an_address_and_hides_none_of_its_alternatives(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅").filters()
    before = catalog.counts("branch")
    catalog.value("branch", "AJ00").click()
    catalog.found(before["AJ00"]).counted()
    assert "branch=AJ00" in catalog.page.url
    assert catalog.counts("branch") == before
    expect(catalog.value("branch", "AJ00")).to_have_attribute("aria-current", "true")
    other = next(value for value in before if value != "AJ00")
    catalog.value("branch", other).click()
    catalog.page.wait_for_url(f"**branch=AJ00&branch={other}")
    catalog.settled()
    assert (catalog.total or 0) >= max(before["AJ00"], before[other])
    catalog.page.go_back()
    catalog.found(before["AJ00"])


def test_the_second_level_of_a_class_opens_with_the_first(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅").filters()
    catalog.page.get_by_text("哪一类", exact=True).click()
    below = catalog.value("clc", "I2")
    assert below.is_hidden()
    catalog.value("clc", "I").click()
    expect(below).to_be_visible()
    below.click()
    catalog.page.wait_for_url("**clc=I2")
    expect(catalog.value("clc", "I2")).to_have_attribute("aria-current", "true")
    assert catalog.value("clc", "I").get_attribute("aria-current") is None


def test_what_is_chosen_stands_as_chips_to_take_off(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    whole = catalog.total or 0
    catalog.steered("鲁迅", branch="AJ00", clc="I2", lang="chi", year="2020-2029")
    chips = page.get_by_role("list", name="已选的条件").get_by_role("link")
    expect(chips).to_have_text(
        ["去掉总馆", "去掉中国文学", "去掉中文", "去掉2020—2029 年", "去掉全部条件"]
    )
    chips.first.click()
    page.wait_for_url(lambda url: "branch" not in url)
    expect(chips).to_have_count(4)
    chips.last.click()
    catalog.found(whole)
    expect(chips).to_have_count(0)


def test_one_press_shows_only_what_is_in(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    whole = catalog.total or 0
    only = page.locator(".catalog-results__tools").get_by_role("link", name=ONLY)
    expect(only).to_have_text(ONLY)
    only.click()
    page.wait_for_url("**available=1")
    catalog.settled()
    assert 0 < (catalog.total or 0) < whole
    expect(only).to_have_attribute("aria-current", "true")
    catalog.finished()
    for row in page.locator(".work").all():
        assert "2025年12月31日时在架" in (row.text_content() or "")
    only.click()
    catalog.found(whole)


def test_filters_work_without_a_mouse_and_keep_the_focus(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    page.get_by_role("button", name="筛选").focus()
    page.keyboard.press("Enter")
    catalog.counted()
    value = catalog.value("branch", "AJ00")
    count = int(value.get_attribute("data-count") or 0)
    value.focus()
    page.keyboard.press("Enter")
    catalog.found(count).counted()
    assert page.evaluate("document.activeElement.dataset.value") == "AJ00"
    page.get_by_role("button", name="看找到的书").click()
    assert page.locator(".facets").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"


@pytest.mark.soak
def test_the_panel_is_as_it_was_after_a_reload(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    catalog.filters()
    page.reload()
    catalog.counted()
    assert page.locator(".facets").is_visible()
    page.get_by_role("button", name="筛选").click()
    page.reload()
    catalog.settled()
    assert page.locator(".facets").is_hidden()


@pytest.mark.soak
def test_where_there_is_room_an_active_filter_opens_the_panel_beside_the_hits(
    catalog: CatalogPage,
) -> None:
    page = catalog.page
    catalog.steered("鲁迅", branch="AJ00")
    page.wait_for_selector(".chips")
    assert page.locator(".facets").is_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    catalog.steered("鲁迅")
    assert page.locator(".facets").is_hidden()
    catalog.steered("鲁迅", branch="AJ00").counted()
    panel, hits = (page.locator(f".{name}").bounding_box() for name in ("facets", "work >> nth=0"))
    assert panel and hits and panel["x"] + panel["width"] <= hits["x"]
