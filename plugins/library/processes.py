"""Processes that work for this one."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def spawned(processes: int) -> ProcessPoolExecutor:
    """So many, each begun anew.

    Spawned, not forked: the parent shows its progress in a thread, and a forked thread may hold a
    lock for ever.
    """
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
