"""A progress bar on the screen of whoever waits; nothing where nobody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeElapsedColumn


@contextmanager
def counting(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for work in steps; the function takes a step's name, how many are done, how many."""
    with bar() as progress:
        task: TaskID = progress.add_task(what, total=None)

        def said(step: str, done: int, total: int) -> None:
            progress.update(task, description=f"{what}：{step}", completed=done, total=total)

        yield said


def bar(*more: ProgressColumn) -> Progress:
    """A bar on the error output, with more columns where there is more to say."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), *more, TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)
