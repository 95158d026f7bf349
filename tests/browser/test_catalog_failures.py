"""What the catalogue says when it finds nothing, or when something does not arrive."""

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.catalog_page import REGION, CatalogPage
from tests.browser.conftest import Witness, serve
from tests.browser.test_record import IMAGE, site_of_records
from tests.conftest import Share
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    return CatalogPage(tab, served_example)


def help_of(catalog: CatalogPage) -> str:
    return catalog.page.locator(f"{REGION}__help").inner_text()


def test_what_no_record_has_is_said_with_what_else_to_do(catalog: CatalogPage) -> None:
    catalog.open("鑫鼎")
    assert (catalog.total, catalog.ids) == (0, [])
    assert catalog.status == "没有找到“鑫鼎”"
    assert "换个词" in help_of(catalog)
    assert "荐购" in help_of(catalog)
    suggest = catalog.page.get_by_role("link", name="告诉图书馆想要哪一本")
    assert (suggest.get_attribute("href") or "").endswith("/about/feedback/")


def test_a_branch_without_the_record_says_how_many_the_others_have(catalog: CatalogPage) -> None:
    whole = catalog.open("茶经").total
    catalog.open("茶经", branch="AJ00")
    assert catalog.total == 0
    assert f"看所有的馆：有 {whole} 种" in help_of(catalog)
    catalog.page.get_by_role("link", name="看所有的馆").click()
    catalog.found(whole or 0)
    assert "branch" not in catalog.page.url


def test_a_field_without_the_word_leads_to_all_fields(catalog: CatalogPage) -> None:
    catalog.open("示例出版社", field="title")
    catalog.page.get_by_role("link", name="不限题名、责任者这些栏目").click()
    catalog.page.wait_for_url(lambda url: "field" not in url)
    assert (catalog.settled().total or 0) > 1000


def test_words_that_never_stand_together_are_relaxed_and_it_is_said(catalog: CatalogPage) -> None:
    catalog.open("鲁迅 茶经")
    assert catalog.total and catalog.ids
    assert "没有同时包含“鲁迅”和“茶经”的书，以下包含其中几个词" in help_of(catalog)


def test_what_was_forgiven_is_told_in_a_sentence(catalog: CatalogPage) -> None:
    catalog.steered("茶经")
    for query, said in {
        "hóng lóu mèng": "按拼音“hóng lóu mèng”找的。",
        "honloumen": "按拼音“honloumen”找的，读音相近的也算。",
        "hongloumemg": "没有拼作“hongloumemg”的，以下差一个字母。",
        "红楼闷": "没有一字不差的“红楼闷”，以下读音相近。",
        "红梦楼": "没有“红梦楼”，以下有两个字换了位置。",
    }.items():
        catalog.box.fill(query)
        catalog.box.press("Enter")
        expect(catalog.page.locator(f"{REGION}__help")).to_contain_text(said)
        assert catalog.settled().titles[0] == "红楼梦", query


def test_a_wrong_character_of_the_same_sound_is_forgiven_and_corrected(
    catalog: CatalogPage,
) -> None:
    catalog.open("红娄梦")
    assert catalog.titles[0] == "红楼梦"
    assert "读音相同" in help_of(catalog)
    first = catalog.page.locator("[data-suggestion]").first
    assert first.get_attribute("data-suggestion") == first.inner_text() == "红楼梦"
    catalog.page.wait_for_selector(".catalog-results__tools a[href]")
    first.click()
    catalog.page.get_by_text("“红楼梦”").wait_for()
    assert catalog.settled().box.input_value() == "红楼梦"


@pytest.mark.parametrize(
    ("lost", "query"),
    brief(
        1,
        [
            ("**/pairs/*", "三国演义"),
            ("**/blocks/*", "三国演义"),
            ("**/characters-*.bin.gz", "三國演義"),
        ],
    ),
)
def test_a_file_that_does_not_arrive_is_an_error_with_a_retry_and_never_no_hits(
    catalog: CatalogPage, lost: str, query: str
) -> None:
    page = catalog.page

    def cut(route: Route) -> None:
        route.abort()

    page.route(lost, cut)
    catalog.open(query)
    assert page.get_attribute(REGION, "data-search-state") == "error"
    assert (catalog.total, catalog.ids) == (None, [])
    assert "网络断了" in catalog.status
    assert catalog.box.input_value() == query
    page.unroute(lost, cut)
    page.get_by_role("button", name="再试一次").click()
    page.wait_for_selector(f"{REGION}[data-search-state=done]")
    assert catalog.titles[0] == "三国演义"


def test_copies_that_do_not_arrive_leave_the_hits_and_say_so(catalog: CatalogPage) -> None:
    page = catalog.page
    page.route("**/copies/*", lambda route: route.abort())
    catalog.open("三国演义")
    page.get_by_text("在哪个馆、能不能借，没有取到").wait_for()
    assert catalog.titles[0] == "三国演义"
    page.unroute_all()
    page.get_by_role("button", name="再取一次").click()
    assert catalog.finished().page.locator(".holdings").count() > 0


def test_a_page_older_than_its_index_is_loaded_anew_once_and_no_more(
    catalog: CatalogPage, witness: Witness
) -> None:
    page = catalog.page
    page.route("**/pairs/*", lambda route: route.fulfill(status=404))
    catalog.open("三国演义")
    page.get_by_text("目录刚刚更新").wait_for()
    page.wait_for_load_state("networkidle")
    assert sum("/catalog/?q=" in url for url in witness.requests) == 2
    page.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    page.wait_for_selector(f"{REGION}[data-search-state=done]")
    assert page.evaluate("history.state.reloaded") is False


def test_hits_stand_even_when_nothing_else_arrives(catalog: CatalogPage) -> None:
    page = catalog.page
    page.route("**/catalog/list/steering.js", lambda route: route.abort())
    page.route("**/theme/covers.*", lambda route: route.abort())
    catalog.open("红楼梦")
    assert catalog.titles[0] == "红楼梦"
    page.get_by_text("网页没有加载完整，请刷新后再试").wait_for()
    catalog.box.fill("茶经")
    catalog.box.press("Enter")
    page.get_by_text("“茶经”").wait_for()
    assert catalog.settled().titles[0] == "茶经"


def test_counts_that_do_not_arrive_can_be_asked_for_again(catalog: CatalogPage) -> None:
    page = catalog.steered("鲁迅").page
    page.route("**/columns/*", lambda route: route.abort())
    page.get_by_role("button", name="筛选").click()
    again = page.locator(".facets").get_by_role("button", name="再试一次")
    again.wait_for()
    page.unroute_all()
    again.click()
    catalog.counted()
    expect(catalog.value("branch", "AJ00")).to_be_visible()


def test_markup_in_a_record_is_shown_as_text(tab: Page, witness: Witness, share: Share) -> None:
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    with serve(site_of_records(share)) as hostile_site:
        tab.goto(hostile_site)
        catalog = CatalogPage(tab, hostile_site).steered("恶意书").filters()
        catalog.box.fill("")
        catalog.box.press_sequentially("恶意")
        tab.wait_for_selector("[role=option]")
        assert f"{IMAGE}恶意书" in tab.locator("main").inner_text()
        assert tab.locator("main img").count() == 0
    tab.remove_listener("dialog", note)
    assert asked == [] and witness.console == []


def test_a_script_that_no_search_needs_may_be_lost(catalog: CatalogPage) -> None:
    catalog.page.route("**/closures*.js", lambda route: route.abort())
    catalog.page.goto(f"{catalog.site}/catalog/?q=茶经")
    catalog.page.wait_for_load_state("networkidle")
    assert catalog.settled().titles[:1] == ["茶经"]
    assert not catalog.page.locator("[data-search-failed]").is_visible()
