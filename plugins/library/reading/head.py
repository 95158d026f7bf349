"""The first lines of a text that can't be read: too long, in two encodings, in one of elsewhere.

They may still say that it is a draft, and then nobody waits for it to be mended.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from plugins.library.simplified import simplified
from plugins.library.tables.writing import BIG5, GB18030, UTF8

_LENGTH = 4_000
"""Bytes in which the header of a text stands."""


def head_of(path: Path) -> Iterator[tuple[str, ...]]:
    """Its first lines, each in whatever encoding it may be.

    Traditional characters are simplified: Big5 has no others.
    """
    with path.open("rb") as opened:
        data = opened.read(_LENGTH)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        yield from ((line,) for line in data.decode("utf-16", "replace").splitlines())
        return
    forms = str.maketrans(dict(simplified()))
    for line in data.splitlines():
        ways = (line.decode(encoding, "replace") for encoding in (UTF8, GB18030, BIG5))
        yield tuple(way.removeprefix("\ufeff").translate(forms) for way in ways)
