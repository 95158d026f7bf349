"""Cards of a reading list: what each says, and that it can be read and scanned."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from plugins.images.codes import WECHAT_SIDE, png_code
from plugins.images.fonts import Font, find_font
from plugins.library.list_lines import ListEntry
from plugins.library.reading.problems import Severity
from plugins.wechat.cards import SIZE, Book, book_of, cards_of, draw_card, wrapped
from plugins.wechat.looks import STANDARD
from plugins.wechat.read_posts import read_posts
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.small_site import SITE, build_channel

LIST = """标题：春天的书
日期：2026-03-01
摘要：两种。
公众号：贴图

- 《家》 / 巴金 — 写一个大家庭。
- 《没有的书》
"""
Write = Callable[..., Path]


@pytest.fixture
def font() -> Font:
    found = find_font()
    if found is None:
        pytest.skip("the posters' font is not installed")
    return found


@pytest.fixture
def listed(write_files: Write) -> Path:
    folder: Path = write_files({"content/lists/spring.md": LIST})
    return folder / "content"


def test_a_list_enters_only_where_it_wishes_for_cards(write_files: Write, listed: Path) -> None:
    (post,) = read_posts(listed)[0]
    assert (post.kind, post.url, len(post.books)) == ("lists", "catalog/lists/spring/", 2)
    folder = write_files({"content/lists/spring.md": LIST.replace("公众号：贴图\n", "")})
    assert read_posts(folder / "content") == ((), ())


def test_an_unknown_wish_of_a_list_is_told(write_files: Write) -> None:
    folder = write_files({"content/lists/spring.md": LIST.replace("贴图", "也许")})
    (problem,) = read_posts(folder / "content")[1]
    assert (problem.line, problem.severity) == (4, Severity.ERROR)


def test_a_book_of_the_catalogue_has_its_call_number_and_its_own_page() -> None:
    record = SimpleNamespace(
        title="家",
        responsibility="巴金著",
        call_number="I246.5/1",
        record_url="catalog/record/?id=1",
        online="",
    )
    book = book_of(ListEntry(5, "《家》", title="家", reason="写一个大家庭。"), record)
    assert book == Book("家", "巴金著", "I246.5/1", "写一个大家庭。", "catalog/record/?id=1")


def test_the_first_card_is_the_lists_and_a_book_not_held_says_so(listed: Path) -> None:
    (post,) = read_posts(listed)[0]
    books = (
        Book("家", "巴金著", "I246.5/1", "写。", "catalog/record/?id=1"),
        Book("没有的书"),
        Book("网上的书", url="catalog/record/?id=2", online="在线阅读"),
    )
    first, held, lacking, online = cards_of(post, books, SITE, "本馆")
    assert (first.title, first.foot) == ("春天的书", "3 种书")
    assert (held.foot, held.address) == ("索书号 I246.5/1", f"{SITE}/catalog/record/?id=1")
    assert (online.foot, online.address) == ("在线阅读", f"{SITE}/catalog/record/?id=2")
    assert (lacking.foot, lacking.address) == ("本馆暂无", f"{SITE}/catalog/lists/spring/")


def test_more_books_than_a_post_can_show_are_told(write_files: Write) -> None:
    text = LIST + "".join(f"- 《书{n}》\n" for n in range(18))
    (one,) = judge(write_files({"content/lists/spring.md": text}) / "content", SITE)
    (finding,) = (f for f in one.findings if f.code == "WX021")
    assert "21 张" in finding.found and finding.line == 4


def test_a_card_is_three_by_four_and_its_words_end_above_its_code(listed: Path, font: Font) -> None:
    (post,) = read_posts(listed)[0]
    book = Book("很长的书名" * 20, "很长的责任者" * 20, "I246.5/1", "很长的话，" * 80, "x/")
    for card in cards_of(post, (book,), SITE, "本馆"):
        image = draw_card(card, STANDARD, font)
        assert image.size == SIZE
        with Image.open(BytesIO(png_code(card.address))) as code:
            top = 1344 - code.height
        for blank in ((0, 1344, 1080, 1440), (0, top - 40, 1080, top), (985, 30, 1080, 1440)):
            assert len(image.crop(blank).getcolors() or ()) == 1, blank


def test_a_code_is_large_enough_for_a_long_press() -> None:
    for address in ("https://a.example/", f"{SITE}/catalog/record/?id={'x' * 60}"):
        with Image.open(BytesIO(png_code(address))) as image:
            assert min(image.size) >= WECHAT_SIDE


def test_a_mark_that_may_not_begin_a_line_does_not() -> None:
    assert wrapped("一二三，四", 3, len, 9) == ["一二三，", "四"]
    assert wrapped("一二《三》", 3, len, 9) == ["一二", "《三》"]
    assert wrapped("《《《《", 2, len, 9) == ["《《", "《《"]
    assert wrapped("一二三四五六", 2, len, 2) == ["一二", "三…"]
    assert wrapped("", 2, len, 2) == []


def test_a_list_is_a_draft_of_cards_with_plain_words(tmp_path: Path, font: Font) -> None:
    (tmp_path / "content/lists").mkdir(parents=True)
    (tmp_path / "content/lists/spring.md").write_text(LIST)
    output = build_channel(tmp_path)
    feed = json.loads((output / "feeds/wechat.json").read_text())
    item = next(one for one in feed["items"] if one["kind"] == "lists")
    assert (item["type"], item["category"]) == ("newspic", "书单")
    assert [(one["width"], one["height"]) for one in item["images"]] == [SIZE] * 3
    assert item["text"] == "《家》 / 巴金 — 写一个大家庭。\n《没有的书》"
    for picture in item["images"]:
        assert (output / picture["url"].removeprefix(f"{SITE}/")).stat().st_size < 1_000_000
