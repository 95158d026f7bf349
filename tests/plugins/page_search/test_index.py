"""The index: what is written, and that it is equal from build to build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.page_search.generator import PageSearchError, run_pagefind
from tests.support.tiny_theme import settings, tiny_theme

PAGES = {
    f"content/pages/p{n}.md": f"Title: 第{n}页\n\n安居区图书馆，第 {n} 号，{'书' * (n % 7)}。\n"
    for n in range(60)
}


def index_files(output: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in output.glob("search/pagefind/**/*") if p.is_file()}


def test_two_builds_give_equal_indexes(tmp_path: Path, build: Callable[..., Path]) -> None:
    files, conf = {**tiny_theme(), **PAGES}, settings(tmp_path, "page_search")
    first = index_files(build(files, **conf))
    build(files, **conf, OUTPUT_PATH=str(tmp_path / "again"))
    assert index_files(tmp_path / "again") == first


def test_only_what_the_browser_loads_is_published(
    tmp_path: Path, build: Callable[..., Path]
) -> None:
    output = build({**tiny_theme(), **PAGES}, **settings(tmp_path, "page_search"))
    scripts = {path.name for path in (output / "search/pagefind").glob("*.[jc]s*")}
    assert scripts == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}
    assert (output / "search/index.html").is_file()


def test_page_that_is_gone_leaves_the_index(tmp_path: Path, build: Callable[..., Path]) -> None:
    output = build({**tiny_theme(), **PAGES}, **settings(tmp_path, "page_search"))
    before = len(list(output.glob("search/pagefind/fragment/*")))
    (output / "p1/index.html").unlink()
    (tmp_path / "content/pages/p1.md").unlink()
    files = {name: text for name, text in PAGES.items() if not name.endswith("/p1.md")}
    build({**tiny_theme(), **files}, **settings(tmp_path, "page_search"))
    assert len(list(output.glob("search/pagefind/fragment/*"))) == before - 1


def test_failure_of_pagefind_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(PageSearchError, match="站内搜索的索引没有做成"):
        run_pagefind(tmp_path / "nothing", tmp_path / "index")
