"""A longer run makes every law longer; what is marked ``soak`` waits for one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.laws import BRIEF, PROFILES
from tests.support.soak_mark import brief

ROOT = Path(__file__).parents[2]
LAWS = """
from hypothesis import given, settings, strategies as st
from tests.support.laws import examples, one_folder

drawn = {"plain": 0, "folder": 0, "dear": 0}

@given(st.integers())
def test_plain(number):
    drawn["plain"] += 1

@one_folder()
@given(number=st.integers())
def test_folder(tmp_path, number):
    drawn["folder"] += 1

@settings(max_examples=examples(3))
@given(st.integers())
def test_dear(number):
    drawn["dear"] += 1

def test_tell():
    print("drawn", *drawn.values())
"""
MARKED = """
import pytest
from tests.support.soak_mark import brief

@pytest.mark.soak
@pytest.mark.parametrize("number", [1, 2])
def test_long(number):
    pass

def test_short():
    pass
"""


def pytest_in(folder: Path, *options: str, **environment: str) -> str:
    """Run pytest on a folder that has the suite's plugins and nothing else of it."""
    (folder / "conftest.py").write_text(
        'pytest_plugins = ["tests.support.laws", "tests.support.soak_mark"]\n'
    )
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = soak\n")
    command = [sys.executable, "-m", "pytest", "-p", "_hypothesis_pytestplugin", *options]
    bare = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    bare["PYTEST_DEBUG_TEMPROOT"] = str(folder)  # where earlier runs of the suite left nothing
    given = os.environ | bare | environment
    done = subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "profile"), brief(1, [(["--hypothesis-profile=soak"], "soak"), ([], "brief")])
)
def test_each_law_grows_with_the_profile(tmp_path: Path, options: list[str], profile: str) -> None:
    (tmp_path / "test_laws.py").write_text(LAWS)
    number = PROFILES[profile]
    said = pytest_in(tmp_path, "-s", *options)
    assert f"drawn {number} {number} {3 * number // BRIEF}" in said


def test_a_failure_says_how_to_repeat_it_and_draws_anew_where_ci_is_true(tmp_path: Path) -> None:
    (tmp_path / "test_law.py").write_text(
        "from hypothesis import given, settings, strategies as st\n"
        "@given(st.integers())\n"
        "def test_small(number):\n"
        "    assert number < 100 and not settings().derandomize\n"
    )
    said = pytest_in(tmp_path, CI="true")
    assert "number=100" in said and "@reproduce_failure(" in said


def test_no_law_states_a_number_or_a_time_of_its_own() -> None:
    stated = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if path != Path(__file__)
        for found in re.findall(r"max_examples=(?!examples\().*|deadline=.*", path.read_text())
    ]
    assert stated == []


@pytest.mark.parametrize(
    ("options", "run"),
    brief(
        2,
        [
            (["-m", "not browser"], "1 passed, 2 deselected"),
            (["test_marked.py", "test_marked.py::test_long[2]"], "2 passed, 1 deselected"),
            (["--soak"], "3 passed"),
            (["test_marked.py::test_long[2]"], "1 passed"),
        ],
    ),
)
def test_what_is_marked_runs_when_asked_for(tmp_path: Path, options: list[str], run: str) -> None:
    (tmp_path / "test_marked.py").write_text(MARKED)
    assert f" {run} in " in pytest_in(tmp_path, *options)
