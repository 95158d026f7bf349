"""The parser: line by line, the first construct that claims a line has it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor

from plugins.typography.blocks.lines import BlockLines
from plugins.typography.blocks.paragraphs import starts_paragraph, with_breaks

DEEPEST = 20
"""Levels of quotations and lists within each other; what is deeper stands as it was typed, for
neither a reader nor Python's stack can follow it."""
_BARE = "bare"


class BlockClaim(NamedTuple):
    """What a construct answers: it ends before this line, and this makes it."""

    end: int
    make: Callable[[Element], None]


Construct = Callable[["BlockGrammar", BlockLines, int, Sequence[str]], BlockClaim | None]
"""Asked at a line, with the lines of the paragraph above it that nobody claimed."""


class BlockGrammar(BlockParser):
    """Takes the place of Python-Markdown's own in ``md.parser``, where its extensions find it."""

    def __init__(self, md: Markdown, constructs: Sequence[Construct]) -> None:
        super().__init__(md)
        self._constructs = constructs
        self._depth = 0

    def parseChunk(self, parent: Element, text: str) -> None:
        """The blocks of a text, appended to ``parent``: Python-Markdown's name for it."""
        self.read(parent, text.split("\n"))

    def read(self, parent: Element, lines: Sequence[str], is_tight: bool = False) -> None:
        """The same of lines; where it is tight, what comes first is the parent's own text."""
        if self._depth == DEEPEST:
            _add_paragraph(parent, [line for line in lines if line.strip()], is_tight)
            return
        self._depth += 1
        self._read(parent, BlockLines(lines), is_tight)
        self._depth -= 1

    def _read(self, parent: Element, lines: BlockLines, is_tight: bool) -> None:
        at, paragraph = 0, list[str]()
        while at < len(lines):
            claim = self.claim(lines, at, paragraph)
            if (
                claim
                or not lines[at].strip()
                or starts_paragraph(lines[at], paragraph[0] if paragraph else "")
            ):
                _add_paragraph(parent, paragraph, is_tight)
                paragraph = []
            if claim:
                claim.make(parent)
            elif lines[at].strip():
                paragraph.append(lines[at])
            at = claim.end if claim else at + 1
        _add_paragraph(parent, paragraph, is_tight)

    def claim(self, lines: BlockLines, at: int, above: Sequence[str]) -> BlockClaim | None:
        """What begins at a line; None for a paragraph and for an empty line."""
        if not lines[at].strip():
            return None
        return next(filter(None, (one(self, lines, at, above) for one in self._constructs)), None)

    def add_bare(self, parent: Element, html: str) -> None:
        """HTML between whose tags the inline steps read on (:class:`BareBlocks`)."""
        SubElement(parent, _BARE).text = html

    def add_raw(self, parent: Element, html: str) -> None:
        """HTML that no step looks into."""
        SubElement(parent, "p").text = self.md.htmlStash.store(html)


class BareBlocks(Treeprocessor):
    """Leaves of such a block what is in it: an element whose tag is None is not written."""

    def run(self, root: Element) -> None:
        """Work on the tree in place, when every other step has."""
        for element in list(root.iter(_BARE)):
            element.tag = cast(str, None)


def _add_paragraph(parent: Element, lines: Sequence[str], is_tight: bool) -> None:
    if not lines:
        return
    text = with_breaks(lines)
    if is_tight and not len(parent) and not parent.text:
        parent.text = text
    else:
        SubElement(parent, "p").text = text
