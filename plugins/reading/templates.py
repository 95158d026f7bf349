"""Templates compiled once: for all rooms of a build, and for the next build.

Pelican gives every generator a Jinja environment of its own, so each of them would compile
``base.html`` and every macro again; and to compile them all takes more than half a second.
"""

import os
import shutil
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

_ROOT = Path(__file__).parents[2]
_DIGITS = 16


class CompiledOnce(BytecodeCache):
    """Compiled templates, in memory and in a folder of this house's.

    Several builds may share them: a filter whose answer is a build's own takes the context, so
    Jinja never works it out for a constant when it compiles. What it does work out hangs on our
    code alone (:func:`house_digest`).
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._compiled: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code where its text is the one that was compiled."""
        held = bucket.key, bucket.checksum
        if held in self._compiled:
            bucket.code = self._compiled[held]
            return
        try:
            with (self._folder / bucket.key).open("rb") as file:
                bucket.load_bytecode(file)  # none where it is another text's or Python's
        except (OSError, EOFError, UnpicklingError):  # none, or cut by a machine that went out
            return
        if bucket.code is not None:
            self._compiled[held] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code; its file is there whole or not at all."""
        if bucket.code is None:
            return
        self._compiled[bucket.key, bucket.checksum] = bucket.code
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._folder / f".{bucket.key}.{os.getpid()}"
        fresh.write_bytes(bucket.bytecode_to_string())
        fresh.replace(self._folder / bucket.key)

    @cached_property
    def _folder(self) -> Path:
        """That of the code as it is now; what other code left goes."""
        folder = self._kept / house_digest()
        for other in self._kept.glob("*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return folder


def house_digest() -> str:
    """Of all that a template is compiled with: our code and what it reads, settings, libraries."""
    total = sha256()
    inside = (path for path in (_ROOT / "plugins").rglob("*") if path.parent.name != "__pycache__")
    settings = (_ROOT / name for name in ("pelicanconf.py", "publishconf.py", "requirements.txt"))
    for path in sorted((*inside, *settings)):
        if path.is_file():
            total.update(f"{path.relative_to(_ROOT)} {path.stat().st_size}\n".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:_DIGITS]
