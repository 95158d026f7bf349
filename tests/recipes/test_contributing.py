"""CONTRIBUTING.md tells the recipes as their scripts have them, and names what there is."""

import re

import pytest

from tests.conftest import ROOT, Share
from tests.support.recipes import RECIPES, alone, changed

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECTIONS = {
    script: section
    for section in TEXT.split("\n### ")[1:]
    for script in re.findall(r"`tests/recipes/(\w+)\.py`", section)
}
"""By the name of the script."""


def paths(text: str) -> set[str]:
    """The files and folders that a text names, in ticks or as the goal of a link."""
    named = re.findall(r"`([\w.-]+/[\w./-]*)`", text)
    linked = re.findall(r"\]\((?!http)([^)#]+)", text)
    return {*named, *linked}


def test_every_recipe_is_told_and_has_its_script() -> None:
    assert sorted(SECTIONS) == RECIPES
    assert TEXT.count("\n### ") == len(SECTIONS)


def test_every_file_that_is_named_is_there() -> None:
    made = {"examples/district/output/"}
    assert len(paths(TEXT)) > 20
    assert sorted(name for name in paths(TEXT) - made if not (ROOT / name).exists()) == []


def test_every_command_that_is_named_is_there() -> None:
    tests = re.findall(r"(?:pytest|--test) (tests/\S+)(?: -k \"(\w+)\")?", TEXT)
    assert len(tests) == 3
    for file, word in tests:
        assert word in (ROOT / file).read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^make (\w+)|`make (\w+)`", TEXT, re.MULTILINE))
    assert len(targets) > 3
    for target in (first or second for first, second in targets):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_a_recipe_names_every_file_that_its_script_changes(name: str, share: Share) -> None:
    files = [file for file in changed(alone(share, name)) if (ROOT / file).exists()]
    assert files
    assert set(files) <= paths(SECTIONS[name])
