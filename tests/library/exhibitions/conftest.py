"""One content folder in, exhibitions and messages out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.reading import Exhibitions, read_all
from tests.support.made import Files, Read, ReadOne


@pytest.fixture
def read(write_files: Callable[[Files], Path]) -> Read:
    """Read the files below ``content/exhibitions/``."""

    def run(files: Files) -> tuple[Exhibitions, list[str]]:
        folder = write_files({f"content/exhibitions/{name}": text for name, text in files.items()})
        found, problems = read_all(folder / "content")
        return found, [f"{problem.severity.value} {problem}" for problem in problems]

    return run


@pytest.fixture
def read_one(read: Read) -> ReadOne:
    """Read the files of one folder, ``a``; messages without the folder's name and “错误”."""

    def run(files: Files) -> tuple[Exhibition, list[str]]:
        found, told = read({f"a/{name}": text for name, text in files.items()})
        short = [message.replace("content/exhibitions/a/", "") for message in told]
        (exhibition,) = found.exhibitions
        return exhibition, [message.removeprefix("错误 ") for message in short]

    return run
