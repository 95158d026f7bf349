"""What the counter of a source and that of a rendering have in common: signs, and what is none."""

import re
from typing import NamedTuple

QUOTE, ITEM, HEADING, RULE, CELL, TERM = ">", "-", "#", "=", "|", ":"
STAR, DELETED, CODE, LINK, LINK_END, PICTURE, NOTE, BREAK = "*", "~", "`", "[", "]", "!", "^", "\n"
ESCAPE, FREE = "\\", " "
"""What marks make of the words around them. ``FREE`` may stand on the page and need not."""
COUNTED = frozenset((STAR, DELETED, LINK, LINK_END, PICTURE, NOTE))
"""What each mark must have one of its own of: two stars are four signs of emphasis, not one."""
TICKED = {" ": "☐", "x": "☑", "X": "☑"}
"""How the box of a list of tasks stands on a page."""
_NOTHING = re.compile(
    "[\\s\0-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


class Sign(NamedTuple):
    """One character of a source, or a mark that has none."""

    character: str
    line: int
    makes: str = ""
    """What the page has instead of it; empty where the character itself must stand there."""
    after: int = 0
    """Where the next one stands once this one has made something; 0 for right behind it."""


def is_seen(character: str) -> bool:
    """Whether a character is one that a reader sees: no space, no control, no sign of direction."""
    return not _NOTHING.match(character)
