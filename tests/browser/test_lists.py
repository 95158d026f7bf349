"""Reading lists, the most lent and the local collection, on a reader's phone and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Witness, serve
from tests.conftest import Share, build_site, write_project
from tests.support.axe import axe_finds_on_phone_and_desk
from tests.support.browse import HEAD, row

pytestmark = pytest.mark.browser
LIST = "/catalog/lists/books/"
PAGES = ("/catalog/lists/", LIST, "/catalog/popular/", "/catalog/popular/i/", "/catalog/local/")
FILES = {
    "content/lists/books.md": """标题：几种书
日期：2025-04-23
对象：少儿
摘要：有的有，有的没有。

先说两句。

## 有的

- 《书1》 — 为什么读它

## 没有的

- 《石头城》 — 等着买
- ISBN 9787020002221
""",
    "content/pages/about/feedback.md": "Title: 意见反馈\n\n请写信。\n",
    "content/library.toml": 'name = "示例馆"\naddress = "示例路"\n\n[local]\nwords = ["书"]\n',
    "catalog_export/items.csv": HEAD + "".join(row(number) for number in range(1, 50)),
}


@pytest.fixture(scope="module")
def lists(share: Share) -> Iterator[str]:
    """The site of these files."""
    made = share("read-lists", lambda to: build_site(write_project(to, FILES)))
    with serve(made / "output") as address:
        yield address


@pytest.mark.soak
def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_desk(
    bare_tab: Page, lists: str
) -> None:
    for path in PAGES:
        bare_tab.goto(lists + path)
        assert axe_finds_on_phone_and_desk(bare_tab) == [], path


@pytest.mark.soak
def test_nothing_scrolls_sideways_or_says_an_error(lists: str, tab: Page, witness: Witness) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        response = tab.goto(lists + path)
        assert response and response.ok
        for size in ("100%", "150%"):
            tab.evaluate("size => document.documentElement.style.fontSize = size", size)
            assert tab.evaluate("document.documentElement.scrollWidth") <= 320, (path, size)
    assert witness.console == []


@pytest.mark.soak
def test_paper_has_titles_call_numbers_and_sentences_and_no_buttons(lists: str, tab: Page) -> None:
    tab.goto(lists + LIST)
    assert tab.get_by_text("建议本馆买这本书").first.is_visible()
    tab.emulate_media(media="print")
    assert tab.get_by_role("heading", name="书1").is_visible()
    for words in ("鲁迅", "I247.5/1", "为什么读它", "本馆暂无", "等着买"):
        assert tab.get_by_text(words, exact=True).first.is_visible(), words
    for words in (".book-cover", ".row-beside__more", ".site-header__menu"):
        assert not tab.locator(words).first.is_visible(), words
