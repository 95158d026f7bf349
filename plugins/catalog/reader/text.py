"""Texts of an export as people may read them."""

import html
import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1c\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff]"
)
"""Not 1D to 1F: they are the marks of ISO 2709, and gone once a record is cut."""


def readable(text: str) -> str:
    """Entities undone, control characters gone, in the text of a whole record at once.

    Systems with a web face leave ``&amp;`` in their data; a control character would break the
    feeds and the JSON that the text goes into.
    """
    if "&" in text:
        text = html.unescape(text)
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def trimmed(text: str) -> str:
    """Blanks single, none at the ends. Most values need nothing, and two million are asked."""
    if "  " in text or not text.isprintable():
        return " ".join(text.split())
    return text.strip()


def clean(text: str) -> str:
    """Both."""
    return trimmed(readable(text))


def unbracketed(text: str) -> str:
    """``(清)``, ``[美]``, ``〔日〕`` without their brackets."""
    return text.strip("()（）[]［］〔〕【】 \u3000")
