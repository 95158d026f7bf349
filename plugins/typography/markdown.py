"""The Markdown that every text is written in, for pages, packs and the WeChat channel alike.

Pelican's own setting ``MARKDOWN`` has no say: its reader is replaced by :mod:`plugins.reading`.
"""

from functools import cache

from markdown import Markdown

from plugins.typography.as_typed import AsTypedExtension
from plugins.typography.cjk_lines import CjkLines
from plugins.typography.emphasis import EmphasisExtension

_CONFIGURED = {"extra": {"footnotes": {"BACKLINK_TITLE": "回到正文中的注 {}"}}}
"""The library's own words for the way back from a footnote are English."""


def to_html(text: str) -> str:
    """HTML of one text, as Markdown has it: not yet fit for a page (:mod:`.prose`)."""
    html: str = _converter().reset().convert(text)
    return html


@cache
def _converter() -> Markdown:
    """Made once: putting a converter together takes twice as long as a page of text."""
    return Markdown(
        extensions=["extra", "sane_lists", AsTypedExtension(), EmphasisExtension(), CjkLines()],
        extension_configs=dict(_CONFIGURED),
        output_format="html",
    )
