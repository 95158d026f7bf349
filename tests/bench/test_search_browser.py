"""A query's cost is what the browser asked for until the answer, and nothing after it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.search.browser import Answer, chromium, visitor
from bench.search.server import CompressingHandler, PlainHandler, served
from bench.search.traffic import HEAD, Network
from tests.desk.conftest import write

pytestmark = pytest.mark.soak  # they measure, and take their time

PAGE = f"""<!DOCTYPE html><title>馆藏</title><link rel="icon" href="data:,">
<main data-search-state="idle"></main><p>{"一段不短的话。" * 60}</p>
<script type="module" src="search.js"></script>"""
SCRIPT = """
const region = document.querySelector("main");
await fetch("/catalog/index/characters-1.bin.gz");
const shard = await (await fetch("/catalog/index/0a1b/shard.json.gz")).arrayBuffer();
const found = new URLSearchParams(location.search).get("q") === "家" ? ["A", "B"] : [];
for (const id of found) {
  const hit = document.createElement("p");
  hit.dataset.recordId = id;
  region.append(hit);
}
region.dataset.resultTotal = found.length;
region.dataset.searchState = new URLSearchParams(location.search).get("q") ? "done" : "error";
await new Promise((resume) => setTimeout(resume, 50));
await fetch("later.json");
const late = document.createElement("p");
late.dataset.recordId = "C";
region.append(late);
"""
SHARD = "x" * 5_000
TABLE = "z" * 3_000
LATER = "y" * 900_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"index.html": PAGE, "search.js": SCRIPT, "later.json": LATER}
    write(
        tmp_path / "catalog",
        {**files, "index/0a1b/shard.json.gz": SHARD, "index/characters-1.bin.gz": TABLE},
    )
    return tmp_path


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """A thread of its own: the browser of other tests has Playwright's loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def answers(
    folder: Path,
    queries: list[str],
    handler: type[PlainHandler] = PlainHandler,
    network: Network | None = None,
) -> list[Answer]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder, handler))
        found = []
        for query in queries:
            with visitor(browser, network) as new:
                found.append(new.ask(f"{address}/catalog/?q={query}"))
        return found


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_query_pays_for_page_script_and_index_until_the_answer(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    known, unknown = thread.submit(answers, folder, ["家", "无"]).result()
    assert (known.total, known.ids) == (2, ("A", "B"))
    assert (unknown.total, unknown.ids) == (0, ())
    assert (known.requests, known.index_requests) == (4, 1)
    bodies = sum(len(text.encode()) for text in (PAGE, SCRIPT, TABLE, SHARD))
    assert known.bytes == bodies + 4 * HEAD
    assert known.index_bytes == len(SHARD) + HEAD


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_an_error_of_the_page_is_no_answer(folder: Path, thread: ThreadPoolExecutor) -> None:
    (failed,) = thread.submit(answers, folder, [""]).result()
    assert (failed.total, failed.ids) == (-1, ())


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_slow_network_takes_its_latency_four_times(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    (slow,) = thread.submit(answers, folder, ["家"], network=Network(1_600_000, 150)).result()
    assert slow.milliseconds > 4 * 150


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_compressing_host_sends_text_smaller_and_packed_files_as_they_are(
    folder: Path, thread: ThreadPoolExecutor
) -> None:
    (plain,) = thread.submit(answers, folder, ["家"]).result()
    (small,) = thread.submit(answers, folder, ["家"], CompressingHandler).result()
    assert small.ids == plain.ids
    assert small.bytes < plain.bytes - 1_000
    assert small.index_bytes == plain.index_bytes


def twice(folder: Path, between_ms: int = 0) -> list[Answer]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(folder))
        one = stack.enter_context(visitor(browser))
        first = one.ask(f"{address}/catalog/?q=家")
        one.page.wait_for_timeout(between_ms)  # not a wait: so long a visitor reads
        return [first, one.ask(f"{address}/catalog/?q=无")]


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize("between_ms", [0, 50, 70])
def test_a_visitor_who_stays_gets_the_answer_to_each_question(
    folder: Path, thread: ThreadPoolExecutor, between_ms: int
) -> None:
    """What the first page asks for after its answer belongs to neither of them."""
    first, second = thread.submit(twice, folder, between_ms).result()
    assert (first.total, first.ids) == (2, ("A", "B"))
    assert (second.total, second.ids) == (0, ())
    assert second.bytes < first.bytes
