"""The catalogue search, as a reader meets it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Witness, serve
from tests.support.marc import Marc, control, data

Build = Callable[..., Path]
DONE = "[data-search-state=done]"
RESULTS = "[data-search-state]"


def search(page: Page, site: str, query: str) -> list[str]:
    """Type a query into the box; the titles of the first page of hits."""
    page.goto(f"{site}/catalog/")
    box = page.locator("form[role=search] input[name=q]")
    box.fill(query)
    box.press("Enter")
    page.wait_for_selector(DONE)
    return titles(page)


def titles(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("[data-record-id] h3").all_inner_texts()]


def total(page: Page) -> int:
    return int(page.locator(RESULTS).get_attribute("data-result-total") or -1)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("三国演义", "三国演义"),
        ("三國演義", "三国演义"),
        ("《红楼梦》", "红楼梦"),
        ("红楼梦 曹雪芹", "红楼梦"),
        ("家", "家"),
        ("药", "药"),
        ("978-7-00-000001-8", "共产党宣言"),
        ("９７８７０００００００１８", "共产党宣言"),
        ("7000000016", "共产党宣言"),
    ],
)
def test_the_right_book_comes_first(page: Page, served_site: str, query: str, first: str) -> None:
    assert search(page, served_site, query)[0] == first
    assert total(page) >= 1


def test_a_person_is_found_and_the_pages_add_up_to_the_total(page: Page, served_site: str) -> None:
    assert len(search(page, served_site, "鲁迅")) == 10
    found = total(page)
    seen = set(page.locator("[data-record-id]").evaluate_all("n => n.map(e => e.dataset.recordId)"))
    page.goto(f"{served_site}/catalog/?q=鲁迅&page=2")
    page.wait_for_selector(DONE)
    seen |= set(
        page.locator("[data-record-id]").evaluate_all("n => n.map(e => e.dataset.recordId)")
    )
    assert total(page) == found
    assert len(seen) == min(found, 20)


def test_what_no_record_has_is_said_and_ways_on_are_offered(page: Page, served_site: str) -> None:
    assert search(page, served_site, "没有这样一本书") == []
    assert total(page) == 0
    assert "没有这样一本书" in page.locator(RESULTS).inner_text()


def test_back_and_reload_give_the_same_page_again(page: Page, served_site: str) -> None:
    first = search(page, served_site, "红楼梦")
    box = page.locator("form[role=search] input[name=q]")
    box.fill("水浒传")
    box.press("Enter")
    expect(page.locator("[data-record-id] h3").first).to_contain_text("水浒")
    page.go_back()
    expect(page.locator("[data-record-id] h3").first).to_contain_text("红楼")
    assert (titles(page), box.input_value()) == (first, "红楼梦")
    page.reload()
    page.wait_for_selector(DONE)
    assert titles(page) == first


def test_sample_data_says_that_it_is_sample_data(page: Page, served_site: str) -> None:
    search(page, served_site, "茶经")
    shown = page.locator("main").inner_text()
    assert "示例数据" in shown and "数据更新于" in shown
    assert page.locator("main time[datetime='2025-12-31']").count() == 1


@pytest.mark.parametrize("lost", ["**/s/*.bin.gz", "**/b/*.json.gz", "**/characters.json.gz"])
def test_a_file_that_does_not_arrive_is_an_error_with_a_retry_and_never_no_hits(
    page: Page, served_site: str, lost: str
) -> None:
    def cut(route: Route) -> None:
        route.abort()

    page.route(lost, cut)
    page.goto(f"{served_site}/catalog/?q=三国演义")
    page.wait_for_selector("[data-search-state=error]")
    assert page.locator(RESULTS).get_attribute("data-result-total") is None
    page.unroute(lost, cut)
    page.locator(f"{RESULTS} button").first.click()
    page.wait_for_selector(DONE)
    assert titles(page)[0] == "三国演义"


def test_a_script_that_does_not_arrive_is_told_by_the_page_itself(
    page: Page, served_site: str
) -> None:
    page.route("**/catalog/query.js", lambda route: route.abort())
    page.goto(f"{served_site}/catalog/?q=三国演义")
    page.wait_for_selector("[data-search-state=error]")
    assert page.locator("[data-search-failed]").is_visible()


def test_nothing_is_asked_of_another_host_and_nothing_is_kept(
    page: Page, witness: Witness, served_site: str
) -> None:
    search(page, served_site, "史记")
    assert witness.hosts == {"127.0.0.1"}
    assert witness.console == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


@pytest.fixture
def hostile_site(build: Build) -> Iterator[str]:
    """A catalogue whose texts are markup."""
    image = "<img src=x onerror=alert(1)>"
    record = Marc(
        [
            control("001", "X1"),
            data("100", "__", ("a", "20200101d2020")),
            data("200", "1_", ("a", f"{image}恶意书"), ("f", f"{image}著")),
            data("210", "__", ("c", f"{image}社")),
            data("905", "__", ("a", image), ("b", "1"), ("c", image), ("s", image)),
        ]
    )
    files: Mapping[str, str | bytes] = {"catalog_export/a.iso": record.to_bytes()}
    with serve(build(files)) as address:
        yield address


def test_markup_in_a_record_is_shown_as_text(
    page: Page, witness: Witness, hostile_site: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    for path in ("/", "/catalog/?q=恶意书"):
        page.goto(hostile_site + path)
        page.wait_for_load_state("networkidle")
        assert "<img src=x onerror=alert(1)>恶意书" in page.locator("main").inner_text()
        assert page.locator("main img[src=x]").count() == 0
    assert witness.console == []
