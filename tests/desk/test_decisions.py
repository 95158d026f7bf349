"""docs/decisions.md lists what the code says it decided against, and where it says so."""

import ast
import re
import tokenize
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAPER = (ROOT / "docs/decisions.md").read_text("utf-8")
LISTED = sorted(re.findall(r"^- \*\*(.+?)\*\* .*\(`([^`]+)`\)$", PAPER, re.MULTILINE))
"""Question and file."""
CODE = sorted(
    path
    for folder, endings in (
        ("plugins", "py html css js"),
        ("bench", "py"),
        ("theme", "html css js mjs"),
    )
    for ending in endings.split()
    for path in (ROOT / folder).rglob(f"*.{ending}")
)
QUESTION = re.compile(
    r"(?:^|[.:;] )(Why not [^.:,]{2,60}|Why [^.:,]{2,40} and not [^.:,]{2,40})(?=[:,])"
)
"""How a reason begins: ``Why not pymarc:``, ``Why lxml and not feedgen:``."""
ANY_QUESTION = re.compile(r"(?:^|[.:;] )(Why [^.:,]{2,60})(?=[:,])")
"""The same in what a module says of itself: ``Why a bare copy:``."""


def said(path: Path) -> list[str]:
    """The docstrings and comments of a file, each as one line; what it says of itself first."""
    if path.suffix != ".py":
        text = path.read_text("utf-8")
        notes = re.findall(
            r"/\*.*?\*/|\{#.*?#\}|(?:^[ \t]*//.*\n)+", text, re.DOTALL | re.MULTILINE
        )
        return [
            " ".join(re.sub(r"^\s*(?:/?\*+/?|//|\{#)", "", n, flags=re.M).split()) for n in notes
        ]
    tree = ast.parse(path.read_bytes())
    texts = [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    with path.open("rb") as file:
        marks = [one for one in tokenize.tokenize(file.readline) if one.type == tokenize.COMMENT]
    return [
        " ".join(text.split()) for text in (*texts, *(one.string.lstrip("# ") for one in marks))
    ]


def questions() -> list[tuple[str, str]]:
    """Every question of the code, with its file."""
    return sorted(
        (question.replace("``", "`"), path.relative_to(ROOT).as_posix())
        for path in CODE
        if b"Why " in path.read_bytes()  # parsing them all takes seconds
        for place, text in enumerate(said(path))
        for question in (QUESTION if place or path.suffix != ".py" else ANY_QUESTION).findall(text)
    )


def test_the_list_has_every_decision_that_the_code_gives_a_reason_for() -> None:
    assert len(LISTED) > 5
    assert questions() == LISTED


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Why not pymarc, even for single records: it needs", "Why not pymarc"),
        ("Pure. Why lxml and not feedgen: our own", "Why lxml and not feedgen"),
        ("Of it. Why not feedgen, which writes", "Why not feedgen"),
        ("Why a ``<meta>``: safe", "Why a ``<meta>``"),
    ],
)
def test_a_reason_is_known_by_how_it_begins(text: str, question: str) -> None:
    assert ANY_QUESTION.findall(text) == [question]
