"""Templates compiled once for all rooms.

Pelican gives every generator a Jinja environment of its own, so each of them would compile
``base.html`` and every macro again.
"""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class CompiledOnce(BytecodeCache):
    """Compiled templates, in memory.

    Several builds of one process may share them: a filter whose answer is a build's own takes the
    context, so Jinja never works it out for a constant when it compiles.
    """

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code where its text is the one that was compiled."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        if bucket.code is not None:
            self._compiled[bucket.key, bucket.checksum] = bucket.code
