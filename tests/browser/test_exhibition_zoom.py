"""A picture brought close: by finger, key and mouse, on a weak signal, without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, Route, expect

from tests.browser.conftest import PHONE, Witness, lent, serve, watched
from tests.browser.exhibition_page import BOARDS, PANEL, opened, tour_site, zoom_link
from tests.conftest import Share
from tests.support.axe import axe_finds_in_light_and_dark
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

WIDTH = "i => i.getBoundingClientRect().width"
LARGE = re.compile(r"/pictures/[^/]+/full/max/0/default\.jpg$")
TILE = re.compile(r"/pictures/[^/]+/(\d+),(\d+),\d+,\d+/[^/]+/0/default\.jpg$")
TILES = ".zoom__piece[src*='/pictures/']:not([src*='/full/'])"


@pytest.fixture(scope="module")
def tour(share: Share) -> Iterator[str]:
    with serve(tour_site(share)) as address:
        yield address


@pytest.fixture
def page(
    browser: Browser, lasting: dict[str, Page], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A phone of today: two pixels to the pixel, touched by fingers."""

    def opened() -> Page:
        return browser.new_page(
            viewport=PHONE,
            device_scale_factor=2,
            has_touch=True,
            locale="zh-CN",
            service_workers="block",
        )

    with lent(lasting, "touched", opened) as page, watched(page, request):
        yield page


@pytest.fixture(autouse=True)
def nothing_is_refused(witness: Witness) -> Iterator[None]:
    """No test may meet the Content-Security-Policy."""
    yield
    assert [line for line in witness.console if "Content Security Policy" in line] == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def rest(dialog: Locator) -> None:
    """Wait until the picture stands still for twenty frames: PhotoSwipe moves it with a delay."""
    picture(dialog).evaluate(
        """async (picture) => {
          for (let still = 0, before = ""; still < 20; still += 1) {
            await new Promise(requestAnimationFrame);
            const now = JSON.stringify(picture.getBoundingClientRect());
            if (now !== before) still = 0;
            before = now;
          }
        }"""
    )


def picture(dialog: Locator) -> Locator:
    return dialog.locator("[aria-hidden=false] img.pswp__img")


def lose(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("path", brief(1, [BOARDS, PANEL]))
def test_no_script_is_fetched_before_a_tap(
    page: Page, witness: Witness, tour: str, path: str
) -> None:
    page.goto(tour + path)
    page.wait_for_load_state("networkidle")
    assert not [url for url in witness.requests if ".js" in url or "zoom" in url]


def test_the_first_tap_opens_what_the_page_has_and_closeness_brings_tiles(
    page: Page, witness: Witness, tour: str
) -> None:
    lost: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            lost.append(answer.url)

    page.on("response", note)
    page.goto(tour + PANEL)
    page.wait_for_load_state("networkidle")
    dialog = opened(page)
    page.wait_for_load_state("networkidle")
    shown = [url for url in witness.requests if "/pictures/" in url]
    assert len(shown) == 1, "the page's own picture is shown again"
    for _ in range(4):
        press(page, "放大")
    expect(dialog.locator(TILES).first).to_be_visible()
    expect(dialog.locator(".zoom__wait")).to_be_hidden()
    tiles = [url for url in witness.requests if TILE.search(url)]
    assert 4 <= len(tiles) <= 30 and len(set(tiles)) == len(tiles)
    page.remove_listener("response", note)
    assert lost == [] and witness.console == []


@pytest.mark.soak
def test_tiles_lie_where_their_part_of_the_picture_is(page: Page, tour: str) -> None:
    page.goto(tour + PANEL)
    dialog = opened(page)
    for _ in range(4):
        press(page, "放大")
    expect(dialog.locator(TILES).first).to_be_visible()
    place = dialog.evaluate(
        """(dialog, pieces) => {
          const whole = dialog.querySelector(".pswp__img:not(div)").getBoundingClientRect();
          const tiles = [...dialog.querySelectorAll(pieces)];
          return tiles.map((tile) => {
            const [, x, y] = /(\\d+),(\\d+),\\d+,\\d+\\/[^/]+\\/0\\//.exec(tile.src).map(Number);
            const { left, top } = tile.getBoundingClientRect();
            const scale = whole.width / 3300;
            return [left - whole.left - x * scale, top - whole.top - y * scale];
          });
        }""",
        TILES,
    )
    assert place
    assert all(abs(aside) <= 1 for tile in place for aside in tile), place


def test_back_closes_it_and_leaves_the_page_where_it_was(page: Page, tour: str) -> None:
    page.goto(f"{tour}/exhibitions/")
    page.goto(tour + BOARDS)
    zoom_link(page, "03").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 500
    dialog = opened(page, "03")
    page.go_back()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(tour + BOARDS)
    assert page.evaluate("scrollY") == before
    expect(zoom_link(page, "03")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{tour}/exhibitions/")


@pytest.mark.soak
@pytest.mark.parametrize("way", ["Escape", "关闭"])
def test_closed_otherwise_it_leaves_no_trace_in_the_history(
    page: Page, tour: str, way: str
) -> None:
    page.goto(f"{tour}/exhibitions/")
    page.goto(tour + BOARDS)
    for _ in range(2):
        dialog = opened(page, "02")
        if way == "Escape":
            page.keyboard.press(way)
        else:
            press(page, way)
        expect(dialog).to_have_count(0)
        expect(zoom_link(page, "02")).to_be_focused()
        assert page.evaluate("history.state?.zoom") is None
    page.go_back()
    expect(page).to_have_url(f"{tour}/exhibitions/")


@pytest.mark.soak
def test_the_way_forward_leads_to_the_picture_again(page: Page, tour: str) -> None:
    page.goto(tour + BOARDS)
    opened(page, "02")
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_forward()
    expect(page.get_by_role("dialog").locator("strong")).to_have_text("船")
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.soak
def test_loaded_anew_while_open_it_is_the_plain_page(page: Page, tour: str) -> None:
    page.goto(f"{tour}/exhibitions/")
    page.goto(tour + BOARDS)
    opened(page, "02")
    page.reload()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("history.state?.zoom") is None
    page.go_back()
    expect(page).to_have_url(f"{tour}/exhibitions/")


@pytest.mark.soak
def test_without_script_the_link_leads_to_the_large_picture(scriptless: Page, tour: str) -> None:
    scriptless.goto(tour + BOARDS)
    zoom_link(scriptless).click()
    scriptless.wait_for_url(LARGE)
    scriptless.goto(tour + BOARDS)
    player = scriptless.locator("[data-listen] audio:visible, [data-listen] button:visible")
    assert player.count() == 0


@pytest.mark.parametrize("missing", brief(1, ["exhibition/zoom.js", "zoom.*.css"]))
def test_where_it_does_not_come_the_large_picture_is_opened(
    page: Page, tour: str, missing: str
) -> None:
    page.route(f"**/{missing}", lose)
    page.goto(tour + BOARDS)
    zoom_link(page).click()
    page.wait_for_url(LARGE)
    page.go_back()
    expect(page).to_have_url(tour + BOARDS)


@pytest.mark.soak
def test_who_taps_once_more_while_it_comes_gets_the_large_picture(page: Page, tour: str) -> None:
    held: list[Route] = []
    page.route("**/exhibition/zoom.js", lambda route: held.append(route))
    page.goto(tour + BOARDS)
    link = zoom_link(page)
    link.dblclick()
    expect(link).to_have_attribute("aria-busy", "true")
    expect(link).to_have_css("cursor", "progress")
    expect(page).to_have_url(tour + BOARDS)  # a double tap is one tap
    link.click(no_wait_after=True)
    page.wait_for_url(LARGE)


@pytest.mark.soak
def test_a_click_for_another_tab_is_left_alone(page: Page, tour: str) -> None:
    page.goto(tour + BOARDS)
    with page.context.expect_page() as other:
        zoom_link(page).click(modifiers=["ControlOrMeta"])
    other.value.wait_for_url(LARGE)
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.soak
def test_all_pictures_of_the_page_follow_with_their_words(page: Page, tour: str) -> None:
    page.goto(tour + BOARDS)
    dialog = opened(page, "02")
    expect(dialog).to_have_attribute("aria-modal", "true")
    expect(dialog).to_contain_text("第 2 张，共 4 张")
    assert "carousel" not in dialog.evaluate("d => d.outerHTML")
    expect(picture(dialog)).to_have_attribute("alt", "一条船")
    press(page, "文字")
    expect(dialog.get_by_role("group", name="文字")).to_have_text("船上的文字。")
    press(page, "下一张")
    expect(dialog.locator("strong")).to_have_text("桥与桥下的人家")
    expect(dialog.get_by_role("button", name="文字")).to_be_hidden()
    expect(dialog.get_by_role("group", name="文字")).to_be_hidden()
    press(page, "下一张")
    expect(dialog.get_by_role("button", name="下一张")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowLeft")
    expect(dialog).to_contain_text("第 3 张")


@pytest.mark.soak
def test_a_long_text_scrolls_by_key_and_wheel_and_the_picture_stays(page: Page, tour: str) -> None:
    page.goto(tour + PANEL)
    dialog = opened(page)
    press(page, "文字")
    text = dialog.get_by_role("group", name="文字")
    before = picture(dialog).evaluate(WIDTH)
    text.focus()
    page.keyboard.press("ArrowDown")
    expect(text).not_to_have_js_property("scrollTop", 0)
    text.evaluate("t => t.scrollTop = 0")
    text.hover()
    page.mouse.wheel(0, 300)
    expect(text).not_to_have_js_property("scrollTop", 0)
    assert picture(dialog).evaluate(WIDTH) == before


def test_keys_bring_it_closer_and_move_it(page: Page, tour: str) -> None:
    page.goto(tour + BOARDS)
    dialog = opened(page, "02")
    shown = picture(dialog)
    before = shown.evaluate(WIDTH)
    page.keyboard.press("+")
    page.keyboard.press("+")
    rest(dialog)
    assert shown.evaluate(WIDTH) > before * 2.5
    left = shown.evaluate("i => i.getBoundingClientRect().left")
    page.keyboard.press("ArrowRight")
    assert shown.evaluate("i => i.getBoundingClientRect().left") == left - 80
    expect(dialog).to_contain_text("第 2 张")
    page.keyboard.press("-")
    page.keyboard.press("-")
    rest(dialog)
    assert shown.evaluate(WIDTH) == pytest.approx(before, abs=1)


def test_fingers_bring_it_closer_turn_it_and_push_it_away(page: Page, tour: str) -> None:
    page.goto(tour + BOARDS)
    dialog = opened(page, "02")
    before = picture(dialog).evaluate(WIDTH)
    for _ in range(2):
        page.touchscreen.tap(180, 350)
    rest(dialog)
    assert picture(dialog).evaluate(WIDTH) > before * 2
    press(page, "缩小")
    press(page, "缩小")
    rest(dialog)
    swipe(page, (300, 350), (40, 350))
    expect(dialog).to_contain_text("第 3 张")
    swipe(page, (180, 250), (180, 600))
    expect(dialog).to_have_count(0)


def swipe(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    hand = page.context.new_cdp_session(page)
    steps = [(start[0] + (end[0] - start[0]) * s // 6, start[1] + (end[1] - start[1]) * s // 6)
             for s in range(7)]  # fmt: skip
    for step, (x, y) in enumerate(steps):
        kind = "touchMove" if step else "touchStart"
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        page.wait_for_timeout(16)  # not a wait: a finger moves once a frame, and its speed counts
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    hand.detach()


@pytest.mark.soak
def test_nothing_moves_for_who_wants_no_motion(page: Page, tour: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(tour + BOARDS)
    dialog = opened(page, "02")
    before = picture(dialog).evaluate(WIDTH)
    closer = dialog.get_by_role("button", name="放大")
    assert closer.evaluate("b => (b.click(), document.getAnimations().length)") == 0
    assert picture(dialog).evaluate(WIDTH) == pytest.approx(before * 1.7, rel=0.02)


@pytest.mark.soak
def test_a_lost_tile_leaves_the_picture_and_is_asked_for_again(page: Page, tour: str) -> None:
    page.route(TILE, lose)
    page.goto(tour + PANEL)
    dialog = opened(page)
    with page.expect_event("requestfailed", lambda request: bool(TILE.search(request.url))):
        for _ in range(4):
            press(page, "放大")
    expect(picture(dialog)).to_be_visible()
    expect(dialog.locator(".zoom__wait")).to_be_hidden()
    assert dialog.locator(TILES).count() == 0
    page.unroute(TILE)
    page.keyboard.press("ArrowDown")
    expect(dialog.locator(TILES).first).to_be_visible()


def test_a_lost_picture_is_said_so(page: Page, tour: str) -> None:
    page.goto(tour + PANEL)
    page.route("**/pictures/**", lose)
    zoom_link(page).locator("img, source").evaluate_all(
        "all => all.forEach((one) => { one.src &&= '/pictures/no.jpg'; one.srcset = ''; })"
    )
    expect(opened(page)).to_contain_text("图没有取到，请再试一次")


@pytest.mark.parametrize("width", brief(1, [320, 360, 1280]))
def test_its_words_fit_and_are_large_enough(page: Page, tour: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(tour + BOARDS)
    dialog = opened(page, "02")
    for button in dialog.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 47.5 and box["width"] >= 44
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert button.evaluate("b => parseFloat(getComputedStyle(b).fontSize)") >= 17.9
    head, foot = (dialog.locator(f".zoom__{part}").bounding_box() for part in ("head", "foot"))
    shown = picture(dialog).bounding_box()
    assert head and foot and shown
    assert head["y"] + head["height"] <= shown["y"] + 1
    assert shown["y"] + shown["height"] <= foot["y"] + 1


def test_axe_finds_nothing_while_it_is_open(bare_tab: Page, tour: str) -> None:
    bare_tab.goto(tour + BOARDS)
    opened(bare_tab)
    press(bare_tab, "文字")
    assert axe_finds_in_light_and_dark(bare_tab) == []
