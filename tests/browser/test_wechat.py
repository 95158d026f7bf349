"""The page to copy an article from: what lies on the clipboard is what the feed says."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from plugins.desk.serve import make_server
from plugins.images.codes import png_code
from plugins.wechat.paste import ADDRESS
from tests.browser.conftest import lent
from tests.conftest import Share
from tests.plugins.wechat.small_site import build_channel, picture
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser
ISSUE = """标题：四月馆讯
日期：2026-04-20

- [读书会](/events/reading/)
- [开馆通知](/news/opening/)
"""
CARDS = """Title: 两张
Date: 2026-01-20
WeChat: 贴图

两张图。

![甲]({attach}one.png)
![乙]({attach}two.png)
"""
PASTE = """(element) => {
  window.pasted = {};
  element.addEventListener("paste", (event) => {
    for (const type of event.clipboardData.types) {
      window.pasted[type] = event.clipboardData.getData(type);
    }
    event.preventDefault();
  });
  element.focus();
}"""


@pytest.fixture(scope="module")
def output(share: Share) -> Path:
    def make(folder: Path) -> None:
        (folder / "content/issues").mkdir(parents=True)
        (folder / "content/issues/2026-18.md").write_text(ISSUE)
        (folder / "content/news").mkdir()
        for name, height in (("one", 1440), ("two", 1400)):
            (folder / f"content/news/{name}.png").write_bytes(picture(1080, height))
        build_channel(folder, cards=CARDS)

    return share("channel", make) / "output"


@pytest.fixture(scope="module")
def staff(output: Path) -> Iterator[str]:
    """The address of ``make serve``."""
    server = make_server(output, 0, output.parent / "build" / "catalog-report.json")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def item(output: Path) -> dict[str, Any]:
    items = json.loads((output / "feeds/wechat.json").read_text())["items"]
    return next(one for one in items if one["slug"] == "opening")


@pytest.fixture
def page(browser: Browser, lasting: dict[str, Page], staff: str) -> Iterator[Page]:
    with lent(lasting, "staff", browser.new_page) as page:
        page.route("https://example.org/**", lambda route: route.fulfill(status=404))
        page.goto(f"{staff}{ADDRESS}news-opening/")
        yield page


def pasted(page: Page) -> dict[str, str]:
    """What a paste into an editor brings."""
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<div contenteditable id=p></div>')"
    )
    page.locator("#p").evaluate(PASTE)
    page.keyboard.press("Control+V")
    found: dict[str, str] = page.evaluate("window.pasted")
    return found


def test_the_clipboard_holds_the_feeds_html_to_the_byte(page: Page, item: dict[str, Any]) -> None:
    page.get_by_role("button", name="复制正文").click()
    assert page.locator("[data-status]").inner_text() == "已复制。"
    assert pasted(page)["text/html"] == item["content_html"]


@pytest.mark.parametrize("key", brief(1, ["digest", "title", "author", "source_url"]))
def test_every_field_has_its_own_button(page: Page, item: dict[str, Any], key: str) -> None:
    page.locator(f"[data-copy={key}]").click()
    assert pasted(page)["text/plain"] == item[key]


def test_the_preview_is_as_wide_as_a_phone_and_as_a_computer(page: Page) -> None:
    frame = page.locator("[data-frame=light]")
    assert frame.bounding_box()["width"] == 377  # type: ignore[index]
    page.get_by_label("电脑").check()
    assert frame.evaluate("(one) => getComputedStyle(one).width") == "677px"


@pytest.mark.soak
def test_the_dark_preview_has_light_words_on_a_dark_ground(page: Page) -> None:
    page.get_by_label("深色（近似）").check()
    assert not page.locator("[data-frame=light]").is_visible()
    dark = page.locator(".night")
    assert dark.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(25, 25, 25)"
    colour = dark.locator("p", has_text="电话").evaluate("(one) => getComputedStyle(one).color")
    assert min(int(part) for part in colour.strip("rgb()").split(",")[:3]) > 90


def test_the_list_leads_to_every_article_and_tells_what_stays_out(page: Page, staff: str) -> None:
    page.goto(f"{staff}{ADDRESS}")
    assert page.get_by_role("link", name="开馆通知").first.get_attribute("href") == (
        f"{ADDRESS}news-opening/"
    )
    assert "没有进来" in page.locator("body").inner_text()
    assert page.goto(f"{staff}{ADDRESS}news-nothing/").status == 404  # type: ignore[union-attr]


@pytest.mark.soak
def test_the_code_of_the_page_can_be_taken_away(page: Page, item: dict[str, Any]) -> None:
    picture = page.get_by_alt_text("网页的二维码", exact=True)
    assert picture.evaluate("(one) => one.naturalWidth") >= 300
    with page.expect_download() as taken:
        picture.click()
    assert taken.value.suggested_filename == "news-opening.png"
    assert taken.value.path().read_bytes() == png_code(item["source_url"])


def test_cards_are_taken_one_by_one_with_their_plain_words(page: Page, staff: str) -> None:
    page.goto(f"{staff}{ADDRESS}news-cards/")
    assert page.locator(".cards a[download]").count() == 2
    page.get_by_role("button", name="复制文字").click()
    assert pasted(page)["text/plain"] == "两张图。"
    assert page.get_by_role("button", name="复制正文").count() == 0


@pytest.mark.soak
def test_an_issue_names_its_articles_in_their_order(page: Page, staff: str) -> None:
    page.goto(f"{staff}{ADDRESS}")
    links = page.locator("ol a")
    assert [link.inner_text() for link in links.all()] == ["读书会", "开馆通知"]
    assert "多图文：四月馆讯" in page.locator("body").inner_text()


def test_the_page_is_no_file_of_the_site(output: Path) -> None:
    assert not (output / "staff").exists()
    assert "staff" not in {path.name for path in output.rglob("*")}
