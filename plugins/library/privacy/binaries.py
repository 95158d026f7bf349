"""The words of files that are no text: PDFs, old Word and Excel files, text in UTF-16, RTF.

What is read is what can be read without maps of characters: of a PDF, strings in the letters of
its fonts (ISO 32000-1, 9.4.3), not the numbers of glyphs that most Chinese fonts have there.
"""

import re
import zlib
from collections.abc import Iterator

PDF = b"%PDF-"
RTF = b"{\\rtf"
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ASCII_RUN = re.compile(rb"[\t\n\r\x20-\x7e]{8,}")
_LITTLE_RUN = re.compile(rb"(?:[\t\n\r\x20-\x7e]\0|[\0-\xff][\x30\x4e-\x9f\xff]){8,}")
_BIG_RUN = re.compile(rb"(?:\0[\t\n\r\x20-\x7e]|[\x30\x4e-\x9f\xff][\0-\xff]){8,}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_INFLATED = 8 << 20
_STRING = rb"\((?:[^()\\]|\\.){0,500}+\)|<[0-9A-Fa-f\s]{0,2000}+>"
_SHOWN = re.compile(
    rb"(?P<many>\[(?:"
    + _STRING
    + rb"|[^\[\]()<>]){0,1000}+\])\s*TJ|(?P<one>"
    + _STRING
    + rb")\s*(?:Tj|'|\")",
    re.S,
)
_SAID = re.compile(rb"/(?:Title|Author|Subject|Keywords|URI|Contents)\s*(" + _STRING + rb")", re.S)
_PIECE = re.compile(rb"(" + _STRING + rb")|(-?\d+(?:\.\d+)?)", re.S)
_WIDE_GAP = -180
"""Thousandths of a letter's size: from here on, a gap is a blank."""
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.S)
_RTF_LETTERS = re.compile(rb"(?:\\'[0-9a-fA-F]{2})+")
_RTF_SIGN = re.compile(r"\\u(-?\d{1,5}) ?\??")
_RTF_WORD = re.compile(r"\\(par|line|cell|row|tab)?[a-z]*-?\d* ?|[{}]")


def words_of_binary(data: bytes) -> Iterator[str]:
    """Whatever letters such a file holds."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    if data.startswith(PDF):
        yield "\n".join(_in_pdf(data))
    elif data.startswith(RTF):
        yield _in_rtf(data)
    else:
        yield "\n".join(_runs(data))


def _runs(data: bytes) -> Iterator[str]:
    """Letters between what is none, one byte or two each: the streams of OLE, UTF-16."""
    yield from (run.decode("ascii") for run in _ASCII_RUN.findall(data))
    for pattern, encoding in ((_LITTLE_RUN, "utf-16-le"), (_BIG_RUN, "utf-16-be")):
        yield from (run.decode(encoding, "replace") for run in pattern.findall(data))


def _in_pdf(data: bytes) -> Iterator[str]:
    for part in (_STREAM.sub(b" ", data), *map(_inflated, _STREAM.findall(data))):
        yield from (_letters(said) for said in _SAID.findall(part))
        for shown in _SHOWN.finditer(part):
            yield "".join(_pieces(shown["many"] or shown["one"]))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, _INFLATED)
    except zlib.error:
        return stream if b"BT" in stream else b""


def _pieces(shown: bytes) -> Iterator[str]:
    for string, gap in _PIECE.findall(shown):
        if string:
            yield _letters(string)
        elif float(gap) <= _WIDE_GAP:
            yield " "


def _letters(string: bytes) -> str:
    """Of a literal or a hexadecimal string (7.3.4); two bytes a letter where it says so."""
    if string.startswith(b"<"):
        figures = re.sub(rb"\s", b"", string[1:-1])
        raw = bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))
    else:
        raw = _ESCAPED.sub(_escaped, string[1:-1])
    if raw.startswith(b"\xfe\xff") or (raw and not any(raw[::2])):
        return raw.decode("utf-16-be", "replace")
    return raw.decode("latin-1")


def _escaped(sign: re.Match[bytes]) -> bytes:
    one = sign[1]
    return bytes([int(one, 8) & 0xFF]) if one.isdigit() and int(one[:1]) < 8 else one.strip(b"\r\n")


def _in_rtf(data: bytes) -> str:
    """The words between the signs of RTF; letters of two bytes are those of GB18030."""
    data = _RTF_LETTERS.sub(lambda run: bytes.fromhex(run[0].replace(b"\\'", b"").decode()), data)
    text = _RTF_SIGN.sub(
        lambda sign: chr(int(sign[1]) % 0x10000), data.decode("gb18030", "replace")
    )
    return _RTF_WORD.sub(lambda word: "\n" if word[1] else "", text.replace("\\~", " "))
