"""From a written page to the copy that is indexed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.page_search.cut import cut
from plugins.page_search.pages import LEFT_OUT, PageText, bare_copy, is_searched, read_page
from tests.support.cut_examples import EXAMPLES


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_text_is_cut_into_single_characters(text: str, expected: str) -> None:
    assert cut(text) == expected


@given(st.text())
def test_cutting_twice_is_cutting_once_and_loses_only_spaces(text: str) -> None:
    once = cut(text)
    assert cut(once) == once
    assert len("".join(once.split())) == len("".join(text.split()))


def read(body: str) -> PageText:
    page = read_page(f"<html><head><title>题</title></head><body>{body}</body></html>".encode())
    assert page is not None
    return page


def test_title_is_the_first_heading_else_the_title() -> None:
    assert read("<main><h1>大 <em>事</em>记</h1><p>文</p></main>").title == "大 事记"
    assert read("<main><p>文</p></main>").title == "题"


def test_only_what_stands_in_main_is_read() -> None:
    main = "<main><h1>题</h1><p>红<b>楼</b>梦</p><script>x</script></main>"
    assert read(f"<nav>栏</nav>{main}<footer>脚</footer>").paragraphs == ("红楼梦",)


def test_figures_of_two_elements_are_two_numbers() -> None:
    date = "<time><b>4</b><span>2025 年</span></time><p>第<b>1</b>2 页</p>"
    assert read(f"<main><h1>题</h1>{date}</main>").paragraphs == ("4 2025 年", "第1 2 页")


@pytest.mark.parametrize("attribute", ["hidden", 'data-page-search="no"'])
def test_a_part_can_be_left_out(attribute: str) -> None:
    assert read(f"<main><h1>题</h1><div {attribute}>不</div>尾</main>").paragraphs == ("尾",)


LISTED = b"<main data-page-search='title'><h1>\xe6\xb4\xbb\xe5\x8a\xa8</h1><p>x</p></main>"


def test_a_list_is_found_by_its_title_alone_and_what_repeats_others_not_at_all() -> None:
    head = b"<html><head><meta name='description' content='s'><meta name='keywords' content='a,b'>"
    page = read_page(head + b"</head><body>" + LISTED)
    assert page == PageText("活动", ("s",), ("a", "b"))
    assert read_page(LISTED.replace(b"title", b"nothing")) is None


def test_a_page_for_this_search_alone_is_found_though_other_engines_shall_not() -> None:
    head = b"<html><head><meta name='robots' content='noindex'></head><body>"
    assert read_page(head + LISTED) is not None
    assert read_page(head + b"<main><h1>x</h1></main>") is None


def test_page_without_main_is_not_indexed() -> None:
    assert read_page(b"<html><body>moved</body></html>") is None


def test_markup_in_text_stays_text() -> None:
    page = PageText("<img src=x>“题”", ("<b>文</b>",))
    copy = bare_copy(page)
    assert "<img" not in copy and "<b>" not in copy
    assert 'data-title="&lt;img src=x&gt;“题”"' in copy


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", True),
        ("chronicle/2021/index.html", True),
        ("search/index.html", False),
        ("catalog/clc/i24/index.html", False),
        ("catalog/clc/index.html", True),
        ("catalog/new/2026-11/index.html", False),
        ("about/site-map/index.html", False),
        ("404.html", False),
        ("feeds/all.rss.xml", False),
    ],
)
def test_which_pages_are_searched(path: str, expected: bool) -> None:
    assert is_searched(path, LEFT_OUT) is expected
