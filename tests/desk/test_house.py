"""The house stays one that a newcomer walks through: small modules, in folders that have a map."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

LINES = 250
MODULES = sorted(path for name in ("plugins", "bench") for path in (ROOT / name).rglob("*.py"))
ROOMS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def test_no_module_is_longer_than_a_reader_takes_in() -> None:
    lengths = {path: path.read_text("utf-8").count("\n") for path in MODULES}
    assert len(lengths) > 400
    assert {path: lines for path, lines in lengths.items() if lines > LINES} == {}


def test_every_module_begins_with_what_it_is_for() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(parsed(path))]
    assert silent == []


def test_the_name_of_a_class_has_one_meaning() -> None:
    places: dict[str, list[Path]] = {}
    for path in MODULES:
        for part in parsed(path).body:
            if isinstance(part, ast.ClassDef):
                places.setdefault(part.name, []).append(path)
    assert len(places) > 300
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_test_waits_by_what_the_policy_of_the_site_refuses() -> None:
    refused = ".wait_for_" + "function("  # tests/support/waiting.py tells why
    tests = list((ROOT / "tests").rglob("*.py"))
    assert len(tests) > 300
    assert [path for path in tests if refused in path.read_text("utf-8")] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_of_the_code_names_every_room(room: str) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / "plugins/__init__.py").read_bytes())) or ""
    assert f"``{room}``" in docstring


def test_every_place_that_the_readme_names_is_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(
        re.findall(r"`((?:plugins|theme|content|docs|tests|bench|examples)/[\w./-]*)`", readme)
    )
    assert len(named) > 15
    assert sorted(path for path in named if not Path(ROOT, path).exists()) == []


def test_every_link_of_the_papers_leads_somewhere() -> None:
    papers = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/decisions.md")]
    links = [
        (paper, *link.partition("#")[::2])
        for paper in papers
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", paper.read_text("utf-8"))
    ]
    assert len(links) > 20
    for paper, name, place in links:
        target = (paper.parent / name).resolve()
        assert target.exists(), f"{paper.name}: {name}"
        if place:
            heads = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
            assert place in anchors, f"{paper.name}: {name}#{place}"
