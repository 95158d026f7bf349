"""HTML within a paragraph: tags, entities, and addresses between angles."""

import re
from html import unescape
from html.entities import html5

from plugins.conservation.signs import DELETED, NUMBER, STAR, seen

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]*));")
_VALUE = r"\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+"
TAG = re.compile(
    r"</?(?P<name>[A-Za-z][A-Za-z0-9:-]*)"
    rf"(?P<rest>(?:\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*(?:{_VALUE}))?)*)\s*/?>"
)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
ADDRESS = re.compile(
    r"<(?:(?:https?|ftp|mailto|tel):[^\s<>]*|[^\s<>@/]+@[^\s<>@]+)>", re.IGNORECASE
)
_TAG_MAKES = {"strong": STAR * 2, "em": STAR, "del": DELETED * 2, "li": NUMBER}


def made_by(tag: re.Match[str]) -> str:
    """The marks that Markdown would make the same of."""
    return _TAG_MAKES.get(tag["name"].lower(), "")


def picture_words(tag: re.Match[str]) -> str:
    """What a picture's tag says; empty for another tag."""
    alt = _ALT.search(tag["rest"]) if tag["name"].lower() == "img" else None
    return seen(unescape(next(filter(None, alt.groups()), ""))) if alt else ""


def meaning(entity: re.Match[str]) -> str | None:
    """What an entity stands for; None for a name that nobody knows."""
    if entity["name"] and f"{entity['name']};" not in html5:
        return None
    return seen(unescape(entity[0]))
