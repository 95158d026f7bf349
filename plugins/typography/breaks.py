"""Headings that break between phrases: a ``<wbr>`` stands where a line may end."""

import re

from markupsafe import Markup

from plugins.library.phrases import phrases

BREAK = "<wbr>"
_HEADING = re.compile(r"(<(h[2-4])(?:\s[^<>]*)?>)([^<&]+)(?=</\2>)")


def in_phrases(words: str) -> Markup:
    """The words of a heading for a page; ``base.css`` forbids breaks elsewhere (``keep-all``)."""
    return words if isinstance(words, Markup) else Markup(BREAK).join(phrases(words))


def headings_in_phrases(prose: Markup) -> Markup:
    """Prose whose headings break between phrases; one with elements in it stays as it is."""
    return Markup(_HEADING.sub(lambda found: found[1] + BREAK.join(phrases(found[3])), str(prose)))
