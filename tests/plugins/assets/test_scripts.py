"""Scripts as they are published: put together, and never an old one."""

import json
import re
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets import checks
from plugins.assets.bundle import Bundle, read_bundle
from plugins.assets.scripts import SOURCES, digest, placed, read_bundled, read_in_page
from plugins.library.site.site import Site
from tests.conftest import ROOT
from tests.support.laws import one_folder

BUNDLED = ROOT / "theme/bundle"
STATIC = ROOT / "theme/static"
NAMES = ("js/a.js", "js/a/later.js", "js/today.js")
ANY = Site(Path(), Path(), Path(), Path(), date(2026, 9, 1))
NEWER = re.compile(r"\?\.[A-Za-z_$(\[]|\?\?|\|\|=|&&=")
"""Syntax after ES2019 that is much used; ``theme/bundle.mjs`` knows all of it."""


def theme(folder: Path, sources: dict[str, str], of: dict[str, str]) -> Path:
    """A theme's ``static`` with a bundle that was made of other sources, or the same."""
    for name, text in (*sources.items(), *((f"../bundle/{n}", f"put together: {n}") for n in of)):
        path = folder / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    digests = {name: digest(text) for name, text in of.items()}
    (folder / "bundle" / SOURCES).write_text(json.dumps(digests), encoding="utf-8")
    return folder / "static"


def served(bundle: Bundle, name: str) -> str:
    return bundle.assets[name].content.decode()


def every_file() -> dict[str, str]:
    """All that ``make bundle`` wrote, by the names of templates."""
    return read_bundled(STATIC) | read_in_page(STATIC)


def empty(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


@one_folder()
@given(
    made_of=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=3), min_size=1),
    edited=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=3) | st.none()),
)
def test_whatever_was_edited_no_old_script_is_published(
    tmp_path: Path, made_of: dict[str, str], edited: dict[str, str | None]
) -> None:
    empty(tmp_path)
    later = {name: text for name, text in {**made_of, **edited}.items() if text is not None}
    bundle = read_bundle(theme(tmp_path, later, made_of), published=True)
    read = {name: text.replace("\r\n", "\n").replace("\r", "\n") for name, text in later.items()}
    same = all(digest(read.get(name, "")) == digest(text) for name, text in made_of.items())
    for name, text in read.items():
        is_put_together = same and name in made_of
        expected = f"put together: {name}" if is_put_together else text
        assert served(bundle, name).replace("\r\n", "\n").replace("\r", "\n") == expected


def test_what_a_library_adds_is_published_as_it_is_with_all_that_it_may_import(
    tmp_path: Path,
) -> None:
    ours = {"js/a.js": "a", "js/a/later.js": "later"}
    own = 'import { later } from "./a/later.js";\n'
    bundle = read_bundle(theme(tmp_path, {**ours, "js/own.js": own}, ours), published=True)
    assert served(bundle, "js/own.js") == own
    assert served(bundle, "js/a.js") == "put together: js/a.js"
    bundle.write(tmp_path / "out")
    folder = (tmp_path / "out" / bundle.path("js/own.js")).parent
    assert (folder / "a/later.js").read_text() == "later"
    assert folder != (tmp_path / "out" / bundle.path("js/a.js")).parent


def test_a_site_that_is_only_looked_at_has_its_scripts_as_they_are(tmp_path: Path) -> None:
    ours = {"js/a.js": "a"}
    assert served(read_bundle(theme(tmp_path, ours, ours)), "js/a.js") == "a"


@pytest.mark.parametrize("conflict", ["<<<<<<< ours\n{}", ""])
def test_a_list_of_sources_that_is_none_makes_no_old_script(tmp_path: Path, conflict: str) -> None:
    static = theme(tmp_path, {"js/a.js": "a"}, {"js/a.js": "a"})
    (tmp_path / "bundle" / SOURCES).write_text(conflict, encoding="utf-8")
    assert served(read_bundle(static, published=True), "js/a.js") == "a"


def test_staff_are_told_which_scripts_are_not_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme(tmp_path, {"js/a.js": "new"}, {"js/a.js": "old"})
    monkeypatch.setattr(checks, "THEME", tmp_path)
    (told,) = checks.check_scripts(ANY)
    assert told.found == "js/a.js" and "make bundle" in told.remedy
    theme(tmp_path, {"js/a.js": "new"}, {"js/a.js": "new"})
    assert list(checks.check_scripts(ANY)) == []


def test_the_script_of_a_page_waits_for_no_other() -> None:
    pages = {name: text for name, text in every_file().items() if name.count("/") == 1}
    assert pages.keys() == {f"js/{path.name}" for path in (STATIC / "js").glob("*.js")}
    for name, text in pages.items():
        assert not re.search(r"""(?:^|[;}])import\b[^(]""", text), name


def test_a_script_has_an_address_or_stands_in_its_page() -> None:
    in_page = read_in_page(STATIC)
    assert in_page and not in_page.keys() & read_bundled(STATIC).keys()
    bundle = read_bundle(STATIC, published=True)
    assert bundle.in_page == in_page and not in_page.keys() & bundle.assets.keys()
    assert read_bundle(STATIC).in_page == {}


@given(
    folder=st.sampled_from(["/theme/js.1", "/lib/theme/js.2"]),
    name=st.from_regex(r"[a-z_]{1,6}(/[a-z_]{1,6}){0,2}\.js", fullmatch=True),
    ask=st.sampled_from(["import(`{}`)", 'import("{}")', "_ask(`{}`)"]),
    beside=st.sampled_from(["`./{}`", "a(`{}`)", "import(e)", "(`./{} `)"]),
)
def test_what_a_script_in_its_page_asks_for_it_asks_for_where_the_rest_lies(
    folder: str, name: str, ask: str, beside: str
) -> None:
    other = beside.format(name)
    script = f"{other};{ask.format(f'./{name}')};{other}"
    assert placed(script, folder) == f"{other};{ask.format(f'{folder}/{name}')};{other}"


def test_of_an_edited_script_no_old_one_stands_in_its_page(tmp_path: Path) -> None:
    ours = {"js/a.js": "a", "js/a/later.js": "later"}
    static = theme(tmp_path, {**ours, "js/a.js": "new"}, ours)
    (tmp_path / "bundle/page").mkdir()
    (tmp_path / "bundle/js/a.js").rename(tmp_path / "bundle/page/a.js")
    edited = read_bundle(static, published=True)
    assert edited.in_page == {} and served(edited, "js/a.js") == "new"
    (static / "js/a.js").write_text("a", encoding="utf-8")
    bundle = read_bundle(static, published=True)
    assert bundle.in_page == {"js/a.js": "put together: js/a.js"}
    assert "js/a.js" not in bundle.assets
    assert bundle.path("js/a/later.js") == f"{bundle.folder}/a/later.js"


def test_no_published_script_needs_an_engine_newer_than_its_syntax() -> None:
    for name, text in every_file().items():
        assert not NEWER.search(text), name


@pytest.mark.parametrize("newer", ["a?.b", "a ?? b", "a ||= b", "a &&= b", "a?.[0]", "a?.()"])
def test_newer_syntax_would_be_seen(newer: str) -> None:
    assert NEWER.search(newer)


def test_the_script_in_the_head_is_read_by_engines_that_know_no_modules() -> None:
    boot = (BUNDLED / "js/boot.js").read_text("utf-8")
    assert not re.search(r"=>|`|\b(?:let|const|class)\b|\.\.\.", boot)


def test_what_comes_later_comes_in_one_round() -> None:
    """Whoever asks for a file asks at once for all that it waits for."""
    files = {name.removeprefix("js/"): text for name, text in every_file().items()}
    asked = 0
    for name, text in files.items():
        beside = named(name, text, r"(?:import|_ask)\(`(\.[^`]+)`")
        there = {name, name.split("/")[0] + ".js", *waits_for(name, files)}
        for later in beside:
            assert waits_for(later, files) - there <= beside, (name, later)
            asked += 1
    assert asked > 30


def named(name: str, text: str, pattern: str) -> set[str]:
    return {normpath(join(dirname(name), found)) for found in re.findall(pattern, text)}


def waits_for(name: str, files: dict[str, str]) -> set[str]:
    found = named(name, files[name], r"""from"([^"]+)\"""") - {name}
    return found.union(*(waits_for(other, files) for other in found if "/" in other))
