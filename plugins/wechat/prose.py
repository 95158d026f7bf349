"""Markdown of a post → HTML whose files are known: the channel reads content without Pelican.

So ``make check`` judges the same article that a build makes. A file that is no picture stands
beside its post's page, so a link to it leads to that page.
"""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from plugins.library.as_markdown import as_markdown
from plugins.library.awaited import for_readers
from plugins.library.exhibitions.exhibits import namings
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.kinds import address_of
from plugins.library.site.claims import with_what_is_held
from plugins.links.files import FileName, file_named, is_inside
from plugins.links.tags import Tag, with_tags
from plugins.links.unlinked import unlinked
from plugins.typography import markdown

FILES = "/content/"
"""Before the path of a picture in an ``src``, from the content folder on."""


def to_html(text: str, content: Path) -> str:
    """Markdown to HTML, as every page of the site has it."""
    html = with_what_is_held(markdown.to_html(text), content)
    return for_readers(unlinked(html), content)


def with_files(html: str, source: Path, url: str, content: Path) -> tuple[str, dict[str, Path]]:
    """HTML without words for files, and the files of its pictures by their ``src``."""
    pictures: dict[str, Path] = {}

    def put(tag: Tag) -> str | None:
        named = {
            attribute: one
            for attribute in ("src", "href")
            if (one := file_named(tag.attributes.get(attribute, ""), source, content))
        }
        places = {name: place(name, one) for name, one in named.items()}
        return tag.written(**places) if places else None

    def place(attribute: str, named: FileName) -> str:
        is_there = is_inside(named.file, content)
        if attribute == "src":
            key = picture_key(named.file, content) if is_there else named.file.name
            pictures.update({key: named.file.absolute()} if is_there else {})
            return key
        is_text = is_there and named.form == "filename"
        page = address_of(named.file, content) if is_text else ""
        return f"/{page}{named.rest}" if page else f"/{url}"

    return with_tags(html, put), pictures


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
        made = escape(naming.words) or as_markdown(exhibit.title)
        if naming.is_shown and exhibit.picture:
            alt = escape(exhibit.alt or exhibit.title)
            image = f'<img src="{escape(shown(exhibit.picture))}" alt="{alt}">'
            words = escape(naming.words or exhibit.title)
            made = f"\n\n<figure>{image}<figcaption>{words}</figcaption></figure>\n\n"
        parts += [text[place : naming.start], made]
        place = naming.end
    return "".join([*parts, text[place:]])
