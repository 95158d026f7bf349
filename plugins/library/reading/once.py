"""A folder is read once while nobody writes to it.

Several checks ask for the same events and exhibitions, each by itself, and so do the rooms of a
build: a check stays a function of the site, a room knows no other, and the ten years of a library
are still read once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from plugins.library.reading.view import unseen

Read = TypeVar("Read")
_known: ContextVar[dict[tuple[object, ...], Any] | None] = ContextVar("known", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Readers marked :func:`once` keep what they read until the block ends."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def keep_what_is_read() -> None:
    """Readers marked :func:`once` keep what they read from now on: a build has begun."""
    _known.set({})


def forget_what_was_read() -> None:
    """Read every time again: the build is over."""
    _known.set(None)


def once(read: Callable[[Path], Read]) -> Callable[[Path], Read]:
    """Mark a pure reader of a folder; outside of a build and :func:`reading_once` every time."""

    @wraps(read)
    def remembered(folder: Path) -> Read:
        known = _known.get()
        if known is None:
            return read(folder)
        key = (read, folder, unseen())
        if key not in known:
            known[key] = read(folder)
        found: Read = known[key]
        return found

    return remembered
