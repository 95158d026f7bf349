"""Pictures in prose: what ``{attach}`` names becomes copies of several widths.

A camera's file weighs megabytes and says where it was taken. Readers get upright copies without
what the camera wrote, as wide as their screen needs (:mod:`plugins.images`). Two texts may show
the same file.
"""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from plugins.images.store import Picture, PictureStore, Wanted

_SIZES = "(min-width: 46rem) 42rem, 100vw"
"""As wide as a column of text."""


def make_pictures(files: Iterable[Path], settings: Mapping[str, Any]) -> Mapping[Path, Picture]:
    """The pictures of files, and their copies below the output folder; broken ones have none."""
    wanted = sorted(set(files))
    if not wanted:
        return {}
    store = PictureStore(Path(settings["BUILD_PATH"]))
    whole = [path for path in wanted if not store.check(path, path.name)]
    made = store.make(map(Wanted, whole)) if whole else {}
    store.link(made.values(), Path(settings["OUTPUT_PATH"]))
    return made


def markup(picture: Picture, alt: str, root: str) -> str:
    """As ``components/picture.html``."""
    root = escape(root)
    webp, jpeg = (picture.srcset(root, form) for form in ("webp", "jpg"))
    return (
        f'<picture><source type="image/webp" srcset="{webp}" sizes="{_SIZES}">'
        f'<img src="{root}/{picture.small}" srcset="{jpeg}" sizes="{_SIZES}" '
        f'width="{picture.width}" height="{picture.height}" alt="{escape(alt)}" '
        'loading="lazy" decoding="async"></picture>'
    )
