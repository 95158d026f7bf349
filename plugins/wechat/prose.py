"""Markdown of a post → HTML whose files are known: the channel reads content without Pelican.

So ``make check`` judges the same article that a build makes. ``{attach}``, ``{static}`` and
``{filename}`` mean what they mean to Pelican; a file that is no picture stands beside its post's
page, so a link to it leads to that page.
"""

import os
import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from plugins.library.exhibitions.exhibits import namings
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.facts import with_facts
from plugins.library.kinds import address_of
from plugins.typography import markdown

_FILE = re.compile(
    r'(?P<name>\b(?:src|href))="(?:\{|%7B)(?P<kind>attach|static|filename)(?:\}|%7D)(?P<path>[^"]*)"'
)
FILES = "/content/"
"""Before the path of a picture in an ``src``, from the content folder on."""


def to_html(text: str, content: Path) -> str:
    """Markdown to HTML, as every page of the site has it."""
    return with_facts(markdown.to_html(text), content)


def with_files(html: str, source: Path, url: str, content: Path) -> tuple[str, dict[str, Path]]:
    """HTML without Pelican's words for files, and the files of its pictures by their ``src``."""
    pictures: dict[str, Path] = {}
    whole = content.absolute()

    def put(match: re.Match[str]) -> str:
        relative = unquote(unescape(match["path"])).partition("#")[0]
        base = whole if relative.startswith("/") else source.absolute().parent
        path = Path(os.path.normpath(base / relative.lstrip("/")))
        inside = path.is_relative_to(whole)
        if match["name"] == "src":
            key = picture_key(path, content) if inside else match["path"]
            if inside and path.is_file():
                pictures[key] = path
            return f'src="{escape(key)}"'
        page = address_of(path, whole) if inside and match["kind"] == "filename" else ""
        return f'href="/{escape(page or url)}"'

    return _FILE.sub(put, html), pictures


def picture_key(path: Path, content: Path) -> str:
    """The ``src`` of a picture file; a link that leads out of the folder counts where it lies."""
    return FILES + path.absolute().relative_to(content.absolute()).as_posix()


def with_exhibits(text: str, exhibits: Mapping[str, Exhibit], shown: Callable[[Path], str]) -> str:
    """``[[AJ-001]]`` as the exhibit's title, ``![[AJ-001]]`` as its picture by ``shown``'s src."""
    parts: list[str] = []
    place = 0
    for naming in namings(text):
        exhibit = exhibits.get(naming.number)
        if exhibit is None:
            continue
        words = escape(naming.words or exhibit.title)
        made = words
        if naming.is_shown and exhibit.picture:
            alt = escape(exhibit.alt or exhibit.title)
            image = f'<img src="{escape(shown(exhibit.picture))}" alt="{alt}">'
            made = f"\n\n<figure>{image}<figcaption>{words}</figcaption></figure>\n\n"
        parts += [text[place : naming.start], made]
        place = naming.end
    return "".join([*parts, text[place:]])
