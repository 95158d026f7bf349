"""The last look at words: what the finished site tells of anybody, by the rules that texts obey.

Pure: a folder in, leaks out. A number that the catalogue has for something else, a barcode, is
asked for only where one is found. The site of a large catalogue is shared out among processes.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from plugins.library.privacy.checks import SECRET
from plugins.library.privacy.numbers import find_numbers
from plugins.library.privacy.passwords import find_secrets
from plugins.library.privacy.texts import is_read, texts_of
from plugins.library.processes import workers

PARALLEL_FROM = 64 << 20
"""Bytes. Starting processes takes half a second, which a smaller site doesn't repay."""
_SHARE = 200
"""Files that a process gets at once."""
_OWN_NAMES = ("theme", "catalog", "search")
"""Folders whose names of files the programs make."""
_OWN_TEXTS = frozenset(("search/pagefind/pagefind-entry.json",))
"""Files of digests, ``und_737f32ee23a``: one in some thousands looks like somebody's telephone."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave, in a file of the site."""

    name: str
    """Of the file, from the site's root."""
    what: str
    shown: str
    """Masked, or the word beside which a secret stands."""
    digits: str = ""
    """Of a number, all of them: never to be printed."""

    def __str__(self) -> str:
        return f"{self.name}  {self.what}：{self.shown}"


def leaks(
    output: Path, declared: Iterable[str], is_other: Callable[[str], bool] = lambda digits: False
) -> Iterator[Leak]:
    """Everything found below a folder; ``declared``: telephones that the library gives.

    ``is_other``: whether the digits are known to be no person's.
    """
    allowed = frozenset(declared)
    read = [name for name in names_of(output) if is_read(name) and name not in _OWN_TEXTS]
    size = sum((output / name).stat().st_size for name in read)
    processes = os.cpu_count() or 1
    with workers(processes, size > PARALLEL_FROM and processes > 1) as pool:
        for leak in chain.from_iterable(pool.map(partial(_in_files, output), _shares(read))):
            if leak.digits not in allowed and not (leak.digits and is_other(leak.digits)):
                yield leak


def names_of(folder: Path) -> Iterator[str]:
    """All files in one order, by their names from the folder: ``news/a/index.html``.

    Those behind linked folders too: a copy of the site follows them.
    """
    root = str(folder)
    for at, folders, names in os.walk(root, followlinks=True):
        folders.sort()
        inside = at[len(root) :].replace(os.sep, "/").lstrip("/")
        files = (name for name in sorted(names) if os.path.isfile(os.path.join(at, name)))
        yield from (f"{inside}/{name}" if inside else name for name in files)


def _shares(names: Iterable[str]) -> Iterator[list[str]]:
    left = iter(names)
    while share := list(islice(left, _SHARE)):
        yield share


def _in_files(output: Path, names: Sequence[str]) -> list[Leak]:
    """Each leak of some files once."""
    found = (_in_file((output / name).read_bytes(), name) for name in names)
    return list(dict.fromkeys(chain.from_iterable(found)))


def _in_file(data: bytes, name: str) -> Iterator[Leak]:
    own = () if name.partition("/")[0] in _OWN_NAMES else (name,)
    for text in (*own, *texts_of(data, name)):
        for _, number in find_numbers(text):
            yield Leak(name, number.what.value, number.masked, number.digits)
        for _, secret in find_secrets(text, has_titles=True):
            if not secret.is_for_readers:
                yield Leak(name, SECRET, secret.word)
