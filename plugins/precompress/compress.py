"""Equal bytes in, equal bytes out. Pure."""

import gzip

import brotli

SUFFIXES = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv")
SMALLEST = 256
"""Bytes below which a file fits one packet anyway."""
QUALITY = 5
"""Of brotli. On 1 MB of pages and Chinese prose: 261 kB in 0.04 s, against 229 kB in 1.8 s at 11,
which for the pages of a whole catalogue would be minutes."""


def compressed(content: bytes) -> dict[str, bytes]:
    """The compressed forms by suffix, only those that save something."""
    if len(content) < SMALLEST:
        return {}
    forms = {
        ".gz": gzip.compress(content, compresslevel=9, mtime=0),
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=QUALITY),
    }
    return {suffix: form for suffix, form in forms.items() if len(form) < len(content)}
