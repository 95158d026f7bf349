"""Runs tests in copies of the project, so that a mutant never stands in the working tree."""

import os
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PYTEST = (
    *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider"),
    "--hypothesis-seed=0",
)
LOOK = 0.1
"""Seconds between two looks."""
Job = tuple[Path, str, Sequence[Path], float]
"""A module, its new code, the tests to run, seconds that they may take."""


@dataclass(slots=True)
class Slot:
    """A copy of the project, and what runs in it."""

    folder: Path
    number: int = -1
    module: Path = Path()
    before: str = ""
    end: float = 0.0
    child: "subprocess.Popen[bytes] | None" = None


def copy_project(root: Path, folder: Path) -> Path:
    """Copy what git knows or would take, as it is in the working tree."""
    listed = subprocess.run(
        ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)
    return folder


def seconds_of(copy: Path, tests: Sequence[Path]) -> tuple[str, dict[Path, float]]:
    """What failed where nothing is changed (empty: nothing), and how long each file took."""
    told = copy / "times.xml"
    done = subprocess.run(
        (*PYTEST, "-o", "junit_family=xunit1", f"--junitxml={told}", *map(str, tests)),
        cwd=copy,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds: dict[Path, float] = defaultdict(float)
    for case in ET.parse(told).iter("testcase") if told.exists() else ():
        seconds[Path(case.get("file", ""))] += float(case.get("time", 0))
    return ("" if done.returncode == 0 else done.stdout[-4000:] + done.stderr[-2000:]), seconds


def run_in_copies(copy: Path, jobs: Sequence[Job], end: float) -> Iterator[tuple[int, bool]]:
    """The number of each job and whether its tests failed, one copy for each core; none begins
    after ``end``."""
    cores = len(os.sched_getaffinity(0))
    slots = [Slot(copy), *(Slot(copy.with_name(str(n))) for n in range(1, cores))]
    for slot in slots[1:]:
        shutil.copytree(copy, slot.folder)
    waiting = list(enumerate(jobs))
    try:
        while waiting or any(slot.child for slot in slots):
            if time.monotonic() > end:
                waiting.clear()
            for slot in slots:
                if slot.child is None and waiting:
                    _begin(slot, *waiting.pop(0))
                elif (killed := _outcome(slot)) is not None:
                    yield slot.number, killed
            time.sleep(LOOK)
    finally:
        for slot in slots:
            _end(slot)


def _begin(slot: Slot, number: int, job: Job) -> None:
    slot.module, code, tests, seconds = job
    slot.number, slot.end = number, time.monotonic() + seconds
    path = slot.folder / slot.module
    slot.before = path.read_text(encoding="utf-8")
    path.write_text(code, encoding="utf-8")
    slot.child = subprocess.Popen(
        (*PYTEST, *map(str, tests)),
        cwd=slot.folder,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _outcome(slot: Slot) -> bool | None:
    """Whether the tests noticed, once they ended; one that never ends was noticed."""
    if slot.child is None or (slot.child.poll() is None and time.monotonic() < slot.end):
        return None
    noticed = slot.child.poll() != 0
    _end(slot)
    return noticed


def _end(slot: Slot) -> None:
    """Stop all that the tests started, and take the mutant out."""
    if slot.child is None:
        return
    with suppress(ProcessLookupError):
        os.killpg(slot.child.pid, signal.SIGKILL)
    slot.child.wait()
    slot.child = None
    (slot.folder / slot.module).write_text(slot.before, encoding="utf-8")


def _environment() -> dict[str, str]:
    # a mutant may be written in the same second as the code before it: no .pyc may stand for both
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
