"""The memory of a piece of work is that of all its processes together."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.memory import descendants, resident
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc"),
    pytest.mark.soak,  # it measures, and takes its time
]
GROW = "import time; block = bytearray(60_000_000); time.sleep(1)"
HOLD = "block = bytearray(60_000_000); print('grown', flush=True); input()"
BOTH = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {HOLD!r}], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE)
child.stdout.readline()
{GROW}
child.communicate(b"done")
"""
"""Both are large at the same time, however slowly a child starts."""


MEASURE = """
import subprocess, sys
from bench.memory import peak_of_children
for work in sys.argv[1:]:
    with peak_of_children() as peak:
        subprocess.run([sys.executable, "-c", work], check=True)
    print(peak.bytes)
"""
"""In a process of its own: the tests' own has a browser among its children."""


def test_children_count_and_what_they_start_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, "", GROW, BOTH],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    none, one, two = map(int, done.stdout.split())
    assert none < 60_000_000 <= one < 120_000_000 <= two


def test_a_process_that_has_ended_takes_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert resident(child.pid) == 0
    assert list(descendants(child.pid)) == []
