"""A value that can't be read is told once: as what it is, and never as missing too."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.library.reading.header import Key
from plugins.library.reading.kind import Kind
from tests.conftest import write_project
from tests.plugins.reading.test_waiting import WRITTEN, draft_of, path_of

PLACES = [(kind, key) for kind in WRITTEN for key in kind.header]


@pytest.fixture(scope="module")
def told_before(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Kind], set[str]]:
    """What is told as missing of the text of a kind as it was written."""

    before: dict[str, set[str]] = {}

    def told(kind: Kind) -> set[str]:
        if kind.word not in before:
            folder = write_project(tmp_path_factory.mktemp("before"), dict(draft_of(kind, "可发")))
            before[kind.word] = missing(kind, folder)
        return before[kind.word]

    return told


@pytest.mark.parametrize(
    ("kind", "key"), PLACES, ids=lambda one: one.english if isinstance(one, Key) else one.word
)
def test_what_cannot_be_read_is_not_missing(
    tmp_path: Path, told_before: Callable[[Kind], set[str]], kind: Kind, key: Key
) -> None:
    files = dict(draft_of(kind, "可发"))
    text = str(files[path_of(kind)])
    folder = write_project(tmp_path, files)
    lines = [line for line in text.splitlines() if not line.startswith(f"{key.chinese}：")]
    for written in ("不知道是什么", "2026-13-45", "12月"):
        body = "\n".join([f"{key.chinese}：{written}", *lines])
        (folder / path_of(kind)).write_text(body, "utf-8")
        assert missing(kind, folder) <= told_before(kind)


def missing(kind: Kind, folder: Path) -> set[str]:
    """What is told as missing of a text and what lies beside it."""
    found = kind.read(folder / "content")[1]
    return {problem.what for problem in found if "缺少" in problem.what}
