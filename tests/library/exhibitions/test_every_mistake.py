"""Every mistake at once: each is told with its place, what was found and how to mend it."""

import ast
import sys
from dataclasses import dataclass
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
from tests.conftest import write_project
from tests.support.every_mistake import FILES

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


@dataclass(frozen=True)
class Reading:
    """What one reading of all mistakes told, and the lines of the modules that it ran."""

    told: list[str]
    run: set[tuple[str, int]]


@pytest.fixture(scope="module")
def reading_of_all(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The files of the mistakes are read once: one is a sheet of ten thousand rows."""
    given = {f"content/exhibitions/{name}": data for name, data in FILES.items()}
    content = write_project(tmp_path_factory.mktemp("mistakes"), given) / "content"
    files = {str(module.__file__) for module in MODULES}
    run: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        run.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    with pytest.MonkeyPatch.context() as patch, reading_once():
        patch.setenv("SOURCE_DATE_EPOCH", "1795881600")  # a year that is not written: the nearest
        sys.settrace(trace)
        try:
            found = read_all(content)[1]
        finally:
            sys.settrace(before)
        problems = sorted((*found, *check_claims(content), *check_moved(content)))
    told = [f"{problem.severity.value} {problem}" for problem in problems]
    return Reading([message.replace("content/exhibitions/", "") for message in told], run)


def test_every_mistake_is_told_and_nothing_else(reading_of_all: Reading) -> None:
    assert reading_of_all.told == TOLD


def test_a_message_is_a_sentence_with_its_place_and_severity() -> None:
    for message in TOLD:
        severity, _, rest = message.partition(" ")
        place, _, sentences = rest.partition("  ")
        assert severity in {one.value for one in Severity}
        assert place and sentences.endswith(("。", "？")), message
        assert "。。" not in message and "？。" not in message


def test_no_message_of_the_readers_is_without_its_example(reading_of_all: Reading) -> None:
    """Every line that makes a problem is run by the fixture: who adds one, adds its mistake."""
    wanted = {(str(module.__file__), line) for module in MODULES for line in _making_lines(module)}
    lacking = sorted(wanted - reading_of_all.run)
    assert [f"{Path(name).name}:{line}" for name, line in lacking] == []


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
