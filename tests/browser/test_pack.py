"""The take-away pack as a village opens it: from a folder, by double click, without network."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plugins.desk.pack import make_pack
from tests.browser.conftest import Witness, lent, watched
from tests.conftest import Share
from tests.support.axe import axe_finds_in_light_and_dark
from tests.support.pack_example import FILES, FOLDER, project
from tests.support.soak_mark import brief
from tests.support.waiting import wait_until

SECONDS = 1000
STICK = "优盘 一"
SIZES = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920), (360, 740))
LONG = "一个很长的展板标题，长到一列写不下"
EXAMPLE = {**FILES, f"{FOLDER}/06-g.mp4": b"no film", f"{FOLDER}/06-g.md": f"Title: {LONG}\n\n文。"}
AWAKE = """Object.defineProperty(navigator, 'wakeLock', {value: {request: kind => {
    window.kept = kind;
    return Promise.resolve({release: () => { window.kept = ''; return Promise.resolve(); }});
}}})"""


@pytest.fixture(scope="module")
def folder(share: Share) -> str:
    """The address of the unpacked folder, in a place with a space and Chinese characters."""

    def make(to: Path) -> None:
        desk = project(to / "project", FILES)
        make_pack(desk, {"EXH": "duanwu"})
        with ZipFile(desk.build / "packs/duanwu.zip") as archive:
            archive.extractall(to / STICK)

    return (share("pack", make) / STICK / "duanwu").as_uri()


def screen(browser: Browser) -> BrowserContext:
    """A screen without network; its slides change at once, where fading takes 0.7 s each."""
    return browser.new_context(
        viewport={"width": 1280, "height": 720},
        locale="zh-CN",
        offline=True,
        has_touch=True,
        reduced_motion="reduce",
    )


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Such a screen for one test."""
    fresh = screen(browser)
    yield fresh
    fresh.close()


FORGET = "localStorage.clear(); Storage.prototype.setItem = () => undefined"
"""What a page from a folder keeps, which those of all folders share."""


@pytest.fixture
def tab(
    browser: Browser, lasting: dict[str, Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """``page`` for a test that sets no clock and gives no script to every page."""
    opened = lent(lasting, "screen", lambda: screen(browser).new_page())
    with opened as page, watched(page, request):
        yield page
        page.evaluate(FORGET)


@pytest.fixture
def show(browser: Browser, lasting: dict[str, Page], folder: str) -> Iterator[Page]:
    """The slide show at its cover, its time standing still."""
    with lent(lasting, "dated screen", lambda: screen(browser).new_page()) as page:
        page.clock.install()
        page.goto(f"{folder}/slideshow.html")
        yield page
        page.evaluate(FORGET)


def current(page: Page) -> str:
    """The slide that is seen: the only one."""
    seen = page.locator(".slide:visible")
    expect(seen).to_have_count(1)
    return str(seen.get_attribute("id"))


def wait(page: Page, seconds: int) -> None:
    page.clock.run_for(seconds * SECONDS)


@pytest.mark.parametrize("name", brief(1, ["index.html", "slideshow.html", "打开看展.html"]))
def test_every_picture_is_there_and_nobody_is_asked(
    tab: Page, witness: Witness, folder: str, name: str
) -> None:
    page = tab
    page.goto(f"{folder}/{name}")
    for picture in page.locator("img").all():
        picture.evaluate("i => { i.loading = 'eager'; return i.decode(); }")
        assert picture.evaluate("i => i.naturalWidth") > 0
    assert page.locator("img").count() >= 4
    assert page.evaluate("getComputedStyle(document.body).lineHeight") != "normal", "sheets load"
    assert witness.console == []
    assert len(witness.requests) > 5
    assert [url for url in witness.requests if not url.startswith("file:")] == []


@pytest.mark.soak
def test_the_cover_leads_to_the_slides_and_back(page: Page, folder: str) -> None:
    page.goto(f"{folder}/index.html")
    page.get_by_role("link", name="放映").click()
    page.wait_for_url(lambda url: url.startswith(f"{folder}/slideshow.html"))
    page.get_by_role("link", name="回到看展").click()
    expect(page).to_have_url(f"{folder}/index.html")
    page.get_by_role("link", name="从第一块展板看起").click()
    expect(page.locator("#panel-01")).to_be_in_viewport()


def test_a_narration_can_be_played(tab: Page, folder: str) -> None:
    tab.goto(f"{folder}/index.html")
    player = tab.locator("audio").first
    expect(player).to_have_js_property("readyState", 4)
    assert player.evaluate("a => a.play().then(() => a.duration)") == pytest.approx(1.44, abs=0.1)


def test_slides_advance_by_themselves_and_begin_anew(show: Page) -> None:
    seen = [current(show)]
    for _ in range(6):
        wait(show, 12)
        seen.append(current(show))
    panels = [f"panel-0{number}" for number in range(1, 6)]
    assert seen == ["cover", *panels, "cover"]


@pytest.mark.parametrize(
    ("keys", "place"),
    brief(
        1,
        [
            ("ArrowRight", "panel-01"),
            ("ArrowLeft", "panel-05"),
            ("PageDown PageDown PageUp", "panel-01"),
            ("End", "panel-05"),
            ("End ArrowRight", "cover"),
            ("ArrowRight Home", "cover"),
        ],
    ),
)
def test_the_keys_of_a_remote_turn_the_slides(show: Page, keys: str, place: str) -> None:
    for key in keys.split():
        show.keyboard.press(key)
    assert current(show) == place
    show.wait_for_url(lambda url: url.endswith(f"#{place}"))


@pytest.mark.parametrize("key", brief(1, ["Space", "Enter"]))
def test_a_key_stops_and_goes_on(show: Page, key: str) -> None:
    show.keyboard.press(key)
    wait(show, 60)
    assert current(show) == "cover"
    expect(show.get_by_role("button", name="接着放")).to_be_visible()
    show.keyboard.press(key)
    wait(show, 12)
    assert current(show) == "panel-01"


@pytest.mark.soak
def test_a_turn_by_hand_gives_the_slide_its_whole_time(show: Page) -> None:
    wait(show, 10)
    show.keyboard.press("ArrowRight")
    wait(show, 10)
    assert current(show) == "panel-01"
    wait(show, 2)
    assert current(show) == "panel-02"


@pytest.mark.soak
def test_seconds_are_chosen_and_remembered(show: Page, folder: str) -> None:
    show.keyboard.press("ArrowDown")
    show.keyboard.press("ArrowDown")
    show.keyboard.press("ArrowDown")
    expect(show.locator("[data-seconds]")).to_have_text("5 秒")
    wait(show, 5)
    assert current(show) == "panel-01"
    show.goto(f"{folder}/index.html")
    show.goto(f"{folder}/slideshow.html")
    expect(show.locator("[data-seconds]")).to_have_text("5 秒")
    show.get_by_role("button", name="每块停得久一些").click()
    expect(show.locator("[data-seconds]")).to_have_text("8 秒")


def test_every_button_is_reached_and_pressed_by_keyboard_alone(show: Page) -> None:
    names = []
    for _ in range(8):
        show.keyboard.press("Tab")
        names.append(show.evaluate("document.activeElement.textContent"))
        expect(show.locator("[data-bar]")).to_have_css("pointer-events", "auto")
    assert names == ["上一块", "停下", "下一块", "快", "慢", "放解说", "全屏", "回到看展"]
    for _ in range(5):
        show.keyboard.press("Shift+Tab")
    show.keyboard.press("Enter")
    assert current(show) == "panel-01", "the button, not 停下"
    show.keyboard.press("ArrowRight")
    assert current(show) == "panel-02"


@pytest.mark.soak
def test_full_screen_begins_and_escape_leads_back_to_the_page(show: Page, folder: str) -> None:
    show.keyboard.press("f")
    wait_until(show, "document.fullscreenElement")
    show.keyboard.press("f")
    wait_until(show, "!document.fullscreenElement")
    show.keyboard.press("Escape")
    show.wait_for_url(f"{folder}/index.html")


def test_a_tap_goes_on_or_back_and_a_swipe_too(show: Page) -> None:
    show.touchscreen.tap(1000, 400)
    assert current(show) == "panel-01"
    show.touchscreen.tap(100, 400)
    assert current(show) == "cover"
    for start, end, place in ((900, 600, "panel-01"), (600, 900, "cover")):
        swipe(show, start, end)
        assert current(show) == place


def swipe(page: Page, start: int, end: int) -> None:
    hand = page.context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", [{"x": start, "y": 400}]),
        ("touchMove", [{"x": end, "y": 400}]),
        ("touchEnd", []),
    ):
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_an_address_opens_its_panel(tab: Page, folder: str) -> None:
    tab.goto(f"{folder}/slideshow.html#panel-03")
    assert current(tab) == "panel-03"


def test_the_screen_stays_on_while_slides_turn(page: Page, folder: str) -> None:
    page.add_init_script(AWAKE)
    page.goto(f"{folder}/slideshow.html")
    wait_until(page, "window.kept === 'screen'")
    page.keyboard.press("Space")
    wait_until(page, "window.kept === ''")


@pytest.mark.soak
def test_a_narration_is_heard_to_its_end_where_it_is_wanted(page: Page, folder: str) -> None:
    page.goto(f"{folder}/slideshow.html#panel-01")
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("m")
    wait_until(page, "!document.querySelector('#panel-01 audio').paused")
    expect(page.locator("#panel-02")).to_be_visible(timeout=15 * SECONDS)
    wait_until(page, "!document.querySelector('#panel-02 audio').paused")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-03")).to_be_visible()
    assert page.evaluate("[...document.querySelectorAll('audio')].every(a => a.paused)")


@pytest.mark.soak
def test_a_film_that_cannot_be_played_stops_nothing(
    context: BrowserContext, tmp_path: Path
) -> None:
    desk = project(tmp_path, EXAMPLE)
    make_pack(desk, {"EXH": "duanwu"})
    with ZipFile(desk.build / "packs/duanwu.zip") as archive:
        archive.extractall(tmp_path)
    page = context.new_page()
    page.goto(f"{(tmp_path / 'duanwu').as_uri()}/slideshow.html#panel-06")
    expect(page.locator("#cover")).to_be_visible(timeout=15 * SECONDS)


@pytest.mark.soak
def test_nothing_fades_for_who_wants_no_motion(browser: Browser, folder: str) -> None:
    for motion, duration in (("reduce", "0s"), ("no-preference", "0.7s, 0s")):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{folder}/slideshow.html")
        assert page.locator("#cover").evaluate("s => getComputedStyle(s).transitionDuration") == (
            duration
        )
        context.close()


def test_the_code_in_the_corner_leads_to_the_exhibition(tab: Page, folder: str) -> None:
    tab.goto(f"{folder}/slideshow.html#panel-03")
    shot = tab.locator(".corner__code").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(shot)))
    assert code.text == "https://example.org/exhibitions/duanwu/"


BOXES = """() => [...document.querySelectorAll('.slide--current .slide__title, \
.slide--current p, .slide--current .slide__picture')].map(e => {
    const {left, top, right, bottom} = e.getBoundingClientRect();
    return [e.className, left, top, right, bottom];
})"""


@pytest.mark.parametrize("size", brief(1, [(size,) for size in SIZES]))
def test_every_slide_fits_every_screen_and_nothing_lies_on_the_code(
    tab: Page, folder: str, size: tuple[int, int]
) -> None:
    page = tab
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{folder}/slideshow.html")
    for _ in range(6):
        place = current(page)
        code = page.locator(".corner").bounding_box()
        for name, left, top, right, bottom in page.evaluate(BOXES):
            inside = left >= 0 and top >= 0 and right <= size[0] + 1 and bottom <= size[1] + 1
            assert inside, (place, name, left, top, right, bottom)
            apart = not code or right <= code["x"] or bottom <= code["y"]
            assert apart, (place, name)
        page.keyboard.press("ArrowRight")


@pytest.mark.soak
def test_the_page_fits_the_smallest_phone(page: Page, folder: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{folder}/index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "name", brief(1, ["slideshow.html#panel-02", "index.html", "slideshow.html"])
)
def test_axe_finds_nothing_in_a_pack(bare_tab: Page, folder: str, name: str) -> None:
    bare_tab.set_viewport_size({"width": 1280, "height": 720})
    bare_tab.goto(f"{folder}/{name}")
    assert axe_finds_in_light_and_dark(bare_tab) == []


def test_without_script_both_pages_are_whole(browser: Browser, folder: str) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(f"{folder}/index.html")
    assert page.locator("[data-panel]:visible").count() == 5
    assert page.locator("audio").count() == 2
    page.goto(f"{folder}/slideshow.html")
    boxes = [one.bounding_box() for one in page.locator(".slide img").all()]
    tops = [box["y"] for box in boxes if box and box["width"] > 20]
    assert len(tops) == 4 and tops == sorted(set(tops)), "one below the other"
    expect(page.get_by_role("link", name="回到看展")).to_be_visible()
    assert page.locator("button:visible").count() == 0
    context.close()
