"""The page for children: what is theirs, said so that a child of eight can read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.library.audience import is_for_children
from plugins.library.awaited import without_rows
from plugins.page_search.pages import read_page


@pytest.fixture
def written(example_site: Path) -> bytes:
    return (example_site / "children" / "index.html").read_bytes()


@pytest.fixture
def page(written: bytes) -> Iterator[html.HtmlElement]:
    yield html.document_fromstring(written, parser=html.HTMLParser(encoding="utf-8"))


def test_it_leads_to_books_exhibitions_quizzes_and_lists_that_are_for_children(
    page: html.HtmlElement,
) -> None:
    links = page.xpath("//main//a/@href")
    for place in ("exhibitions/festivals/", "quizzes/", "catalog/lists/chinese-fairy-tales/"):
        assert any(f"/{place}" in link for link in links), place
    assert any("/catalog/record/?id=" in link for link in links)


def test_what_does_not_say_that_it_is_for_children_is_not_there(page: html.HtmlElement) -> None:
    """公共图书馆法第三十七条: of an allow-list alone."""
    links = page.xpath("//main//a/@href")
    assert not any("classic-novels" in link or "old-street" in link for link in links)


def test_a_search_there_is_among_books_for_children(page: html.HtmlElement) -> None:
    assert page.xpath("//form[@role='search']//input[@name='audience']/@value") == ["children"]


def test_each_heading_says_how_it_sounds_also_where_no_ruby_is_known(
    page: html.HtmlElement,
) -> None:
    title = page.find(".//h1")
    assert title.text_content() == "少（shào）年（nián）儿（ér）童（tóng）"
    assert title.get("aria-label") == "少年儿童"


def test_it_is_found_by_its_title_without_the_sounds(written: bytes) -> None:
    found = read_page(written)
    assert found and found.title == "少年儿童"
    assert not [line for line in found.paragraphs if "shū" in line]


def test_nothing_on_it_is_said_to_be_missing(page: html.HtmlElement) -> None:
    assert not [w for w in ("待馆方填写", "请来馆问") if w in page.find(".//main").text_content()]


@given(st.lists(st.booleans(), max_size=6))
def test_of_a_list_the_rows_that_wait_go_and_with_the_last_one_the_list(waits: list[bool]) -> None:
    rows = [f"<li>几楼{n}：{'请来馆问' if w else '一楼'}</li>\n" for n, w in enumerate(waits)]
    left = "".join(row for row, w in zip(rows, waits, strict=True) if not w)
    kept = without_rows(f"<p>甲</p>\n<ul>\n{''.join(rows)}</ul>\n<p>乙</p>", "请来馆问")
    assert kept == "<p>甲</p>\n" + (f"<ul>\n{left}</ul>\n" if left else "") + "<p>乙</p>"


@pytest.mark.parametrize("words", ["少儿", "小学生和家长", "大人和孩子"])
def test_children_are_meant_where_they_are_named(words: str) -> None:
    assert is_for_children("", words)
    assert not is_for_children("", "所有读者")
