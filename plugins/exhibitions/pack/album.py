"""Which pictures go into a pack, and under which names.

A panel's picture has the panel's number as its name, so that a television that knows no web pages
still shows the panels in their order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.images.store import Picture, PictureStore, Wanted
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.view import is_seen
from plugins.links.files import file_named
from plugins.links.texts import links_of


@dataclass(frozen=True, slots=True)
class PackedPicture:
    """A picture as it lies in the pack."""

    name: str
    """From the pack's folder on: ``pictures/01.jpg``."""
    file: Path
    """What is copied: a JPEG among the pictures of builds."""
    width: int
    height: int
    """In pixels."""


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of a pack, by source."""

    pictures: Mapping[Path, Picture]
    kept: Mapping[Path, PackedPicture]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that a page of the pack shows."""

    source: Path
    name: str
    zooms: bool
    """As on the site, so that what was made for it is used again."""


def shown(
    exhibition: Exhibition, exhibits: Iterable[Exhibit], content: Path
) -> tuple[ShownPicture, ...]:
    """Every picture once: panels, cover, exhibits, stations, then what the texts show."""
    found: dict[Path, ShownPicture] = {}
    for one in (*_own(exhibition, exhibits), *_in_texts(exhibition, content)):
        found.setdefault(one.source, one)
    return tuple(found.values())


def _own(exhibition: Exhibition, exhibits: Iterable[Exhibit]) -> Iterator[ShownPicture]:
    for panel in exhibition.panels:
        if panel.picture:
            yield ShownPicture(panel.picture, f"pictures/{panel.number}.jpg", panel.zooms)
    if exhibition.cover:
        yield ShownPicture(exhibition.cover, "pictures/cover.jpg", zooms=False)
    for exhibit in exhibits:
        if exhibit.picture:
            yield ShownPicture(
                exhibit.picture, f"pictures/item-{exhibit.exhibit_id}.jpg", zooms=True
            )
    for number, station in enumerate(exhibition.stations, 1):
        if station.picture:
            yield ShownPicture(station.picture, f"pictures/station-{number}.jpg", zooms=False)


def _in_texts(exhibition: Exhibition, content: Path) -> Iterator[ShownPicture]:
    named = (
        picture_named(link.target, content.parent / path, content)
        for text, path in texts_of(exhibition)
        for link in links_of(text, content)
    )
    sources = dict.fromkeys(source for source in named if source)
    for number, source in enumerate(sources, 1):
        yield ShownPicture(source, f"pictures/text-{number}.jpg", zooms=False)


def texts_of(exhibition: Exhibition) -> Iterator[tuple[str, str]]:
    """Every Markdown text with the file it stands in (from the content folder's name on)."""
    yield exhibition.text, exhibition.path
    for section in exhibition.sections:
        yield section.text, exhibition.path
    for panel in exhibition.panels:
        yield panel.text, panel.path
        if panel.narration:
            yield panel.narration.transcript, panel.path
    yield exhibition.results, exhibition.path


def picture_named(target: str, text: Path, content: Path) -> Path | None:
    """The picture that a link of a text names by ``{attach}``; None where it names none."""
    named = file_named(target, text, content)
    return named.file if named and is_seen(named.file) and is_made(named.file) else None


def make_album(wanted: Iterable[ShownPicture], store: PictureStore, width: int) -> Album:
    """Make the pictures, or take those that a build has made: JPEG, at most so many pixels wide."""
    by_source = {one.source: one for one in wanted}
    made = store.make(Wanted(one.source, one.zooms) for one in by_source.values())
    kept = {
        source: _kept(by_source[source].name, picture, store, width)
        for source, picture in made.items()
    }
    return Album(made, kept)


def _kept(name: str, picture: Picture, store: PictureStore, width: int) -> PackedPicture:
    widths = picture.made.widths
    copy = max((one for one in widths if one <= width), default=widths[0])
    file = store.folder / picture.made.key / picture.made.address(copy, "jpg")
    return PackedPicture(name, file, copy, picture.made.height_at(copy))
