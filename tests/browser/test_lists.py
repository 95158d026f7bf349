"""Reading lists, the most lent and the local collection, on a reader's phone and on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Witness, serve
from tests.support.axe import axe_finds
from tests.support.browse import HEAD, row

pytestmark = pytest.mark.browser
Build = Callable[..., Path]
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


def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_desk(
    build: Build, browser: Browser
) -> None:
    with serve(build(FILES)) as address:
        for scheme, width in (("light", 360), ("dark", 1280)):
            context = browser.new_context(
                viewport={"width": width, "height": 740},
                color_scheme=scheme,  # type: ignore[arg-type]  # a loop's text is any text
                bypass_csp=True,
            )
            page = context.new_page()
            for path in PAGES:
                page.goto(address + path)
                assert axe_finds(page) == [], (path, scheme, width)
            context.close()


def test_nothing_scrolls_sideways_or_says_an_error(
    build: Build, page: Page, witness: Witness
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    with serve(build(FILES)) as address:
        for path in PAGES:
            response = page.goto(address + path)
            assert response and response.ok
            for size in ("100%", "150%"):
                page.evaluate("size => document.documentElement.style.fontSize = size", size)
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, (path, size)
    assert witness.console == []


def test_paper_has_titles_call_numbers_and_sentences_and_no_buttons(
    build: Build, page: Page
) -> None:
    with serve(build(FILES)) as address:
        page.goto(address + LIST)
        assert page.get_by_text("建议本馆买这本书").first.is_visible()
        page.emulate_media(media="print")
        assert page.get_by_role("heading", name="书1").is_visible()
        for words in ("鲁迅", "I247.5/1", "为什么读它", "本馆暂无", "等着买"):
            assert page.get_by_text(words, exact=True).first.is_visible(), words
        for words in (".book-cover", ".row-beside__more", ".site-header__menu"):
            assert not page.locator(words).first.is_visible(), words
