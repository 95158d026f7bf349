"""How much memory a piece of work takes, all its processes together.

Needs ``/proc`` (Linux); elsewhere the peak is 0, which is printed as not measured.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
EVERY_S = 0.1
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Peak:
    """The largest sum seen so far."""

    bytes: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look until told to stop."""
        while not self._stop.wait(EVERY_S):
            self.bytes = max(self.bytes, sum(map(resident, descendants(os.getpid()))))

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()


@contextmanager
def peak_of_children() -> Iterator[Peak]:
    """The peak of what this process starts meanwhile, this process not counted.

    Sums what is resident in each process: memory that two of them share counts twice, so this is
    an upper bound.
    """
    peak = Peak()
    thread = threading.Thread(target=peak.watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        peak.stop()
        thread.join()


def descendants(process: int) -> Iterator[int]:
    """All processes below one, as they are at this moment."""
    for path in PROC.glob(f"{process}/task/*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from descendants(child)


def resident(process: int) -> int:
    """Bytes in memory; 0 where the process has ended."""
    try:
        return int((PROC / str(process) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
