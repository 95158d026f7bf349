"""Builds that every test process shares: each is made once a run, whoever asks for it first.

A run has several test processes. As soon as they have collected their tests, the builds that any of
these asks for begin in the background, one after the other (:func:`begin`); a test that comes to a
build before it is done waits for it (:func:`shared`). That few have to wait, each process begins
with the tests that need none (:func:`builds_last`).
"""

import fcntl
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

Items = Sequence[pytest.Item]
Make = Callable[[Path], object]
"""Makes a build in a folder that is there and empty; raises where it can't."""


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its test processes have."""
    base = factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def shared(common: Path, name: str, make: Make) -> Path:
    """The folder of a build, made now unless it is there; a failure is told to all who ask."""
    folder, done, failed = (common / f"{name}{end}" for end in ("", ".done", ".failed"))
    with turn_at(common / f"{name}.lock"):
        if failed.exists():
            raise AssertionError(failed.read_text(encoding="utf-8"))
        if not done.exists():
            folder.mkdir()
            try:
                make(folder)
            except BaseException as error:
                failed.write_text(str(error), encoding="utf-8")
                raise
            done.touch()
    return folder


def builds_last(items: Items, names: Collection[str], processes: int) -> list[pytest.Item]:
    """The tests in their order, but in each process's share those last that ask for a build.

    xdist's ``worksteal`` gives each process a run of neighbours, as long as any other's.
    """
    early = [item for item in items if asked_by(item).isdisjoint(names)]
    late = [item for item in items if not asked_by(item).isdisjoint(names)]
    parts = (_part(part, n, processes) for n in range(processes) for part in (early, late))
    return [item for part in parts for item in part]


def asked_by(item: pytest.Item) -> set[str]:
    """The fixtures of a test, those of its fixtures included."""
    return set(getattr(item, "fixturenames", ()))


def _part(items: Items, number: int, processes: int) -> Items:
    size, more = divmod(len(items), processes)
    begin = number * size + min(number, more)
    return items[begin : begin + size + (number < more)]


def begin(common: Path, builds: Mapping[str, Make], wanted: Iterable[str]) -> None:
    """Start the builds that are wanted, in the order of the table, beside the tests.

    Every test process calls this; the first one does it. A failure is told by :func:`shared`.
    """
    names = [name for name in builds if name in set(wanted)]
    try:
        (common / "begun").mkdir()
    except FileExistsError:
        return
    Thread(target=_make_all, args=(common, builds, names), name="builds").start()


def _make_all(common: Path, builds: Mapping[str, Make], names: Iterable[str]) -> None:
    for name in names:
        if not (common / f"{name}.failed").exists():
            try:
                shared(common, name, builds[name])
            except AssertionError:
                continue  # noted in the file, which the tests that ask for it read


@contextmanager
def turn_at(path: Path) -> Iterator[None]:
    """Wait until no other test process is in the block that this file stands for."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
