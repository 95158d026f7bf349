"""Prose on its last step before a template: cleaned against an allow-list by nh3.

Staff paste from anywhere. Whatever Markdown let through, no script, style, form, handler or
address of a foreign scheme reaches a page. The allow-list holds what our Markdown writes.
"""

import re

import nh3
from markupsafe import Markup

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure "
    "h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source "
    "span strong sub summary sup table tbody td tfoot th thead time tr ul var".split()
)
KNOWN_TAGS = TAGS | {"h1"}
"""Those that a text may have: its ``# Heading`` is one below the page's own."""
ATTRIBUTES = {
    "*": {"id", "lang", "class"},
    "a": {"href", "title"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "source": {"type", "srcset", "sizes"},
    "details": {"open"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_HEADING = re.compile(r"<(/?)h1(?=[\s>])", re.IGNORECASE)
_CELL = re.compile(r'(<t[hd]) style="text-align: (center|right);"')
"""How Markdown writes the columns of a table that stand in the middle or at the end."""
_OWN_COPY = re.compile(r"/(?!/)\S+ \d+w")
SCHEMES = {"http", "https", "mailto", "tel"}


def prose(html: str) -> Markup:
    """Clean HTML for a template; a fixed point: cleaning twice changes nothing more."""
    html = _CELL.sub(r'\1 class="cell-\2"', _HEADING.sub(r"<\1h2", html))
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        generic_attribute_prefixes=None,
        attribute_filter=_without_foreign_copies,
    )
    return Markup(clean)


def _without_foreign_copies(tag: str, name: str, value: str) -> str | None:
    """nh3 does not take ``srcset`` for addresses: it may hold our own copies of a picture alone."""
    if name != "srcset" or all(map(_OWN_COPY.fullmatch, value.split(", "))):
        return value
    return None
