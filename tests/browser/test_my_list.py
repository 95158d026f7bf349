"""我的书单: a list that only this browser has, with notes, ways to take it along, and undo."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Witness
from tests.conftest import ROOT
from tests.support.axe import axe_finds_on_phone_and_desk
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

KEY = "my-list"
BOOK = {"id": "", "title": "", "responsibility": "", "publisher": "", "year": "", "call": ""}
MODULES = "/modules/"
"""Where, for these tests alone, the modules lie that a page's script is put together from."""
NO_WAY_OUT = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  document.execCommand = () => false;
}"""
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""


def book(record: str, title: str, **more: str) -> dict[str, str]:
    return {**BOOK, "id": record, "title": title, "note": "", "added": "2026-02-03", **more}


HONGLOUMENG = book(
    "B1",
    "红楼梦",
    responsibility="（清）曹雪芹著",
    publisher="人民文学出版社",
    year="2008",
    call="I242.4/1",
)
FAMILY = book("B2", "家", note="给妈妈借")
SPRING = book("B3", "春")


def lend_modules(page: Page) -> None:
    """Let scripts of this page import what its published ones were put together from."""
    sources = ROOT / "theme/static/js"
    page.route(
        f"**{MODULES}**", lambda r: r.fulfill(path=sources / r.request.url.split(MODULES)[1])
    )


@dataclass(frozen=True)
class MyList:
    """The page as a test handles it, on a site at an address without trailing slash."""

    page: Page
    site: str

    def open(self, *books: dict[str, str], fragment: str = "") -> "MyList":
        """Open the page with these books on the list."""
        if books:
            self.page.goto(f"{self.site}/robots.txt")
            self.keep({"version": 1, "entries": books})
        return self.visit(fragment)

    def visit(self, fragment: str = "") -> "MyList":
        """Open the page as it is now."""
        if "/my-list/" in self.page.url:
            self.page.goto("about:blank")  # another fragment alone loads nothing anew
        self.page.goto(f"{self.site}/catalog/my-list/{fragment}")
        self.page.wait_for_selector(
            "[data-part=own]:not([hidden]), [data-part=shared]:not([hidden])"
        )
        return self

    def keep(self, value: Any) -> None:
        """Put something where the list is kept."""
        text = value if isinstance(value, str) else json.dumps(value)
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    @property
    def kept(self) -> list[dict[str, str]]:
        """The entries that the browser keeps."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return json.loads(text)["entries"] if text else []

    @property
    def titles(self) -> list[str]:
        return self.page.locator("[data-entry] h3").all_inner_texts()

    @property
    def said(self) -> Locator:
        return self.page.locator("[data-part=said]")

    def row(self, record: str) -> Locator:
        return self.page.locator(f"[data-entry='{record}']")

    def press(self, name: str, record: str = "") -> None:
        """Press a button of the page, or of a book."""
        place = self.row(record) if record else self.page.locator("main")
        place.get_by_role("button", name=name).first.click()

    def until(self, condition: str) -> None:
        """Wait for something that the page doesn't show."""
        self.page.evaluate(
            f"""async () => {{
              for (let left = 200; !({condition}); left -= 1) {{
                if (left === 0) throw new Error("it never came");
                await new Promise((on) => setTimeout(on, 20));
              }}
            }}"""
        )

    @property
    def focused(self) -> str:
        """The words of what has the focus."""
        return str(self.page.evaluate("document.activeElement.textContent.trim()"))

    def fragment(self, *books: dict[str, str]) -> str:
        """What an address says of these books; on a page of the list."""
        lend_modules(self.page)
        return str(
            self.page.evaluate(
                f"async (books) => (await import('{MODULES}my_list/list.js')).encode(books)",
                list(books),
            )
        )


@pytest.fixture
def mine(tab: Page, served_example: str) -> MyList:
    return MyList(tab, served_example)


@pytest.fixture
def scripted(page: Page, served_example: str) -> MyList:
    """For a test that gives a script to every page."""
    return MyList(page, served_example)


def test_an_empty_list_says_how_to_fill_it(mine: MyList) -> None:
    page = mine.open().page
    expect(page.get_by_role("heading", name="书单是空的")).to_be_visible()
    expect(page.locator("main")).to_contain_text("点“加入书单”")
    expect(page.locator("main").get_by_role("link", name="找书", exact=True)).to_have_attribute(
        "href", "/catalog/"
    )
    expect(page.get_by_role("button", name="清空")).to_be_hidden()


def test_a_book_stands_with_what_is_known_of_it_and_leads_to_its_record(mine: MyList) -> None:
    mine.open(HONGLOUMENG, book("号 1/2&", "春"))
    text = mine.row("B1").inner_text()
    for known in ("红楼梦", "（清）曹雪芹著", "人民文学出版社，2008", "I242.4/1"):
        assert known in text
    expect(mine.row("B1").locator("time")).to_have_attribute("datetime", "2008")
    link = mine.page.get_by_role("link", name="春")
    assert str(link.get_attribute("href")) == "/catalog/record/?id=%E5%8F%B7%201%2F2%26"
    expect(mine.page.get_by_role("heading", name="有 2 本书")).to_be_visible()


@pytest.mark.soak
def test_a_note_is_kept_while_it_is_written(mine: MyList) -> None:
    mine.open(HONGLOUMENG)
    field = mine.page.get_by_role("textbox", name="备注 “红楼梦”")
    field.press_sequentially("大字的")
    mine.until("JSON.parse(localStorage['my-list']).entries[0].note === '大字的'")
    field.fill("")
    field.press("Tab")
    assert mine.kept[0]["note"] == ""
    field.fill("借" * 300)
    field.blur()
    assert len(mine.kept[0]["note"]) == 200


@pytest.mark.soak
def test_a_note_is_there_again_the_next_time(mine: MyList) -> None:
    mine.open(FAMILY).visit()
    expect(mine.page.get_by_role("textbox", name="备注 “家”")).to_have_value("给妈妈借")


def test_a_book_is_taken_off_and_put_back_where_it_was_with_its_note(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY, SPRING)
    mine.press("移除", "B2")
    assert mine.titles == ["红楼梦", "春"]
    expect(mine.said).to_have_text("“家”移出了书单。")
    assert mine.focused == "放回去"
    mine.page.keyboard.press("Enter")
    assert mine.titles == ["红楼梦", "家", "春"]
    assert mine.focused == "家"
    assert [one["note"] for one in mine.kept] == ["", "给妈妈借", ""]


def test_the_whole_list_is_cleared_and_put_back(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY)
    mine.press("清空")
    assert mine.titles == [] and mine.kept == []
    expect(mine.page.get_by_role("heading", name="书单是空的")).to_be_visible()
    assert mine.focused == "放回去"
    mine.press("放回去")
    assert mine.titles == ["红楼梦", "家"]
    assert mine.focused == "有 2 本书"


def test_books_move_up_and_down_and_the_keyboard_stays_with_them(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY, SPRING)
    expect(mine.row("B1").get_by_role("button", name="上移")).to_be_hidden()
    mine.press("上移", "B3")
    assert mine.titles == ["红楼梦", "春", "家"]
    assert mine.focused == "上移“春”"
    mine.page.keyboard.press("Enter")
    assert [one["id"] for one in mine.kept] == ["B3", "B1", "B2"]
    assert mine.focused == "下移“春”", "there is no way further up"
    expect(mine.said).to_have_text("现在是第 1 本。")


def test_everything_is_reached_and_done_by_keyboard(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY)
    mine.page.get_by_role("button", name="清空").focus()
    reached = []
    for _ in range(6):
        mine.page.keyboard.press("Tab")
        reached.append(mine.page.evaluate("document.activeElement.tagName"))
    assert reached == ["A", "TEXTAREA", "BUTTON", "BUTTON", "A", "TEXTAREA"]


@pytest.mark.soak
def test_another_tab_changes_the_list_here_too(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY)
    other = MyList(mine.page.context.new_page(), mine.site).visit()
    other.press("移除", "B2")
    expect(mine.page.locator("[data-entry]")).to_have_count(1)
    other.page.get_by_role("textbox", name="备注 “红楼梦”").fill("别处写的")
    expect(mine.page.get_by_role("textbox", name="备注 “红楼梦”")).to_have_value("别处写的")
    other.page.evaluate("localStorage.clear()")
    expect(mine.page.get_by_role("heading", name="书单是空的")).to_be_visible()


@pytest.mark.soak
def test_a_reader_who_comes_back_to_the_page_sees_what_was_added_meanwhile(mine: MyList) -> None:
    mine.open(HONGLOUMENG)
    mine.keep({"version": 1, "entries": [HONGLOUMENG, SPRING]})
    mine.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert mine.titles == ["红楼梦", "春"]


def test_what_is_being_written_stays_whatever_another_tab_does(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY)
    field = mine.page.get_by_role("textbox", name="备注 “红楼梦”")
    field.fill("正在写")
    entries = [{**HONGLOUMENG, "note": "别处写的"}, SPRING]
    mine.keep({"version": 1, "entries": entries})
    mine.page.evaluate(f"dispatchEvent(new StorageEvent('storage', {{ key: '{KEY}' }}))")
    assert mine.titles == ["红楼梦", "春"]
    expect(field).to_have_value("正在写")
    expect(field).to_be_focused()
    field.blur()
    assert mine.kept[0]["note"] == "正在写"


def test_a_list_that_cannot_be_read_is_said_and_not_thrown_away(mine: MyList) -> None:
    mine.open()
    mine.keep("{broken")
    mine.visit()
    expect(mine.said).to_contain_text("读不出来")
    assert mine.page.evaluate("(key) => localStorage.getItem(key)", KEY) == "{broken"


def test_a_browser_that_keeps_nothing_is_told_from_an_empty_list(
    scripted: MyList, witness: Witness
) -> None:
    scripted.page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("", "SecurityError"); },
        });"""
    )
    scripted.visit()
    expect(scripted.said).to_contain_text("书单存不下来")
    assert witness.console == []


def test_a_full_browser_keeps_the_list_that_it_had(mine: MyList) -> None:
    mine.open(HONGLOUMENG)
    mine.page.evaluate(FULL)
    mine.page.get_by_role("textbox", name="备注 “红楼梦”").fill("新的备注")
    expect(mine.said).to_contain_text("存满了")
    assert mine.kept == [HONGLOUMENG]


@pytest.mark.soak
def test_the_list_is_sent_by_what_the_phone_has_for_it(scripted: MyList) -> None:
    scripted.page.add_init_script("navigator.share = async (what) => { window.sent = what; };")
    scripted.open(HONGLOUMENG, FAMILY).press("分享")
    scripted.until("window.sent")
    sent = scripted.page.evaluate("window.sent")
    assert sent["title"] == "我的书单"
    assert (
        sent["url"] == f"{scripted.site}/catalog/my-list/{scripted.fragment(HONGLOUMENG, FAMILY)}"
    )


@pytest.mark.soak
def test_who_thinks_better_of_sending_hears_nothing_more(scripted: MyList) -> None:
    scripted.page.add_init_script(
        "navigator.share = () => Promise.reject(new DOMException('', 'AbortError'));"
        "navigator.clipboard.writeText = (text) => { window.copied = text; };"
    )
    scripted.open(HONGLOUMENG).press("分享")
    expect(scripted.said).to_have_text("")
    assert scripted.page.evaluate("window.copied") is None


def test_without_a_way_to_send_the_address_is_copied_and_that_is_said(mine: MyList) -> None:
    mine.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.open(HONGLOUMENG).press("分享")
    expect(mine.said).to_contain_text("地址复制好了")
    expect(mine.said).to_be_visible()
    copied = mine.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{mine.site}/catalog/my-list/{mine.fragment(HONGLOUMENG)}"


@pytest.mark.soak
def test_where_nothing_can_be_copied_the_address_stands_to_be_selected(mine: MyList) -> None:
    mine.open(HONGLOUMENG).page.evaluate(NO_WAY_OUT)
    mine.press("分享")
    field = mine.page.get_by_role("textbox", name="书单的地址")
    expect(field).to_have_value(f"{mine.site}/catalog/my-list/{mine.fragment(HONGLOUMENG)}")
    assert field.evaluate("(one) => one.selectionEnd - one.selectionStart === one.value.length")
    mine.press("移除", "B1")
    expect(field).to_have_count(0)


@pytest.mark.soak
def test_a_list_too_long_for_an_address_says_how_many_fit(mine: MyList) -> None:
    mine.open(*(book(f"B{n}", "平凡的世界" * 4) for n in range(40))).press("分享")
    expect(mine.said).to_contain_text("一个地址里写不下：最多写前 ")


@pytest.mark.soak
def test_a_square_code_is_drawn_when_it_is_asked_for(mine: MyList) -> None:
    code = "export const qrSvg = (text) => ({ size: 21, path: `M0 0h${text.length}v1z` });"
    mine.page.route(
        "**/record/qr.js", lambda route: route.fulfill(body=code, content_type="text/javascript")
    )
    mine.open(HONGLOUMENG).press("二维码")
    square = mine.page.get_by_role("img", name="这份书单的二维码")
    expect(square).to_have_attribute("viewBox", "-4 -4 29 29")
    length = len(f"{mine.site}/catalog/my-list/{mine.fragment(HONGLOUMENG)}")
    expect(square.locator("path")).to_have_attribute("d", f"M0 0h{length}v1z")
    mine.press("二维码")
    expect(square).to_have_count(0)


@pytest.mark.soak
def test_a_square_code_that_does_not_come_is_said(mine: MyList) -> None:
    mine.page.route("**/record/qr.js", lambda route: route.abort())
    mine.open(HONGLOUMENG).press("二维码")
    expect(mine.said).to_contain_text("二维码没有做成")


def test_the_table_is_saved_as_spreadsheets_read_it(mine: MyList) -> None:
    mine.open(HONGLOUMENG, book("B2", "=1+1"))
    with mine.page.expect_download() as download:
        mine.press("下载表格")
    assert download.value.suggested_filename == "我的书单.csv"
    content = download.value.path().read_bytes().decode("utf-8")
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content[1:], newline="")))
    assert [row["题名"] for row in rows] == ["红楼梦", "'=1+1"]
    assert rows[0]["索书号"] == "I242.4/1"
    expect(mine.said).to_contain_text("存好了")


@pytest.mark.soak
def test_inside_wechat_a_reader_is_told_the_way_round(
    browser: Browser, served_example: str
) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 MicroMessenger/8.0.63")
    mine = MyList(context.new_page(), served_example).open(HONGLOUMENG)
    mine.press("下载表格")
    expect(mine.said).to_contain_text("微信里存不了文件")
    context.close()


@pytest.mark.soak
def test_the_list_is_printed_without_what_cannot_be_pressed(scripted: MyList) -> None:
    scripted.page.add_init_script("window.print = () => { window.printed = true; };")
    scripted.open(HONGLOUMENG, FAMILY).press("打印")
    assert scripted.page.evaluate("window.printed") is True
    scripted.page.emulate_media(media="print")
    expect(scripted.page.locator("main button:visible, main textarea:visible")).to_have_count(0)
    expect(scripted.row("B2")).to_contain_text("给妈妈借")
    expect(scripted.row("B2").locator(".my-list__written")).to_be_visible()
    expect(scripted.row("B1").locator(".my-list__written")).to_be_hidden()


def test_a_shared_list_stands_in_place_of_the_own_one_and_is_taken_whole(mine: MyList) -> None:
    fragment = mine.open(HONGLOUMENG).fragment(HONGLOUMENG, FAMILY, SPRING)
    page = mine.visit(fragment).page
    expect(page.get_by_role("heading", name="别人分享的书单")).to_be_visible()
    expect(page.locator("[data-part=offer]")).to_have_text("有 3 本书。")
    expect(page.locator("[data-part=own]")).to_be_hidden()
    mine.press("全部加入我的书单")
    assert mine.titles == ["红楼梦", "家", "春"]
    expect(mine.said).to_have_text("加入了 2 本。")
    assert mine.focused == "有 3 本书"
    assert "#" not in page.url
    page.reload()
    expect(page.get_by_role("heading", name="有 3 本书")).to_be_visible()


def test_one_book_of_a_shared_list_is_taken_and_given_back(mine: MyList) -> None:
    page = mine.visit(mine.open().fragment(HONGLOUMENG, FAMILY)).page
    button = page.get_by_role("button", name="加入书单 “家”")
    button.click()
    assert [one["title"] for one in mine.kept] == ["家"]
    listed = page.get_by_role("button", name="已在书单 “家”")
    expect(listed).to_have_attribute("aria-pressed", "true")
    listed.click()
    assert mine.kept == []
    expect(button).to_have_attribute("aria-pressed", "false")
    mine.press("回到我的书单")
    expect(page.get_by_role("heading", name="书单是空的")).to_be_focused()


@pytest.mark.soak
def test_a_shared_list_that_is_already_there_says_so(mine: MyList) -> None:
    mine.visit(mine.open(HONGLOUMENG, FAMILY).fragment(FAMILY))
    expect(mine.page.locator("[data-part=offer]")).to_have_text("有 1 本书，都在我的书单里了。")
    expect(mine.page.get_by_role("button", name="全部加入我的书单")).to_be_hidden()


@pytest.mark.parametrize(
    "fragment", brief(1, ["#v1:MQ", "#v9:abc", "#v1:", "#v1:???", f"#v1:{'A' * 5000}"])
)
def test_an_address_that_was_cut_off_is_said_and_the_own_list_is_near(
    mine: MyList, fragment: str
) -> None:
    mine.open(HONGLOUMENG).visit(fragment)
    expect(mine.page.locator("[data-part=offer]")).to_contain_text("没有复制完整")
    mine.press("回到我的书单")
    assert mine.titles == ["红楼梦"]


@pytest.mark.soak
def test_another_fragment_is_no_list(mine: MyList) -> None:
    mine.open(HONGLOUMENG).visit("#main")
    expect(mine.page.locator("[data-part=own]")).to_be_visible()


def test_what_an_address_says_is_shown_as_text_and_runs_nothing(
    mine: MyList, witness: Witness
) -> None:
    wicked = book("javascript:alert(1)", "<img src=x onerror=alert(1)>")
    page = mine.visit(mine.open().fragment(wicked)).page
    link = page.get_by_role("link", name=wicked["title"])
    expect(link).to_have_attribute("href", "/catalog/record/?id=javascript%3Aalert(1)")
    mine.press("全部加入我的书单")
    assert mine.titles == [wicked["title"]]
    assert page.locator("main img").count() == 0
    assert witness.console == []


def test_nothing_is_sent_and_only_what_the_privacy_page_names_is_kept(
    mine: MyList, witness: Witness
) -> None:
    page = mine.open(HONGLOUMENG).page
    mine.visit(mine.fragment(FAMILY)).press("全部加入我的书单")
    page.get_by_role("textbox", name="备注 “红楼梦”").fill("借两周")
    page.get_by_role("textbox", name="备注 “红楼梦”").blur()
    assert page.evaluate("[Object.keys(localStorage), sessionStorage.length]") == [[KEY], 0]
    assert page.context.cookies() == []
    assert witness.hosts == {"127.0.0.1"}
    assert not [url for url in witness.requests if "B2" in url or "?" in url]
    page.goto(f"{mine.site}/about/privacy/")
    says = page.locator("main li", has_text=KEY)
    words = {
        "id": "记录号", "title": "书名", "responsibility": "责任者", "publisher": "出版者",
        "year": "出版年", "call": "索书号", "note": "备注", "added": "加入日期",
    }  # fmt: skip
    for entry in mine.kept:
        assert entry.keys() == words.keys()
    for word in (*words.values(), "localStorage", "移除", "清空"):
        expect(says).to_contain_text(word)


def test_what_was_taken_off_is_gone_from_the_phone_as_the_privacy_page_says(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY).press("移除", "B1")
    assert "红楼梦" not in mine.page.evaluate(f"localStorage['{KEY}']")
    mine.press("清空")
    assert mine.page.evaluate("localStorage.length") == 0


def test_the_button_of_a_book_keeps_its_note_for_who_presses_twice(scripted: MyList) -> None:
    mine = scripted
    # The page and the button keep one list: both of the same modules.
    lend_modules(mine.page)
    entry = f'import "{MODULES}my_list.js";'
    script = {"content_type": "text/javascript", "body": entry}
    mine.page.route("**/js.*/my_list.js", lambda route: route.fulfill(**script))
    page = mine.open(FAMILY).page
    put_button(mine, FAMILY)
    button = page.locator("body > .list-toggle")
    expect(button).to_have_text("已在书单“家”")
    button.click()
    expect(page.locator("[data-entry]")).to_have_count(0)
    button.click()
    assert mine.kept == [FAMILY]
    mine.press("移除", "B2")
    expect(button).to_have_text("加入书单“家”")


@pytest.mark.soak
def test_the_button_of_a_book_says_why_it_cannot(mine: MyList) -> None:
    page = mine.open(*(book(f"B{n}", "书") for n in range(500))).page
    put_button(mine, book("B500", "家"))
    button = page.locator("body > .list-toggle")
    button.click()
    expect(page.get_by_role("alert")).to_have_text("书单里已有 500 本，放不下了。")
    mine.press("移除", "B7")
    button.click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert mine.kept[-1]["title"] == "家" and len(mine.kept) == 500
    page.evaluate(FULL)
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("存满了")
    expect(button).to_have_attribute("aria-pressed", "true")


def put_button(mine: MyList, entry: dict[str, str]) -> None:
    """The button of a book, as another page has it, at the end of this one."""
    lend_modules(mine.page)
    mine.page.evaluate(
        f"""async (book) => {{
          const {{ toggleButton }} = await import("{MODULES}my_list/toggle.js");
          document.body.append(toggleButton(book));
        }}""",
        entry,
    )


def test_without_javascript_a_sentence_says_what_to_do(
    scriptless: Page, served_example: str
) -> None:
    scriptless.goto(f"{served_example}/catalog/my-list/")
    assert "书单要用到 JavaScript" in scriptless.locator("main").inner_text()
    expect(scriptless.locator("main button:visible")).to_have_count(0)


@pytest.mark.soak
def test_a_script_that_is_lost_is_said(mine: MyList) -> None:
    mine.page.route("**/my_list/rows.js", lambda route: route.abort())
    mine.page.goto(f"{mine.site}/catalog/my-list/")
    expect(mine.page.locator("[data-search-failed]")).to_be_visible()


def filled(mine: MyList) -> None:
    mine.open(HONGLOUMENG, FAMILY, SPRING).press("移除", "B3")
    mine.page.evaluate(NO_WAY_OUT)
    mine.press("分享")
    mine.page.wait_for_selector(".my-list__address")


def empty(mine: MyList) -> None:
    mine.open()


def shared(mine: MyList) -> None:
    mine.visit(mine.open(FAMILY).fragment(FAMILY, book("B9", "老人与海：中英对照" * 3)))


@pytest.mark.parametrize("state", brief(1, [filled, shared, empty]))
def test_axe_finds_nothing_on_a_phone_and_a_desk(
    bare_tab: Page, served_example: str, state: Any
) -> None:
    state(MyList(bare_tab, served_example))
    assert axe_finds_on_phone_and_desk(bare_tab) == []


@pytest.mark.parametrize("state", brief(1, [filled, empty, shared]))
@pytest.mark.parametrize("width", brief(1, [320, 1280]))
def test_targets_are_large_and_nothing_runs_over_the_edge(
    mine: MyList, state: Any, width: int
) -> None:
    page = mine.page
    page.set_viewport_size({"width": width, "height": 740})
    state(mine)
    small = page.locator("main").evaluate(
        """(main) => [...main.querySelectorAll("a[href], button, input, textarea")]
          .filter((one) => one.checkVisibility() && !one.closest(".my-list__kept"))
          .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().height)])
          .filter(([, height]) => height < 48)"""
    )
    assert small == []
    for size in ("100%", "150%"):
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, size
