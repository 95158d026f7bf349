"""Pictures that stand inside a drawing (SVG) as ``data:`` addresses in base64."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_ADDRESS = re.compile(rb"data:image/[\w.+-]+[^,\"'>]*;base64,([A-Za-z0-9+/=%\s]+)")


def embedded(drawing: bytes) -> Iterator[bytes]:
    """The bytes of each; what is no base64 no program shows."""
    for match in _ADDRESS.finditer(drawing):
        packed = b"".join(unquote_to_bytes(match[1]).split())
        try:
            yield b64decode(packed)
        except Error:
            continue
