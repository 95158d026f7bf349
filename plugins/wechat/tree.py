"""Steps on a tree that lxml lacks: from HTML and back, new elements, elements that go."""

import re
from collections.abc import Iterable

from lxml import html
from lxml.etree import tostring
from lxml.html import HtmlElement

_DEEP = html.HTMLParser(encoding="utf-8", huge_tree=True)
_SPACE = re.compile("[ \t\r\n\f]+")
_BLOCKS = frozenset("section p h2 h3 h4 blockquote table thead tbody tr".split())
_HOLDERS = _BLOCKS - {"p", "h2", "h3", "h4"}
"""Elements in which a lone space is nothing."""


def parse(fragment: str) -> HtmlElement:
    """The fragment as children of one ``section``."""
    document = html.document_fromstring(
        f"<section>{fragment}</section>".encode("utf-8", "replace"), parser=_DEEP
    )
    body = document.find("body")
    assert body is not None, "a document always has one"
    if len(body) == 1 and body[0].tag == "section":
        return body[0]
    # the parser closed the section early: what followed belongs to it all the same
    body.tag = "section"
    return body


def serialise(root: HtmlElement) -> str:
    """The element as HTML."""
    return str(tostring(root, encoding="unicode", method="html", with_tail=False))


def make(tag: str, text: str = "", name: str = "") -> HtmlElement:
    """A new element with its text and its class."""
    element = html.Element(tag)
    element.text = text or None
    if name:
        element.set("class", name)
    return element


def picture(source: str, alt: str, name: str = "") -> HtmlElement:
    """An ``img`` with its class."""
    element = make("img", name=name)
    element.set("src", source)
    element.set("alt", alt)
    return element


def append_text(element: HtmlElement, text: str) -> None:
    """Text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def rename(root: HtmlElement, names: Iterable[str], tag: str, name: str = "") -> None:
    """Every element of these names becomes another, without attributes but its class."""
    for element in list(root.iter(*names)):
        element.tag = tag
        if name:
            element.set("class", name)


def before(element: HtmlElement, text: str) -> None:
    """Text at the beginning of an element, or of the paragraph that it begins with."""
    first = element[0] if len(element) and not (element.text or "").strip() else None
    target = first if first is not None and first.tag == "p" else element
    target.text = text + (target.text or "").lstrip()


def replace(element: HtmlElement, other: HtmlElement) -> None:
    """Put another element into an element's place; the text behind it stays."""
    other.tail, element.tail = element.tail, None
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)


def tidy(root: HtmlElement) -> None:
    """No white space that shows nothing, no element that holds nothing."""
    for element in root.iter():
        element.text = _tidied(element.text, element, first=True)
        if element is not root:
            element.tail = _tidied(element.tail, element.getparent(), first=False)
    for element in reversed(list(root.iter("section", "p", "blockquote", "h2", "h3", "h4"))):
        if element is not root and not len(element) and not (element.text or "").strip(" \n\t"):
            element.drop_tree()


def _tidied(text: str | None, holder: HtmlElement, first: bool) -> str | None:
    if not text:
        return None
    short = _SPACE.sub(" ", text)
    if short == " " and (first or holder.tag in _HOLDERS) and _holds_blocks(holder):
        return None
    return short


def _holds_blocks(holder: HtmlElement) -> bool:
    return any(child.tag in _BLOCKS for child in holder) or holder.tag in ("table", "tr")
