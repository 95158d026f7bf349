"""``[[AJ-001]]`` in a text becomes a link to the exhibit, ``![[AJ-001]]`` its picture."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from plugins.images.store import Picture
from plugins.library.as_markdown import as_markdown
from plugins.library.exhibitions.exhibits import Naming, namings
from plugins.library.exhibitions.pieces import Exhibit


def with_exhibits(
    text: str, exhibits: Mapping[str, Exhibit], pictures: Mapping[Path, Picture]
) -> str:
    """The Markdown text with every exhibit that it names as a link or a figure.

    What no sheet has stays as it is: ``make check`` told it.
    """
    parts: list[str] = []
    place = 0
    for naming in namings(text):
        exhibit = exhibits.get(naming.number.lower())
        if exhibit is None:
            continue
        picture = pictures.get(exhibit.picture) if exhibit.picture else None
        shown = naming.is_shown and picture
        made = _figure(naming, exhibit, picture) if shown and picture else None
        parts += [text[place : naming.start], made or _link(naming, exhibit)]
        place = naming.end
    return "".join([*parts, text[place:]])


def _link(naming: Naming, exhibit: Exhibit) -> str:
    words = escape(naming.words) or as_markdown(exhibit.title)
    return f'<a href="/{exhibit.url}">{words}</a>'


def _figure(naming: Naming, exhibit: Exhibit, picture: Picture) -> str:
    alt = escape(exhibit.alt or exhibit.title, quote=True)
    size = f'width="{picture.small_width}" height="{picture.small_height}"'
    image = f'<img src="/{picture.small}" {size} alt="{alt}" loading="lazy">'
    caption = f"<figcaption>{escape(naming.words or exhibit.title)}</figcaption>"
    link = f'<a href="/{exhibit.url}">{image}</a>'
    return f"\n\n<figure>{link}{caption}</figure>\n\n"
