"""Pictures in prose: what ``{attach}`` names becomes copies of several widths.

A camera's file weighs megabytes and says where it was taken. Readers get upright copies without
what the camera wrote, as wide as their screen needs (:mod:`plugins.images`). Two texts may show
the same file; Pelican moves an attached file to one page only.
"""

import os
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.images.store import Picture, PictureStore, Wanted
from plugins.library.reading.picture_kinds import is_made

_IMAGE = re.compile(r"<img\b[^>]*>")
_FILE = re.compile(
    r"\b(?P<name>src|href|poster|data|cite|formaction|action|content)\s*=\s*(?P<quote>[\"'])"
    r"(?:\{|\||%7B)(?:attach|static|filename)(?:\}|\||%7D)(?P<path>.*?)(?P=quote)",
    re.DOTALL,
)
"""Wherever Pelican looks for a file that it then copies as it is (``_get_intrasite_link_regex``),
also in a tag that a page drops afterwards."""
_ALT = re.compile(r"\balt\s*=\s*(?P<quote>[\"'])(?P<words>.*?)(?P=quote)", re.DOTALL)
_SIZES = "(min-width: 46rem) 42rem, 100vw"
"""As wide as a column of text."""


def with_pictures(html: str, source: Path, settings: Mapping[str, Any]) -> str:
    """HTML whose pictures are published, and the pictures below the output folder.

    ``source`` is the text's own file. What is no picture, or a broken one, which ``make check``
    names, is left to Pelican.
    """
    content = Path(os.path.abspath(settings["PATH"]))
    named = {match[0]: _path(match["path"], source, content) for match in _FILE.finditer(html)}
    wanted = {path for path in named.values() if path}
    if not wanted:
        return html
    store = PictureStore(Path(settings["BUILD_PATH"]))
    whole = sorted(path for path in wanted if not store.check(path, path.name))
    made = store.make(map(Wanted, whole)) if whole else {}
    store.link(made.values(), Path(settings["OUTPUT_PATH"]))
    pictures = {words: made[path] for words, path in named.items() if path and path in made}
    root = escape(settings["SITE_ROOT"])

    def shown(image: re.Match[str]) -> str:
        file = _FILE.search(image[0])
        picture = pictures.get(file[0]) if file else None
        return _markup(picture, _alt(image[0]), root) if picture else image[0]

    def opened(file: re.Match[str]) -> str:
        picture = pictures.get(file[0])
        return f'{file["name"]}="{root}/{picture.url}"' if picture else file[0]

    return _FILE.sub(opened, _IMAGE.sub(shown, html))


def _path(relative: str, source: Path, content: Path) -> Path | None:
    """The picture file of an attribute, by its bytes; None for everything else.

    ``..`` leads up before a linked folder is followed, as Pelican has it: a folder that is linked
    into the content folder is part of it.
    """
    relative = unquote(unescape(relative).split("#")[0].split("?")[0])
    base = content if relative.startswith("/") else source.absolute().parent
    path = Path(os.path.normpath(base / relative.lstrip("/")))
    return path.resolve() if path.is_relative_to(content) and is_made(path) else None


def _alt(image: str) -> str:
    match = _ALT.search(image)
    return match["words"].replace('"', "&quot;") if match else ""


def _markup(picture: Picture, alt: str, root: str) -> str:
    """As ``components/picture.html``; ``alt`` and ``root`` are HTML already."""
    webp, jpeg = (picture.srcset(root, form) for form in ("webp", "jpg"))
    return (
        f'<picture><source type="image/webp" srcset="{webp}" sizes="{_SIZES}">'
        f'<img src="{root}/{picture.small}" srcset="{jpeg}" sizes="{_SIZES}" '
        f'width="{picture.width}" height="{picture.height}" alt="{alt}" '
        'loading="lazy" decoding="async"></picture>'
    )
