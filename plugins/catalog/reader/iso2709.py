"""ISO 2709, read so that no record takes another with it.

Records end with 1D, fields with 1E, subfields begin with 1F; none of these bytes occurs inside a
character of GB18030 or UTF-8. So the file is cut at 1D and the fields at 1E, and the lengths and
offsets of leader and directory, which many systems write wrongly, are not needed: only the tags
are taken from the directory. Why not pymarc: one wrong length ends its reading of the whole file,
and a GB18030 record whose leader claims UTF-8 can't be read at all. The tests hold both to the
same records.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

RECORD_END, FIELD_END = b"\x1d", b"\x1e"
SUBFIELD = "\x1f"
LEADER_LENGTH, ENTRY_LENGTH = 24, 12
CHUNK = 1 << 20
RECORD_LIMIT = 1 << 20
"""Bytes. ISO 2709 allows 99,999; a longer piece is a file that is no ISO 2709."""
_JUNK = b"\r\n\x00\x1a \xef\xbb\xbf"
_LEADER = re.compile(rb"\d{5}[a-z][a-z]{2}[ 0-9a-z].22\d{5}.{3}45", re.DOTALL)
"""A record label of CNMARC: two indicators, two bytes of subfield mark, entries of 4 + 5."""


@dataclass(frozen=True, slots=True)
class MarcField:
    """One field: its tag, and its subfields as (code, value); a control field has one, code ""."""

    tag: str
    subfields: tuple[tuple[str, str], ...]

    def values(self, codes: str) -> list[str]:
        """The values of these subfields, in the order of the record."""
        return [value for code, value in self.subfields if code and code in codes and value]

    def first(self, codes: str) -> str:
        """The first value of these subfields, or an empty string."""
        return next(iter(self.values(codes)), "")


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """One record's fields, with what had to be repaired to read them (Chinese, or empty)."""

    fields: tuple[MarcField, ...]
    repaired: str = ""

    def all(self, tag: str) -> list[MarcField]:
        """The fields of a tag."""
        return [field for field in self.fields if field.tag == tag]

    def control(self, tag: str) -> str:
        """The value of a control field, or an empty string."""
        return next((f.subfields[0][1] for f in self.fields if f.tag == tag and f.subfields), "")


class UnreadableRecord(ValueError):
    """A record that can't be read; the message is the reason in Chinese."""


def split_records(path: Path) -> Iterator[bytes]:
    """The raw records of a file, junk between them trimmed; a last one without 1D is kept."""
    with path.open("rb") as file:
        for piece in _pieces(file):
            trimmed = piece.lstrip(_JUNK)
            if trimmed.strip(_JUNK):
                yield from _apart(trimmed)


def _apart(piece: bytes) -> Iterator[bytes]:
    """A record that was cut short lost its end mark and stands glued to the next one."""
    starts = [0, *(match.start() for match in _LEADER.finditer(piece, 1)), len(piece)]
    for start, end in pairwise(starts):
        yield piece[start:end]


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while chunk := file.read(CHUNK):
        *whole, rest = (rest + chunk).split(RECORD_END)
        yield from (piece + RECORD_END for piece in whole)
        if len(rest) > RECORD_LIMIT:
            yield rest
            return
    yield rest


def parse_record(raw: bytes) -> MarcRecord:
    """Read one raw record; raise :class:`UnreadableRecord` where that can't be done."""
    if not raw.endswith(RECORD_END):
        raise UnreadableRecord("记录被截断，没有结束符")
    body = raw[: -len(RECORD_END)]
    head, *contents = body.split(FIELD_END)
    directory = head[LEADER_LENGTH:]
    tags = [
        directory[start : start + 3].decode("ascii", "replace")
        for start in range(0, len(directory), ENTRY_LENGTH)
    ]
    if not head[:5].isdigit() or not tags:
        raise UnreadableRecord("不是 ISO 2709 记录：头标区不对")
    contents = contents[:-1] if contents and not contents[-1] else contents
    if len(contents) != len(tags):
        raise UnreadableRecord(f"目次区有 {len(tags)} 个字段，数据区有 {len(contents)} 个")
    text, repaired = decode(FIELD_END.join(contents))
    fields = map(_field, tags, text.split(FIELD_END.decode()))
    return MarcRecord(tuple(fields), repaired)


def decode(data: bytes) -> tuple[str, str]:
    """Text of a record's data and what was repaired.

    Leader/09 is no help: CNMARC leaves it blank, and systems fill it as they like.
    """
    try:
        return data.decode(encoding_of(data)), ""
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace"), "有读不出的字节，已用“\ufffd”代替"


def encoding_of(data: bytes) -> str:
    """``ascii``, ``utf-8`` or ``gb18030``, judged by the bytes alone.

    A short text in GB18030 may be valid UTF-8 too: 药 is D2 A9, which is also ҩ. Chinese in UTF-8
    has three bytes a character, so what has none of these is taken for GB18030.
    """
    if data.isascii():
        return "ascii"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8" if max(text) >= "\u0800" else "gb18030"


def _field(tag: str, text: str) -> MarcField:
    if tag.startswith("00"):
        return MarcField(tag, (("", text.strip()),))
    parts = text.split(SUBFIELD)[1:]
    return MarcField(tag, tuple((part[:1], part[1:].strip()) for part in parts))
