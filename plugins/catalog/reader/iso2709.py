"""ISO 2709, read so that no record takes another with it.

Records end with 1D, fields with 1E, subfields begin with 1F; none of these bytes occurs inside a
character of GB18030 or UTF-8. So the file is cut at 1D and the fields at 1E, and the lengths and
offsets of leader and directory, which many systems write wrongly, are not needed: only the tags
are taken from the directory. Why not pymarc: one wrong length ends its reading of the whole file,
and a GB18030 record whose leader claims UTF-8 can't be read at all. The tests hold both to the
same records.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

RECORD_END, FIELD_END = b"\x1d", b"\x1e"
SUBFIELD = "\x1f"
LEADER_LENGTH, ENTRY_LENGTH = 24, 12
CHUNK = 1 << 20
RECORD_LIMIT = 1 << 20
"""Bytes. ISO 2709 allows 99,999; a longer piece is a file that is no ISO 2709."""
_JUNK = b"\r\n\x00\x1a \xef\xbb\xbf"


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
                yield trimmed


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
    """Text of a record's data and what was repaired: UTF-8 if it is valid, else GB18030.

    Leader/09 is no help: CNMARC leaves it blank, and systems fill it as they like.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), ""
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace"), "有读不出的字节，已用“\ufffd”代替"


def _field(tag: str, text: str) -> MarcField:
    if tag.startswith("00"):
        return MarcField(tag, (("", text.strip()),))
    parts = text.split(SUBFIELD)[1:]
    return MarcField(tag, tuple((part[:1], part[1:].strip()) for part in parts))
