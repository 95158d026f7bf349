"""The memory of a piece of work is that of all its processes together."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.bench_search_memory import descendants, peak_of_children, resident

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
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


def test_children_count_and_what_they_start_too() -> None:
    with peak_of_children() as none:
        pass
    with peak_of_children() as one:
        subprocess.run([sys.executable, "-c", GROW], check=True)
    with peak_of_children() as two:
        subprocess.run([sys.executable, "-c", BOTH], check=True)
    assert none.bytes < 60_000_000 <= one.bytes < 120_000_000 <= two.bytes


def test_a_process_that_has_ended_takes_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert resident(child.pid) == 0
    assert list(descendants(child.pid)) == []
