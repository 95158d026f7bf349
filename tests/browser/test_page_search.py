"""The page search in a real browser, on a small site and on the real one."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import sample
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from plugins.page_search.cut import HAN
from plugins.page_search.pages import LEFT_OUT
from tests.browser.conftest import Witness, serve
from tests.conftest import Share, build_site, write_project
from tests.support.cut_examples import EXAMPLES
from tests.support.laws import examples
from tests.support.soak_mark import brief
from tests.support.tiny_theme import settings, tiny_theme

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=alert(1)>"
TITLES = {
    "one": "遂宁市安居区图书馆2021年大事记",
    "two": "红色经典诵读暨“书香安居”读书分享会",
    "three": "馆校共建：伍先华故居研学与志愿服务",
    "four": f"{ATTACK}坏题名",
}
NO_SEGMENTER = "delete Intl.Segmenter"
FEW = 12
"""So many runs of the titles of a whole site in a brief run; in a long one all of them."""
SETTLED = "[data-search-state=done], [data-search-state=error]"


@pytest.fixture(scope="module")
def address(share: Share) -> Iterator[str]:
    """A small site, served."""

    def make(folder: Path) -> None:
        pages = {
            f"content/pages/{slug}.md": f"Title: {title}\n\n《红楼梦》，曹雪芹著。\n"
            for slug, title in TITLES.items()
        }
        write_project(folder, {**tiny_theme(), **pages})
        build_site(folder, "pelicanconf.py", **settings(folder, "page_search"))

    with serve(share("small-search", make) / "output") as served:
        yield served


def four_character_runs(title: str) -> list[str]:
    """Every run of four Han characters."""
    runs = re.findall(f"[{HAN}]{{4,}}", title)
    return [run[i : i + 4] for run in runs for i in range(len(run) - 3)]


def hits(page: Page, query: str) -> list[str]:
    """Type a query and send it; the paths of the hits."""
    page.evaluate("document.querySelector('[data-search-state]').dataset.searchState = 'idle'")
    page.fill("form[data-page-search] input[name=q]", query)
    page.press("form[data-page-search] input[name=q]", "Enter")
    return settled_paths(page)


def settled_paths(page: Page) -> list[str]:
    page.wait_for_selector(SETTLED)
    assert page.get_attribute("[data-search-state]", "data-search-state") == "done"
    return page.locator(".search-hit__path").all_text_contents()


@pytest.mark.parametrize("script", brief(1, ["", NO_SEGMENTER]))
def test_every_four_character_run_of_a_title_finds_its_page(
    address: str, page: Page, witness: Witness, script: str
) -> None:
    if script:
        page.add_init_script(script)
    page.goto(f"{address}/search/")
    assert page.evaluate("typeof Intl.Segmenter") == ("undefined" if script else "function")
    for slug, title in TITLES.items():
        runs = four_character_runs(title)
        for run in sample(runs, min(len(runs), examples(FEW))):
            assert f"/{slug}/" in hits(page, run), run
    assert witness.console == []
    assert witness.hosts == {"127.0.0.1"}


@pytest.mark.parametrize(
    # What a browser without a segmenter finds, the small site shows in every run.
    "script",
    ["", pytest.param(NO_SEGMENTER, marks=pytest.mark.soak)],
)
def test_every_four_character_run_of_a_site_s_titles_finds_its_page(
    served_example: str, titles: dict[str, str], page: Page, witness: Witness, script: str
) -> None:
    if script:
        page.add_init_script(script)
    page.goto(f"{served_example}/search/")
    runs = sorted({run for title in titles.values() for run in four_character_runs(title)})
    assert len(runs) > examples(FEW)
    for run in sample(runs, min(len(runs), examples(FEW))):
        expected = {path for path, title in titles.items() if run in title}
        assert expected <= all_hits(page, run), run
    assert witness.console == []
    assert witness.hosts == {"127.0.0.1"}


@pytest.fixture(scope="module")
def titles(served_example: str) -> dict[str, str]:
    """The headings of all pages that the home page leads to, by path; "" where none is sought."""
    titles: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in titles or path[1:].startswith(LEFT_OUT):
            continue
        with urlopen(served_example + path) as answer:
            root = html.document_fromstring(answer.read().decode())
        heading = next((h for main in root.iter("main") for h in main.iter("h1")), None)
        text = "" if heading is None else "".join(map(str, heading.itertext()))
        said = [main.get("data-page-search") for main in root.iter("main")]
        noindex = root.find("head/meta[@name='robots'][@content='noindex']") is not None
        is_sought = said != ["nothing"] and not (noindex and said == [None])
        titles[path] = " ".join(text.split()) if is_sought else ""
        links = (urlsplit(str(link.get("href", ""))) for link in root.iter("a"))
        waiting += [link.path for link in links if not link.netloc and link.path.endswith("/")]
    assert len(titles) > 20
    return titles


def all_hits(page: Page, query: str) -> set[str]:
    """The paths of all hits, however many times there is more to see."""
    paths = hits(page, query)
    total = int(page.get_attribute("[data-search-state]", "data-result-total") or 0)
    while len(paths) < total:
        before = len(paths)
        page.locator("[data-search-more] button").click()
        page.locator(".search-hit").nth(before).wait_for()
        paths = settled_paths(page)
    return set(paths)


def test_a_run_that_stands_nowhere_finds_nothing(address: str, tab: Page) -> None:
    tab.goto(f"{address}/search/?q={quote('图区居安')}")
    assert settled_paths(tab) == []
    assert tab.get_attribute("[data-search-state]", "data-result-total") == "0"


def test_several_words_must_all_stand_in_the_page(address: str, tab: Page) -> None:
    tab.goto(f"{address}/search/")
    assert hits(tab, "红楼 大事记") == ["/one/"]
    assert len(hits(tab, "《红楼梦》")) == len(TITLES)


def test_markup_in_a_title_is_shown_as_text(address: str, page: Page, witness: Witness) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{address}/search/?q={quote('坏题名')}")
    assert settled_paths(page) == ["/four/"]
    assert page.locator(".search-hit__link").inner_text() == TITLES["four"]
    assert page.locator(".search-hit img").count() == 0
    assert dialogs == [] and witness.console == []


def test_found_words_are_marked_in_natural_text(address: str, tab: Page) -> None:
    tab.goto(f"{address}/search/?q={quote('曹雪芹')}")
    tab.wait_for_selector(SETTLED)
    excerpt = tab.locator(".search-hit__excerpt").first
    assert excerpt.inner_text() == "《红楼梦》，曹雪芹著。"
    assert excerpt.locator("mark").all_text_contents() == ["曹雪芹"]


def test_address_keeps_the_search_and_back_goes_back(address: str, tab: Page) -> None:
    tab.goto(f"{address}/search/?q={quote('大事记')}")
    assert settled_paths(tab) == ["/one/"]
    assert hits(tab, "读书分享") == ["/two/"]
    tab.wait_for_url(lambda url: url.endswith(f"?q={quote('读书分享')}"))
    tab.go_back()
    expect(tab.locator(".search-hit__path")).to_have_text(["/one/"])
    assert tab.input_value("input[name=q]") == "大事记"


def test_lost_connection_is_told_and_can_be_tried_again(address: str, tab: Page) -> None:
    tab.route("**/pagefind.js*", lambda route: route.abort())
    tab.goto(f"{address}/search/?q={quote('大事记')}")
    tab.wait_for_selector("[data-search-state=error]")
    tab.unroute("**/pagefind.js*")
    tab.get_by_role("button", name="再试一次").click()
    tab.wait_for_selector("[data-search-state=done]")
    assert settled_paths(tab) == ["/one/"]


def test_nothing_is_loaded_before_somebody_searches(
    address: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{address}/search/", wait_until="networkidle")
    assert tab.get_attribute("[data-search-state]", "data-search-state") == "idle"
    assert not [url for url in witness.requests if "pagefind" in url]


def test_browser_cuts_as_python_does(address: str, tab: Page) -> None:
    tab.goto(f"{address}/search/")
    script = tab.get_attribute("script[type=module]", "src") or ""
    module = script.replace("search.js", "search/cut.js")
    texts = json.dumps([text for text, _ in EXAMPLES])
    found = tab.evaluate(f"import('{module}').then((m) => {texts}.map(m.cut))")
    assert found == [expected for _, expected in EXAMPLES]


TASKS = {
    "办证": "services/card/",
    "借书证": "services/card/",
    "小孩怎么办证": "services/card/",
    "办个证": "services/card/",
    "几点开门": "services/hours/",
    "周末几点开门": "services/hours/",
    "今天开门吗": "services/hours/",
    "图书馆电话是多少": "about/feedback/",
    "请问有WiFi吗": "services/reading-rooms/",
    "能不能停车": "services/reading-rooms/",
    "怎么续借": "services/borrowing/",
    "还书": "services/borrowing/",
    "书丢了怎么办": "services/borrowing/",
    "老年人": "elder/",
    "活动": "events/",
    "大事记": "chronicle/",
}
"""What people type who have something to do, and the page that says how."""


def test_what_people_come_for_is_found_by_their_own_words(
    served_example: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{served_example}/search/")
    found = {task: hits(tab, task)[:1] for task in TASKS}
    assert found == {task: [f"/{path}"] for task, path in TASKS.items()}
    assert tab.locator("[data-search-tasks]").is_hidden()
    assert witness.console == []


def test_every_other_word_for_a_page_finds_it(served_example: str, tab: Page) -> None:
    with urlopen(f"{served_example}/search/names.json") as answer:
        rows: list[list[str]] = json.load(answer)
    pairs = [(name, address) for address, _, *names in rows for name in names]
    tab.goto(f"{served_example}/search/")
    for name, address in sample(pairs, min(len(pairs), examples(FEW))):
        assert f"/{address}" in hits(tab, name)[:3], name


@pytest.mark.parametrize("nonsense", brief(2, ["qqqqq", "。。。", "😀", "囧囧囧"]))
def test_where_nothing_is_found_stands_what_most_people_come_for(
    served_example: str, tab: Page, witness: Witness, nonsense: str
) -> None:
    tab.goto(f"{served_example}/search/?q={quote(nonsense)}")
    assert settled_paths(tab) == []
    tasks = tab.locator("[data-search-tasks] .tasks__link")
    assert tasks.count() == 10 and tasks.first.is_visible()
    assert tab.locator("[data-search-tasks] a[href^='tel:']").is_visible()
    assert witness.console == []


def test_a_question_is_answered_by_the_words_in_it_that_tell(
    served_example: str, tab: Page
) -> None:
    tab.goto(f"{served_example}/search/?q={quote('你们图书馆的剪纸在哪里')}")
    assert settled_paths(tab)[0] == "/events/paper-cutting/"
    assert tab.get_attribute("[data-search-state]", "data-relaxed") == "剪纸"
    assert hits(tab, "剪纸") and tab.locator("[data-relaxed]").count() == 0


def test_a_book_that_was_sought_among_the_pages_is_offered_with_the_number_of_records(
    served_example: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{served_example}/search/?q={quote('三国演义')}")
    offer = tab.locator("[data-way-on]")
    expect(offer).to_contain_text("种书")
    told = re.findall(r"\d+", offer.inner_text())
    offer.click()
    catalog = tab.locator(".catalog-results[data-search-state=done]")
    expect(catalog).to_have_attribute("data-result-total", told[0])
    assert witness.console == []


def test_a_task_that_was_typed_into_the_box_for_books_leads_to_its_page(
    served_example: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{served_example}/catalog/?q={quote('办证')}")
    tab.get_by_role("link", name="借书证", exact=True).wait_for()
    offer = tab.locator("[data-way-on]", has_text="站内搜索")
    told = re.findall(r"\d+", offer.inner_text())
    offer.click()
    pages = tab.locator(".search-results[data-search-state=done]")
    expect(pages).to_have_attribute("data-result-total", told[0])
    assert witness.console == []


def test_a_search_that_finds_books_asks_for_nothing_of_the_other(
    served_example: str, tab: Page, witness: Witness
) -> None:
    tab.goto(f"{served_example}/catalog/?q={quote('历史')}")
    tab.wait_for_selector("[data-search-state=done][data-finished]")
    tab.wait_for_load_state("networkidle")
    paths = [urlsplit(url).path for url in witness.requests]
    other = ("/search/names.json", "/search/names.js", "/site_pages.js", "/pagefind.js")
    assert [path for path in paths if path.endswith(other)] == []
