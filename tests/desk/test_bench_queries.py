"""A query's cost is what the browser asked for, told apart by what it was for."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.desk.bench_queries import ask
from plugins.desk.serve import make_server
from tests.desk.conftest import write

PAGE = """<!DOCTYPE html><title>馆藏</title><link rel="icon" href="data:,">
<main data-search-state="idle"></main><script type="module" src="search.js"></script>"""
SCRIPT = """
const region = document.querySelector("main");
const shard = await (await fetch("shard.json")).json();
region.dataset.resultTotal = shard[new URLSearchParams(location.search).get("q")] ?? 0;
region.dataset.searchState = "done";
"""
SHARD = '{"家": 12}'


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    write(tmp_path / "catalog", {"index.html": PAGE, "search.js": SCRIPT, "shard.json": SHARD})
    server = make_server(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_each_query_pays_for_page_script_and_shard(address: str) -> None:
    # a thread of its own: the browser of other tests has Playwright's loop in this one
    with ThreadPoolExecutor(1) as thread:
        known, unknown = thread.submit(ask, address, ["家", "无"]).result()
    assert (known.total, unknown.total) == (12, 0)
    assert (known.requests, known.index_requests) == (3, 1)
    assert known.index_bytes == len(SHARD.encode())
    assert known.bytes == sum(len(text.encode()) for text in (PAGE, SCRIPT, SHARD))
