"""What a picture tells of whoever took it: EXIF, XMP, IPTC, and what hangs on behind its end.

Read from the bytes, whatever the file is called, and never decoded: thousands of pictures in a
moment. Sources: JPEG's segments ITU-T T.81 B.1 and Exif 2.32 §4.5, XMP part 3, IPTC in Photoshop's
APP13; PNG's chunks (third edition, eXIf; ImageMagick's ``Raw profile type``); WebP RFC 9649 §2.7;
HEIF's item entries ISO 14496-12 §8.11.6; TIFF 6.0. A zip, which Word's and Excel's files are too,
is looked into.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO
from zipfile import ZipFile, is_zipfile

from plugins.images import recordings
from plugins.images.embedded import embedded
from plugins.library.reading.picture_kinds import kind_of
from plugins.library.reading.problems import Problem, error

EXIF, XMP, IPTC = "EXIF", "XMP", "IPTC"
REMEDY = (
    "请用“画图”打开这张图，另存为 PNG，换上存出来的那张；"
    "在 Word、Excel、PDF、压缩包里的，换好以后再存一次。"
    "录音、视频里的，请用剪辑软件重新导出，不带封面和位置。"
)
"""What to do about it, for whoever reads the message."""
BEHIND = "图后面附着的数据"
"""A second picture, a film: what a telephone adds to a picture that moves or has depth."""
_HEAD = 2048
_DOCUMENTS = (b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files begin that hold whole JPEGs. Their own XMP says who wrote them, not where a picture was
taken."""
_DEEPEST = 3
"""Zips within zips that are opened."""
_SEGMENTS = (
    (0xE1, b"Exif\0", EXIF),
    (0xE1, b"http://ns.adobe.com/x", XMP),
    (0xED, b"Photoshop 3.0\0", IPTC),
)
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
"""Not the zeros that a scan is stuffed with, nor its restarts."""
_END, _ALONE = 0xD9, (0x01, 0xD8)
_PADDING = b"\0\xff\r\n "
_PNG_WORDS = (
    (re.compile(rb"XML:com\.adobe\.xmp\0|Raw profile type xmp\0"), XMP),
    (re.compile(rb"Raw profile type (?:exif|APP1)\0", re.IGNORECASE), EXIF),
    (re.compile(rb"Raw profile type (?:iptc|8bim)\0", re.IGNORECASE), IPTC),
)
_TAGS = {
    **dict.fromkeys((0x8769, 0x8825, 0x010F, 0x0110, 0x0132, 0x013B), EXIF),
    0x02BC: XMP,
    **dict.fromkeys((0x83BB, 0x8649), IPTC),
}
_ANYWHERE = (
    (re.compile(rb"Exif\0\0(?:II\*\0|MM\0\*)|JpgTiffExif->JP2"), EXIF),
    (re.compile(rb"<x:xmpmeta|<\?xpacket|XMP DataXMP"), XMP),
    (re.compile(rb"Photoshop 3\.0\0|8BIM\x04\x04"), IPTC),
    (re.compile(rb"infe(?:\x02.{7}|\x03.{9})Exif", re.DOTALL), EXIF),
    (re.compile(rb"infe(?:\x02.{7}|\x03.{9})mime", re.DOTALL), XMP),
)
"""What no compressed picture has by chance."""


class TracesError(RuntimeError):
    """What is about to leave tells where it was taken, or by whom; a sentence for staff."""


def traces_in(path: Path) -> tuple[str, ...]:
    """What stands in a file, ``EXIF`` or ``word/media/image1.jpeg：EXIF``; none for other files."""
    with path.open("rb") as file:
        return _in_file(file)


def check_traces(path: Path, name: str, line: int = 0) -> Iterator[Problem]:
    """A problem of a file that is handed out as it is; ``name`` and ``line`` say who names it."""
    if traces := traces_in(path):
        what, found = (
            "里面有拍摄的时间、地点等信息，不能公开",
            f"{path.name}（{'、'.join(traces)}）",
        )
        yield error(name, line, what, found, REMEDY)


def _in_file(file: IO[bytes], depth: int = 0) -> tuple[str, ...]:
    """Of a picture, a document, a zip, a recording or a film, of which only the words are read."""
    file.seek(0)
    head = file.read(_HEAD)
    if kind_of(head):
        return traces_of(head + file.read())
    if head.startswith(_DOCUMENTS):
        words, name = _ANYWHERE[0]
        return (name,) if words.search(head + file.read()) else ()
    if head.startswith(b"PK") and depth < _DEEPEST and is_zipfile(file):
        return tuple(_in_zip(file, depth))
    return tuple(dict.fromkeys(_in_words(recordings.words_of(file))))


def traces_of(data: bytes) -> tuple[str, ...]:
    """The same of a picture's bytes, each once."""
    found: Iterable[str]
    match kind_of(data[:_HEAD]):
        case "":
            return ()
        case "JPEG":
            found = _in_jpeg(data)
        case "PNG":
            found = _in_png(data)
        case "WebP":
            found = _in_webp(data)
        case "TIFF":
            found = (*_in_tiff(data), *_anywhere(data))
        case "SVG":
            inner = (one for picture in embedded(data) for one in traces_of(picture))
            found = (*_anywhere(data), *inner)
        case _:
            found = _anywhere(data)
    return tuple(dict.fromkeys(found))


def _in_jpeg(data: bytes) -> Iterator[str]:
    place = 2
    while marker := _MARKER.search(data, place):
        code, place = marker[1][0], marker.end()
        if code == _END:
            if data[place:].strip(_PADDING):
                yield BEHIND
            return
        if code not in _ALONE:
            length = int.from_bytes(data[place : place + 2])
            body = data[place + 2 : place + length]
            for one, start, name in _SEGMENTS:
                if one == code and body.startswith(start):
                    yield name
            place += length


def _in_png(data: bytes) -> Iterator[str]:
    place = 8
    while place + 8 <= len(data):
        length, name = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + min(length, 80)]
        place += 12 + length
        if name == b"eXIf":
            yield EXIF
        if name in (b"tEXt", b"zTXt", b"iTXt"):
            yield from (found for words, found in _PNG_WORDS if words.match(body))
        if name == b"IEND":
            break
    if data[place:].strip(_PADDING):
        yield BEHIND


def _in_webp(data: bytes) -> Iterator[str]:
    end = 8 + int.from_bytes(data[4:8], "little")
    place = 12
    while place + 8 <= min(end, len(data)):
        name = data[place : place + 4]
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        yield from {b"EXIF": (EXIF,), b"XMP ": (XMP,)}.get(name, ())
        place += 8 + length + length % 2
    if data[end:].strip(_PADDING):
        yield BEHIND


def _in_tiff(data: bytes) -> Iterator[str]:
    little = data[:2] == b"II"

    def number(place: int, size: int) -> int:
        return int.from_bytes(data[place : place + size], "little" if little else "big")

    place, seen = number(4, 4), set[int]()
    while place and place not in seen:
        seen.add(place)
        count = number(place, 2)
        tags = (number(place + 2 + 12 * at, 2) for at in range(count))
        yield from (_TAGS[tag] for tag in tags if tag in _TAGS)
        place = number(place + 2 + 12 * count, 4)


def _anywhere(data: bytes) -> Iterator[str]:
    return (name for words, name in _ANYWHERE if words.search(data))


def _in_words(words: bytes) -> Iterator[str]:
    """Of a recording or a film; behind a cover the next word always follows."""
    if recordings.has_place(words):
        yield recordings.PLACE
    for cover in recordings.covers(words):
        yield from (f"封面：{one}" for one in traces_of(cover) if one != BEHIND)


def _in_zip(packed: IO[bytes], depth: int) -> Iterator[str]:
    """An entry under a password is passed over: whoever can't open it can't see it."""
    with ZipFile(packed) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or entry.flag_bits & 1:
                continue
            with archive.open(entry) as file:
                found = _in_file(file, depth + 1)
            yield from (f"{entry.filename}：{one}" for one in found)
