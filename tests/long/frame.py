"""Runs rows of the table: one seed for all, progress, a report, and how to repeat what failed."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.text import Text

from tests.long.report import Failure, Result, Row, commit, print_rows, write_report
from tests.long.table import LongRun
from tests.long.tell import Case, read_cases

TICK = 0.5
"""Seconds between two looks at a run, and so about the longest that one goes on after its time."""
GRACE = 3
"""Seconds in which a run that is stopped may tidy up."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to run, and where to write."""

    root: Path
    build: Path
    console: Console


def soak(place: Place, table: Iterable[LongRun], seed: int) -> int:
    """Run every row, each round with the next seed; 1 if anything failed."""
    at = commit()
    rows = [
        run_round(place, run, seed + number, name=f"{run.name}-{number + 1}")
        if run.rounds > 1
        else run_round(place, run, seed, name=run.name)
        for run in table
        for number in range(run.rounds)
    ]
    return _finish(place, "soak", seed, at, rows)


def fuzz(place: Place, run: LongRun, seed: int, minutes: float) -> int:
    """Rounds with new seeds until the time is over; a law that failed does not run again."""
    at, end = commit(), time.monotonic() + minutes * 60
    rows: list[Row] = []
    broken: list[str] = []
    while time.monotonic() < end and not (rows and rows[-1].result == "broke"):
        name = f"{run.name}-{len(rows) + 1}"
        rows.append(run_round(place, run, seed + len(rows), name, without=broken, end=end))
        broken += [failure.case for failure in rows[-1].failures]
    code = _finish(place, "fuzz", seed, at, rows)
    if not any(row.cases for row in rows):
        place.console.print(f"没有一条定律跑完：MINUTES={minutes:g} 太短，只够准备。请加长。")
        return 1
    return code


def run_round(
    place: Place,
    run: LongRun,
    seed: int,
    name: str,
    without: Sequence[str] = (),
    end: float = float("inf"),
) -> Row:
    """Run one row once and say what came of it; stop it at ``end``, by the monotonic clock."""
    folder = place.build / "long"
    folder.mkdir(parents=True, exist_ok=True)
    told, log = folder / f"{name}.jsonl", folder / f"{name}.log"
    told.unlink(missing_ok=True)
    command = [sys.executable, "-m", run.tool, *run.arguments, *_seeds(run, seed)]
    tell = ["-p", "tests.long.tell"] if run.tool == "pytest" else []
    deselected = [f"--deselect={case}" for case in without]
    place.console.print(Text(f"{name}：{run.holds}（种子 {seed}，约 {run.minutes} 分钟）"))
    begun = time.monotonic()
    with (
        log.open("wb") as out,
        _child([*command, *deselected, *tell, f"--tell={told}"], place, out) as child,
    ):
        code = _wait(child, place.console, told, name, end)
    cases = read_cases(told)
    failures = tuple(_failures(cases, run, command))
    return Row(
        name=name,
        seed=seed,
        cases=len({case["case"] for case in cases}),
        failures=failures,
        notes=tuple(case["note"] for case in cases if "note" in case),
        seconds=round(time.monotonic() - begun, 1),
        result=_result(code, cases, failures),
        repeat=_shell(command),
        log=str(log),
    )


def _seeds(run: LongRun, seed: int) -> list[str]:
    if run.tool != "pytest":
        return [f"--seed={seed}"]
    return [f"--hypothesis-seed={seed}", f"--randomly-seed={seed}"]


@contextmanager
def _child(command: list[str], place: Place, out: IO[bytes]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process with a group of its own, so that nothing which it started outlives it."""
    child = subprocess.Popen(
        command,
        cwd=place.root,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=out,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield child
    finally:
        _stop(child)


def _stop(child: "subprocess.Popen[bytes]") -> None:
    for number in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(child.pid, number)
        except ProcessLookupError:
            break
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            continue
    child.wait()


def _wait(
    child: "subprocess.Popen[bytes]", console: Console, told: Path, name: str, end: float
) -> int | None:
    """The exit code; ``None`` if the time was over before."""
    with console.status(name) as status:
        while time.monotonic() < end:
            try:
                return child.wait(max(0.0, min(TICK, end - time.monotonic())))
            except subprocess.TimeoutExpired:
                cases = read_cases(told)
                failed = sum("failure" in case for case in cases)
                status.update(f"{name}：{len(cases):,} 例，{failed} 个失败")
    return None


def _result(code: int | None, cases: Sequence[Case], failures: Sequence[Failure]) -> Result:
    if failures:
        return "failed"
    if code is None:
        return "stopped"
    return "passed" if code == 0 and cases else "broke"


def _failures(cases: Iterable[Case], run: LongRun, command: Sequence[str]) -> Iterator[Failure]:
    for case in cases:
        if "failure" in case:
            alone = [*command[:3], case["case"], *_alone(command[3:])]
            repeat = alone if run.repeats == "case" else command
            yield Failure(case["case"], case["failure"], _shell(repeat))


def _alone(arguments: Sequence[str]) -> Iterator[str]:
    """Without what chooses among many cases: one needs no mark and no second process."""
    rest = iter(arguments)
    for argument in rest:
        if argument in ("-m", "--numprocesses", "--dist"):
            next(rest)
        else:
            yield argument


def _shell(command: Sequence[str]) -> str:
    return shlex.join(command)


def _finish(place: Place, command: str, seed: int, at: str, rows: Sequence[Row]) -> int:
    path = place.build / f"{command}.json"
    write_report(path, command, seed, at, rows)
    print_rows(place.console, rows, path)
    return 0 if rows and all(row.good for row in rows) else 1
