"""Which files of the content folder are seen: all, or all but those that wait to be published.

One view a process, and not an argument of each reader: a reader that forgot to ask would publish a
draft. Whoever lists a folder of content does it through :func:`seen`.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from urllib.parse import unquote, urlsplit

_gone: ContextVar[tuple[frozenset[str], tuple[str, ...]]] = ContextVar(
    "gone", default=(frozenset(), ())
)
_unseen: ContextVar[frozenset[str]] = ContextVar("unseen", default=frozenset())


@contextmanager
def without(paths: Iterable[Path]) -> Iterator[None]:
    """Nobody sees these files and folders until the block ends; nothing else is hidden in it."""
    token = _unseen.set(_absolute(paths))
    try:
        yield
    finally:
        _unseen.reset(token)


def see_all_but(paths: Iterable[Path], addresses: Iterable[str] = (), site: str = "") -> None:
    """Hide these files and folders from now on, and nothing else: a build has begun or ended.

    ``addresses``: those of the coming site that are not there therefore, with both slashes;
    ``site``: its own, before which they may stand.
    """
    _unseen.set(_absolute(paths))
    _gone.set((frozenset(addresses), (site, urlsplit(site).path)))


def leads_nowhere(address: str) -> bool:
    """Whether an address in a page is that of something hidden."""
    gone, before = _gone.get()
    if not gone:
        return False
    plain = unquote(re.split("[?#]", address.strip(), maxsplit=1)[0])
    ways = {plain, *(plain.removeprefix(one) for one in before)}
    return any(f"/{way.strip('/').removesuffix('index.html').strip('/')}/" in gone for way in ways)


def hides_addresses() -> bool:
    """Whether any address leads nowhere: most builds need not look for them."""
    return bool(_gone.get()[0])


def unseen() -> frozenset[str]:
    """What is hidden, as absolute paths: what is remembered of one view is not true of another."""
    return _unseen.get()


def is_seen(path: Path) -> bool:
    """Whether neither a path nor a folder above it is hidden."""
    hidden = _unseen.get()
    if not hidden:
        return True
    whole = Path(os.path.abspath(path))
    return str(whole) not in hidden and not any(str(above) in hidden for above in whole.parents)


def seen(paths: Iterable[Path]) -> list[Path]:
    """Those of some paths that are seen, sorted: one order on every machine."""
    return sorted(path for path in paths if is_seen(path))


def _absolute(paths: Iterable[Path]) -> frozenset[str]:
    return frozenset(os.path.abspath(path) for path in paths)
