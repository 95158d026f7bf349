"""What waits to be published, in a build: left out of a published site, marked in any other."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.images.store import PictureStore
from plugins.library.reading.files import markdown_files
from plugins.library.reading.view import hides_addresses, see_all_but
from plugins.library.site.stages import Waiting, roots, waiting
from plugins.library.site.weighing import addresses_waiting, unshowable
from plugins.links.unlinked import unlinked

_PELICANS = {"PAGE_PATHS": "pages", "ARTICLE_PATHS": "news"}
"""Settings that name what Pelican reads itself → folders of the content."""


@dataclass(frozen=True, slots=True)
class StageMarks:
    """Which pages are of something that waits."""

    waits: tuple[Waiting, ...] = ()
    by_address: Mapping[str, Waiting] = field(default_factory=dict)

    def __getitem__(self, url: str) -> Waiting | None:
        """What a page is of that waits; its address from the site's root."""
        below = (w for w in self.waits if w.root != w.file and url.startswith(w.address or "/"))
        return self.by_address.get(url) or next(below, None)

    def of_file(self, file: Path) -> Waiting | None:
        """What a file is part of that waits."""
        whole = Path(os.path.abspath(file))
        of = (one for one in self.waits if any(map(whole.is_relative_to, one.roots)))
        return next(of, None)


NO_MARKS = StageMarks()
"""Of a site of which nothing waits."""


def hide_what_waits(pelican: Any) -> None:
    """At the beginning of a build: what it leaves out, and what its pages are told."""
    settings = pelican.settings
    content = Path(os.path.abspath(settings["PATH"]))
    see_all_but(())
    waits = waiting(content, settings["BUILD_DATE"])
    shows = settings["SHOWS_DRAFTS"]
    hidden = unshowable(content, waits, _broken(settings["BUILD_PATH"])) if shows else waits
    shown = tuple(one for one in waits if one not in hidden)
    by_address = addresses_waiting(content, shown)
    own = {address.lstrip("/"): one for address, one in by_address.items() if one}
    settings["MARKS"] = StageMarks(shown, own)
    settings["OTHER_VIEW"] = roots(waits) if shows else ()
    gone = () if shows else addresses_waiting(content, waits)
    see_all_but(roots(hidden), gone, settings["SITEURL"])
    for name, folder in _PELICANS.items() if hidden else ():
        files = markdown_files(content / folder)
        settings[name] = [file.relative_to(content).as_posix() for file in files]


def _broken(build: str) -> Callable[[Path], object]:
    store = PictureStore(Path(build))
    return lambda path: store.check(path, path.name)


def unlink_pages(pelican: Any) -> None:
    """On the finished site: what templates link to of headers and menus."""
    if not hides_addresses():
        return
    for path in sorted(Path(pelican.output_path).rglob("*.html")):
        before = path.read_text(encoding="utf-8")
        after = unlinked(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
