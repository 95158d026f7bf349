"""ISO 2709, read so that no record takes another with it.

Records end with 1D, fields with 1E, subfields begin with 1F; none of these bytes occurs inside a
character of GB18030 or UTF-8. So the file is cut at 1D and the fields at 1E, and the lengths and
offsets of leader and directory, which many systems write wrongly, are not needed: only the tags
are taken from the directory. Lengths are looked at where the marks alone don't fit.

Why not pymarc, even for single records: it needs the lengths that are wrong, believes leader/09,
loses a record for one bad byte and can't hold a field above 9,999 bytes; and on the same records
it is five times slower (``make bench`` prints both), which alone would take longer than the
reading of the whole catalogue may. The tests hold both to the same records.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from plugins.catalog.reader.marc import TOO_LONG, MarcField, MarcRecord, UnreadableRecord
from plugins.catalog.reader.text import readable
from plugins.library.tables.encoding import encoding_of
from plugins.library.tables.units import LONGEST_CELL
from plugins.library.tables.unshown import unshown

RECORD_END, FIELD_END = b"\x1d", b"\x1e"
FIELD_MARK, SUBFIELD = "\x1e", "\x1f"
LEADER_LENGTH, ENTRY_LENGTH = 24, 12
CHUNK = 1 << 20
RECORD_LIMIT = 1 << 20
"""Bytes. ISO 2709 allows 99,999; a longer piece is no record, and is given up cut short."""
CUT_SHORT = "记录被截断，没有结束符"
_new_tuple = tuple.__new__
_JUNK = b"\r\n\x00\x1a \xef\xbb\xbf"
_LEADER = re.compile(rb"\d{5}[a-z][a-z]{2}[ 0-9a-z].22\d{5}.{3}45", re.DOTALL)
"""A record label of CNMARC: two indicators, two bytes of subfield mark, entries of 4 + 5."""


def split_records(path: Path) -> Iterator[bytes]:
    """The raw records of a file, junk between them trimmed; a last one without 1D is kept."""
    with path.open("rb") as file:
        for piece in _pieces(file):
            trimmed = piece.lstrip(_JUNK)
            if trimmed.strip(_JUNK):
                yield from _apart(trimmed)


def _apart(piece: bytes) -> Iterator[bytes]:
    """A record that was cut short lost its end mark and stands glued to the next one.

    Where the length in the leader is right nothing can be glued on, and nobody need look.
    """
    if piece[:5] == b"%05d" % len(piece):
        yield piece
        return
    starts = [0, *(match.start() for match in _LEADER.finditer(piece, 1)), len(piece)]
    for start, end in pairwise(starts):
        yield piece[start:end]


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """What stands between two end marks, with its mark; of an endless piece, its beginning."""
    rest, dropping = b"", False
    while chunk := file.read(CHUNK):
        *whole, rest = (rest + chunk).split(RECORD_END)
        for piece in whole:
            if not dropping:
                yield piece + RECORD_END
            dropping = False
        if len(rest) > RECORD_LIMIT:
            if not dropping:
                yield rest[:RECORD_LIMIT]
            rest, dropping = b"", True
    if not dropping:
        yield rest


def parse_record(raw: bytes, encoding: str = "gb18030") -> MarcRecord:
    """Read one raw record; raise :class:`UnreadableRecord` where that can't be done.

    ``encoding`` is what most of the file is in.
    """
    if not raw.endswith(RECORD_END):
        raw = _ended(raw)
    head, *contents = raw[:-1].split(FIELD_END)
    if not head[:5].isdigit() or len(head) <= LEADER_LENGTH:
        raise UnreadableRecord("不是 ISO 2709 记录：头标区不对", _number(raw))
    if contents and not contents[-1]:
        contents.pop()
    directory = head[LEADER_LENGTH:].decode("ascii", "replace")
    tags = [directory[at : at + 3] for at in range(0, len(directory), ENTRY_LENGTH)]
    if len(contents) != len(tags):
        contents = _by_lengths(raw, head, directory, len(contents))
    text, encoding, repaired = decode(FIELD_END.join(contents), encoding)
    if len(text) > LONGEST_CELL and max(map(len, text.split(FIELD_MARK))) > LONGEST_CELL:
        raise UnreadableRecord(TOO_LONG, _number(raw))
    repaired = repaired or unshown(text)
    fields = tuple(map(_field, tags, readable(text).split(FIELD_MARK)))
    leader = head[:LEADER_LENGTH].decode("ascii", "replace")
    return MarcRecord(leader, fields, repaired, encoding)


def _ended(raw: bytes) -> bytes:
    """A record whose end mark is lost: whole where the directory's last field is there."""
    whole = raw.rstrip(_JUNK)
    head, *contents = whole.split(FIELD_END)
    if not re.match(rb"\d{5}|\d{1,4}\Z", whole):
        raise UnreadableRecord("不是 ISO 2709 记录：头标区不对", _number(raw))
    entries, odd = divmod(len(head) - LEADER_LENGTH, ENTRY_LENGTH)
    if odd or entries < 1 or len(contents) != entries + 1 or contents[-1]:
        raise UnreadableRecord(CUT_SHORT, _number(raw))
    return whole + RECORD_END


def _by_lengths(raw: bytes, head: bytes, directory: str, fields_in_data: int) -> list[bytes]:
    """Fields by the lengths of the directory: a field mark may stand in a text by mistake."""
    entries = re.findall(r"[0-9A-Za-z]{3}(\d{4})(\d{5})", directory)
    base = len(head) + 1
    cuts = [(base + int(start), base + int(start) + int(length)) for length, start in entries]
    if sum(end - start for start, end in cuts) > RECORD_LIMIT:
        reason = f"目次区各字段合起来超过 {RECORD_LIMIT:,} 字节"
        raise UnreadableRecord(reason, _number(raw))
    if not cuts or any(raw[end - 1 : end] != FIELD_END for _, end in cuts):
        count = -(-len(directory) // ENTRY_LENGTH)
        reason = f"目次区有 {count} 个字段，数据区有 {fields_in_data} 个"
        raise UnreadableRecord(reason, _number(raw))
    return [raw[start : end - 1].replace(FIELD_END, b" ") for start, end in cuts]


def _number(raw: bytes) -> str:
    """The 001 of a record that can't be read, where it can still be seen."""
    head, _, rest = raw.partition(FIELD_END)
    is_first = head[LEADER_LENGTH : LEADER_LENGTH + 3] == b"001"
    return decode(rest.partition(FIELD_END)[0][:40])[0].strip() if is_first else ""


def decode(data: bytes, file_encoding: str = "gb18030") -> tuple[str, str, str]:
    """Text of a record's data, its encoding, and what was repaired.

    Leader/09 is no help: CNMARC leaves it blank, and systems fill it as they like.
    """
    encoding = encoding_of(data, file_encoding)
    try:
        return data.decode(encoding), encoding, _differs(encoding, file_encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), encoding, "有读不出的字节，已用“\ufffd”代替"


def _differs(encoding: str, of_file: str) -> str:
    if encoding in (of_file, "ascii"):
        return ""
    names = f"{encoding.upper()}，和整个文件（{of_file.upper()}）不同"
    return f"这一条的编码是 {names}，按它自己的编码读入"


def _field(tag: str, text: str) -> MarcField:
    if tag.startswith("00"):
        return MarcField(tag, "", (("", text.strip()),))
    indicators, *parts = text.split(SUBFIELD)
    # past the constructor of named tuples, which takes a tenth of the time of parsing
    return _new_tuple(MarcField, (tag, indicators, tuple([(p[:1], p[1:]) for p in parts])))
