"""A Markdown extension: a line break between two Chinese characters is no space.

Editors break long lines; browsers print each break as a space, and a Chinese sentence gets a
hole. pandoc's rule ``east_asian_line_breaks`` is used: the break goes where the characters on
both sides are wide (East Asian Width W or F). Code keeps its lines. Why not pymdownx-cjk-autojoin:
it joins inside ``<pre>`` too.
"""

import re
import unicodedata
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BREAK = re.compile(r"(\S)[ \t]*\n[ \t]*(?=(\S))")
_WIDE_QUOTES = "“”‘’…—·"
_CODE = frozenset({"code", "pre"})


def is_wide(character: str) -> bool:
    """Whether a character takes a whole em in Chinese text."""
    return character in _WIDE_QUOTES or unicodedata.east_asian_width(character) in "WF"


def join_lines(text: str) -> str:
    """Take out the line breaks that stand between two wide characters."""
    return _BREAK.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    """Two figures are two, however wide: ``８６６`` above ``１２３``."""
    above, below = match[1], match[2]
    are_figures = above.isnumeric() and below.isnumeric()
    return above if is_wide(above) and is_wide(below) and not are_figures else match[0]


class LineJoiner(Treeprocessor):
    """Joins the text of every element but code; a break beside an inline element joins as well."""

    def run(self, root: Element) -> None:
        """Work on the tree in place."""
        for element in root.iter():
            if element.tag not in _CODE:
                self._join_inside(element)

    def _join_inside(self, element: Element) -> None:
        element.text = join_lines(element.text) if element.text else element.text
        for before, child in zip([None, *element], element, strict=False):
            child.tail = join_lines(child.tail) if child.tail else child.tail
            _join_before(element, before, child)
            _join_after(child)


def _join_before(parent: Element, before: Element | None, child: Element) -> None:
    """``…中\\n<b>文`` loses its break."""
    text = (parent.text if before is None else before.tail) or ""
    first = "".join(child.itertext())[:1]
    joined = join_lines(text + first)[: -len(first) or None] if first else text
    if before is None:
        parent.text = joined
    else:
        before.tail = joined


def _join_after(child: Element) -> None:
    """``中</b>\\n文…`` loses its break."""
    last = "".join(child.itertext())[-1:]
    if last and child.tail:
        child.tail = join_lines(last + child.tail)[1:]


class CjkLines(Extension):
    """The extension, to be listed last (:mod:`.markdown`)."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the tree processor after the inline patterns."""
        md.treeprocessors.register(LineJoiner(md), "cjk_lines", 5)
