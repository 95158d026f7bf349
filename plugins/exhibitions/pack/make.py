"""An order in, zips out: all of them whole, or none is touched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.exhibitions.pack.album import Album, ShownPicture, make_album, shown
from plugins.exhibitions.pack.archive import PackFile, write_zip
from plugins.exhibitions.pack.pages import pages
from plugins.exhibitions.pack.parts import PackPart, cut
from plugins.exhibitions.pack.views import pack_view, sound_name, video_name
from plugins.exhibitions.pack.words import Setter
from plugins.images.store import PictureStore
from plugins.images.traces import REMEDY, TracesError, traces_in
from plugins.library.exhibitions.exhibits import exhibits_of
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Panel
from plugins.library.exhibitions.reading import Exhibitions
from plugins.library.facts import LibraryFacts

LIMIT = 100_000_000
"""Bytes: what WeChat sends as one file."""
_PAGES = 2_000_000
"""Bytes that a part keeps free for its pages."""
PICTURE_WIDTH = 1280
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to take along, and where everything lies."""

    exhibition: Exhibition
    read: Exhibitions
    library: LibraryFacts
    content: Path
    theme: Path
    target: Path
    """The folder of packs."""
    day: date
    siteurl: str = ""
    width: int = PICTURE_WIDTH
    """The widest that a picture is, in pixels."""
    limit: int = 0
    """The most bytes of one zip; 0: all in one."""

    @property
    def all(self) -> PackPart:
        """Everything of the exhibition."""
        return PackPart(self.exhibition, exhibits_of(self.exhibition, self.read.exhibit_by_id))

    @property
    def pictures(self) -> tuple[ShownPicture, ...]:
        """Every picture that goes in."""
        return shown(self.exhibition, self.all.exhibits, self.content)


def make_packs(order: Order, store: PictureStore) -> tuple[Path, ...]:
    """Write the zips and remove those of an earlier order; return where they are.

    TracesError where a picture tells of whoever took it: a film may be one by another name.
    """
    album = make_album(order.pictures, store, order.width)
    order.target.mkdir(parents=True, exist_ok=True)
    written: list[tuple[Path, Path]] = []
    try:
        for part in _parts(order, album):
            target = order.target / part.zip_name
            fresh = target.with_name(f".{target.name}.new")
            written.append((fresh, target))
            write_zip(fresh, part.folder, entries(part, order, album), order.day)
            if traces := traces_in(fresh):
                what = "里的图有拍摄的时间、地点等信息，没有打包"
                raise TracesError(f"{target.name} {what}：{'、'.join(traces)}。\n{REMEDY}")
        return _put_in_place(order, written)
    finally:
        for fresh, _ in written:
            fresh.unlink(missing_ok=True)


def _put_in_place(order: Order, written: Iterable[tuple[Path, Path]]) -> tuple[Path, ...]:
    targets = []
    for fresh, target in written:
        fresh.replace(target)
        targets.append(target)
    slug = order.exhibition.slug
    for old in (order.target / f"{slug}.zip", *order.target.glob(f"{slug}.[0-9]*.zip")):
        if old not in targets:
            old.unlink(missing_ok=True)
    return tuple(targets)


def _parts(order: Order, album: Album) -> tuple[PackPart, ...]:
    if not order.limit:
        return (order.all,)
    of_panels = {panel.picture for panel in order.exhibition.panels}
    begun = sum(
        kept.file.stat().st_size for source, kept in album.kept.items() if source not in of_panels
    )
    return cut(order.all, lambda panel: _weight(panel, album), begun, order.limit - _PAGES)


def _weight(panel: Panel, album: Album) -> int:
    return sum(entry.size for entry in (*_media(panel), *_picture(panel.picture, album)))


def _picture(source: Path | None, album: Album) -> Iterator[PackFile]:
    kept = album.kept.get(source) if source else None
    if kept:
        yield PackFile(kept.name, kept.file)


def _media(panel: Panel) -> Iterator[PackFile]:
    if panel.narration:
        yield PackFile(sound_name(panel), panel.narration.sound.path)
    if panel.video:
        yield PackFile(video_name(panel), panel.video)


def entries(part: PackPart, order: Order, album: Album) -> Iterator[PackFile]:
    """Every file of a part."""
    sources = {one.source for one in shown(part.exhibition, part.exhibits, order.content)}
    own = Album(
        {source: picture for source, picture in album.pictures.items() if source in sources},
        {source: kept for source, kept in album.kept.items() if source in sources},
    )
    setter = Setter(own, part.exhibits, order.content)
    view = pack_view(part, setter, order.library, order.day, order.siteurl)
    yield from pages(view, order.theme)
    for panel in part.exhibition.panels:
        yield from _media(panel)
    for kept in own.kept.values():
        yield PackFile(kept.name, kept.file)
