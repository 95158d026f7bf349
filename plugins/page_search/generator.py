"""The Pelican side of the page search."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from pagefind.service import get_executable

from plugins.page_search.pages import LEFT_OUT, bare_copy, is_searched, read_page
from plugins.reading.generator import RoomGenerator

BUNDLE = Path("search", "pagefind")
NAMES = Path("search", "names.json")
RUNTIME = ("pagefind.js", "pagefind-worker.js")
"""The scripts that the browser loads beside the index; Pagefind's others are user interfaces."""


Row = tuple[str, ...]
"""Of a page that has names: its address from the site's root, its title, the names."""


class PageSearchError(RuntimeError):
    """Pagefind did not make an index."""


class SearchPageGenerator(RoomGenerator):
    """Writes ``/search/``."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the page, empty until a script fills it."""
        self.write(writer, "search", "search/")


def index_pages(pelican: Any) -> None:
    """Receiver of ``finalized``: bare copies, then Pagefind over them."""
    settings, output = pelican.settings, Path(pelican.output_path)
    work = Path(settings.get("BUILD_PATH", "build"), "page-search")
    left_out = tuple(settings.get("PAGE_SEARCH_LEAVE_OUT", LEFT_OUT))
    shutil.rmtree(work, ignore_errors=True)
    named = _write_copies(output, work / "site", left_out)
    if named is not None:
        text = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
        (output / NAMES).write_text(f"{text}\n", encoding="utf-8", newline="\n")
        shutil.rmtree(output / BUNDLE, ignore_errors=True)
        run_pagefind(work / "site", output / BUNDLE)
        _keep_runtime(output / BUNDLE)


def _write_copies(output: Path, site: Path, left_out: tuple[str, ...]) -> list[Row] | None:
    """Write the bare copy of every searched page; a row for each that has names, None where no
    page is searched.
    """
    rows: list[Row] | None = None
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        page = read_page(path.read_bytes()) if is_searched(name, left_out) else None
        if page:
            copy = site / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            address = name.removesuffix("index.html")
            copy.write_text(bare_copy(page, address), encoding="utf-8", newline="\n")
            rows = rows or []
            if page.names:
                rows.append((address, page.title, *page.names))
    return rows


def run_pagefind(site: Path, index: Path) -> None:
    """Index a folder of HTML; PageSearchError naming the log of what Pagefind said.

    ``--force-language`` because Pagefind would read no index where a page's language differs.
    """
    program = get_executable()  # started directly: ``python -m pagefind`` starts a Python for it
    if program is None:
        raise PageSearchError("站内搜索的索引没有做成：没有安装 Pagefind")
    command = [str(program), "--site", str(site), "--output-path", str(index)]
    done = subprocess.run(
        [*command, "--force-language", "und", "--silent"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode or not (index / "pagefind.js").is_file():
        log = site.with_name("pagefind.log")
        log.write_text(done.stderr or done.stdout, encoding="utf-8")
        raise PageSearchError(f"站内搜索的索引没有做成（Pagefind）。英文的记录在 {log}")


def _keep_runtime(bundle: Path) -> None:
    """Take away the scripts and styles that nobody loads."""
    for path in bundle.iterdir():
        if path.suffix in (".js", ".css") and path.name not in RUNTIME:
            path.unlink()
