"""Texts of an export as people may read them."""

import html
import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1c\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    r"\ufffe\uffff]"
)
"""Not 1D to 1F: they are the marks of ISO 2709, and gone once a record is cut."""
_ENTITY = re.compile(r"&(?:[A-Za-z][0-9A-Za-z]{1,31}|#\d{1,7}|#[Xx][0-9A-Fa-f]{1,6});")
"""With its semicolon: addresses have ``&copy=2``, which HTML would read as a sign."""


_UNSORTED = re.compile("¬([^¬\\x1d-\\x1f]{1,20})¬|<<([A-Za-z' ]{1,8})>>")
"""An article that catalogues sort without, between the marks for it: ``¬La ¬vie``."""


def readable(text: str) -> str:
    """Entities undone, control characters gone, in the text of a whole record at once.

    Systems with a web face leave ``&amp;`` in their data; a control character would break the
    feeds and the JSON that the text goes into.
    """
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "¬" in text or "<<" in text:
        text = _UNSORTED.sub(_article, text)
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def _article(marked: re.Match[str]) -> str:
    return marked[1] or marked[2]


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def trimmed(text: str) -> str:
    """Blanks single, none at the ends. Most values need nothing, and two million are asked."""
    if text.isalnum():
        return text
    if "  " in text or not text.isprintable():
        return " ".join(text.split())
    return text.strip()


def clean(text: str) -> str:
    """Both."""
    return trimmed(readable(text))


def unbracketed(text: str) -> str:
    """``(清)``, ``[美]``, ``〔日〕`` without their brackets."""
    return text.strip("()（）[]［］〔〕【】 \u3000")
