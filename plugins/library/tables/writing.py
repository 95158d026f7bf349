"""How the bytes of one text are letters: read as an editor saved it, and put back so when changed.

记事本 and WPS on a Chinese Windows save as ANSI, which is GB18030, or as “Unicode”, which is UTF-16
with a mark; a file from Taiwan or Hong Kong is Big5. UTF-8 is what all files should be. Sources:
GB 18030—2022, Big5 as in CNS 11643 (its first level, A4–C6), the byte order marks of Unicode.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import BytesIO

from plugins.library.tables.encoding import WIDE, encoding_of_file, is_valid
from plugins.library.tables.units import UnreadableFile

UTF8, GB18030, BIG5 = "utf-8", "gb18030", "big5"
_MARKS = (
    (BOM_UTF8, UTF8),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode(GB18030), GB18030),
)
_PAIR = re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\x7e\x80-\xfe])")
"""A character of GB18030 with two bytes or four; Big5's have two."""
_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""Punctuation, and the 3,755 characters that GB 2312 has for common use."""
_COMMON_IN_BIG5 = re.compile(rb"[\xa1-\xa2\xa4-\xc6][\x40-\x7e\xa1-\xfe]")
"""Punctuation, and the 5,401 characters of Big5's first level."""
_IN_A_WORD = re.compile(rb"[A-Za-z][\x81-\xfe][A-Za-z]")
"""``cafés`` in an encoding of the West: Chinese characters don't stand within words."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURELY = 2
"""Wide characters of lines that are UTF-8: no lines of GB18030 pass for that."""
AS_UTF8 = "请另存为 UTF-8"
NOT_READ = "文件是繁体的 Big5 编码"
_SHOWN = 40
_NOT_UTF8 = "文件不是 UTF-8 编码"
_MIXED = "这一行的编码和别的行不同：请重新写这一行，再另存为 UTF-8"


@dataclass(frozen=True, slots=True)
class Writing:
    """An encoding and the mark before the text, so that a changed text goes back as it came."""

    encoding: str = UTF8
    mark: bytes = b""

    @property
    def name(self) -> str:
        """As staff see it in an editor's menu; empty for UTF-8, which needs no word."""
        if self.encoding == GB18030:
            return "GB18030（ANSI）"
        return "UTF-16（Unicode）" if self.encoding.startswith("utf-16") else ""

    def bytes_of(self, text: str) -> bytes:
        """A text as this file has it; each of these encodings has every character."""
        return self.mark + text.encode(self.encoding)


def encoding_of_text(data: bytes) -> Writing:
    """In what a text is written: by its mark, else UTF-8 where most of it is, else GB18030 or Big5.

    Says nothing of whether all of it can be read.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Writing(encoding, mark)
    if is_valid(data, UTF8):
        return Writing()
    if encoding_of_file(BytesIO(data), GB18030) == UTF8:
        return Writing()
    return Writing(BIG5) if _is_big5(data) else Writing(GB18030)


def decoded(data: bytes) -> tuple[str, Writing]:
    """The letters of a text and how they were written; :class:`UnreadableFile` without any."""
    writing = encoding_of_text(data)
    if writing.encoding == BIG5:
        raise UnreadableFile(NOT_READ, remedy=AS_UTF8)
    lines = data.split(b"\n")
    if not writing.mark and (odd := _odd_line(lines)):
        raise UnreadableFile(_NOT_UTF8, _in_its_own(lines[odd - 1]), _MIXED, odd)
    body = data.removeprefix(writing.mark)
    try:
        text = body.decode(writing.encoding)
    except UnicodeDecodeError as mistake:
        before = body[: mistake.start].decode(writing.encoding, "replace")
        line = before.count("\n") + 1
        raise UnreadableFile(_NOT_UTF8, remedy=AS_UTF8, line=line) from None
    if writing == Writing(GB18030) and (line := _senseless_line(body)):
        raise UnreadableFile(_NOT_UTF8, remedy=AS_UTF8, line=line)
    return text, writing


def _in_its_own(line: bytes) -> str:
    """What the odd line says, so that whoever writes it anew knows what stood there."""
    encoding = UTF8 if is_valid(line, UTF8) else GB18030
    return line.decode(encoding).strip()[:_SHOWN]


def _odd_line(lines: list[bytes]) -> int:
    """The first of the fewer ones, where lines in UTF-8 stand beside others in GB18030; else 0."""
    is_utf8 = {n: is_valid(one, UTF8) for n, one in enumerate(lines, 1) if not one.isascii()}
    own = [n for n, is_own in is_utf8.items() if is_own]
    others = [n for n, is_own in is_utf8.items() if not is_own and is_valid(lines[n - 1], GB18030)]
    if not others or sum(len(WIDE.findall(lines[n - 1].decode())) for n in own) < _SURELY:
        return 0
    return others[0] if len(own) >= len(others) else own[0]


def _senseless_line(data: bytes) -> int:
    """Where something begins that only looks like GB18030, as nearly any bytes do; else 0."""
    has_none = _NO_TEXT.search(data) is not None
    if not has_none and len(_IN_A_WORD.findall(data)) <= _common(_COMMON, data):
        return 0
    lines = enumerate(data.split(b"\n"), 1)
    return next(n for n, one in lines if not one.isascii() or _NO_TEXT.search(one))


def _is_big5(data: bytes) -> bool:
    """Whether more of it is common in Big5 than in GB18030, as which it mostly can be read too."""
    if not is_valid(data, BIG5):
        return False
    return _common(_COMMON, data) < _common(_COMMON_IN_BIG5, data)


def _common(characters: re.Pattern[bytes], data: bytes) -> int:
    return sum(characters.fullmatch(pair) is not None for pair in _PAIR.findall(data))
