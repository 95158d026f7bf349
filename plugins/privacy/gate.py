"""The last look at words: what the finished site tells of anybody, by the rules that texts obey.

Pure: a folder in, leaks out. A number that the catalogue has for something else, a barcode, is
asked for only where one is found.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.library.privacy.checks import SECRET
from plugins.library.privacy.numbers import find_numbers
from plugins.library.privacy.passwords import find_secrets
from plugins.privacy.texts import is_read, texts_of

_OWN_NAMES = ("theme", "catalog")
"""Folders whose names of files the programs make."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave, in a file of the site."""

    name: str
    """Of the file, from the site's root."""
    what: str
    shown: str
    """Masked, or the word beside which a secret stands."""

    def __str__(self) -> str:
        return f"{self.name}  {self.what}：{self.shown}"


def leaks(
    output: Path, declared: Iterable[str], is_other: Callable[[str], bool] = lambda digits: False
) -> Iterator[Leak]:
    """Everything found below a folder; ``declared``: telephones that the library gives.

    ``is_other``: whether the digits are known to be no person's.
    """
    allowed = frozenset(declared)
    for path in files_of(output):
        name = path.relative_to(output).as_posix()
        if is_read(name):
            yield from dict.fromkeys(_in_file(path.read_bytes(), name, allowed, is_other))


def files_of(folder: Path) -> Iterator[Path]:
    """All files in one order, those behind linked folders too: a copy of the site follows them."""
    for at, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        yield from (Path(at, name) for name in sorted(names) if Path(at, name).is_file())


def _in_file(
    data: bytes, name: str, allowed: frozenset[str], is_other: Callable[[str], bool]
) -> Iterator[Leak]:
    own = () if PurePosixPath(name).parts[0] in _OWN_NAMES else (name,)
    for text in (*own, *texts_of(data, name)):
        for _, number in find_numbers(text):
            if number.digits not in allowed and not is_other(number.digits):
                yield Leak(name, number.what.value, number.masked)
        for _, secret in find_secrets(text, has_titles=True):
            if not secret.is_for_readers:
                yield Leak(name, SECRET, secret.word)
