"""Processes that work for this one."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def spawned(processes: int) -> ProcessPoolExecutor:
    """So many, each begun anew.

    Spawned, not forked: the parent shows its progress in a thread, and a forked thread may hold a
    lock for ever.
    """
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def workers(processes: int, is_worth_it: bool) -> Executor:
    """So many processes where there is enough to do for them; else one thread of this process.

    A process takes half a second to begin, in which little work is done already.
    """
    return spawned(processes) if is_worth_it else ThreadPoolExecutor(1)
