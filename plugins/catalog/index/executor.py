"""Where the index is built: processes of this machine, or a Dask cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from plugins.library.processes import workers

DASK = "dask:"
PARALLEL_FROM = 5_000
"""Records. Starting processes takes a second or two, which fewer records don't repay."""
_WAIT = 10
"""Seconds for a cluster's answer."""


class ExecutorError(Exception):
    """The setting can't be followed; says why and what to do, in Chinese."""


@contextmanager
def executor_for(setting: str, records: int) -> Iterator[Executor]:
    """The executor that ``CATALOG_EXECUTOR`` names.

    Empty: as many processes as this machine has processors; a number: so many; ``dask:tcp://…``:
    the cluster whose scheduler listens there, which must see the folder ``build/`` under the same
    path (docs/union-catalogue.md). ExecutorError for anything else.
    """
    if setting.startswith(DASK):
        with _dask(setting.removeprefix(DASK)) as executor:
            yield executor
        return
    if setting and not (setting.isdecimal() and int(setting) > 0):
        raise ExecutorError(
            f"CATALOG_EXECUTOR 写的是“{setting}”。可以不写，或写进程数，"
            "或写 dask:tcp://地址:端口（见 docs/union-catalogue.md）"
        )
    processes = int(setting or os.cpu_count() or 1)
    with workers(processes, processes > 1 and records >= PARALLEL_FROM) as executor:
        yield executor


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        remedy = "请按 docs/union-catalogue.md 安装 requirements-dev.txt"
        raise ExecutorError(f"CATALOG_EXECUTOR 要用 Dask，这里还没有安装。{remedy}") from None
    try:
        client = Client(address, timeout=_WAIT)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as reason:
        remedy = "请核对地址，看看调度程序是不是已经启动（docs/union-catalogue.md）"
        raise ExecutorError(f"CATALOG_EXECUTOR 的 Dask 集群 {address} 连不上。{remedy}") from reason
    with client, client.get_executor() as executor:  # type: ignore[no-untyped-call]
        yield executor
