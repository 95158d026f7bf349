"""One word for one thing: ``docs/words.md`` says which, and nothing that readers see differs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

LIST = ROOT / "docs/words.md"
ALSO_SAID = ("also_called", '<meta name="keywords"', "别称")
"""A line with one of these holds what readers may type, as these scripts do."""
TYPED = ("forgive", "suggest", "query", "vendor")
NOT_READ = ("people", "reader", "privacy")
"""Folders of code whose words are those of texts that are read, not of the site."""
KEYS = ("data.py", "new_branches.py", "toml_names.py", "common_keys.py")
"""Modules that declare names of keys and columns, on which staff's files and programs depend."""
COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|(?m:^\s*//.*$)", re.S)


def rows() -> list[list[str]]:
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def column(number: int) -> list[str]:
    return [word for row in rows() for word in row[number].split("、") if word]


ANYWHERE = re.compile("|".join(map(re.escape, column(2))))
AS_A_NAME = re.compile(
    rf"""(?<=[>"'`])\s*(?:{"|".join(map(re.escape, column(3)))})[：:]?\s*(?=[<"'`])"""
)
"""A label is all that stands in an element, or all of a string."""


def wrong(text: str) -> list[str]:
    """The words of a text that the site says otherwise."""
    lines = [line for line in text.splitlines() if not any(w in line for w in ALSO_SAID)]
    kept = "\n".join(lines)
    return [found.strip() for law in (ANYWHERE, AS_A_NAME) for found in law.findall(kept)]


def strings(source: str) -> str:
    """The strings of Python code but docstrings, each in quotes."""
    tree = ast.parse(source)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return "\n".join(
        f'"{node.value}"' for node in found if isinstance(node.value, str) and id(node) not in docs
    )


def written() -> Iterator[tuple[Path, str]]:
    """Templates, scripts and labels of this project, without their comments."""
    for path in (ROOT / "theme").rglob("*"):
        if path.suffix in (".html", ".js") and not {*TYPED, "bundle"} & {*path.parts}:
            yield path, COMMENTS.sub("", path.read_text("utf-8"))
    for path in (ROOT / "plugins").rglob("*.html"):
        yield path, COMMENTS.sub("", path.read_text("utf-8"))
    for path in (ROOT / "plugins").rglob("*.py"):
        source = path.read_text("utf-8")
        if not {*NOT_READ, *KEYS} & {*path.parts} and wrong(source):
            yield path, strings(source)


def test_the_list_says_of_each_word_what_is_said_instead() -> None:
    assert len(rows()) > 15 and all(len(row) == 4 and row[1] for row in rows())
    said = " ".join(row[1] for row in rows())
    assert wrong(said) == [], "what is used is not what is not used"
    assert len(set(column(2))) == len(column(2)), "each word stands once"


def test_every_page_of_the_example_says_one_word_for_one_thing(example_site: Path) -> None:
    pages = [*example_site.rglob("*.html"), *example_site.rglob("*.xml")]
    assert len(pages) > 100
    told = {str(p.relative_to(example_site)): wrong(p.read_text("utf-8")) for p in pages}
    assert {name: words for name, words in told.items() if words} == {}


def test_templates_scripts_and_labels_say_it_too() -> None:
    told = {str(path.relative_to(ROOT)): wrong(text) for path, text in written()}
    assert {name: words for name, words in told.items() if words} == {}


def test_what_staff_read_says_it_too() -> None:
    papers = [path for path in (ROOT / "docs").glob("*.md") if path != LIST]
    told = {path.name: wrong(path.read_text("utf-8")) for path in papers}
    assert {name: words for name, words in told.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<h2>新书通报</h2>", ["新书通报"]),
        ("<dt>给谁</dt><p>给谁看都行</p>", ["给谁"]),
        ('label = "种类："', ["种类："]),
        ("<p>几种类型，哪种类型都行</p>", []),
        ('{% set also_called = ("新到的书",) %}', []),
    ],
)
def test_a_word_that_is_not_used_would_be_seen(text: str, words: list[str]) -> None:
    assert wrong(text) == words
