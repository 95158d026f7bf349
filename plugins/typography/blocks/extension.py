"""The extension that puts the grammar into a Markdown converter, in place of its own parser."""

from functools import partial

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension

from plugins.typography.blocks.containers import definition, note, quote
from plugins.typography.blocks.grammar import BareBlocks, BlockGrammar
from plugins.typography.blocks.leaves import fence, heading, html, rule, underlined
from plugins.typography.blocks.lists import items
from plugins.typography.blocks.source import SourceLines
from plugins.typography.blocks.tables import table

_BACK = "回到正文中的注 {}"
"""The library's own words for the way back from a footnote are English."""
_LAST = -1
"""Behind Python-Markdown's own last step at 0."""
_SIGNS = ("|", "~", "<")
"""What a backslash takes its meaning from, besides Markdown's own list."""


class BlocksExtension(Extension):
    """To be listed first: what comes after it finds the grammar in ``md.parser``."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take Python-Markdown's steps before the blocks out, and ours in."""
        footnotes = FootnoteExtension(BACKLINK_TITLE=_BACK, USE_DEFINITION_ORDER=False)
        constructs = (fence, html, heading, rule, quote, items, table)
        of_notes = partial(note, footnotes=footnotes)
        md.parser = BlockGrammar(md, (*constructs, of_notes, underlined, definition))
        footnotes.extendMarkdown(md)
        md.treeprocessors.register(BareBlocks(md), "bare_blocks", _LAST)
        md.preprocessors.deregister("html_block")
        md.preprocessors.deregister("normalize_whitespace")
        md.preprocessors.register(SourceLines(md), "source", 30)
        md.ESCAPED_CHARS = [sign for sign in (*md.ESCAPED_CHARS, *_SIGNS) if sign != "\\"]
