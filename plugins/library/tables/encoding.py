"""UTF-8 or GB18030? Judged by all the bytes of a file, and of a record where a file mixes both.

Real exports are in either, say so wrongly or not at all, have bad bytes, and are cut short within
a character. Text in GB18030 is hardly ever valid UTF-8: of its pairs of bytes about one in seven
reads as a character of UTF-8 with two bytes (药 is D2 A9, which is also ҩ), hardly any as one
of three, and the rest not at all. Text in UTF-8 is mostly valid GB18030, so that says little.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from plugins.library.tables.big5 import SAMPLE, is_big5

CHUNK = 1 << 20
BIG5 = "big5hkscs"
"""Python's name of Big5 with the characters of Hong Kong."""
_BAD = re.compile("[\udc80-\udcff]")
"""What ``surrogateescape`` makes of a byte that is no UTF-8."""
_NARROW = re.compile("[\x80-\u07ff]")
WIDE = re.compile("[\u0800-\ud7ff\ue000-\U0010ffff]")
"""A character that UTF-8 has in three bytes or four: 汉字."""
_OTHERS = {"narrow": bytes({*range(256)} - {*range(0xC2, 0xE0)}), "wide": bytes(range(0xE0))}
"""All bytes but those that a narrow and a wide character begin with."""
_IN_A_WORD = re.compile("[A-Za-z]{2}[\xc0-\u024f]|[\xc0-\u024f][A-Za-z]")
"""``été``: Chinese characters don't stand within words. One letter before may mark a subfield."""
_FEW = 4
"""So many narrow characters and nothing else are UTF-8: GB18030 has them once in a thousand."""
_MANY, _ODD = 12, 4
"""In a record of a file in GB18030: narrow characters, and the weight of the odd ones."""
_NO_DOUBT = 20_000
_SURELY, _SOME = 2, 20
"""Wide characters of a line that is UTF-8, and how many other lines one of these stands for."""
_FIRST_TRAIL, _LAST_COMMON = 0x21, 0x05FF


@dataclass(slots=True)
class _Tally:
    """How text reads as UTF-8."""

    bad: int = 0
    """Bytes that are none."""
    narrow: int = 0
    """Characters of two bytes."""
    wide: int = 0
    """Characters of three and four."""
    latin: bool = False
    """Whether a narrow character stands within a word of letters."""
    odd: int = 0
    """How odd the narrow characters would be in GB18030; after a few nobody asks."""

    def add(self, data: bytes, text: str) -> None:
        """Count a stretch of bytes and their text."""
        if text.isascii():
            return
        bad = len(_BAD.findall(text))
        self.bad += bad
        # Where nothing is bad, each byte that begins a character does so, which is quick to count.
        self.wide += len(WIDE.findall(text)) if bad else _count(data, "wide")
        narrow = len(_NARROW.findall(text)) if bad else _count(data, "narrow")
        if narrow and self.narrow < _FEW:
            self.latin = self.latin or _IN_A_WORD.search(text) is not None
            self.odd += sum(map(_oddness, _NARROW.findall(text)))
        self.narrow += narrow

    def encoding(self, declared: str, few: int = _FEW, odd: int = 1) -> str:
        """``utf-8`` or ``gb18030``: what is declared decides where both are possible."""
        is_word = declared == "utf-8" or self.latin
        if self.bad:
            fitting = self.wide + (self.narrow if is_word else self.narrow // 8)
            return "utf-8" if fitting > self.bad else "gb18030"
        if self.wide or not self.narrow or self.narrow >= few:
            return "utf-8"
        return "utf-8" if is_word or self.odd >= odd else declared


def _count(data: bytes, kind: str) -> int:
    return len(data.translate(None, _OTHERS[kind]))


def _oddness(character: str) -> int:
    """2 where its two bytes are none of GB 2312, 1 where a rare one, 0 where a common one."""
    point = ord(character)
    return 2 if point % 64 < _FIRST_TRAIL else int(point > _LAST_COMMON)


def encoding_of(data: bytes, declared: str = "gb18030") -> str:
    """``ascii``, ``utf-8`` or ``declared``: of a record, in a file of which most is ``declared``.

    A record differs from its file on strong evidence only: of GB18030 it may be short, and by
    chance valid UTF-8.
    """
    if data.isascii():
        return "ascii"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if declared == BIG5 or (declared == "gb18030" and is_valid(data, declared)):
            return declared
        text = data.decode("utf-8", "surrogateescape")
    tally = _Tally()
    tally.add(data, text)
    return tally.encoding(declared, _MANY, _ODD)


def is_valid(data: bytes, encoding: str) -> bool:
    """Whether bytes are a text in an encoding, from the first to the last."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of_file(file: BinaryIO, declared: str = "gb18030") -> str:
    """``utf-8`` (plain ASCII too), ``gb18030`` or :data:`BIG5`, a chunk at a time.

    A character that the end of the file cuts short counts for neither.
    """
    tally = _Tally()
    for data, text in _as_utf8(file):
        tally.add(data, text)
        if tally.bad - tally.wide > _NO_DOUBT:
            break
    encoding = tally.encoding(declared)
    if encoding == "gb18030":
        file.seek(0)
        return BIG5 if is_big5(file.read(SAMPLE)) else encoding
    return encoding


def _as_utf8(file: BinaryIO) -> Iterator[tuple[bytes, str]]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    file.seek(0)
    while data := file.read(CHUNK):
        yield data, decoder.decode(data)


def is_mixed(file: BinaryIO) -> bool:
    """Whether lines of UTF-8 stand among those of GB18030: one export behind another.

    No line of GB18030 passes for UTF-8 with two wide characters, while most lines of UTF-8 would
    pass for GB18030.
    """
    lines = others = 0
    file.seek(0)
    while line := file.readline(CHUNK):
        try:
            lines += len(WIDE.findall(line.decode())) >= _SURELY
        except UnicodeDecodeError:
            others += 1
    return lines * _SOME > others
