"""Inline steps of our own: bare addresses, and a line that ends with a backslash.

An address ends where its letters end: in 详见 https://www.example.org，谢谢 the comma is none of
it, nor are words that follow at once. Chinese in a path is written in percent signs by whoever
copies it from a browser.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

_ADDRESS = r"(?<![\w/=\"'])https?://[A-Za-z0-9][^\s<>\"'`|\\\u0002\u0003\u0080-\U0010ffff]*"
_NEVER_LAST = ".,;:!?*_~'\")]}"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BREAK = r"\\\n"
_BEFORE_ESCAPES, _BEHIND_HTML = 185, 78
"""Python-Markdown's places: backslashes at 180, HTML at 90 and its characters at 80."""


class AddressProcessor(InlineProcessor):
    """A link of an address that stands in a text as it is."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:
        """The link, without the signs of the sentence behind it."""
        address = m[0]
        while address[-1] in _NEVER_LAST and not _closes(address):
            address = address[:-1]
        element = Element("a", {"href": address})
        element.text = AtomicString(address)
        return element, m.start(), m.start() + len(address)


def _closes(address: str) -> bool:
    """Whether the bracket at the end of an address was opened within it."""
    last = address[-1]
    return last in _PAIRS and address.count(last) <= address.count(_PAIRS[last])


class InlinesExtension(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register both steps."""
        step = SubstituteTagInlineProcessor(_BREAK, "br")
        md.inlinePatterns.register(step, "final_backslash", _BEFORE_ESCAPES)
        md.inlinePatterns.register(AddressProcessor(_ADDRESS, md), "address", _BEHIND_HTML)
