"""The peer gets the same records and answers on a page with the same hooks."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.search.browser import Answer, chromium, visitor
from bench.search.peer import measure_pagefind, page, write_site
from bench.search.server import served
from plugins.library.catalogue.records import BibliographicRecord, Contributor

pytestmark = pytest.mark.soak  # they measure, and take their time

RECORDS = [
    BibliographicRecord(
        "B<1>",
        "红楼梦 <校注本>",
        contributors=(Contributor("曹雪芹"), Contributor("高鹗")),
        publisher="人民文学出版社",
        isbns=("978-7-02-000220-7",),
    ),
    BibliographicRecord("B/2", "家"),
]


def test_a_page_says_title_persons_publisher_and_isbn_as_text() -> None:
    text = page(RECORDS[0])
    assert "<h1>红楼梦 &lt;校注本&gt;</h1>" in text
    for line in ("曹雪芹、高鹗", "人民文学出版社", "978-7-02-000220-7"):
        assert f"<p>{line}</p>" in text
    assert "<p>" not in page(RECORDS[1])


def answers(site: Path, query: str) -> Answer:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address = stack.enter_context(served(site))
        return stack.enter_context(visitor(browser)).ask(f"{address}/?q={query}")


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_the_peer_is_indexed_and_answers(tmp_path: Path) -> None:
    assert write_site(RECORDS, tmp_path / "site") == ["B<1>", "B/2"]
    indexed = measure_pagefind(tmp_path / "site", 2)
    assert indexed.records == 2
    assert indexed.files > 5 and indexed.bytes > 10_000 and indexed.seconds > 0
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(answers, tmp_path / "site", "红楼梦").result()
    assert (answer.total, answer.ids) == (1, ("0",))
    assert answer.requests >= 6 and answer.bytes > 60_000  # page, script, entry, list, wasm, hit
