"""What the check of conservation says of one text, and a rendering that lost a character."""

import re
from collections.abc import Sequence
from html import unescape
from random import Random

from plugins.conservation.checks import check_piece, compare
from plugins.library.hidden import without_hidden
from plugins.library.reading.problems import Problem
from plugins.library.site.pieces import MarkdownPiece
from plugins.typography.markdown import to_html
from plugins.typography.prose import prose

_UNSEEN = re.compile(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>|</?[^>]*>')
_ALT = re.compile(r'(?<=alt=")[^"]+')


def piece(text: str) -> MarkdownPiece:
    """A text as it were a file of its own."""
    return MarkdownPiece(
        "content/pages/t.md", text, tuple(range(1, text.count("\n") + 2)), is_body=True
    )


def told(text: str) -> list[Problem]:
    """What the check says of a text as it is rendered."""
    return list(check_piece(piece(text)))


def told_of(text: str, html: str) -> list[Problem]:
    """What it says of a text and what is said to be its rendering."""
    return list(compare(piece(text), html))


def page(text: str) -> str:
    """What a page shows of a text."""
    return str(prose(to_html(text)))


def seen(html: str) -> list[tuple[int, int]]:
    """Where the characters stand that a reader sees, the words for pictures too."""
    spans: list[tuple[int, int]] = []
    place = 0
    for tag in (*_UNSEEN.finditer(html), None):
        end = tag.start() if tag else len(html)
        spans += _characters(html, place, end)
        if tag:
            for alt in _ALT.finditer(html, tag.start(), tag.end()):
                spans += _characters(html, *alt.span())
            place = tag.end()
    return spans


def _characters(html: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of single characters, an entity being one."""
    found = re.compile(r"&[#\w]+;|.", re.DOTALL).finditer(html, start, end)
    return [one.span() for one in found if without_hidden(unescape(one[0])).strip()]


def without_one(html: str, spans: Sequence[tuple[int, int]], random: Random) -> str:
    """The rendering without one of the characters that are :func:`seen`."""
    start, end = random.choice(spans)
    return html[:start] + html[end:]


def shown(html: str) -> str:
    """The characters of HTML, without marks: what stands on a page."""
    text = "".join(html[start:end] for start, end in seen(html))
    return unescape(text)
