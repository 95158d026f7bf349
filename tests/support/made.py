"""Files and nouns that tests make: sheets, recordings, exhibitions, events."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from plugins.library.events.nouns import NORMAL, Event
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.pieces import Panel
from plugins.library.exhibitions.reading import Exhibitions
from plugins.library.reading.spans import Span

Files = Mapping[str, Any]
"""Name → text or bytes."""
Read = Callable[[Files], tuple[Exhibitions, list[str]]]
ReadOne = Callable[[Files], tuple[Exhibition, list[str]]]

MP3_FRAME = bytes([0xFF, 0xFB, 0x90, 0x00]) + bytes(413)
"""MPEG-1 layer III, 128 kbit/s at 44,100 Hz: 417 bytes, 1,152 samples."""
EXHIBITION = Exhibition(
    slug="a",
    path="content/exhibitions/a/index.md",
    title="甲",
    year=2026,
    spans=(),
    types=("巡展",),
    sections=(),
    text="",
)

_NOT_SAID = (
    "times series venue venue_url branch_name organizer participants audience join capacity fee "
    "access contact reason chronicle_text text report link"
)
EVENT = Event(
    slug="reading",
    path="content/events/2021/reading.md",
    title="诵读",
    spans=(Span(date(2021, 6, 24)),),
    types=("朗诵",),
    partners=(),
    status=NORMAL,
    formerly=(),
    in_chronicle=False,
    has_minors=False,
    summary="大家读。",
    cover=None,
    pictures=(),
    **dict.fromkeys(_NOT_SAID.split(), ""),
)


def event(**given: Any) -> Event:
    """An event of which only some things matter."""
    return replace(EVENT, **given)


def workbook(rows: Iterable[Sequence[Any]], title: str = "Sheet1") -> bytes:
    """An Excel file with one worksheet."""
    book, packed = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(packed)
    return packed.getvalue()


def exhibition(**given: Any) -> Exhibition:
    """An exhibition of which only some things matter."""
    return replace(EXHIBITION, **given)


def panel(number: int = 1, **given: Any) -> Panel:
    """A panel of which only some things matter."""
    name = f"{number:02}"
    path = f"content/exhibitions/a/{name}.md"
    return replace(Panel(name, "exhibitions/a/", "标题", "", "", None, path), **given)


def station(place: str = "甲镇", **given: Any) -> Station:
    """A station of which only some things matter."""
    return replace(Station(place, "", None), **given)


def box(name: bytes, content: bytes, is_long: bool = False) -> bytes:
    """A box of ISO 14496-12, its size in 32 or 64 bits."""
    if is_long:
        return (1).to_bytes(4) + name + (16 + len(content)).to_bytes(8) + content
    return (8 + len(content)).to_bytes(4) + name + content


def movie_head(duration: int, scale: int, version: int = 0) -> bytes:
    """``mvhd`` up to its duration and a little more."""
    width = 8 if version else 4
    times = bytes(2 * width) + scale.to_bytes(4) + duration.to_bytes(width)
    return bytes([version, 0, 0, 0]) + times + bytes(80)


def m4a(duration: int, scale: int, version: int = 0) -> bytes:
    """A recording that has nothing but its length."""
    moov = box(b"moov", box(b"free", b"") + box(b"mvhd", movie_head(duration, scale, version)))
    return box(b"ftyp", b"M4A ") + box(b"mdat", bytes(40), is_long=True) + moov
