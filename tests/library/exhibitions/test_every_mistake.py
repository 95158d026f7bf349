"""Every mistake at once: each is told with its place, what was found and how to mend it."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from plugins.library.exhibitions import (
    exhibits,
    folder,
    header_checks,
    heading,
    panels,
    preface,
    reading,
    tour,
)
from plugins.library.exhibitions.keys import EXHIBITION_KEYS
from plugins.library.exhibitions.reading import read_all
from plugins.library.reading import header, sheets
from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import Severity
from plugins.library.site.addresses import check_claims
from plugins.library.site.moved import check_moved
from tests.support.every_mistake import FILES
from tests.support.made import Files, Read

_KEYS = "、".join(key.chinese for key in EXHIBITION_KEYS)
TOLD = [
    line.replace("{keys}", _KEYS)
    for line in (Path(__file__).parent / "every_mistake.txt").read_text("utf-8").splitlines()
]
"""In a file of its own, so that it can be read as staff would read it."""
MODULES = (
    exhibits,
    folder,
    header,
    header_checks,
    heading,
    panels,
    preface,
    reading,
    sheets,
    tour,
)
MAKERS = {"error", "warning", "notice", "problem"}


def test_every_mistake_is_told_and_nothing_else(
    write_files: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795881600")  # a year that is not written: the nearest
    folder = write_files({f"content/exhibitions/{name}": data for name, data in FILES.items()})
    content = folder / "content"
    with reading_once():
        problems = sorted((*read_all(content)[1], *check_claims(content), *check_moved(content)))
    told = [f"{problem.severity.value} {problem}" for problem in problems]
    assert [message.replace("content/exhibitions/", "") for message in told] == TOLD


def test_a_message_is_a_sentence_with_its_place_and_severity() -> None:
    for message in TOLD:
        severity, _, rest = message.partition(" ")
        place, _, sentences = rest.partition("  ")
        assert severity in {one.value for one in Severity}
        assert place and sentences.endswith(("。", "？")), message
        assert "。。" not in message and "？。" not in message


def test_no_message_of_the_readers_is_without_its_example(read: Read) -> None:
    """Every line that makes a problem is run by the fixture: who adds one, adds its mistake."""
    wanted = {(str(module.__file__), line) for module in MODULES for line in _making_lines(module)}
    files = {name for name, _ in wanted}
    run: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        run.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(FILES)
    finally:
        sys.settrace(before)
    assert [f"{Path(name).name}:{line}" for name, line in sorted(wanted - run)] == []


def _making_lines(module: Any) -> set[int]:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = {
        node.lineno
        for node in calls
        if (isinstance(node.func, ast.Name) and node.func.id in MAKERS)
        or (isinstance(node.func, ast.Attribute) and node.func.attr == "problem")
    }
    assert made, module
    return made
