"""What a recording or a film tells besides sound and pictures: its cover's traces, and a place.

Covers stand in ID3v2's APIC (MP3) and in ``covr`` (M4A). Telephones write where a film was taken
into ``©xyz`` or ``loci`` (3GPP TS 26.244 §8.10) of ``udta``, and into QuickTime's
``com.apple.quicktime.location.ISO6709``; all of these stand in ``moov``. What is looked for are
bytes, wherever somebody hid them, and not tags by their names: no library of tags serves here.
"""

import os
import re
from collections.abc import Iterator
from typing import IO

PLACE = "拍摄的地点"
_PLACES = re.compile(rb"\xa9xyz|loci\0\0\0\0|com\.apple\.quicktime\.location\.ISO6709")
_COVER = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
_TOLD = (b"moov", b"meta", b"udta")
"""Boxes of the top that hold words; the others hold the recording itself."""
_HEAD = 10


def words_of(file: IO[bytes]) -> bytes:
    """Everything of an MP3, an M4A or an MP4 that is words and covers; empty for other files."""
    file.seek(0)
    head = file.read(_HEAD)
    if head[:3] == b"ID3" and len(head) == _HEAD:
        a, b, c, d = head[6:]
        return file.read(a << 21 | b << 14 | c << 7 | d)
    return b"".join(_boxes(file)) if head[4:8] == b"ftyp" else b""


def covers(words: bytes) -> Iterator[bytes]:
    """From the first byte of each picture on."""
    return (words[match.start() :] for match in _COVER.finditer(words))


def has_place(words: bytes) -> bool:
    """Whether they say where a film was taken."""
    return _PLACES.search(words) is not None


def _boxes(file: IO[bytes]) -> Iterator[bytes]:
    """The boxes of words among those of the top (ISO 14496-12 §4.2); one may say it is endless."""
    place, end = 0, file.seek(0, os.SEEK_END)
    while place < end:
        file.seek(place)
        head = file.read(16)
        size, name, length = int.from_bytes(head[:4]), head[4:8], 8
        if size == 1:
            size, length = int.from_bytes(head[8:]), 16
        if name in _TOLD:
            file.seek(place + length)
            yield file.read(max(0, min(size, end) - length)) if size else file.read()
        if size < length:
            return
        place += size
