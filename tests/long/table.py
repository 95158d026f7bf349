"""What ``make soak`` runs, row by row. A new long run is one row more."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LongRun:
    """One row."""

    name: str
    """For ``ROWS=``."""
    holds: str
    """What is true when it passes, in one sentence."""
    arguments: tuple[str, ...]
    """Arguments of the tool; seeds come by themselves."""
    minutes: int
    """About so long on two cores."""
    rounds: int = 1
    """Each round has the next seed."""
    repeats: Literal["case", "round"] = "case"
    """What fails again by itself: the case that failed, or only the whole round in its order."""
    tool: str = "pytest"
    """Run by ``python -m``. One that is not pytest is told ``--seed`` and ``--tell`` and writes
    as :mod:`tests.long.tell` does."""


ON_ALL_CORES = ("--numprocesses", "auto", "--dist", "worksteal")
SOAK = (
    LongRun(
        name="laws",
        holds="每条定律取 500 个例子都成立",
        arguments=("-m", "hypothesis", "--hypothesis-profile=soak", *ON_ALL_CORES),
        minutes=15,
    ),
    LongRun(
        name="marked",
        holds="标了 soak、平时太长的测试都通过",
        arguments=("-m", "soak", "--soak", *ON_ALL_CORES),
        minutes=5,
    ),
    # one after another: who runs when on which core is nothing that a seed could repeat
    LongRun(
        name="orders",
        holds="不开浏览器的测试换三种次序都通过",
        arguments=("-m", "not browser", "-p", "no:xdist"),
        minutes=20,
        rounds=3,
        repeats="round",
    ),
    LongRun(
        name="mutants",
        holds="程序里改错一处，最近的测试多半看得出来",
        arguments=(),
        minutes=12,
        repeats="round",
        tool="tests.long.mutants",
    ),
    LongRun(
        name="walk",
        holds="每一种网页，在每一种屏幕、颜色、字号下，都没有看得出的毛病",
        arguments=(),
        minutes=40,
        repeats="round",
        tool="tests.long.walk",
    ),
)
# without the browser's, whose single example takes seconds: soak has them
FUZZ = LongRun(
    name="round",
    holds="每一轮用新的种子，每条定律取 200 个例子",
    arguments=("-m", "hypothesis and not browser", "--hypothesis-profile=fuzz", *ON_ALL_CORES),
    minutes=5,
)
