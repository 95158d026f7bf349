"""What comes before a search and after it is timed from what the reader does."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.search.browser import Answer, chromium, visitor
from bench.search.moves import holdings
from bench.search.server import served
from bench.search.traffic import HEAD
from tests.desk.conftest import write

pytestmark = [
    pytest.mark.soak,  # they measure, and take their time
    pytest.mark.browser,
    pytest.mark.usefixtures("chromium"),
]
HEADED = '<!DOCTYPE html><meta charset="utf-8"><title>馆藏</title><link rel="icon" href="data:,">'
FORM = '<form role="search" action="/catalog/"><input name="q"></form>'
HOME = f"""{HEADED}{FORM}<script>
document.querySelector("input").onfocus = () => fetch("/catalog/search.js");
</script>"""
PAGE = f"""{HEADED}{FORM}<main data-search-state="idle"></main>
<script type="module" src="search.js"></script>"""
SCRIPT = """
const region = document.querySelector("main");
async function search(text) {
  region.dataset.searchState = "loading";
  await fetch(`/catalog/index/0a1b/${text.length}.json.gz`);
  region.innerHTML = text === "家" ? `
    <div data-work><p data-record-id="A"></p><p data-record-id="B"></p></div>
    <div data-work><p data-record-id="C"></p></div>` : "";
  region.dataset.resultTotal = region.querySelectorAll("[data-record-id]").length;
  region.dataset.searchState = "done";
  if (text === "无") setTimeout(() => { region.innerHTML = "<a data-way-on>建议采购</a>"; }, 300);
}
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  search(document.forms[0].q.value);
};
search(new URLSearchParams(location.search).get("q"));
"""
RECORD = f"""{HEADED}<style>ul {{ margin: 0 }} div {{ min-height: 30px }}</style>
<div id="over"></div><div data-part="holdings">正在看哪个馆有……</div>
<p>书目</p><script>
const grow = location.search === "?id=moving" ? "200px" : "";
setTimeout(() => {{ document.querySelector("#over").style.height = grow; }}, 300);
setTimeout(() => {{
  document.querySelector('[data-part="holdings"]').innerHTML = "<ul><li>总馆</li></ul>";
}}, 600);
</script>"""
FILES = {
    "index.html": HOME,
    "catalog/index.html": PAGE,
    "catalog/search.js": SCRIPT,
    "catalog/index/0a1b/1.json.gz": "x" * 500,
    "catalog/index/0a1b/2.json.gz": "x" * 700,
    "catalog/record/index.html": RECORD,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """A thread of its own: the browser of other tests has Playwright's loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def second(folder: Path) -> tuple[Answer, Answer]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder))
        one = stack.enter_context(visitor(browser))
        return one.ask(f"{address}/catalog/?q=家"), one.type("天下")


def test_a_second_search_begins_with_its_form_and_pays_for_nothing_before(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    first, then = thread.submit(second, folder).result()
    assert (first.ids, first.first) == (("A", "B", "C"), ("A", "B"))
    assert (then.total, then.ids, then.first) == (0, (), ())
    assert (then.requests, then.bytes) == (1, 700 + HEAD)
    assert 0 < then.milliseconds < 1_500  # without the time in which it was typed


def from_home(folder: Path) -> Answer:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder))
        one = stack.enter_context(visitor(browser))
        one.open(f"{address}/")
        return one.type("家")


def test_what_the_home_page_fetched_is_not_paid_again(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    answer = thread.submit(from_home, folder).result()
    assert answer.ids == ("A", "B", "C")
    assert answer.requests in (2, 3)  # the script may be asked for anew where the files are young
    assert answer.bytes <= sum(HEAD + len(FILES[f"catalog/{name}"].encode()) for name in (
        "index.html", "search.js", "index/0a1b/1.json.gz",
    ))  # fmt: skip
    assert answer.milliseconds < 1_500


def ways(folder: Path) -> list[bool]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder))
        one = stack.enter_context(visitor(browser))
        found = []
        for text in ("无", "天下"):
            one.ask(f"{address}/catalog/?q={text}")
            found.append(one.has_way_on())
        return found


def test_a_way_on_counts_that_comes_a_moment_later(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    assert thread.submit(ways, folder).result() == [True, False]


def opened(folder: Path) -> list[tuple[float, float]]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder))
        record = f"{address}/catalog/record/?id="
        return [holdings(browser, f"{record}{name}") for name in ("still", "moving")]


def test_a_record_is_open_when_it_says_where_its_copies_are(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    (still, no_shift), (moving, shift) = thread.submit(opened, folder).result()
    assert min(still, moving) > 600
    assert no_shift == 0 < shift
