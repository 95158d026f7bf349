"""An action that is killed at any moment: before each call by which it may change the disk.

Between two such calls of a process the disk stays as it is, so these moments are all there are.
``make test`` draws one of ten of them, with the seed of its run; ``make soak`` takes them all.
"""

import io
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from random import randint
from types import FrameType
from typing import Any

import pytest

MODULES = ("posix", "fcntl", "_io", "io")
LOOKING = frozenset(
    "fileno fspath fstat getpid listdir listxattr lstat read readlines readlink scandir seek stat"
    " text_encoding umask".split()
)
"""Calls that change nothing: to be killed before them is to be killed before the next."""
KILLED = 99
_EVERY, _DRAWN = 1, 10

at_moments = pytest.mark.parametrize(
    "step",
    [
        pytest.param(_DRAWN, id="drawn"),
        pytest.param(_EVERY, id="every", marks=pytest.mark.soak),
    ],
)
"""For a test that takes the ``step`` of :func:`killed_at_moments`."""


def killed_at_moments(action: Callable[[], object], step: int) -> Iterator[int]:
    """Run ``action`` in a process of its own, killed before its first call, its second …

    Gives the number of the call each time, for the caller to look at what is left and to set the
    scene anew; ends when the action came to its end. What the action raises is an error here. Of
    ``step`` calls in a row one is taken, the first by chance.
    """
    for moment in count(randint(1, step), step):
        ended = killed_at(moment, action)
        yield moment
        if ended:
            return


def killed_at(moment: int, action: Callable[[], object]) -> bool:
    """Run ``action`` in a process that ends before its call ``moment``; whether it came to its end.

    The process ends as under ``kill -9``: no clean-up runs, no buffer is written.
    """
    with warnings.catch_warnings():
        # Python 3.12 warns of other threads: the child runs the action and nothing else
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _act(moment, action)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED), f"the action ended with {code} instead of being killed"
    return code == 0


def _act(moment: int, action: Callable[[], object]) -> None:
    code = 1
    try:
        sys.setprofile(_killer(moment))
        action()
        code = 0
    finally:
        sys.setprofile(None)
        os._exit(code)


def _killer(moment: int) -> Callable[[FrameType, str, Any], None]:
    calls = 0

    def see(frame: FrameType, event: str, function: Any) -> None:
        nonlocal calls
        if event != "c_call" or not _may_change_the_disk(function):
            return
        calls += 1
        if calls == moment:
            os._exit(KILLED)

    return see


def _may_change_the_disk(function: Any) -> bool:
    if function.__name__ in LOOKING:
        return False
    owner = getattr(function, "__self__", None)
    return getattr(function, "__module__", None) in MODULES or isinstance(owner, io.IOBase)
