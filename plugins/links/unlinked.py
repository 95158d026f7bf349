"""Links that lead to what is not published yet: their words stay, the link goes."""

import re
from collections.abc import Callable

from plugins.library.reading.view import hides_addresses, leads_nowhere
from plugins.links.tags import Tag, read_tags

_CLOSE = re.compile(r"</a\s*>", re.IGNORECASE)


def without_links(html: str, is_cut: Callable[[Tag], bool]) -> str:
    """HTML without the links that are cut, but with their words, and without pictures that are."""
    parts, place = [], 0
    for tag in read_tags(html).tags:
        if tag.start < place or not is_cut(tag):
            continue
        close = _CLOSE.search(html, tag.end) if tag.name == "a" else None
        words = html[tag.end : close.start()] if close else ""
        parts += [html[place : tag.start], words]
        place = close.end() if close else tag.end
    return "".join([*parts, html[place:]])


def unlinked(html: str) -> str:
    """HTML whose links to what a published site has not yet are words."""
    return without_links(html, _is_dead) if hides_addresses() else html


def _is_dead(tag: Tag) -> bool:
    return tag.name == "a" and leads_nowhere(tag.attributes.get("href", ""))
