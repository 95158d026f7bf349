"""Inline steps of our own: bare addresses, and a line that ends with a backslash.

An address ends where its letters end: in 详见https://www.example.org，谢谢 the comma is none of it,
nor are words that follow at once. Only behind the ``/`` or ``=`` of a longer path Chinese goes on
with it: ``…/wiki/图书馆``.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

_ADDRESS = r"(?<![A-Za-z0-9_/=\"'])https?://[A-Za-z0-9][^\s<>\"'`|\\\u0002\u0003\u0080-\U0010ffff]*"
_LINKED = r"<a\s[^<>]*>\s*https?://[^<]*</a>"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_OF_HOST = 3
"""Slashes of an address without a path."""
_NEVER_LAST = ".,;:!?*_~'\")]}"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BREAK = r"\\\n"
_BEFORE_ESCAPES, _BEFORE_HTML, _BEHIND_HTML = 185, 95, 78
"""Python-Markdown's places: backslashes at 180, HTML at 90 and its characters at 80."""


class AddressProcessor(InlineProcessor):
    """A link of an address that stands in a text as it is."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:
        """The link, without the signs of the sentence behind it."""
        address = m[0]
        while address[-1] in _NEVER_LAST and not _closes(address):
            address = address[:-1]
        if address[-1] == "=" or (address[-1] == "/" and address.count("/") > _OF_HOST):
            rest = _HAN.match(data, m.start() + len(address))
            address += rest[0] if rest else ""
        element = Element("a", {"href": address})
        element.text = AtomicString(address)
        return element, m.start(), m.start() + len(address)


class LinkedAddressProcessor(InlineProcessor):
    """Puts a link in HTML aside whose words are an address: it is one already."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        """The link, for the end."""
        return self.md.htmlStash.store(m[0]), m.start(), m.end()


def _closes(address: str) -> bool:
    """Whether the bracket at the end of an address was opened within it."""
    last = address[-1]
    return last in _PAIRS and address.count(last) <= address.count(_PAIRS[last])


class InlinesExtension(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps."""
        step = SubstituteTagInlineProcessor(_BREAK, "br")
        md.inlinePatterns.register(step, "final_backslash", _BEFORE_ESCAPES)
        linked = LinkedAddressProcessor(_LINKED, md)
        md.inlinePatterns.register(linked, "linked_address", _BEFORE_HTML)
        md.inlinePatterns.register(AddressProcessor(_ADDRESS, md), "address", _BEHIND_HTML)
