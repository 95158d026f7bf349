"""WeChat's own browser: what it can't open is told there, and every address can be carried out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import lent
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser
WECHAT = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
    "Mobile Safari/537.36 XWEB/1300000 MMWEBSDK/20240801 MicroMessenger/8.0.50 Language/zh_CN"
)
HINT = "微信里打不开日历文件"
BUTTON = "复制地址"


@pytest.fixture
def inside(browser: Browser, lasting: dict[str, Page]) -> Iterator[Page]:
    """A page as WeChat opens it."""
    with lent(lasting, "wechat", lambda: browser.new_page(user_agent=WECHAT)) as page:
        yield page


@pytest.mark.parametrize(
    "path", brief(2, ["/events/", "/services/hours/", "/events/lecture/", "/events/calendar/"])
)
def test_in_wechat_a_calendar_says_where_it_opens(inside: Page, events: str, path: str) -> None:
    inside.goto(f"{events}{path}")
    expect(inside.get_by_text(HINT)).to_have_count(1)
    expect(inside.get_by_role("button", name=BUTTON).first).to_be_visible()


def test_elsewhere_nothing_is_said(tab: Page, events: str) -> None:
    tab.goto(f"{events}/events/")
    tab.wait_for_load_state("networkidle")
    expect(tab.get_by_text(HINT)).to_have_count(0)
    expect(tab.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_every_address_of_a_feed_can_be_copied(tab: Page, events: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{events}/feeds/")
    links, buttons = tab.locator(".feed-group__link"), tab.get_by_role("button", name=BUTTON)
    expect(buttons).to_have_count(links.count())
    address = links.nth(1).evaluate("(link) => link.href")
    buttons.nth(1).click()
    expect(tab.get_by_role("button", name="已复制")).to_have_count(1)
    assert tab.evaluate("navigator.clipboard.readText()") == address


def test_the_page_lists_feeds_calendars_and_the_podcast(tab: Page, events: str) -> None:
    tab.goto(f"{events}/feeds/")
    told = tab.locator("main").inner_text()
    for words in (
        "全部更新",
        "通知公告",
        "新书",
        "播客",
        "日历",
        "JSON Feed",
        "/feeds/events.ics",
    ):
        assert words in told
