"""One process at a time: a lock that dies with whoever holds it. Others are refused, or wait.

``flock`` is the kernel's own: it is gone when the last process that has the file open ends, killed
or not, so no stale lock ever has to be removed by hand. The file stays, it is only its place.
"""

import fcntl
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def held(path: Path, refusal: Callable[[str], Exception]) -> Iterator[TextIO]:
    """Hold the lock ``path`` during the block, where nobody else does.

    ``refusal`` makes the exception to raise where another process holds it, of what that process
    wrote about itself: ``电脑 …，进程 …``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise refusal(file.read().strip()) from None
        file.truncate(0)
        file.write(f"电脑 {socket.gethostname()}，进程 {os.getpid()}\n")
        file.flush()
        yield file


@contextmanager
def awaited(path: Path, told: str) -> Iterator[None]:
    """Hold the lock ``path`` during the block, as soon as nobody else does.

    ``told``: what people read while another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(told, file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:  # a child that was begun in the block has the file open too
            fcntl.flock(file, fcntl.LOCK_UN)
