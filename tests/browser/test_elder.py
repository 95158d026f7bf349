"""长辈版, the sheet of hours and the show in the lobby, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Witness, lent, phone, serve
from tests.conftest import Share, build_site, write_project
from tests.support import district
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

ANSWER = "/elder/catalog/?q=红楼梦"
ELDER = (
    "/elder/",
    "/elder/services/hours/",
    ANSWER,
    "/elder/branches/",
    "/elder/services/card/",
    "/elder/services/borrowing/",
    "/elder/events/",
    "/elder/exhibitions/",
    "/elder/children/",
    "/elder/services/reading-rooms/",
    "/elder/about/feedback/",
)
SMALLEST = """Math.min(...[...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => e.checkVisibility())
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
LINES = """[...document.querySelectorAll('main p')]
    .filter(e => e.checkVisibility() && !e.matches('.seal'))
    .map(e => getComputedStyle(e))
    .map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"""
GAPS = """[...document.querySelectorAll('.elder-prose > p + p, main section > p + p')]
    .map(e => [e.previousElementSibling, e])
    .filter(pair => pair.every(e => e.checkVisibility()))
    .map(([before, e]) => [
        e.getBoundingClientRect().top - before.getBoundingClientRect().bottom,
        parseFloat(getComputedStyle(e).lineHeight),
    ])"""
SMALL = """[...document.querySelectorAll('main a, main button, main input, header nav a')]
    .filter(e => e.checkVisibility() && !e.closest('.elder-prose'))
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 59.5 || box.width < 59.5)
    .map(([text, box]) => `${text} ${box.width} × ${box.height}`)"""
HREFS = "all => all.map(({ href }) => href)"
SAID = {
    "几点开门": "8:30",
    "查一本书": "找一本书",
    "去哪个馆": "示例区书香路 1 号",
    "办借书证": "要带什么",
    "借书、还书": "一次能借几本",
    "近期活动": "活动",
    "看展览": "展",
    "带孩子来": "孩子",
    "自习、上网": "电脑 6 台",
    "打电话、提意见": "0825-0000001",
}
"""Ten tasks, and a word of the answer to each."""
FIXED = """[...document.querySelectorAll('*')]
    .filter(e => /fixed|sticky/.test(getComputedStyle(e).position)).length"""
BOOK = ".elder-find[data-search-state=done] [data-record-id]"
SPEAKER = """
class Utterance { constructor(text) { this.text = text; } }
const heard = [];
const speech = {
  getVoices: () => [{ lang: "zh_CN", localService: true }],
  speak: (said) => { heard.push(said.text); globalThis.ended = said.onend; },
  cancel: () => {}, addEventListener: () => {},
};
Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Utterance });
globalThis.heard = heard;
"""
"""A voice of the device, as far as a page knows one: Debian's chromium has none."""
HOURS = """
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
telephone = "0825-1234567"
[branch.hours]
monday = []
every_day = ["09:00-17:00"]
"""
CLUB = "标题：读书会\n开始：2026-11-23\n类型：讲座\n地点：main\n\n来读书。\n"
SUNDAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def looks(browser: Browser, served_example: str) -> dict[str, list[Any]]:
    """Of every page of 长辈版, by one visit: what these expressions say of it."""
    page = phone(browser).new_page()
    found = {}
    for path in ELDER:
        page.goto(served_example + path)
        if path == ANSWER:
            page.wait_for_selector(BOOK)
        found[path] = [page.evaluate(one) for one in (SMALLEST, LINES, GAPS, SMALL, FIXED)]
    page.context.close()
    return found


def test_type_is_18_points_and_more_on_every_elder_page(looks: dict[str, list[Any]]) -> None:
    assert {path: smallest for path, (smallest, *_) in looks.items() if smallest < 23.9} == {}


def test_lines_and_paragraphs_stand_apart_as_the_rules_ask(looks: dict[str, list[Any]]) -> None:
    for path, (_, running, gaps, *_) in looks.items():
        assert all(ratio >= 1.29 for ratio in running), path
        for gap, line in gaps:
            assert gap >= 1.29 * line, (path, gap, line)


def test_everything_to_press_is_60_pixels_high(looks: dict[str, list[Any]]) -> None:
    assert {path: small for path, (*_, small, _) in looks.items() if small} == {}


def test_nothing_stands_fixed_over_an_elder_page(looks: dict[str, list[Any]]) -> None:
    assert {path: fixed for path, (*_, fixed) in looks.items() if fixed} == {}


def test_from_home_to_the_elder_edition_and_back_to_the_same_thing(
    tab: Page, served_example: str
) -> None:
    tab.goto(f"{served_example}/")
    tab.locator("header").get_by_role("link", name="长辈版").click()
    tab.wait_for_url("**/elder/")
    tab.get_by_role("link", name="近期活动").click()
    tab.wait_for_url("**/elder/events/")
    tab.get_by_role("link", name="标准版").click()
    tab.wait_for_url(f"{served_example}/events/")


def test_each_of_ten_tasks_is_two_taps_from_any_page_and_its_answer_stands_there(
    tab: Page, served_example: str
) -> None:
    tab.goto(f"{served_example}/chronicle/")
    tab.locator("header").get_by_role("link", name="长辈版").click()
    tab.wait_for_url("**/elder/")
    tasks = tab.locator(".elder-tasks a")
    first = tasks.first.bounding_box()
    assert first and first["y"] < 740, "the first task is seen before anybody scrolls"
    ways = dict(zip(tasks.all_inner_texts(), tasks.evaluate_all(HREFS), strict=True))
    assert ways.keys() == SAID.keys()
    for words, said in SAID.items():
        tab.goto(ways[words])
        assert said in tab.locator("main").inner_text(), words


def test_a_book_is_there_or_lent_in_large_words_with_its_branch_and_whom_to_call(
    tab: Page, served_example: str, witness: Witness
) -> None:
    tab.goto(f"{served_example}/elder/")
    tab.get_by_label("找一本书").fill("红楼梦")
    tab.get_by_role("button", name="找书").click()
    book = tab.locator(BOOK).first
    book.wait_for()
    assert tab.url.startswith(f"{served_example}/elder/catalog/?q=")
    assert "红楼梦" in book.inner_text()
    answer = book.locator(".elder-book__answer")
    assert answer.inner_text().split()[-1] in ("在馆", "借出", "馆内看")
    assert float(answer.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) > 30
    assert book.locator(".elder-book__branch").first.inner_text()
    assert book.locator("a[href^='tel:0825']").first.is_visible()
    tab.goto(f"{served_example}/elder/catalog/?q=没有这样一本书吧")
    tab.wait_for_selector(".elder-find[data-search-state=done]")
    assert tab.get_by_text("没有找到").is_visible() or tab.locator(BOOK).count()
    assert witness.console == []


def test_more_books_come_below_by_a_button(tab: Page, served_example: str) -> None:
    tab.goto(f"{served_example}/elder/catalog/?q=中国")
    more = tab.get_by_role("button", name="再往下看")
    more.wait_for()
    assert tab.locator(BOOK).count() == 5
    more.click()
    tab.locator(BOOK).nth(5).wait_for()
    assert len(set(tab.locator(BOOK).evaluate_all("all => all.map(e => e.dataset.recordId)"))) > 5


def test_a_page_is_read_aloud_by_a_voice_of_the_device_stopped_and_gone_on_with(
    page: Page, served_example: str, witness: Witness
) -> None:
    page.add_init_script(SPEAKER)
    page.goto(f"{served_example}/elder/services/card/")
    page.get_by_role("button", name="读给我听").click()
    page.evaluate("ended()")
    first, second = page.evaluate("heard")
    assert first == "办借书证"
    assert page.locator(".aloud__here").count() == 1
    page.get_by_role("button", name="停下").click()
    page.get_by_role("button", name="接着读").click()
    assert page.evaluate("heard") == [first, second, second]
    page.goto(f"{served_example}/exhibitions/festivals/02/")
    has_sound = page.locator(".narration").count() > 0
    assert has_sound or page.get_by_role("button", name="读给我听").is_visible()
    assert witness.console == []


def test_without_a_voice_nothing_is_offered(tab: Page, served_example: str) -> None:
    tab.goto(f"{served_example}/elder/services/card/", wait_until="networkidle")
    assert tab.evaluate("speechSynthesis.getVoices().length") == 0
    assert tab.get_by_role("button", name="读给我听").count() == 0


@pytest.fixture(scope="module")
def site_with_hours(share: Share) -> Iterator[str]:
    """Built on Sunday, 22 November 2026, with an event on the day after."""

    def make(folder: Path) -> None:
        write_project(folder, {"content/branches.toml": HOURS, "content/events/2026/club.md": CLUB})
        build_site(folder, BUILD_DATE=SUNDAY, SITEURL="https://example.org", SITE_ROOT="")

    with serve(share("elder-hours", make) / "output") as address:
        yield address


def test_the_elder_edition_says_whether_it_is_open_at_this_moment(
    dated_tab: Page, site_with_hours: str
) -> None:
    dated_tab.clock.set_fixed_time(datetime.fromisoformat("2026-11-24T10:00+08:00"))
    dated_tab.goto(f"{site_with_hours}/elder/")
    today = dated_tab.locator("[data-day]:visible")
    dated_tab.locator("[data-now]:visible").first.wait_for()
    assert "今天开馆" in today.inner_text() and "正在开放，下午 5:00 闭馆" in today.inner_text()
    marked = dated_tab.locator("tr[aria-current=date]:visible")
    assert marked.inner_text().split()[:2] == ["星期二", "11月24日"]
    dated_tab.goto(f"{site_with_hours}/elder/branches/")
    now = dated_tab.locator("[data-now=main]")
    now.wait_for()
    assert now.inner_text() == "正在开放，下午 5:00 闭馆"


def test_without_scripts_the_elder_edition_is_whole(scriptless: Page, served_example: str) -> None:
    scriptless.set_viewport_size({"width": 360, "height": 740})
    for path in ELDER:
        scriptless.goto(served_example + path)
        assert scriptless.locator("noscript").count() == 0, path
        assert len(scriptless.locator("main").inner_text()) > 20, path


@pytest.mark.soak
def test_the_code_of_the_sheet_is_read_by_another_hand(tab: Page, site_with_hours: str) -> None:
    tab.goto(f"{site_with_hours}/branches/main/poster/")
    picture = tab.locator(".hours-poster__code svg").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("RGB"))
    assert code.text == "https://example.org/branches/main/"


@pytest.mark.soak
def test_the_sheet_is_one_page_of_paper_with_nothing_else_on_it(
    tab: Page, site_with_hours: str
) -> None:
    tab.goto(f"{site_with_hours}/branches/main/poster/")
    paper = tab.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 1
    tab.emulate_media(media="print")
    assert (
        tab.locator(".site-header, .site-footer, .page-heading, .whereabouts").evaluate_all(
            "all => all.filter(e => e.checkVisibility()).length"
        )
        == 0
    )


KIOSK = "/about/kiosk/"


@pytest.fixture
def screen(browser: Browser, lasting: dict[str, Page]) -> Iterator[Callable[..., Page]]:
    """Lends a page on a screen in the lobby, with a clock that the test moves."""
    with ExitStack() as pages:
        numbers = count()

        def open_on(width: int = 1080, height: int = 1920, **options: Any) -> Page:
            kind = f"dated screen {next(numbers)} {options}"

            def opened() -> Page:
                return browser.new_page(service_workers="block", **options)

            page = pages.enter_context(lent(lasting, kind, opened))
            page.set_viewport_size({"width": width, "height": height})
            page.clock.install(time=datetime(2026, 11, 23, 9, 0))
            return page

        yield open_on


def place(page: Page) -> str:
    assert page.locator("[data-slide]:visible").count() == 1
    return page.locator("[data-place]").inner_text().split(" / ")[0]


def test_in_the_lobby_slides_follow_each_other_by_themselves(
    screen: Callable[..., Page], served_example: str, witness: Witness
) -> None:
    page = screen()
    witness.watch(page)
    page.goto(served_example + KIOSK)
    page.locator("[data-bar]").wait_for()
    assert place(page) == "1"
    page.clock.run_for(16_000)
    assert place(page) == "2"
    page.clock.run_for(16_000)
    assert place(page) == "3"
    assert witness.console == []


def test_what_is_over_goes_from_a_screen_that_nobody_renews(
    screen: Callable[..., Page], site_with_hours: str
) -> None:
    page = screen()
    page.goto(site_with_hours + KIOSK)
    row = page.get_by_text("读书会")
    assert row.evaluate("e => !e.closest('[data-until]').hidden")
    page.clock.fast_forward("24:00:00")
    page.clock.run_for(61_000)
    assert row.evaluate("e => e.closest('[data-until]').hidden")


def test_a_touch_holds_the_slide_and_a_rest_leads_back_to_the_first(
    screen: Callable[..., Page], served_example: str
) -> None:
    page = screen(has_touch=True)
    page.goto(served_example + KIOSK)
    page.clock.run_for(16_000)
    page.touchscreen.tap(500, 900)
    page.clock.run_for(40_000)
    assert place(page) == "2" and page.get_by_role("button", name="接着放").is_visible()
    page.clock.run_for(30_000)
    assert place(page) == "1" and page.get_by_role("button", name="停下").is_visible()


def test_keys_and_buttons_turn_and_stop_the_slides(
    screen: Callable[..., Page], served_example: str
) -> None:
    page = screen(1920, 1080)
    page.goto(served_example + KIOSK)
    page.keyboard.press("ArrowRight")
    assert place(page) == "2"
    page.keyboard.press("ArrowLeft")
    assert place(page) == "1"
    page.get_by_role("button", name="上一页").click()
    assert place(page) == str(page.locator("[data-slide]").count())
    page.get_by_role("button", name="接着放").click()
    page.clock.run_for(16_000)
    assert place(page) == "1"
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 60 and box["width"] >= 60


@pytest.mark.soak
def test_who_wants_no_motion_turns_the_slides_alone(
    screen: Callable[..., Page], served_example: str
) -> None:
    page = screen(reduced_motion="reduce")
    page.goto(served_example + KIOSK)
    page.clock.run_for(60_000)
    assert place(page) == "1"
    page.get_by_role("button", name="下一页").click()
    assert place(page) == "2"


def test_escape_gives_the_ordinary_page_and_a_phone_has_it_from_the_start(
    screen: Callable[..., Page], served_example: str
) -> None:
    page = screen(1280, 900)
    page.goto(served_example + KIOSK)
    page.locator("[data-bar]").wait_for()
    page.keyboard.press("Escape")
    phone = screen(360, 740)
    phone.goto(served_example + KIOSK)
    for shown in (page, phone):
        slides = shown.locator("[data-slide]")
        assert shown.locator("[data-slide]:visible").count() == slides.count() > 8
        assert shown.locator(".site-header").is_visible()
        assert not shown.locator("[data-bar]").is_visible()


@pytest.mark.parametrize("size", brief(1, [((1080, 1920),), ((1920, 1080),)]))
def test_every_slide_fits_its_screen(
    screen: Callable[..., Page], served_example: str, size: tuple[int, int]
) -> None:
    page = screen(*size)
    page.goto(served_example + KIOSK)
    for number in range(page.locator("[data-slide]").count()):
        fits = "e => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1"
        assert page.locator("[data-slide]:visible").evaluate(fits), number
        page.keyboard.press("ArrowRight")


@pytest.mark.soak
def test_the_slide_of_places_fits_a_screen_when_all_branches_are_written(
    screen: Callable[..., Page], build: Callable[..., Path]
) -> None:
    hours = 'every_day = ["09:00-17:00"]'
    branches = "".join(district.place(n, "branch", "分馆", hours) for n in range(16))
    totals = "[totals]\nbranch = 16\nservice_point = 250\n"
    files = {"content/branches.toml": totals + district.MAIN + branches}
    with serve(build(files, BUILD_DATE=SUNDAY, SITEURL="")) as address:
        page = screen(1920, 1080)
        page.goto(address + KIOSK)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        places = page.locator("[data-slide]:visible")
        assert "一共 17 处" in places.inner_text() and "另有 250 个" in places.inner_text()
        assert places.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
