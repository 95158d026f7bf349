"""All pictures of a build: what was made before is linked, the rest is made in parallel.

``build/pictures/<key>/`` holds what :mod:`.derive` makes. ``build/pictures/seen.json`` remembers
of every source its size, its time, its hash and what it was found good for, so that a warm build
reads no picture at all.
"""

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import as_completed
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from plugins.images.derive import DONE, RECIPE, Made, derive, read_made
from plugins.images.iiif import Size, information
from plugins.images.measure import check_picture, measure
from plugins.images.tiles import TILED_FROM, scale_factors
from plugins.library.locks import awaited
from plugins.library.processes import workers
from plugins.library.progress import counting
from plugins.library.reading.files import link_file, write_whole
from plugins.library.reading.problems import Problem

PUBLISHED = "pictures"
"""The folder of the site in which they stand."""
MOST_PROCESSES = 4
"""Each holds a whole board, 33 megapixels and what is made of it: about 400 MB."""
PARALLEL_FROM = 4
"""Pictures from which on processes are begun for them."""
_KEY_LENGTH = 16
UNCHECKED = -1
"""Instead of the narrowest width for which a picture was found good."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that a page shows."""

    source: Path
    zooms: bool = False
    """Whether readers may want to come close."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture as templates need it."""

    made: Made

    @property
    def folder(self) -> str:
        """Address from the site's root."""
        return f"{PUBLISHED}/{self.made.key}/"

    @property
    def width(self) -> int:
        """Of the largest copy, in pixels."""
        return self.made.widths[-1]

    @property
    def height(self) -> int:
        """Of the largest copy, in pixels."""
        return self.made.height_at(self.width)

    @property
    def url(self) -> str:
        """The largest copy, a JPEG: what a link without script opens."""
        return self._copy(self.width)

    @property
    def small(self) -> str:
        """A copy for places that show one only: feeds, structured data, printed pages."""
        return self._copy(self.small_width)

    @property
    def small_width(self) -> int:
        """The width of :attr:`small`, in pixels."""
        return next((w for w in self.made.widths if w >= 800), self.width)

    @property
    def small_height(self) -> int:
        """The height of :attr:`small`, in pixels."""
        return self.made.height_at(self.small_width)

    @property
    def smallest_url(self) -> str:
        """A JPEG of 480 pixels: one of many on a page."""
        return self._copy(self.smallest_width)

    @property
    def smallest_width(self) -> int:
        """The width of :attr:`smallest_url`, in pixels."""
        return self.made.widths[0]

    @property
    def smallest_height(self) -> int:
        """The height of :attr:`smallest_url`, in pixels."""
        return self.made.height_at(self.smallest_width)

    @property
    def stamp(self) -> str:
        """The smallest copy: what stands beside a name in a list."""
        return self._copy(self.made.stamp)

    @property
    def stamp_size(self) -> Size:
        """The size of :attr:`stamp`."""
        return self.made.size_at(self.made.stamp)

    @property
    def tile_size(self) -> int:
        """Pixels of a tile's side; 0 where there are none."""
        return self.made.tile_size

    def information(self, site: str) -> dict[str, Any]:
        """What IIIF's ``info.json`` says of it; ``site`` comes before its address.

        Where it is not cut, the largest copy is all that there is of the picture.
        """
        made, largest = self.made, self.made.size_at(self.width)
        size = Size(made.width, made.height) if made.tile_size else largest
        factors = scale_factors(*size) if made.tile_size else [1]
        cut = (made.tile_size, factors)
        return information(f"{site}/{self.folder[:-1]}", size, largest, self._told, cut)

    @property
    def _told(self) -> tuple[Size, ...]:
        """The copies that ``info.json`` names: two of a picture that is cut, not one of another.

        OpenSeadragon takes as many sizes as there are levels of tiles, or one less, for the sizes
        of these levels, and asks for tiles that nobody cut (seen with Mirador 4.0).
        """
        smaller = self.made.smaller
        if self.made.tile_size:
            return smaller[:3:2]
        return smaller if len(smaller) > 1 else ()

    def _copy(self, width: int) -> str:
        return f"{self.folder}{self.made.address(width, 'jpg')}"

    def srcset(self, root: str, form: str) -> str:
        """The value of ``srcset`` for ``webp`` or ``jpg``; ``root`` comes before each address."""
        copies = (
            f"{root}/{self.folder}{self.made.address(w, form)} {w}w" for w in self.made.widths
        )
        return ", ".join(copies)


class PictureStore:
    """The pictures below ``build/pictures``."""

    def __init__(self, build: Path) -> None:
        self.folder = build / "pictures"
        self._seen_path = self.folder / "seen.json"
        self._seen: dict[str, list[int | str]] = _read_json(self._seen_path)

    def check(self, path: Path, name: str, narrowest: int = 0) -> tuple[Problem, ...]:
        """The problems of a picture. One that was whole when it was last looked at still is."""
        if self._remembered(path) and self._seen[str(path)][3] == narrowest:
            return ()
        problems = check_picture(path, name, narrowest)
        if not problems:
            self._remember(path, narrowest)
        return problems

    def make(self, wanted: Iterable[Wanted]) -> Mapping[Path, Picture]:
        """Make what is missing, and return every picture by its source."""
        jobs = {one.source: self._job(one) for one in wanted}
        missing = {
            job.key: job for job in jobs.values() if read_made(self.folder / job.key) is None
        }
        if missing:
            _make_all([job for _, job in sorted(missing.items())], self.folder)
        self.save()
        return {source: Picture(self._read(job)) for source, job in jobs.items()}

    def link(self, pictures: Iterable[Picture], output: Path) -> None:
        """Stand them below an output folder: links, so that nothing is copied."""
        for key in sorted({picture.made.key for picture in pictures}):
            target = output / PUBLISHED / key
            if not target.exists():
                _link_tree(self.folder / key, target)

    def save(self) -> None:
        """Keep what was seen for the next build."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with awaited(self._seen_path.with_suffix(".lock"), "另一个命令正在看图片，等它看完。"):
            write_whole(self._seen_path, json.dumps(self._seen, ensure_ascii=False))

    def _job(self, one: Wanted) -> "_Job":
        digest = self._remembered(one.source) or self._remember(one.source)
        tiled = one.zooms and max(measure(one.source)) >= TILED_FROM
        return _Job(f"{digest}-{RECIPE}{'t' if tiled else ''}", one.source, tiled)

    def _read(self, job: "_Job") -> Made:
        made = read_made(self.folder / job.key)
        assert made, "made a moment ago"
        return made

    def _remembered(self, path: Path) -> str:
        """The hash of a file that has not changed since; else empty."""
        entry = self._seen.get(str(path))
        stat = path.stat()
        if entry and entry[:2] == [stat.st_size, stat.st_mtime_ns]:
            return str(entry[2])
        return ""

    def _remember(self, path: Path, checked_for: int = UNCHECKED) -> str:
        stat = path.stat()
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()[:_KEY_LENGTH]
        self._seen[str(path)] = [stat.st_size, stat.st_mtime_ns, digest, checked_for]
        return digest


@dataclass(frozen=True, slots=True)
class _Job:
    key: str
    source: Path
    tiled: bool


def _make_all(jobs: list[_Job], folder: Path) -> None:
    processes = min(len(jobs), os.cpu_count() or 1, MOST_PROCESSES)
    with counting("图片") as said, workers(processes, len(jobs) >= PARALLEL_FROM) as pool:
        started = {
            pool.submit(derive, job.source, folder / job.key, job.key, job.tiled): job
            for job in jobs
        }
        for done, future in enumerate(as_completed(started), 1):
            future.result()
            said(started[future].source.name, done, len(jobs))


def _link_tree(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file() and path.name != DONE:
            link_file(path, target / path.relative_to(source))


def _read_json(path: Path) -> dict[str, list[int | str]]:
    """What was kept; nothing where it is missing or was cut short."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
