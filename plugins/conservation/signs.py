"""What the counter of a source and that of a rendering have in common: signs, and what is none."""

from typing import NamedTuple

from plugins.library.hidden import without_hidden

QUOTE, ITEM, HEADING, RULE, CELL, TERM = ">", "-", "#", "=", "|", ":"
STAR, DELETED, CODE, LINK, LINK_END, PICTURE, NOTE, BREAK = "*", "~", "`", "[", "]", "!", "^", "\n"
ESCAPE, FREE, NUMBER, EMPTY, HEADING_END = "\\", " ", "1", ">>", "h"
"""What marks make of the words around them. ``FREE`` may stand on the page and need not, a
``NUMBER`` is a browser's own, ``EMPTY`` is a quotation in which nothing stands."""
COUNTED = frozenset((ITEM, STAR, DELETED, LINK, LINK_END, PICTURE, NOTE))
"""What each mark must have one of its own of: two stars are four signs of emphasis, not one."""
TICKED = {" ": "☐", "x": "☑", "X": "☑"}
"""How the box of a list of tasks stands on a page."""


class Sign(NamedTuple):
    """One character of a source, or a mark that has none."""

    character: str
    line: int
    makes: str = ""
    """What the page has instead of it; empty where the character itself must stand there."""
    after: int = 0
    """Where the next one stands once this one has made something; 0 for right behind it."""


def seen(text: str) -> str:
    """The characters of a text that a reader sees: no spaces, nothing of zero width."""
    return "".join(without_hidden(text).split())
