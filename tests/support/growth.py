"""Whether work grows with the length of a text or with its square: by a ratio, not by seconds.

Seconds are those of the machine and of what else it does; how much longer the same work takes for
a text four times as long is the program's own.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Given = TypeVar("Given")
TIMES_LONGER = 4
"""How much longer the second of two texts is."""
TIMES_THE_WORK = 9
"""Between 4 (with the length) and 16 (with its square)."""
TRIES = 3
"""Of each the least is taken: what else the machine does only ever adds."""
TOO_SHORT = 0.05
"""Seconds of the longer work below which the ratio would be that of the clock's grain."""


def grows_with_length(work: Callable[[Given], object], short_and_long: Sequence[Given]) -> bool:
    """Judge work on two texts, the second ``TIMES_LONGER`` as long as the first."""
    short, long = (min(_seconds(work, one) for _ in range(TRIES)) for one in short_and_long)
    return long < TOO_SHORT or long < TIMES_THE_WORK * short


def _seconds(work: Callable[[Given], object], given: Given) -> float:
    """Of the processor, for this process alone."""
    began = time.process_time()
    work(given)
    return time.process_time() - began
