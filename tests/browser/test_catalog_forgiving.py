"""What a reader types that is no title: sentences, pasted lines, nonsense. Each leads somewhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.catalog_page import REGION, CatalogPage
from tests.support.laws import examples, one_folder
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser


@pytest.fixture
def catalog(tab: Page, served_example: str) -> CatalogPage:
    return CatalogPage(tab, served_example)


@pytest.mark.parametrize(
    ("query", "first", "used", "left"),
    brief(
        4,
        [
            ("红楼梦在哪里借", "红楼梦", "红楼梦", "“在哪里借”"),
            (
                "书名：三国演义 作者：罗贯中 定价：59.50元",
                "三国演义",
                "三国演义 罗贯中",
                "其余的字",
            ),
            ("三国演义 鑫鼎", "三国演义", "三国演义", "“鑫鼎”"),
            ("有没有鲁迅写的呐喊", "呐喊", "鲁迅 呐喊", "“有没有”“写的”"),
            ("家在几楼", "家", "家", "“在几楼”"),
        ],
    ),
)
def test_what_was_used_is_told_and_what_was_left_out(
    catalog: CatalogPage, query: str, first: str, used: str, left: str
) -> None:
    catalog.open(query).finished()
    region = catalog.page.locator(REGION)
    assert catalog.titles[0] == first
    assert region.get_attribute("data-relaxed") == used
    assert f"没有算上{left}" in catalog.page.locator(".catalog-results__help").inner_text()
    mark = catalog.page.locator(".work").first.locator("mark").first
    assert mark.inner_text() in used


def test_where_every_word_was_used_nothing_is_said_to_be_left_out(catalog: CatalogPage) -> None:
    region = catalog.steered("红楼梦在哪里借").page.locator(REGION)
    assert region.get_attribute("data-relaxed")
    for query in ("红楼梦", "红楼梦 曹雪芹", "红娄梦", "hlm"):
        catalog.type(query)
        assert region.get_attribute("data-relaxed") is None, query


NOWHERE = (
    ("qqqqq", "any"),
    ("。。。", "any"),
    ("鑫鼎淼焱", "title"),
    ("978-7-00-999999-2", "isbn"),
    ("鑫鼎在哪里借", "any"),
    ("书名：", "any"),
    ("z", "title"),
    ("的", "publisher"),
    ("x" * 80, "any"),
    ("鑫" * 40, "person"),
    ("%%%", "callno"),
)


def leads_somewhere(catalog: CatalogPage) -> bool:
    """Whether something was found, or there is a way on that tells its count."""
    ways = catalog.page.locator("[data-way-on]").all_inner_texts()
    return bool(catalog.total) or any(re.search(r"\d", way) for way in ways)


def test_no_search_without_hits_ends_without_a_way_on(catalog: CatalogPage) -> None:
    for query, field in NOWHERE:
        assert leads_somewhere(catalog.open(query, field=field)), (query, field)


TITLES = ("三国演义", "红楼梦", "鲁迅 呐喊", "茶经", "共产党宣言")
LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po", "So", "Sm"))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A title with something else in its midst, or a part of it in the midst of something else."""
    title, other = draw(st.sampled_from(TITLES)), draw(st.text(LETTERS, min_size=1, max_size=12))
    at = draw(st.integers(0, len(title)))
    return draw(st.sampled_from((title[:at] + other + title[at:], other + title[at:] + other)))


@settings(one_folder(), max_examples=examples(4))
@given(
    query=damaged() | st.text(LETTERS, min_size=1, max_size=30),
    field=st.sampled_from(("any", "any", "title", "person", "isbn")),
)
def test_whatever_is_typed_leads_somewhere(catalog: CatalogPage, query: str, field: str) -> None:
    """Law: nonsense, and titles with damage, find something or are offered a way on."""
    assert leads_somewhere(catalog.open(query, field=field))


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ({"branch": "AJ00"}, "看所有的馆"),
        ({"field": "publisher"}, "不限题名、责任者这些栏目"),
        ({"year": "1890-1899"}, "不加筛选"),
    ],
)
def test_filters_that_leave_nothing_are_taken_back_by_a_way_on(
    catalog: CatalogPage, said: dict[str, str], way: str
) -> None:
    catalog.open("茶经", **said)
    assert catalog.total == 0
    link = catalog.page.locator("[data-way-on]").filter(has_text=way)
    count = int("".join(filter(str.isdigit, link.inner_text())))
    link.click()
    assert catalog.found(count).total == count > 0
