"""A pytest plugin that writes what happened, one JSON line per case, while the run goes on.

``-p tests.long.tell --tell=FILE``. Line by line, because a bounded run is stopped in its middle;
by node id and not as JUnit's XML, because a node id is what repeats a case.
"""

import json
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest


class Case(TypedDict):
    """One line: a case that ended."""

    case: str
    """The node id, or the file that could not be read."""
    failure: NotRequired[str]
    """What pytest shows of a failure: the falsifying example, too."""
    note: NotRequired[str]
    """What is to be seen though it is no failure."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to write."""
    parser.addoption("--tell", type=Path, required=True, help="file for one JSON line per case")


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that gathers the results tells them, never a worker of xdist."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Teller(config.getoption("--tell")))


class Teller:
    """Writes a line for each case: once, and a second one only for a failure after it passed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A case ended, or its preparation or clearing up failed."""
        if report.failed:
            # where hypothesis puts the line that repeats a failure
            own = [text for title, text in report.sections if title == "Hypothesis"]
            self._write({"case": report.nodeid, "failure": "\n".join([report.longreprtext, *own])})
        elif report.when == "call":
            self._write({"case": report.nodeid})

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file could not be imported."""
        if report.failed:
            self._write({"case": report.nodeid, "failure": report.longreprtext})

    def _write(self, case: Case) -> None:
        tell(self.path, case)


def tell(path: Path, case: Case) -> None:
    """Write one line more."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(case, ensure_ascii=False) + "\n")


def read_cases(path: Path) -> list[Case]:
    """What a run told so far; a last line that was cut off is none."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]
