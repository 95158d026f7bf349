"""The audio guide of an exhibition and the narration of a panel, on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from pelicanconf import SITENAME
from tests.browser.conftest import Witness, serve
from tests.browser.exhibition_page import COVER, PANEL, tour_site
from tests.conftest import Share
from tests.support.axe import Scheme, axe_finds
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

ALL = "连续听"
AGAIN = "接着上次听"
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('', 'SecurityError'); }
})"""


@pytest.fixture(scope="module")
def tour(share: Share) -> Iterator[str]:
    with serve(tour_site(share)) as address:
        yield address


@pytest.fixture(autouse=True)
def nothing_is_refused(witness: Witness) -> Iterator[None]:
    """No test may meet the Content-Security-Policy."""
    yield
    assert [line for line in witness.console if "Content Security Policy" in line] == []


@pytest.fixture
def page(tab: Page, share: Share) -> Page:
    """A page whose host sends parts of a sound."""
    sends_parts(tab, share)
    return tab


def sends_parts(page: Page, share: Share) -> None:
    """Answer for sounds as hosts do and Python's own does not."""
    site = tour_site(share)

    def send(route: Route) -> None:
        path = site / urlsplit(route.request.url).path[1:]
        route.fulfill(**part_of(path, route.request.headers.get("range", "")))  # type: ignore[arg-type]

    page.route("**/*.mp3", send)


def part_of(path: Path, wanted: str) -> dict[str, object]:
    sound = path.read_bytes()
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
    if not asked:
        return {"body": sound, "content_type": "audio/mpeg"}
    start, end = int(asked[1]), int(asked[2] or len(sound) - 1)
    place = f"bytes {start}-{end}/{len(sound)}"
    headers = {"Content-Range": place, "Accept-Ranges": "bytes", "Content-Type": "audio/mpeg"}
    return {"status": 206, "headers": headers, "body": sound[start : end + 1]}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def stop(page: Page, number: str) -> Locator:
    return page.locator(f"[data-listen] a[data-stop='{number}']")


def heard(page: Page, number: str, title: str) -> Locator:
    """Wait until a stop is heard, and is the one that is marked; the player."""
    player = page.locator("[data-listen] audio")
    expect(stop(page, number)).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-listen] [aria-current]")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text(f"正在听{title}")
    expect(player).to_have_js_property("paused", False)
    return player


def test_nothing_sounds_and_nothing_is_fetched_unasked(
    page: Page, witness: Witness, tour: str
) -> None:
    for path in (COVER, PANEL):
        page.goto(tour + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in witness.requests if ".mp3" in url or "guide" in url] == []
    assert witness.console == []


@pytest.mark.soak
def test_it_goes_from_stop_to_stop_to_the_end(page: Page, witness: Witness, tour: str) -> None:
    page.goto(tour + COVER)
    expect(page.get_by_role("button", name=AGAIN)).to_be_hidden()
    press(page, ALL)
    player = heard(page, "01", "石板街")
    player.evaluate("p => p.dispatchEvent(new Event('ended'))")
    heard(page, "02", "船")
    # 2.4 seconds are heard in full
    heard(page, "04", "渡口")
    expect(page.get_by_role("button", name="下一段")).to_be_hidden()
    player.evaluate("p => { p.currentTime = p.duration - 0.3; }")
    expect(page.get_by_role("status")).to_have_text("听完了。")
    expect(page.locator("[data-listen] [aria-current]")).to_have_count(0)
    assert page.evaluate("JSON.parse(localStorage.listening).places") == []
    press(page, ALL)
    heard(page, "01", "石板街")
    assert witness.console == []


def test_a_stop_that_is_tapped_is_heard_and_its_neighbours_are_a_tap_away(
    page: Page, tour: str
) -> None:
    page.goto(tour + COVER)
    stop(page, "04").click()
    heard(page, "04", "渡口")
    press(page, "上一段")
    player = heard(page, "02", "船")
    player.evaluate("p => p.pause()")
    press(page, "下一段")
    heard(page, "04", "渡口")
    page.get_by_role("link", name="看这块展板").click()
    expect(page).to_have_url(f"{tour}{COVER}#panel-04")
    expect(page.locator("#panel-04")).to_be_in_viewport()
    expect(player).to_have_js_property("paused", False)


@pytest.mark.soak
def test_a_stop_is_a_page_for_another_tab_and_without_script(
    page: Page, scriptless: Page, tour: str
) -> None:
    page.goto(tour + COVER)
    with page.context.expect_page() as other:
        stop(page, "02").click(modifiers=["ControlOrMeta"])
    other.value.wait_for_url(f"{tour}{COVER}02/")
    scriptless.goto(tour + COVER)
    stop(scriptless, "02").click()
    expect(scriptless).to_have_url(f"{tour}{COVER}02/")
    expect(scriptless.locator("audio[controls]")).to_be_visible()


@pytest.mark.soak
def test_the_speed_is_kept_from_stop_to_stop_and_page_to_page(page: Page, tour: str) -> None:
    page.goto(tour + COVER)
    press(page, ALL)
    player = heard(page, "01", "石板街")
    press(page, "1.25 倍")
    expect(player).to_have_js_property("playbackRate", 1.25)
    press(page, "下一段")
    heard(page, "02", "船")
    expect(player).to_have_js_property("playbackRate", 1.25)
    page.goto(tour + PANEL)
    narration = page.locator("audio[data-stop]")
    narration.evaluate("a => a.play()")
    chosen = page.get_by_role("button", name="1.25 倍")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(narration).to_have_js_property("playbackRate", 1.25)
    press(page, "0.75 倍")
    expect(chosen).to_have_attribute("aria-pressed", "false")
    narration.evaluate("a => (a.pause(), a.play())")
    page.goto(tour + COVER)
    press(page, ALL)
    expect(heard(page, "01", "石板街")).to_have_js_property("playbackRate", 0.75)
    expect(page.get_by_role("group", name="语速")).to_have_count(1)


def test_one_goes_on_where_one_stopped(page: Page, tour: str) -> None:
    page.goto(tour + COVER)
    stop(page, "04").click()
    player = heard(page, "04", "渡口")
    player.evaluate("p => { p.currentTime = 12; }")
    expect(player).not_to_have_js_property("seeking", True)
    page.goto(tour + PANEL)
    page.goto(tour + COVER)
    press(page, AGAIN)
    player = heard(page, "04", "渡口")
    assert player.evaluate("p => p.currentTime") >= 12
    expect(page.get_by_role("button", name=ALL)).to_be_hidden()


@pytest.mark.soak
def test_one_sound_is_heard_at_a_time(page: Page, tour: str) -> None:
    page.goto(tour + COVER)
    press(page, ALL)
    player = heard(page, "01", "石板街")
    page.evaluate(
        """async () => {
          const other = document.createElement("audio");
          other.src = document.querySelector("a[data-stop='04']").dataset.sound;
          document.querySelector("main").append(other);
          await other.play();
        }"""
    )
    expect(player).to_have_js_property("paused", True)
    player.evaluate("p => p.play()")
    expect(page.locator("main > audio")).to_have_js_property("paused", True)


def test_a_lost_sound_is_said_and_can_be_tried_again(page: Page, tour: str) -> None:
    page.route("**/*.mp3", lambda route: route.abort())
    page.goto(tour + COVER)
    press(page, ALL)
    expect(page.get_by_role("status")).to_contain_text("没有取到")
    page.unroute("**/*.mp3")
    press(page, "再试一次")
    heard(page, "01", "石板街")
    expect(page.get_by_role("button", name="再试一次")).to_be_hidden()


@pytest.mark.soak
def test_without_its_module_one_sound_is_heard(page: Page, tour: str) -> None:
    page.route("**/guide.js", lambda route: route.abort())
    page.goto(tour + COVER)
    press(page, ALL)
    player = page.locator("[data-listen] audio")
    expect(player).to_be_visible()
    expect(player).to_have_js_property("paused", False)


@pytest.mark.soak
def test_a_browser_that_keeps_nothing_plays_all_the_same(
    context: BrowserContext, witness: Witness, tour: str, share: Share
) -> None:
    page = context.new_page()
    witness.watch(page)
    sends_parts(page, share)
    page.add_init_script(NO_STORAGE)
    page.goto(tour + COVER)
    press(page, ALL)
    heard(page, "01", "石板街")
    press(page, "1.5 倍")
    press(page, "下一段")
    expect(heard(page, "02", "船")).to_have_js_property("playbackRate", 1.5)
    assert witness.console == []


@pytest.mark.soak
def test_the_locked_screen_says_what_is_heard(page: Page, tour: str) -> None:
    page.goto(tour + COVER)
    press(page, ALL)
    heard(page, "01", "石板街")
    shown = "(({title, album, artist}) => [title, album, artist])(navigator.mediaSession.metadata)"
    assert page.evaluate(shown) == ["石板街", "安居旧影", SITENAME]


@pytest.mark.parametrize(("scheme", "width"), brief(1, [("light", 320), ("dark", 1280)]))
def test_it_fits_and_axe_finds_nothing(
    bare_tab: Page, tour: str, scheme: Scheme, width: int
) -> None:
    bare_tab.set_viewport_size({"width": width, "height": 640})
    bare_tab.emulate_media(color_scheme=scheme)
    bare_tab.goto(tour + COVER)
    stop(bare_tab, "02").click()
    expect(bare_tab.get_by_role("group", name="语速")).to_be_visible()
    assert bare_tab.evaluate("document.documentElement.scrollWidth") <= width
    for button in bare_tab.locator("[data-listen] button:visible").all():
        box = button.bounding_box()
        assert box and box["height"] >= 47.5
    tops = bare_tab.locator("[aria-label='语速'] button").evaluate_all(
        "all => all.map(b => b.offsetTop)"
    )
    assert len(set(tops)) == 1, "the speeds stand in one row"
    assert axe_finds(bare_tab) == []
