"""Pages that were written before and would come out the same are linked, not written again.

Most builds change no record, and thousands of pages take a while. What they are made of has a name:
the frame that every page of the theme has today, the templates, the records. While that stays, the
files of the last time take their places again, with their dates, so that whatever publishes the
site sees that nothing has changed.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pelican import signals

from plugins.library.reading.files import link_file
from plugins.reading.generator import RoomGenerator


def keep_pages(
    room: RoomGenerator, folder: Path, places: Sequence[str], key: str, write: Callable[[], None]
) -> None:
    """Have ``write`` write its pages below ``places``, or link them where it did so before.

    ``folder``: where pages are kept between builds, under the name of what they are made of
    (``key``, see :func:`key_of`); what was kept under other names goes.
    """
    kept = folder / f"pages-{key}"
    if kept.is_dir():
        _link_back(room, kept)
        return
    write()
    fresh = folder / f"pages-{key}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    output = Path(room.output_path)
    for place in places:
        for page in _pages(output / place):
            link_file(page, fresh / page.relative_to(output))
    _remove(old for old in folder.glob("pages-*") if old != fresh)
    fresh.rename(kept)


def _remove(folders: Iterable[Path]) -> None:
    """Remove them, each without its name first: what is found under its name is whole."""
    for folder in tuple(folders):
        nameless = folder.with_name("removed")
        shutil.rmtree(nameless, ignore_errors=True)
        shutil.rmtree(folder.rename(nameless))


def key_of(*parts: str | Path) -> str:
    """A name for texts and files, in their order."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()[:16]


def _pages(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _link_back(room: RoomGenerator, kept: Path) -> None:
    output = Path(room.output_path)
    for page in _pages(kept):
        target = output / page.relative_to(kept)
        link_file(page, target)
        signals.content_written.send(str(target), context=room.context)
