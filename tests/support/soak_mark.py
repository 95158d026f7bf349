"""Tests marked ``soak`` are too long for ``make test``: they wait for ``make soak``.

``make test`` has five minutes on two cores, and of everything that may be true of the site it asks
once. What waits says nearly the same as a test that stays: of one more page, width, key or kind
(:func:`brief`); through a whole site what a small one says; by a dear way (a build, a process,
a browser) what the rule itself says at once; or how a subject behaves at its edge, where a test of
what it is for stays. None waits that alone holds a promise of its subject, keeps something private,
keeps an attack out or keeps data from being lost. Before anything waits, it is made cheaper: one
build or page for several tests, fewer examples (``tests/support/laws.py``).

A hook and not ``-m "not soak"`` in pytest's options, which any ``-m`` of one's own would undo.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest


def brief(number: int, values: Iterable[Any]) -> list[Any]:
    """Values of a test's parameters: so many now, those behind them in ``make soak``.

    For values that say the same of one more page, width or file, so that each kind of fault keeps
    its case in ``make test``. A tuple has a value for each of several parameters.
    """
    given = [one if isinstance(one, tuple) else (one,) for one in values]
    return [
        pytest.param(*one, marks=() if at < number else pytest.mark.soak)
        for at, one in enumerate(given)
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--soak`` lets them run; so does naming one."""
    parser.addoption("--soak", action="store_true", help="run the tests marked soak, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked, unless asked for."""
    if config.getoption("--soak"):
        return
    waiting = [item for item in items if item.get_closest_marker("soak") and not _named(item)]
    config.hook.pytest_deselected(items=waiting)
    items[:] = [item for item in items if item not in waiting]


def _named(item: pytest.Item) -> bool:
    for argument in item.config.args:
        path, _, name = argument.partition("::")
        if name and (item.config.invocation_params.dir / Path(path)).resolve() == item.path:
            own = item.nodeid.partition("::")[2]
            if own == name or own.startswith((f"{name}[", f"{name}::")):
                return True
    return False
