"""Writes what hangs on walls and goes from phone to phone: labels, posters."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Page

from plugins.exhibitions.poster import RECIPE, SIZE, PosterWords, draw_poster
from plugins.exhibitions.views import ExhibitionView
from plugins.images.codes import svg_code
from plugins.images.fonts import Font, find_font
from plugins.library.chinese import chinese_span
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.reading.generator import RoomGenerator


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed and put beside a panel."""

    number: int
    title: str
    address: str
    code: Markup
    """The QR code as SVG; empty where the site has no address yet."""
    speaks: bool


@dataclass(frozen=True, slots=True)
class PosterSheet:
    """A sheet of A4 for one station, or for the whole exhibition."""

    place: str
    days: str
    address: str
    code: Markup


def write_labels(room: RoomGenerator, writer: Any, page: Page, view: ExhibitionView) -> None:
    """``labels/`` of an exhibition that can be read here."""
    if not view.panels:
        return
    site = room.settings["SITEURL"]
    labels = tuple(
        Label(
            panel.panel.ordinal,
            panel.panel.title,
            f"{site}/{panel.panel.url}",
            svg_code(f"{site}/{panel.panel.url}" if site else ""),
            bool(panel.panel.narration),
        )
        for panel in view.panels
    )
    room.write(writer, "exhibition_labels", f"{page.url}labels/", page=page, labels=labels)


def write_poster(room: RoomGenerator, writer: Any, page: Page, view: ExhibitionView) -> None:
    """``poster/``: sheets to print, and the picture to keep where a face to set it in is there."""
    exhibition, site = view.exhibition, room.settings["SITEURL"]
    address = f"{site}/{exhibition.url}" if site else ""
    font = find_font()
    if font:
        words = _words(exhibition, address, room.settings["SITENAME"])
        kept = _drawn(words, font, Path(room.settings["BUILD_PATH"], "posters"))
        room.publish_file(kept, f"{exhibition.url}poster.png")
    sheets = tuple(_sheet(s, address) for s in exhibition.dated_stations if s.is_held)
    if not sheets:
        sheets = (PosterSheet(_places(exhibition), _days(exhibition), address, svg_code(address)),)
    room.write(
        writer,
        "exhibition_poster",
        f"{page.url}poster/",
        page=page,
        view=view,
        sheets=sheets,
        picture_size=SIZE if font else None,
    )


def _drawn(words: PosterWords, font: Font, folder: Path) -> Path:
    """The poster as a file that is drawn once: a third of a second each adds up."""
    said = f"{RECIPE} {font.path.name} {words}"
    path = folder / f"{sha256(said.encode()).hexdigest()[:16]}.png"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making = folder / f".{path.name}.{os.getpid()}"  # another process may draw the same
        making.write_bytes(draw_poster(words, font))
        making.replace(path)
    return path


def _sheet(station: Station, address: str) -> PosterSheet:
    days = chinese_span(station.span, with_year=True) if station.span else ""
    return PosterSheet(station.place, days, address, svg_code(address))


def _words(exhibition: Exhibition, address: str, library: str) -> PosterWords:
    lines = (_days(exhibition), _places(exhibition), library)
    return PosterWords(
        exhibition.slip_lines,
        "、".join(exhibition.types),
        tuple(line for line in lines if line),
        address,
        exhibition.tone,
    )


def _days(exhibition: Exhibition) -> str:
    spans = exhibition.all_spans
    if not spans:
        return f"{exhibition.year} 年"
    return "、".join(chinese_span(span, with_year=True) for span in spans[:2])


def _places(exhibition: Exhibition) -> str:
    return "、".join(dict.fromkeys(station.place for station in exhibition.stations))
