"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_site import PAGES
from tests.support.axe import axe_finds, axe_finds_in_light_and_dark, kinds_of_its_own
from tests.support.soak_mark import brief

ALIKE = {
    "/events/storytelling/": ("/events/poetry-night/",),
    "/events/2025/": ("/events/branch/main/", "/events/calendar/2025-11/"),
    "/events/type/pei-xun/": ("/events/branch/main/",),
    "/events/series/yue-du-shi-guang/": ("/events/branch/main/",),
    "/exhibitions/series/chuan-tong-jie-ri/": ("/exhibitions/", "/exhibitions/2025/"),
    "/exhibitions/items/type/gu-ji/": ("/exhibitions/items/",),
    "/branches/book-bus/": ("/branches/main/", "/services/hours/"),
    "/elder/about/feedback/": ("/elder/services/borrowing/", "/elder/catalog/"),
    "/catalog/clc/i/": ("/catalog/clc/", "/catalog/new/2025-11/", "/catalog/clc/i2/"),
    "/catalog/clc/i2/2/": ("/catalog/clc/i2/", "/events/lantern-riddles/"),
    "/catalog/lists/": ("/chronicle/", "/branches/main/"),
    "/quizzes/": ("/chronicle/", "/branches/main/"),
    "/messages/": ("/chronicle/", "/branches/main/"),
    "/transcripts/": ("/chronicle/", "/branches/main/"),
}
"""Pages without a kind of element that the other ones have not: axe looks at them in make soak."""
NEARLY_ALIKE = (
    "/about/feedback/letters/",
    "/exhibitions/tea-cards/",
    "/disclosure/",
    "/events/",
    "/events/poetry-night/",
    "/catalog/new/2025-11/",
    "/services/hours/",
    "/catalog/figures/",
    "/catalog/branches/",
    "/reports/statistics/",
    "/disclosure/rules/",
    "/exhibitions/2025/",
    "/exhibitions/old-street/",
    "/exhibitions/items/sl-002/",
    "/chronicle/",
    "/news/",
    "/events/calendar/",
    "/exhibitions/",
    "/about/",
    "/events/branch/main/",
    "/chronicle/timeline/",
    "/exhibitions/items/",
    "/elder/services/borrowing/",
    "/catalog/children/",
    "/news/winter-reading/",
    "/exhibitions/festivals/labels/",
    "/exhibitions/festivals/timeline/",
    "/feeds/",
    "/catalog/clc/i2/",
    "/catalog/local/",
)
"""Pages with :data:`FEW` kinds of elements at most that no page has which axe looks at now."""
FEW = 10
LATER = {*ALIKE, *NEARLY_ALIKE}
ASKED = [pytest.param(path, marks=pytest.mark.soak) if path in LATER else path for path in PAGES]


@pytest.mark.parametrize(("path", "others"), ALIKE.items())
def test_a_page_that_axe_leaves_to_the_long_run_has_nothing_of_its_own(
    served_example: str, path: str, others: tuple[str, ...]
) -> None:
    assert ALIKE.keys().isdisjoint(others)
    asked = [served_example + other for other in others]
    assert kinds_of_its_own(served_example + path, asked) == set()


def test_pages_that_axe_leaves_to_the_long_run_have_little_of_their_own(
    served_example: str,
) -> None:
    now = [served_example + path for path in PAGES if path not in LATER]
    own = {path: kinds_of_its_own(served_example + path, now) for path in NEARLY_ALIKE}
    assert {path: kinds for path, kinds in own.items() if len(kinds) > FEW} == {}


@pytest.mark.parametrize(
    "path", [*ASKED, "/catalog/?q=家", "/elder/catalog/?q=家", "/search/?q=端午"]
)
def test_axe_finds_nothing_in_light_and_in_dark(
    bare_tab: Page, served_example: str, path: str
) -> None:
    bare_tab.goto(served_example + path)
    if "?" in path:
        bare_tab.wait_for_selector("[data-search-state=done]")
    assert axe_finds_in_light_and_dark(bare_tab) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_any_element_however_many_look_alike(
    bare_tab: Page, served_example: str, path: str
) -> None:
    bare_tab.goto(served_example + path)
    assert axe_finds_in_light_and_dark(bare_tab, is_each_contrast_asked=True) == []


WAYS = {
    "its place": "li:nth-child(2) { color: #aaa }",
    "what is behind": "li:nth-child(2) { background: #444 }",
    "what is around": "li:nth-child(2) b { color: #aaa }",
    "all of them": "li { color: #aaa }",
    "its size": "li { color: #666; font-size: 30px } li:nth-child(2) { font-size: 15px }",
}


def pale(name: str) -> str:
    """Three words of a list, of which the second, or all, are made pale in a way."""
    return f"""<!DOCTYPE html><html lang="zh"><title>题</title><style>
        body {{ color: #222; background: #fff }} {WAYS[name]}</style>
        <main><h1>题</h1><ul><li><b>第一</b></li><li><b>第二</b></li><li><b>第三</b></li></ul></main>"""


@pytest.mark.parametrize("way", brief(2, WAYS))
def test_one_pale_word_among_words_of_its_kind_is_found(bare_tab: Page, way: str) -> None:
    bare_tab.set_content(pale(way))
    some, every = (
        {
            violation.partition(": ")[0]
            for violation in axe_finds(bare_tab, is_each_contrast_asked=each)
        }
        for each in (False, True)
    )
    assert some == every
    assert any("color-contrast" in violation for violation in some)


def test_a_picture_without_words_is_found(bare_tab: Page) -> None:
    bare_tab.set_content(
        '<!DOCTYPE html><html lang="zh"><title>题</title><main><h1>题</h1><img src="#">'
    )
    assert any("image-alt: ['img']" in violation for violation in axe_finds(bare_tab))


def test_a_pale_word_is_found_where_only_the_dark_makes_it_pale(bare_tab: Page) -> None:
    bare_tab.set_content(
        """<!DOCTYPE html><html lang="zh"><title>题</title><style>h1 { color: #222 }
        @media (prefers-color-scheme: dark) { body { background: #000 } }</style>
        <main><h1>标题</h1>"""
    )
    assert axe_finds(bare_tab) == []
    (violation,) = axe_finds_in_light_and_dark(bare_tab)
    assert "color-contrast: ['h1']" in violation
