"""WeChat's own browser: what it can't open is told there, and every address can be carried out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import serve
from tests.conftest import build_site, write_project
from tests.support.events import DAY, FILES

pytestmark = pytest.mark.browser
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
    "Mobile Safari/537.36 XWEB/1300000 MMWEBSDK/20240801 MicroMessenger/8.0.50 Language/zh_CN"
)
HINT = "微信里打不开日历文件"
BUTTON = "复制地址"


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write_project(tmp_path_factory.mktemp("wechat"), FILES)
    with serve(build_site(folder, BUILD_DATE=DAY, SITEURL="")) as address:
        yield address


@pytest.fixture
def inside(browser: Browser) -> Iterator[Page]:
    """A page as WeChat opens it."""
    context = browser.new_context(user_agent=WECHAT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path", ["/events/", "/events/lecture/", "/events/calendar/", "/services/hours/"]
)
def test_in_wechat_a_calendar_says_where_it_opens(inside: Page, events: str, path: str) -> None:
    inside.goto(f"{events}{path}")
    expect(inside.get_by_text(HINT)).to_have_count(1)
    expect(inside.get_by_role("button", name=BUTTON).first).to_be_visible()


def test_elsewhere_nothing_is_said(page: Page, events: str) -> None:
    page.goto(f"{events}/events/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text(HINT)).to_have_count(0)
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_every_address_of_a_feed_can_be_copied(context: BrowserContext, events: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{events}/feeds/")
    links, buttons = page.locator(".feed-group__link"), page.get_by_role("button", name=BUTTON)
    expect(buttons).to_have_count(links.count())
    address = links.nth(1).evaluate("(link) => link.href")
    buttons.nth(1).click()
    expect(page.get_by_role("button", name="已复制")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_the_page_lists_feeds_calendars_and_the_podcast(page: Page, events: str) -> None:
    page.goto(f"{events}/feeds/")
    told = page.locator("main").inner_text()
    for words in (
        "全部更新",
        "通知公告",
        "新书通报",
        "播客",
        "日历",
        "JSON Feed",
        "/feeds/events.ics",
    ):
        assert words in told
