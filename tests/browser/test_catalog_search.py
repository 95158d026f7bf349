"""The catalogue search, as a reader with a phone meets it: words in, records out."""

import pytest
from playwright.sync_api import Page

from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import Witness
from tests.support.soak_mark import brief
from tests.support.waiting import wait_until

pytestmark = pytest.mark.browser

REST = 500
"""Milliseconds after which the page has noted where a reader stopped (200 in place.js)."""


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    return CatalogPage(tab, served_example)


@pytest.mark.parametrize(
    ("query", "first"),
    brief(
        7,
        [
            ("９７８７０００００００１８", "共产党宣言"),
            ("家", "家"),
            ("三國演義", "三国演义"),
            ("《红楼梦》", "红楼梦"),
            ("红楼梦 曹雪芹", "红楼梦"),
            ("hong lou meng", "红楼梦"),
            ("hlm", "红楼梦"),
            ("三国演义", "三国演义"),
            ("药", "药"),
            ("978-7-00-000001-8", "共产党宣言"),
            ("7000000016", "共产党宣言"),
        ],
    ),
)
def test_the_right_record_comes_first(catalog: CatalogPage, query: str, first: str) -> None:
    catalog.open()
    catalog.type(query)
    assert catalog.titles[0] == first
    assert catalog.total and catalog.total >= 1


def test_the_pages_of_an_answer_show_each_record_once(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅")
    total, seen = catalog.total, catalog.ids
    assert total and total > len(seen) >= 10
    catalog.page.get_by_role("link", name="下一页").click()
    catalog.page.get_by_text("第 2 页").wait_for()
    assert catalog.page.url.endswith("&page=2") and catalog.total == total
    seen += catalog.ids
    assert len(seen) == len(set(seen)) == total


def test_the_words_are_marked_and_the_copies_are_told(catalog: CatalogPage) -> None:
    catalog.open("三國演義").finished()
    first = catalog.page.locator(".work").first
    assert first.locator("mark").first.inner_text() == "三国演义"
    assert first.locator(".book-row__call").first.inner_text().startswith("I242.4")
    assert "2025年12月31日时在架" in first.locator(".holdings").inner_text()
    assert "总馆" in first.locator(".holdings").inner_text()


def test_editions_of_a_work_stand_together_under_the_best_held(catalog: CatalogPage) -> None:
    catalog.open("红楼梦").finished()
    work = catalog.page.locator("[data-work]").first
    assert work.locator("[data-record-id]").count() == 3
    assert work.locator("[data-record-id]").nth(1).is_hidden()
    work.get_by_text("另有 2 个版本").click()
    assert work.locator("[data-record-id]").nth(1).is_visible()
    assert len(catalog.ids) == catalog.total
    copies = "all => all.map((one) => one.querySelectorAll('.holdings__copy').length)"
    assert work.locator(".book-row").evaluate_all(copies)[0] >= 2


def test_the_answer_says_how_many_and_how_many_are_in(dated_tab: Page, served_example: str) -> None:
    catalog = CatalogPage(dated_tab, served_example)
    catalog.page.clock.set_fixed_time("2026-01-01T10:00+08:00")
    assert catalog.open("红楼梦").finished().status == "“红楼梦”有 4 种，4 种现在可借"
    catalog.page.clock.set_fixed_time("2026-11-29T10:00+08:00")
    old = "“红楼梦”有 4 种，4 种2025年12月31日时在架"
    assert catalog.open("红楼梦").finished().status == old
    assert "可借" not in catalog.page.locator(".catalog-results__list").inner_text()
    assert catalog.page.locator("[role=status].catalog-results__status").count() == 1


def test_a_word_may_be_sought_in_one_field_alone(catalog: CatalogPage) -> None:
    catalog.open()
    catalog.page.get_by_label("在哪一栏里找").select_option("出版社")
    catalog.type("示例出版社")
    assert catalog.total and catalog.total > 1000
    assert "field=publisher" in catalog.page.url
    catalog.open("示例出版社", field="title")
    assert (catalog.total, catalog.ids) == (0, [])
    assert catalog.page.get_by_label("在哪一栏里找").input_value() == "title"


def test_new_words_begin_without_the_filters_of_the_old(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅", branch="AJ00", available="1", field="person")
    catalog.type("茶经")
    said = ("branch=", "available=", "field=")
    assert [part for part in said if part in catalog.page.url] == []


def test_a_field_that_a_reader_chose_stays_for_new_words(catalog: CatalogPage) -> None:
    catalog.steered("鲁迅").page.select_option("select[name=field]", "person")
    catalog.type("茶经")
    assert "field=person" in catalog.page.url


def test_back_forward_and_reload_give_the_same_page_again(catalog: CatalogPage) -> None:
    page = catalog.page
    first = catalog.steered("红楼梦").ids
    second = catalog.type("鲁迅").ids
    page.go_back()
    catalog.found(4)
    assert (catalog.ids, catalog.box.input_value()) == (first, "红楼梦")
    page.go_forward()
    page.get_by_text("“鲁迅”").wait_for()
    assert (catalog.ids, catalog.box.input_value()) == (second, "鲁迅")
    page.reload()
    assert catalog.settled().ids == second


def test_back_brings_a_reader_to_where_the_list_was_left(catalog: CatalogPage) -> None:
    # Where the copies come later, the next page is further down by then.
    page = catalog.steered("鲁迅").finished().page
    page.get_by_role("link", name="下一页").scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    assert left > 500
    page.get_by_role("link", name="下一页").click()
    page.get_by_text("第 2 页").wait_for()
    assert page.evaluate("scrollY") < left
    page.go_back()
    page.get_by_text("第 1 页").wait_for()
    wait_until(page, "left => Math.abs(scrollY - left) < 2", arg=left)
    page.reload()
    wait_until(page, "left => Math.abs(scrollY - left) < 2", arg=left)


@pytest.mark.soak
def test_a_place_is_not_forgotten_where_the_copies_come_late(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").finished().page
    page.get_by_role("link", name="下一页").scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    wait_until(page, "left => history.state?.top === left", arg=left)
    page.route("**/copies/*", lambda route: None)
    page.reload()
    page.get_by_text("第 1 页").wait_for()
    page.wait_for_timeout(REST)  # it must not move later either: no state says that it never will
    assert page.evaluate("scrollY") < left, "without the copies the page is as long as with them"
    page.unroute_all()
    page.reload()
    wait_until(page, "left => Math.abs(scrollY - left) < 2", arg=left)


def test_another_page_of_hits_is_read_from_its_answer_on(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    page.get_by_role("link", name="下一页").focus()
    page.keyboard.press("Enter")
    page.get_by_text("第 2 页").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"


def test_hits_are_ordered_as_a_reader_asks(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    whole = catalog.total or 0
    page.get_by_label("排序").select_option("借得多")
    page.wait_for_url("**sort=loans")
    catalog.found(whole)
    page.reload()
    catalog.settled()
    assert page.get_by_label("排序").input_value() == "loans"


def test_a_class_finds_its_records_and_leads_to_its_shelf(catalog: CatalogPage) -> None:
    page = catalog.open("I24").page
    assert catalog.total and "按分类号 I24 找的" in page.inner_text(".catalog-results__help")
    page.get_by_role("link", name="到分类里").click()
    page.wait_for_url("**/catalog/clc/i2*/")
    assert "文学" in page.inner_text("h1")


@pytest.mark.parametrize(
    ("query", "told", "title"),
    [
        ("978700000001", "这个 ISBN 少了一位", "共产党宣言"),
        ("9787000000019", "校验码不对", "共产党宣言"),
        ("978999999999", "这个 ISBN 少了一位", ""),
    ],
)
def test_an_isbn_that_cannot_be_right_is_told(
    catalog: CatalogPage, query: str, told: str, title: str
) -> None:
    page = catalog.open(query).page
    assert told in page.inner_text(".catalog-results__help")
    assert (title in catalog.titles) if title else not catalog.titles


def test_what_an_address_says_amiss_is_passed_over(catalog: CatalogPage) -> None:
    plain = catalog.open("鲁迅").ids
    catalog.open("鲁迅", field="x", branch="nowhere", year="long ago", sort="best", page="-1")
    assert catalog.ids == plain


def test_day_and_source_of_the_data_are_always_said(catalog: CatalogPage) -> None:
    for query in ("", "茶经"):
        catalog.open(query)
        shown = catalog.page.locator("main").inner_text()
        assert "示例数据" in shown and "数据更新于" in shown
        assert catalog.page.locator("main time[datetime='2025-12-31']").count() == 1


def test_nothing_of_the_index_is_asked_for_before_somebody_searches(
    catalog: CatalogPage, witness: Witness
) -> None:
    catalog.open()
    catalog.page.wait_for_load_state("networkidle")
    assert catalog.page.get_attribute(".catalog-results", "data-search-state") == "idle"
    asked = [url for url in witness.requests if "/catalog/index/" in url and "/theme/" not in url]
    assert asked == []


def test_nothing_is_asked_of_another_host_and_nothing_is_kept(
    catalog: CatalogPage, witness: Witness
) -> None:
    page = catalog.steered("史记").page
    catalog.filters()
    assert witness.hosts == {"127.0.0.1"}
    assert witness.console == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", brief(1, [320, 1280]))
def test_targets_are_large_and_nothing_runs_over_the_edge(catalog: CatalogPage, width: int) -> None:
    page = catalog.page
    page.set_viewport_size({"width": width, "height": 740})
    catalog.steered("鲁迅", branch="AJ00", clc="I2")
    if width < 960:  # from there on an active filter opens the panel
        catalog.filters()
    catalog.counted()
    heights = page.locator("main").evaluate(
        """(main) => [...main.querySelectorAll("a[href], button, select, summary, input")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().height)])"""
    )
    assert len(heights) > 20
    assert [pair for pair in heights if pair[1] < 48] == []
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
