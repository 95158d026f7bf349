"""The Markdown that every text is written in, for pages, packs and the WeChat channel alike.

Pelican's own setting ``MARKDOWN`` has no say: its reader is replaced by :mod:`plugins.reading`.
"""

from functools import cache, lru_cache

from markdown import Markdown

from plugins.typography.blocks.extension import BlocksExtension
from plugins.typography.cjk_lines import CjkLines
from plugins.typography.emphasis import EmphasisExtension
from plugins.typography.inlines import InlinesExtension

_REMEMBERED = 4_096
"""Texts: the checks and the pages read each of a large site's once between them."""


@lru_cache(_REMEMBERED)
def to_html(text: str) -> str:
    """HTML of one text, as Markdown has it: not yet fit for a page (:mod:`.prose`)."""
    html: str = _converter().reset().convert(text)
    return html


@cache
def _converter() -> Markdown:
    """Made once: putting a converter together takes twice as long as a page of text."""
    return Markdown(
        extensions=[BlocksExtension(), EmphasisExtension(), InlinesExtension(), CjkLines()],
        output_format="html",
    )
