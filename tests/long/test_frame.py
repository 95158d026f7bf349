"""The frame of the long runs, on a small table of its own and with real pytest."""

import json
import os
import re
import shlex
import subprocess
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tests.long.__main__ import Unclear, main, read_minutes, read_rows, read_seed
from tests.long.frame import Place, fuzz, soak
from tests.long.table import SOAK, LongRun
from tests.support.soak_mark import brief

ROOT = Path(__file__).parents[2]
LAWS = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_true(number):
    assert number == number

@given(st.integers())
def test_wrong(number):
    assert number < 1000
"""
ENDLESS = """
import time
from tests.support.soak_mark import brief

def test_soon():
    pass

def test_endless():
    time.sleep(600)
"""
LAWS_RUN = LongRun(
    "laws", "两条定律", ("-p", "tests.support.laws", "-m", "hypothesis", "--numprocesses", "1"), 1
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder of its own, with a console that is read by :func:`said`."""
    # Otherwise the pytest within clears away what earlier runs of the suite left.
    monkeypatch.setenv("PYTEST_DEBUG_TEMPROOT", str(tmp_path))
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return Place(tmp_path, tmp_path / "build", Console(file=StringIO(), width=100))


def said(place: Place) -> str:
    assert isinstance(place.console.file, StringIO)
    return place.console.file.getvalue()


def rows_of(place: Place, command: str, seed: int) -> list[dict[str, Any]]:
    report = json.loads((place.build / f"{command}.json").read_text(encoding="utf-8"))
    assert (report["command"], report["seed"]) == (command, seed)
    assert re.fullmatch(r"[0-9a-f]{40}\+?", report["commit"])
    return list(report["rows"])


@pytest.mark.soak
def test_a_law_that_fails_is_told_with_the_command_that_makes_it_fail_again(place: Place) -> None:
    (place.root / "test_laws.py").write_text(LAWS)
    assert soak(place, [LAWS_RUN], seed=7) == 1
    (row,) = rows_of(place, "soak", 7)
    assert (row["name"], row["cases"], row["result"]) == ("laws", 2, "failed")
    (failure,) = row["failures"]
    assert failure["case"] == "test_laws.py::test_wrong"
    assert "@reproduce_failure(" in failure["shown"]
    assert failure["shown"] in said(place) and f"重现：{failure['repeat']}" in said(place)

    again = subprocess.run(
        shlex.split(failure["repeat"]),
        cwd=place.root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},  # of the real laws it is the project itself
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 1 and "1 failed" in again.stdout
    assert falsified(again.stdout) == falsified(failure["shown"])


def falsified(text: str) -> str:
    found = re.search(r"number=(.*),", text)
    assert found
    return found[1]


@pytest.mark.soak
def test_each_round_has_its_seed_and_all_that_pass_pass(place: Place) -> None:
    (place.root / "test_one.py").write_text("def test_one():\n    pass\n")
    assert soak(place, [LongRun("orders", "次序", (), 1, rounds=2)], seed=3) == 0
    rows = rows_of(place, "soak", 3)
    assert [(row["name"], row["seed"], row["cases"]) for row in rows] == [
        ("orders-1", 3, 1),
        ("orders-2", 4, 1),
    ]
    assert "--randomly-seed=4" in rows[1]["repeat"] and "没有失败" in said(place)


@pytest.mark.parametrize("broken", brief(1, ["import nothing_of_this_name\n", ""]))
def test_a_run_in_which_no_case_ran_is_no_success(place: Place, broken: str) -> None:
    (place.root / "test_none.py").write_text(broken)
    assert soak(place, [LongRun("none", "没有", (), 1)], seed=1) == 1
    (row,) = rows_of(place, "soak", 1)
    assert row["result"] == ("failed" if broken else "broke")
    assert f"重现：{row['repeat']}" in said(place) or "nothing_of_this_name" in said(place)


@pytest.mark.soak  # waits a quarter of a minute for the second round
def test_fuzz_draws_anew_each_round_and_runs_a_law_that_failed_no_more(place: Place) -> None:
    (place.root / "test_laws.py").write_text(LAWS)
    run = LongRun("round", "定律", ("-m", "hypothesis", "-p", "no:xdist"), 1)
    assert fuzz(place, run, seed=5, minutes=0.25) == 1
    first, second, *_ = rows_of(place, "fuzz", 5)
    assert (first["seed"], first["cases"], first["result"]) == (5, 2, "failed")
    assert (second["seed"], second["cases"], second["failures"]) == (6, 1, [])


@pytest.mark.soak
def test_the_time_is_kept_though_a_case_would_go_on(place: Place) -> None:
    (place.root / "test_endless.py").write_text(ENDLESS)
    begun = time.monotonic()
    run = LongRun("round", "没有尽头", ("--randomly-dont-reorganize",), 1)
    code = fuzz(place, run, seed=0, minutes=0.05)
    assert 3 <= time.monotonic() - begun < 12
    (row,) = rows_of(place, "fuzz", 0)
    assert row["cases"] <= 1 and row["result"] == "stopped"
    assert code == (0 if row["cases"] else 1)
    assert ("MINUTES=0.05 太短" in said(place)) is (row["cases"] == 0)


def test_the_table_names_each_run_once_and_says_what_it_holds() -> None:
    assert len({run.name for run in SOAK}) == len(SOAK)
    assert all(run.holds and run.minutes > 0 and run.rounds > 0 for run in SOAK)


def test_rows_are_chosen_by_name_in_the_order_of_the_table() -> None:
    assert read_rows({}, SOAK) == list(SOAK)
    chosen = read_rows({"ROWS": "mutants， laws,"}, SOAK)
    assert [run.name for run in chosen] == ["laws", "mutants"]
    with pytest.raises(Unclear, match=r"没有“law”.*laws、marked、orders、mutants、walk"):
        read_rows({"ROWS": "law"}, SOAK)


def test_seed_and_minutes_are_numbers_or_drawn_or_told() -> None:
    assert (read_seed({"SEED": "12"}), read_minutes({"MINUTES": "0.5"})) == (12, 0.5)
    assert len({read_seed({}) for _ in range(5)}) > 1
    assert read_minutes({}) == 5
    for text in ("十", "-1", "1.5"):
        with pytest.raises(Unclear, match=f"SEED.*“{text}”"):
            read_seed({"SEED": text})
    for text in ("十", "-1", "0", "inf", "nan"):
        with pytest.raises(Unclear, match=f"MINUTES.*“{text}”"):
            read_minutes({"MINUTES": text})


def test_every_variable_is_documented() -> None:
    names = re.findall(r'environment\.get\("(\w+)"', Path(main.__code__.co_filename).read_text())
    assert names == ["SEED", "MINUTES", "ROWS"]
    told = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| `{name}` |" not in told] == []
    assert ",".join(run.name for run in SOAK) in told
