"""The words of a file, whatever it is: page, feed, data, calendar, document, packed or not.

``make check`` reads by it what is handed out as it is, the last look the finished site: so what the
one finds, the other has told.

What is a drawing's path, a style or a program is left out: its figures are nobody's. Never more
than a few megabytes at a time, so that a whole catalogue's data fits.
"""

import csv
import gzip
import json
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from plugins.library.privacy.binaries import PDF, RTF, words_of_binary
from plugins.library.privacy.documents import CELLS, PARTS, without_cells, words_of_part
from plugins.library.privacy.suspects import may_hold_numbers, may_hold_secrets
from plugins.library.tables.writing import encoding_of_text

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_TAR, _UTF16 = b"ustar", (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 1024
_DEEPEST = 3
"""Packed files within packed files that are opened."""
_MOST = 64 << 20
"""Bytes of one packed file that are read."""
_PARTS = 1 << 20
"""Characters of lines that are handed out together."""
_DATA = re.compile(
    r"<script[^>]*type=\"?(?:application/(?:ld\+)?json|importmap)[^>]*>(.*?)</script>", re.S | re.I
)
_LEFT_OUT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.S | re.I)
_ATTRIBUTE = re.compile(r"\s([a-zA-Z:\-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_OF_FORM = re.compile(
    r"(?:d|points|transform|viewbox|style|class|id|for|src|srcset|sizes|integrity|nonce|width|height|"
    r"[xyr]|[cr][xy]|[xy][12]|fill|stroke.*|datetime|rel|lang|xmlns.*|role|tabindex|aria-controls)",
    re.I,
)
"""Attributes that say nothing to anybody."""
_RINGS = re.compile(r"(?:tel|sms|mailto|callto|whatsapp):", re.I)
_FEEDS = (".xml", ".opml", ".atom", ".rss")
_FOLD = re.compile(r"\r?\n[ \t]")
_NOT_READ = frozenset(
    (
        ".png .jpg .jpeg .webp .gif .ico .avif .heic .mp3 .mp4 .m4a .webm .woff .woff2 .ttf .otf "
        ".wasm .pf_index .pf_filter .pf_meta .pagefind .css .js .mjs .map .br .bin"
    ).split()
)


def texts_of(data: bytes, name: str, depth: int = 0) -> Iterator[str]:
    """Every text in a file's bytes."""
    if data.startswith(_GZIP):
        yield from _unpacked(data, name, depth)
    elif data.startswith(_ZIP):
        yield from _in_zip(data, depth)
    elif data[257:262] == _TAR:
        yield from _in_tar(data, depth)
    elif not is_read(name):
        return
    elif data.startswith((PDF, RTF, *_UTF16)) or b"\0" in data[:_LOOKED_AT]:
        for text in words_of_binary(data):
            yield from _read(text, f"{name}.txt" if data.startswith((PDF, RTF)) else name)
    else:
        yield from _read(_decoded(data), name)


def _decoded(data: bytes) -> str:
    """In UTF-8, else in what it seems to be: a Big5 letter's second half may look like a code's."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(encoding_of_text(data).encoding, "replace")


def texts_beside_cells(data: bytes) -> Iterator[str]:
    """Of a workbook all but its cells: comments, feet of its sheets, drawings, properties."""
    yield from _in_zip(data, 0, has_cells=False)


def _read(text: str, name: str) -> Iterator[str]:
    """The words of a text, where a closer look is worth while."""
    suffix = PurePosixPath(name).suffix.lower()
    text = _FOLD.sub("", text) if suffix in (".ics", ".vcf") else text
    shown = unescape(text) if suffix in _FEEDS else text
    if "\\u" in text or may_hold_numbers(shown) or may_hold_secrets(shown):
        yield from _READERS.get(suffix, _lines)(text)


def _unpacked(data: bytes, name: str, depth: int) -> Iterator[str]:
    inner = name.removesuffix(".gz")
    if depth >= _DEEPEST or PurePosixPath(inner).suffix.lower() in _NOT_READ:
        return
    try:
        with gzip.open(BytesIO(data)) as file:
            if inner.endswith((".jsonl", ".csv")):
                yield from _large(file, inner)
                return
            unpacked = file.read(_MOST)
    except (OSError, EOFError, zlib.error):
        return
    start = unpacked.find(b"{") if inner.endswith(".pf_fragment") else 0
    inner = f"{inner}.json" if start > 0 else inner
    yield from texts_of(unpacked[max(start, 0) :], inner, depth + 1)


def _large(file: Any, name: str) -> Iterator[str]:
    """A table or a list of records by parts of whole lines."""
    while lines := file.readlines(_PARTS):
        yield from _read(b"".join(lines).decode("utf-8-sig", "replace"), name)


def _in_zip(data: bytes, depth: int, has_cells: bool = True) -> Iterator[str]:
    if depth >= _DEEPEST:
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            for part in archive.infolist():
                name = part.filename
                yield name
                if part.file_size > _MOST or (CELLS.fullmatch(name) and not has_cells):
                    continue
                inner = archive.read(part)
                if PARTS.fullmatch(name):
                    text = inner.decode("utf-8", "replace")
                    yield words_of_part(text if has_cells else without_cells(text))
                else:
                    yield from texts_of(inner, name, depth + 1)
    except (BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError):
        return


def _in_tar(data: bytes, depth: int) -> Iterator[str]:
    if depth >= _DEEPEST:
        return
    try:
        with tarfile.open(fileobj=BytesIO(data)) as archive:
            for part in archive:
                yield part.name
                file = archive.extractfile(part) if part.isfile() else None
                if file and part.size <= _MOST:
                    yield from texts_of(file.read(), part.name, depth + 1)
    except (tarfile.TarError, OSError):
        return


def _markup(text: str) -> Iterator[str]:
    """A page, a drawing, a feed: its words with their tags, and what its attributes say."""
    for script in _DATA.finditer(text):
        yield from _json(script[1])
    text = _LEFT_OUT.sub(" ", text)
    yield text
    yield "\n".join(_attributes(text))


def _feed(text: str) -> Iterator[str]:
    """A feed: it holds pages with their tags escaped or marked as no tags."""
    yield from _markup(unescape(text).replace("<![CDATA[", "").replace("]]>", ""))


def _attributes(text: str) -> Iterator[str]:
    for key, double, single in _ATTRIBUTE.findall(text):
        words = double or single
        if not words or _OF_FORM.fullmatch(key):
            continue
        if key not in ("href", "action", "cite", "data-url") or _RINGS.match(words):
            yield words


def attributes_of(text: str, name: str) -> Iterator[str]:
    """What attributes say in a page or a drawing whose lines are read by themselves."""
    if _READERS.get(PurePosixPath(name).suffix.lower()) is _markup:
        yield from _attributes(_LEFT_OUT.sub(" ", text))


def _json(text: str) -> Iterator[str]:
    """Every string and key; numbers are nobody's."""
    try:
        yield "\n".join(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        yield text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("\n", " ")
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_strings, chain(value, value.values())))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))


def _json_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _json(line)


def _csv(text: str) -> Iterator[str]:
    try:
        yield "\n".join(
            " ".join(c.split()) for row in csv.reader(text.splitlines(True)) for c in row
        )
    except csv.Error:
        yield text


def _calendar(text: str) -> Iterator[str]:
    """Commas and line ends are escaped (RFC 5545, 3.3.11); its long lines are put together."""
    yield text.replace("\\n", "\n").replace("\\", "")


def _lines(text: str) -> Iterator[str]:
    yield text


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    **dict.fromkeys((".html", ".htm", ".svg", ".xhtml"), _markup),
    **dict.fromkeys(_FEEDS, _feed),
    **dict.fromkeys((".json", ".webmanifest", ".geojson"), _json),
    ".jsonl": _json_lines,
    ".csv": _csv,
    ".ics": _calendar,
    ".vcf": _calendar,
    ".rels": _markup,
}


def is_read(name: str) -> bool:
    """Whether a file of this name may hold words that somebody reads."""
    return PurePosixPath(name).suffix.lower() not in _NOT_READ
