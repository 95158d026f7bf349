"""The peer: Pagefind over the same records, a small page for each, asked the same questions.

Its binary is run as its makers mean it to be (the Python API waits 0.1 s a record), and asked
through its own script: search, then the data of the first ten results.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from html import escape
from pathlib import Path

from bench.memory import peak_of_children
from bench.search.index import Indexed, busy_seconds
from plugins.desk.settings import DeskError
from plugins.library.catalogue.records import BibliographicRecord

BUNDLE = "pagefind"
SEARCH = "index.html"
A_FOLDER = 1_000
PAGE = """<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>{title}</title>
<main data-pagefind-body><h1>{title}</h1>{rest}</main></html>
"""
SEARCH_PAGE = """<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>Pagefind</title>
<link rel="icon" href="data:,"><main data-search-state="loading"></main>
<script type="module">
import * as pagefind from "/pagefind/pagefind.js";
const region = document.querySelector("main");
await pagefind.options({ noWorker: true });
const found = await pagefind.search(new URLSearchParams(location.search).get("q"));
const hits = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
for (const hit of hits) {
  const line = document.createElement("p");
  line.textContent = hit.meta.title;
  line.dataset.recordId = /(\\d+)\\.html$/.exec(hit.url)[1];
  region.append(line);
}
region.dataset.resultTotal = found.results.length;
region.dataset.searchState = "done";
</script></html>
"""
"""With the hooks of our own page, so that both are asked and timed by the same code. A hit is known
by the number of its record, because an id may not fit a file's name. Without its worker, whose
traffic the page's own log does not have, and which it gives up after 5 s of a slow network."""


def write_site(records: Iterable[BibliographicRecord], site: Path) -> list[str]:
    """A page for each record, and one that searches; the records' ids by their numbers."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    ids = []
    for number, record in enumerate(records):
        folder = site / str(number // A_FOLDER)
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.html").write_text(page(record), encoding="utf-8")
        ids.append(record.record_id)
    return ids


def page(record: BibliographicRecord) -> str:
    """What Pagefind reads of a record: title, persons, publisher, ISBN."""
    lines = ("、".join(record.persons), record.publisher, " ".join(record.isbns))
    rest = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return PAGE.format(title=escape(record.title), rest=rest)


def measure_pagefind(site: Path, records: int) -> Indexed:
    """Index the pages; the search page is added when they are indexed."""
    started, busy = time.monotonic(), busy_seconds()
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    with peak_of_children() as peak:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds, busy = time.monotonic() - started, busy_seconds() - busy
    if done.returncode:
        raise DeskError(f"Pagefind 没有做成索引：\n{done.stdout}{done.stderr}")
    (site / SEARCH).write_text(SEARCH_PAGE, encoding="utf-8")
    sizes = [path.stat().st_size for path in (site / BUNDLE).rglob("*") if path.is_file()]
    return Indexed(records, seconds, busy, peak.bytes, len(sizes), sum(sizes))
