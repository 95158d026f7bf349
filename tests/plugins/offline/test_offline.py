"""What a saved page needs: all that it may ask for, late modules too; the worker at the root."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.offline.files import LostFileError, needed
from tests.support.tiny_theme import settings, tiny_theme

PAGE = (
    '<link rel="stylesheet" href="/lib/theme/catalog.1.css">'
    '<script type="module" src="/lib/theme/js.1/catalog.js"></script>'
    '<section data-sheet="/lib/theme/late.2.css"><a href="/lib/events/theme/">x</a></section>'
)
FILES = {
    "catalog/index.html": PAGE,
    "theme/catalog.1.css": "",
    "theme/late.2.css": "",
    "theme/other.3.css": "",
    "theme/js.1/catalog.js": 'import{a}from"./catalog/a.js";f(`./`),import(`./catalog/late.js`)',
    "theme/js.1/catalog/a.js": 'export{b as a}from"./b.js"',
    "theme/js.1/catalog/b.js": "export const b=1",
    "theme/js.1/catalog/late.js": "import'../offline/save.js';import '../catalog.js'",
    "theme/js.1/offline/save.js": "",
    "theme/js.1/search.js": "",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "catalog" / "index.html"


def test_a_page_needs_what_it_names_and_what_its_modules_import_sooner_or_later(
    tmp_path: Path,
) -> None:
    page = write(tmp_path, FILES)
    assert needed(page, tmp_path, "/lib") == [
        "theme/catalog.1.css",
        "theme/js.1/catalog.js",
        "theme/js.1/catalog/a.js",
        "theme/js.1/catalog/b.js",
        "theme/js.1/catalog/late.js",
        "theme/js.1/offline/save.js",
        "theme/late.2.css",
    ]


def test_a_script_that_stands_in_the_page_needs_what_it_asks_for_too(tmp_path: Path) -> None:
    in_page = "<script type=module>import(`/lib/theme/js.1/catalog/late.js`);f(`/lib`)</script>"
    page = write(tmp_path, {**FILES, "catalog/index.html": in_page})
    assert "theme/js.1/catalog/b.js" in needed(page, tmp_path, "/lib")


@pytest.mark.parametrize("lost", ["theme/late.2.css", "theme/js.1/catalog/b.js"])
def test_a_file_that_was_not_written_ends_the_build(tmp_path: Path, lost: str) -> None:
    page = write(tmp_path, {name: text for name, text in FILES.items() if name != lost})
    with pytest.raises(LostFileError, match=lost):
        needed(page, tmp_path, "/lib")


def test_worker_and_list_stand_at_the_root_of_the_site(
    tmp_path: Path, build: Callable[..., Path]
) -> None:
    files = {
        **tiny_theme(),
        "theme/static/js/sw.js": "// the worker\n",
        "theme/static/js/sw_off.js": "// it leaves\n",
        "theme/templates/offline.html": '{% extends "base.html" %}',
        "content/pages/catalog.md": "Title: 找书\n\n文。\n",
    }
    output = build(files, OFFLINE=True, **settings(tmp_path, "page_search", "offline"))
    assert (output / "sw.js").read_text(encoding="utf-8") == "// the worker\n"
    listed = json.loads((output / "offline.json").read_text(encoding="utf-8"))
    assert list(listed) == ["catalog/"]
    (sheet,) = listed["catalog/"]
    assert (output / sheet["url"]).stat().st_size == sheet["bytes"]


def test_a_release_can_be_rid_of_the_worker(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {
        **tiny_theme(),
        "theme/static/js/sw.js": "// the worker\n",
        "theme/static/js/sw_off.js": "// it leaves\n",
        "theme/templates/offline.html": '{% extends "base.html" %}',
    }
    output = build(files, OFFLINE=False, **settings(tmp_path, "page_search", "offline"))
    assert (output / "sw.js").read_text(encoding="utf-8") == "// it leaves\n"


def test_a_theme_without_a_worker_has_none(tmp_path: Path, build: Callable[..., Path]) -> None:
    output = build(tiny_theme(), **settings(tmp_path, "page_search", "offline"))
    assert not (output / "sw.js").exists() and not (output / "offline.json").exists()
