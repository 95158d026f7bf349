"""The page of a record: what the book is, where it is, what stands beside it, and what is lost."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.catalog.catalogue import Catalogue
from plugins.catalog.describe import described
from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import PHONE, Witness, phone, serve
from tests.browser.record_page import RecordPage
from tests.conftest import Share, build_site, write_project
from tests.support.axe import axe_finds_on_phone_and_desk
from tests.support.example_site import EXPORT
from tests.support.exports import opened_at
from tests.support.mapped import mapped
from tests.support.marc import Marc, control, data
from tests.support.soak_mark import brief
from tests.support.waiting import wait_until

pytestmark = pytest.mark.browser

SANGUO = "S000241"
"""三国演义 of the sample export: three editions, one shelf of many pages."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of the sample export, which the served site shows."""
    return opened_at(EXPORT, tmp_path_factory.mktemp("sample") / "build").good


@pytest.fixture
def record(tab: Page, served_example: str) -> RecordPage:
    return RecordPage(tab, served_example)


@pytest.fixture
def dated(dated_tab: Page, served_example: str) -> RecordPage:
    """For a test that sets the clock."""
    return RecordPage(dated_tab, served_example)


@pytest.fixture(scope="module")
def shown(browser: Browser, served_example: str) -> Iterator[RecordPage]:
    """A record with all that comes later, for tests that only look at it, one after the other."""
    context = phone(browser)
    yield RecordPage(context.new_page(), served_example).open(SANGUO).whole()
    context.close()


def test_a_record_is_shown_with_its_fields_and_its_name_in_the_tab(
    shown: RecordPage, catalogue: Catalogue
) -> None:
    with catalogue.store.reading() as read:
        found, _ = read(SANGUO)
    assert shown.title == found.title == "三国演义"
    assert shown.page.title().startswith("三国演义 · ")
    assert shown.page.locator("[data-record-id]").first.get_attribute("data-record-id") == SANGUO
    facts = shown.facts
    told = dict(described(found, catalogue.fields))
    for label in ("题名", "责任者", "出版者", "出版日期", "中图法分类号", "ISBN", "记录号"):
        for value in told[label]:
            assert value in facts[label]
    assert facts["语种"] == "中文"


def test_the_seal_the_sentence_and_the_branches_agree_on_the_copies(
    dated: RecordPage, catalogue: Catalogue
) -> None:
    assert catalogue.updated
    dated.page.clock.set_fixed_time(datetime.combine(catalogue.updated, time(4), UTC))
    dated.open(SANGUO).finished()
    with catalogue.store.reading() as read:
        _, items = read(SANGUO)
    free = [item for item in items if item.status.value == "a"]
    assert dated.seal == ("现在可借" if free else "全部借出")
    rows = dated.page.locator(".holdings__branch")
    assert rows.count() == len({item.branch_code for item in items if item.status.value != "-"})
    said = dated.part("holdings").inner_text()
    assert all(item.shelving_location in said for item in items if item.status.value != "-")
    assert items[0].call_number in dated.part("call").inner_text()


@pytest.mark.parametrize(
    ("days", "said"),
    brief(2, [(2, ""), (3, "2025年12月31日时"), (333, "2025年12月31日时"), (-9, "")]),
)
def test_a_copy_is_promised_for_two_days_by_the_clock_of_the_reader(
    dated: RecordPage, catalogue: Catalogue, days: int, said: str
) -> None:
    assert catalogue.updated
    noon = datetime.combine(catalogue.updated, time(4), UTC)
    dated.page.clock.set_fixed_time(noon + timedelta(days=days))
    dated.open(SANGUO).finished()
    assert (dated.seal == "现在可借") == (days == 2)
    shown = dated.part("lead").inner_text() + dated.part("holdings").inner_text()
    assert said in shown and ("来了就能借" in shown) == (days == 2)
    assert ("数据日期不详" in shown) == (days < 0)
    legend = dated.part("legend")
    assert legend.is_hidden() if days < 0 else said in legend.inner_text()


def test_links_lead_to_more_of_a_person_a_publisher_and_to_its_place_on_the_shelves(
    record: RecordPage,
) -> None:
    record.open(SANGUO)
    facts = record.part("facts")
    person = facts.get_by_role("link", name="罗贯中").get_attribute("href") or ""
    assert parse_qs(person.split("?")[1]) == {"q": ["罗贯中"], "field": ["person"]}
    assert "field=publisher" in str(
        facts.get_by_role("link", name="示例出版社").get_attribute("href")
    )
    facts.get_by_role("link", name="I242.4").click()
    record.page.wait_for_url("**/catalog/clc/**")
    assert record.page.locator(f":target[data-record-id='{SANGUO}']").count() == 1


def test_a_hit_of_the_search_and_its_other_editions_lead_to_their_records(
    tab: Page, served_example: str
) -> None:
    catalog = CatalogPage(tab, served_example).open("三国演义").finished()
    tab.get_by_text("另有 2 个版本").first.click()
    addresses = tab.locator(".edition__imprint > a").evaluate_all("all => all.map((a) => a.href)")
    assert len(addresses) >= 2 and all("/catalog/record/?id=" in address for address in addresses)
    first = catalog.ids[0]
    tab.locator(".book-row__title > a").first.click()
    opened = RecordPage(tab, served_example).settled()
    assert (opened.state, opened.title) == ("done", "三国演义")
    tab.wait_for_url(lambda url: url.endswith(f"/catalog/record/?id={first}"))


def test_other_editions_are_listed_and_lead_on(record: RecordPage) -> None:
    record.open(SANGUO)
    links = record.part("editions").get_by_role("link")
    assert links.count() == 2
    links.first.click()
    record.page.wait_for_url(lambda address: SANGUO not in address)
    assert record.settled().title == "三国演义"


def test_neighbours_stand_on_the_shelf_with_the_book_itself_marked(shown: RecordPage) -> None:
    shown.section("shelf").scroll_into_view_if_needed()
    spines = shown.part("spines").locator("a")
    spines.first.wait_for()
    assert spines.count() > 6
    current = shown.part("spines").locator("[aria-current=true]")
    assert current.inner_text() == "三国演义"
    expect(current).to_be_in_viewport()
    assert "分类找书" in shown.part("path").inner_text()
    names = shown.part("path").get_by_role("link").all_inner_texts()
    assert names[-1] and not names[-1].startswith("I242")


@pytest.mark.soak
def test_a_shelf_that_was_passed_before_its_script_came_is_filled_on_the_way_back(
    record: RecordPage,
) -> None:
    held: list[Route] = []
    record.page.route("**/record/later.js", lambda route: held.append(route))
    record.open(SANGUO).finished()
    record.section("cite").scroll_into_view_if_needed()
    expect(record.part("spines").locator("li")).to_have_count(0)
    held[0].continue_()
    record.section("cite").get_by_role("button").first.wait_for()
    record.section("shelf").scroll_into_view_if_needed()
    record.part("spines").locator("li").first.wait_for()


@pytest.mark.soak
def test_without_its_shelf_page_a_record_keeps_the_way_by_numbers(record: RecordPage) -> None:
    record.page.route("**/catalog/clc/**", lambda route: route.abort())
    record.open(SANGUO).finished()
    record.section("shelf").scroll_into_view_if_needed()
    expect(record.part("spines")).to_be_hidden()
    assert record.part("path").get_by_role("link").last.inner_text() == "I242.4"


def test_reference_managers_and_search_engines_read_the_record_back(
    shown: RecordPage, catalogue: Catalogue
) -> None:
    with catalogue.store.reading() as read:
        found, _ = read(SANGUO)
    book = shown.book
    told = mapped(found, catalogue.fields, "schema_org")
    assert (book["@context"], book["@type"]) == ("https://schema.org", "Book")
    assert book["name"] == told["name"][0]
    assert book["isbn"] == told["isbn"][0]
    assert book["author"] == {"@type": "Person", "name": told["author"][0]}
    assert set(book) - {"@context", "@type"} <= set(told)
    span = shown.page.locator(".Z3988").get_attribute("title") or ""
    assert parse_qs(span)["rft.btitle"] == ["三国演义"]
    assert parse_qs(span)["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]


def test_an_id_that_no_record_has_is_said_with_a_box_to_search_on(record: RecordPage) -> None:
    record.open("<b>nobody</b>")
    assert record.state == "missing"
    assert "目录里没有编号为“<b>nobody</b>”的书" in record.part("status").inner_text()
    box = record.page.locator("form[role=search] input[name=q]")
    box.fill("家")
    box.press("Enter")
    record.page.wait_for_url("**/catalog/?q=*")


@pytest.mark.parametrize("record_id", brief(1, ["__proto__", "", "constructor", "诗" * 300]))
def test_a_strange_id_is_answered_too(record: RecordPage, witness: Witness, record_id: str) -> None:
    assert record.open(record_id).state == "missing"
    assert witness.console == []


@pytest.mark.soak
def test_a_lost_network_is_said_and_the_record_comes_when_it_is_back(record: RecordPage) -> None:
    page = record.page
    page.route("**/records/**", lambda route: route.abort())
    record.open(SANGUO)
    assert record.state == "error"
    assert "网络断了" in record.part("status").inner_text()
    page.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    page.wait_for_selector("[data-record-state=done]")
    assert record.title == "三国演义"
    assert page.get_by_role("button", name="再试一次").count() == 0


def test_copies_that_do_not_arrive_leave_the_record_and_can_be_asked_for_again(
    record: RecordPage,
) -> None:
    page = record.page
    page.route("**/copies/*", lambda route: route.abort())
    record.open(SANGUO).finished()
    assert (record.state, record.title) == ("done", "三国演义")
    assert "没有取到" in record.part("holdings").inner_text()
    page.unroute_all()
    record.part("holdings").get_by_role("button", name="再试一次").click()
    page.wait_for_selector(".holdings__branch")
    assert record.seal


@pytest.mark.soak
def test_a_page_older_than_its_files_is_loaded_anew_once(
    record: RecordPage, witness: Witness
) -> None:
    record.page.route("**/records/**", lambda route: route.fulfill(status=404))
    record.page.goto(f"{record.site}/catalog/record/?id={SANGUO}")
    wait_until(record.page, "history.state?.reloaded")
    assert record.settled().state == "error"
    record.page.wait_for_load_state("networkidle")
    assert sum("/catalog/record/?id=" in url for url in witness.requests) == 2


def test_a_script_that_does_not_arrive_is_told_by_the_page_itself(record: RecordPage) -> None:
    record.page.route("**/js.*/record.js", lambda route: route.abort())
    record.page.goto(f"{record.site}/catalog/record/?id={SANGUO}")
    record.page.locator("[data-search-failed]").wait_for()
    expect(record.part("status")).to_be_hidden()


def test_without_scripts_a_sentence_leads_to_the_shelves(
    scriptless: Page, served_example: str
) -> None:
    scriptless.goto(f"{served_example}/catalog/record/?id={SANGUO}")
    expect(scriptless.get_by_text("正在打开")).to_be_hidden()
    scriptless.locator("main").get_by_role("link", name="分类").click()
    scriptless.wait_for_url(lambda url: url.endswith("/catalog/clc/"))


def test_nothing_comes_from_another_host_and_no_script_fails(
    record: RecordPage, witness: Witness
) -> None:
    record.open(SANGUO).whole()
    assert witness.hosts == {"127.0.0.1"}
    assert witness.console == []


def test_a_reader_without_a_mouse_reaches_everything(record: RecordPage) -> None:
    record.open(SANGUO).whole()
    reached = set()
    record.page.locator("h1").evaluate("(h1) => { h1.tabIndex = -1; h1.focus(); }")
    for _ in range(90):
        record.page.keyboard.press("Tab")
        reached.add(
            record.page.evaluate("document.activeElement.closest('[data-part]')?.dataset.part")
        )
    assert {"actions", "holdings", "path", "spines", "editions", "facts", "cite"} <= reached


@pytest.mark.parametrize("record_id", brief(1, [SANGUO, "nobody"]))
def test_axe_finds_nothing_on_a_phone_and_a_desk(
    bare_tab: Page, served_example: str, record_id: str
) -> None:
    opened = RecordPage(bare_tab, served_example).open(record_id)
    if record_id == SANGUO:
        opened.whole()
    assert axe_finds_on_phone_and_desk(bare_tab) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(shown: RecordPage, width: int) -> None:
    shown.page.set_viewport_size({"width": width, "height": 800})
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_citation_is_shown_and_copied(record: RecordPage) -> None:
    record.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    record.open(SANGUO).whole()
    said = record.page.locator(".record-cite__text").inner_text()
    assert "三国演义" in said
    record.part("cite").get_by_role("button", name="复制引文").click()
    record.page.get_by_text("引文复制好了").wait_for()
    assert record.page.evaluate("navigator.clipboard.readText()") == said


@pytest.mark.parametrize(
    ("label", "suffix"), [("RIS", "ris"), ("BibTeX", "bib"), ("CNMARC", "mrc"), ("MARCXML", "xml")]
)
def test_a_record_is_saved_as_a_file(shown: RecordPage, label: str, suffix: str) -> None:
    with shown.page.expect_download() as download:
        shown.part("cite").get_by_role("button", name=label, exact=True).click()
    assert download.value.suggested_filename == f"{SANGUO}.{suffix}"
    assert SANGUO in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.soak
def test_a_square_code_of_the_page_is_drawn_when_it_is_asked_for(record: RecordPage) -> None:
    record.open(SANGUO).whole()
    assert record.page.locator(".record-cite__qr").count() == 0
    record.part("cite").get_by_role("button", name="二维码").click()
    square = record.page.get_by_role("img", name="《三国演义》这一页的二维码")
    assert len(square.locator("path").get_attribute("d") or "") > 0


@pytest.mark.soak
def test_a_format_that_does_not_arrive_is_said(record: RecordPage) -> None:
    record.page.route("**/record/ris.js", lambda route: route.abort())
    record.open(SANGUO).whole()
    record.part("cite").get_by_role("button", name="RIS").click()
    record.page.get_by_text("RIS 没有下载成功，请再点一次").wait_for()


def test_a_book_is_put_on_the_readers_list_from_its_page(record: RecordPage) -> None:
    record.open(SANGUO)
    button = record.part("my-list").get_by_role("button")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert SANGUO in str(record.page.evaluate("JSON.stringify({...localStorage})"))


def test_targets_are_large(shown: RecordPage) -> None:
    """A link within a sentence is exempt (WCAG 2.5.5)."""
    shown.page.set_viewport_size(PHONE)
    heights = shown.page.locator("main").evaluate(
        """(main) => [...main.querySelectorAll("a[href], button, summary")]
          .filter((one) => one.checkVisibility() && !one.closest(".home-section__note"))
          .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().height)])"""
    )
    assert len(heights) > 15
    assert [pair for pair in heights if pair[1] < 48] == []


IMAGE = "<img src=x onerror=alert(1)>"


def book(number: str, title: str, *more: Any) -> bytes:
    """A record with a copy in the main library."""
    copy = data("905", "__", ("a", "AJ00"), ("b", f"b{number}"), ("s", f"I247/{number}"))
    return Marc.book(number, title, "某人", copy, *more).to_bytes("utf-8")


HOSTILE = Marc(
    [
        control("001", "X/1"),
        data("010", "__", ("a", f"7{IMAGE}"), ("d", IMAGE)),
        data("200", "1_", ("a", f"{IMAGE}恶意书"), ("e", IMAGE), ("f", f"{IMAGE}著")),
        data("205", "__", ("a", IMAGE)),
        data("210", "__", ("a", IMAGE), ("c", f"{IMAGE}社"), ("d", IMAGE)),
        data("225", "__", ("a", IMAGE)),
        data("327", "__", ("a", "</script><script>alert(2)</script>")),
        data("330", "__", ("a", "</script><script>alert(3)</script>")),
        data("606", "__", ("a", IMAGE), ("x", IMAGE)),
        data("690", "__", ("a", "I247.5")),
        data("701", "_0", ("a", IMAGE), ("4", IMAGE)),
        data("856", "__", ("u", "javascript:alert(4)")),
        data("905", "__", ("a", IMAGE), ("b", "1"), ("c", IMAGE), ("s", IMAGE)),
    ]
).to_bytes("utf-8")
SERIAL = Marc(
    [
        control("001", "S1"),
        data("200", "1_", ("a", "某某月刊"), ("f", "某社编")),
        data("690", "__", ("a", "Z62")),
        *(
            data("905", "__", ("a", branch), ("b", f"S{at}"), ("s", call), ("v", volume))
            for at, (branch, call, volume) in enumerate(
                [
                    ("AJ00", "Z62/1", "2025年合订本下"),
                    ("AJ00", "Z62/1", "2025年合订本上"),
                    *(("AJ01", "Z62/1=2", f"2026年第{issue}期") for issue in range(14, 0, -1)),
                ]
            )
        ),
    ]
).to_bytes("utf-8")
READ_AT = "https://read.example.net/book/1"
E_BOOK = Marc(
    [
        control("001", "E1"),
        data("200", "1_", ("a", "网上的月亮"), ("b", "电子资源"), ("f", "某人著")),
        data("690", "__", ("a", "I247.5")),
        data("856", "4_", ("u", READ_AT), ("3", "全文")),
    ]
).to_bytes("utf-8")
BRANCHES = """
[[branch]]
slug = "east"
name = "城东分馆"
kind = "branch"
catalog_codes = ["AJ01"]

[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "甲路一号"
catalog_codes = ["AJ00"]
[branch.hours]
every_day = ["08:30-20:00"]
"""
FILES: Mapping[str, str | bytes] = {
    "content/branches.toml": BRANCHES,
    "catalog_export/a.iso": HOSTILE
    + book("R1", "家")
    + book("R2", "家")
    + book("R 3", "春")
    + SERIAL
    + E_BOOK,
    "catalog_export/merged.csv": "旧记录号,新记录号\nR2,R1\n",
}
OPAC = "https://opac.example.org/book?id={id}"


def site_of_records(share: Share) -> Path:
    """The site of these files, of a library whose own system shows records, too."""

    def make(folder: Path) -> None:
        build_site(write_project(folder, FILES), CATALOG_OPAC_URL=OPAC)

    return share("read-records", make) / "output"


@pytest.fixture(scope="module")
def made_site(share: Share) -> Iterator[str]:
    with serve(site_of_records(share)) as address:
        yield address


def test_a_record_full_of_markup_is_shown_as_text(
    page: Page, witness: Witness, made_site: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    record = RecordPage(page, made_site).open("X/1").whole()
    assert record.title == f"{IMAGE}恶意书"
    assert page.locator("main img").count() == 0
    assert page.locator("main a[href^='javascript']").count() == 0
    assert "alert(3)" in record.part("text").inner_text()
    assert record.book["name"] == f"{IMAGE}恶意书"
    assert witness.console == []


def test_the_address_of_a_merged_record_becomes_that_of_the_record_it_went_into(
    tab: Page, made_site: str
) -> None:
    record = RecordPage(tab, made_site).open("R2")
    assert (record.state, record.title) == ("done", "家")
    tab.wait_for_url(lambda url: url.endswith("?id=R1"))


def test_the_library_systems_own_page_is_linked_where_there_is_one(
    tab: Page, witness: Witness, made_site: str
) -> None:
    RecordPage(tab, made_site).open("R 3").finished()
    link = tab.get_by_role("link", name="预约、续借")
    for width in (320, 768):  # with three buttons in a row, where they are widest
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert link.get_attribute("href") == "https://opac.example.org/book?id=R%203"
    assert witness.hosts == {"127.0.0.1"}


def test_the_hours_of_the_readers_own_day_stand_beside_the_branch(
    tab: Page, made_site: str
) -> None:
    RecordPage(tab, made_site).open("R1").finished()
    place = tab.locator(".holdings__place").inner_text()
    assert "甲路一号" in place
    assert "今天上午 8:30 至晚上 8:00" in place
    way = tab.get_by_role("link", name="怎么去").get_attribute("href") or ""
    assert way.endswith("/branches/main/")


def test_volumes_stand_under_the_call_number_of_their_branch_in_the_order_of_the_shelf(
    tab: Page, made_site: str
) -> None:
    record = RecordPage(tab, made_site).open("S1").finished()
    rows = dict(row.inner_text().split("\n", 1) for row in tab.locator(".holdings__branch").all())
    assert "Z62/1 2025年合订本上、2025年合订本下" in rows["总馆"]
    assert "Z62/1=2 2026年第1期、2026年第2期" in rows["城东分馆"]
    assert "还有 2 卷（期）" in rows["城东分馆"]
    assert "Z62" not in record.part("call").inner_text()
    tab.set_viewport_size({"width": 360, "height": 800})
    names = tab.locator(".holdings__branch > .holdings__volumes > li > .holdings__volume")
    heights = names.evaluate_all("all => all.map((name) => name.getBoundingClientRect().height)")
    line = record.part("holdings").evaluate("node => parseFloat(getComputedStyle(node).lineHeight)")
    assert len(heights) == 14 and max(heights) < 1.5 * line  # none is broken


def test_an_e_book_is_read_where_its_record_says_and_nothing_is_asked_for_there(
    tab: Page, witness: Witness, made_site: str
) -> None:
    record = RecordPage(tab, made_site).open("E1").finished()
    assert record.seal == "在线阅读"
    ways = tab.get_by_role("link", name="在线阅读", exact=True)
    assert [way.get_attribute("href") for way in ways.all()] == [READ_AT, READ_AT]
    assert tab.get_by_role("link", name="去哪里借").count() == 0
    catalog = CatalogPage(tab, made_site).open("网上的月亮").finished()
    held = tab.locator(f"[data-record-id='{catalog.ids[0]}'] .holdings")
    expect(held.get_by_role("link", name="在线阅读")).to_have_attribute("href", READ_AT)
    assert witness.hosts == {"127.0.0.1"}


def test_a_book_with_one_call_number_for_all_has_it_once(tab: Page, made_site: str) -> None:
    record = RecordPage(tab, made_site).open("R 3").finished()
    assert "I247/R 3" in record.part("call").inner_text()
    assert tab.locator(".holdings__volumes").count() == 0


MOVED = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    moved.push([value, ...sources.map(({ node }) => node?.className || node?.nodeName)].join(" "));
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", brief(2, [360, 1280, 768]))
def test_nothing_moves_while_a_record_its_copies_and_what_is_below_come(
    page: Page, made_site: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(MOVED)
    record = RecordPage(page, made_site).open("S1")
    assert record.seal != "" and record.part("actions").is_visible()
    record.whole()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == []


def test_a_record_whose_copies_are_late_is_shown_without_them(tab: Page, made_site: str) -> None:
    waiting: list[Route] = []
    tab.route("**/copies/**", lambda route: waiting.append(route))
    record = RecordPage(tab, made_site).open("R1")
    assert record.title == "家" and "正在看哪个馆有" in record.part("holdings").inner_text()
    for route in waiting:
        route.continue_()
    assert record.finished().seal != ""


MOST = 8
"""Files that a phone asks for until it knows where the copies are: it was 28."""
AFTERWARDS = re.compile(r"favicon|closure|/record/later|/record/neighbours|/shared/|/clc/")
"""What comes when a record stands, and what pages bring on some days."""


def test_a_record_and_its_copies_come_with_few_requests(
    record: RecordPage, witness: Witness
) -> None:
    record.open(SANGUO).finished()
    asked = [url for url in witness.requests if not AFTERWARDS.search(url)]
    assert len(asked) <= MOST, asked
