"""Files that a text names, in their places: pictures, what is handed out, pages of other texts.

A picture becomes copies (:mod:`.pictures`), any other file stands beside the page of each text
that hands it out, ``{filename}`` is the address of a page. Pelican would move a file to one page
only, knows no addresses of most texts, and looks into comments and code as well.
"""

import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.library.reading.files import link_file, name_of
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.view import is_seen
from plugins.links.files import FileName, file_named, is_inside
from plugins.links.tags import Tag, read_tags, with_tags
from plugins.links.texts import ATTRIBUTES
from plugins.links.unlinked import without_links
from plugins.reading.pictures import make_pictures, markup
from plugins.reading.waiting import NO_MARKS

_MAY_NAME = re.compile(r"[{|]|%7B|<!--")
"""What is in any text that names a file, or has a comment."""
_log = logging.getLogger(f"pelican.{__name__}")
"""Of Pelican's own, at whose warnings a build stops."""


def with_files(html: str, source: Path, settings: Mapping[str, Any]) -> str:
    """HTML whose files have their addresses, and the files below the output folder.

    ``source`` is the text's own file. What is not there, which ``make check`` names, stops a build,
    but in a draft; a broken picture, which it names too, is left out, and so is the link to what is
    not published.
    """
    if not _MAY_NAME.search(html):
        return html
    content, source = Path(os.path.abspath(settings["PATH"])), source.absolute()
    html = _without_lost(
        html, source, content, bool(settings.get("MARKS", NO_MARKS).of_file(source))
    )
    found = _named(html, source, content)
    files = {named.file: named.file.resolve() for named in found.values() if is_made(named.file)}
    pictures = make_pictures(files.values(), settings)
    root = settings["SITE_ROOT"]

    def place(named: FileName) -> str | None:
        if named.file in files:
            picture = pictures.get(files[named.file])
            return f"{root}/{picture.url}" if picture else None
        address = named.address(source, content)
        if address and named.file.suffix != ".md":
            link_file(named.file.resolve(), Path(settings["OUTPUT_PATH"], unquote(address)))
        return f"{root}/{address}{named.rest}" if address else None

    def put(tag: Tag) -> str | None:
        own = {name: found[tag.start, name] for name in ATTRIBUTES if (tag.start, name) in found}
        shown = own["src"].file if tag.name == "img" and "src" in own else None
        picture = pictures.get(files[shown]) if shown in files else None
        if picture:
            return markup(picture, tag.attributes.get("alt", ""), root)
        places = {name: address for name, named in own.items() if (address := place(named))}
        return tag.written(**places) if places else None

    return with_tags(html, put)


def _named(html: str, source: Path, content: Path) -> dict[tuple[int, str], FileName]:
    """Where a tag stands and its attribute → the file that it names."""
    return {
        (tag.start, attribute): named
        for tag in read_tags(html).tags
        for attribute in ATTRIBUTES
        if (named := file_named(tag.attributes.get(attribute, ""), source, content))
    }


def _without_lost(html: str, source: Path, content: Path, is_draft: bool) -> str:
    """HTML without the links to files that are not there, or not published."""
    files = _named(html, source, content).items()
    lost = {key: named for key, named in files if not is_inside(named.file, content)}
    for named in lost.values():
        if is_seen(named.file) and not is_draft:
            _log.warning("%s：链接的文件不存在：%s", name_of(source, content), named.file.name)
    places = {start for start, _ in lost}
    return without_links(html, lambda tag: tag.start in places) if lost else html
