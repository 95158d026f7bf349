"""Plain words within Markdown: names and titles from sheets, in which every sign is a sign."""

import html
import re

_MARKUP = re.compile(r"[\\:`*_{}\[\]()#+.!|~-]")
_ENTITIES = {"\\": "&#92;", ":": "&#58;"}
"""Signs that no backslash takes the meaning from; a colon makes a link of an address."""


def as_markdown(words: str) -> str:
    """Markdown that stands on a page as these words."""
    plain = html.escape(words, quote=False)
    return _MARKUP.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), plain)
