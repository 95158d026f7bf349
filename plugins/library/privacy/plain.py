"""A text as it is read aloud: without marks, tags and signs that nobody sees, all digits 0 to 9.

Lines stay lines, so that what is found has the line that staff see.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape

BREAK = "\0"
"""Where a tag ends what stood before it: a cell, a paragraph."""
_INLINE = (
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|rp|rt|ruby|s|samp|"
    "small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements that a word may begin or end in (HTML, 4.5)."""
_TAG = re.compile(
    rf"<!--.{{0,500}}?-->|</?(?P<inline>{_INLINE})(?:\s[^<>]*)?/?>|</?[A-Za-z!][^<>]*>",
    re.DOTALL | re.I,
)
_LINE_BREAK = re.compile(r"</?br(?:\s[^<>]*)?/?>", re.I)
"""A long number may be broken there."""
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]{2,12};)")
_BARE_TAG = re.compile(rf"</?(?P<inline>{_INLINE})/?>|</?br ?/?>", re.I)
"""Tags that were written by references: ``138&lt;b&gt;1234``."""
_MOST_ROUNDS = 4
"""How often references may have been made of references: ``&amp;amp;#49;``."""
_WHOLE, _SIGN = re.compile(".+", re.DOTALL), re.compile(r"[^\x00-\x7f]")
_MARKS = re.compile(r"[*`\\]|~~")
"""Marks of Markdown: ``**138**1234``. One ``~`` may stand for *to*, ``_`` for a blank."""
_DASHES = "‐‑‒–—―−─━⁃﹣ー"
_DOTS = "·•‧∙⋅・●○◦．｡"
_UNSEEN = ("Cf", "Mn", "Me")
"""Joiners, direction marks, variation selectors, the frame of a keycap."""
Sign = Callable[[re.Match[str]], str]
Substituted = Callable[[re.Pattern[str], Sign, str], str]


def plain(text: str) -> str:
    """The text so; ``&#49;``, ``&amp;#49;`` and ``<b>1</b>`` are 1."""
    return _plain(text, _substituted, _WHOLE)


def plain_with_places(text: str, is_marked: bool = True) -> tuple[str, list[tuple[int, int]]]:
    """The same of a text, and for each character from where to where it stood.

    ``is_marked``: whether ``<`` may begin a tag; else it is a sign like others.
    """
    places = [(at, at + 1) for at in range(len(text))]

    def substituted(pattern: re.Pattern[str], sign: Sign, words: str) -> str:
        nonlocal places
        signs, kept, at = list[str](), list[tuple[int, int]](), 0
        for found in pattern.finditer(words):
            start, end, new = found.start(), found.end(), sign(found)
            signs += words[at:start], new
            kept += places[at:start]
            kept += [(places[start][0], places[end - 1][1])] * len(new)
            at = end
        places = kept + places[at:]
        return "".join((*signs, words[at:]))

    return _plain(text, substituted, _SIGN, is_marked), places


def _plain(
    text: str, substituted: Substituted, unit: re.Pattern[str], is_marked: bool = True
) -> str:
    """Step by step, each a pattern and what stands for it; ``unit``: what is normalised at once."""
    if is_marked and "<" in text:
        text = substituted(_TAG, _without_tag, text)
    rounds = 0
    while "&" in text and rounds < _MOST_ROUNDS and _ENTITY.search(text):
        text, rounds = substituted(_ENTITY, _character, text), rounds + 1
    if rounds and is_marked and "<" in text:
        text = substituted(_BARE_TAG, _without_tag, text)
    if not text.isascii():
        text = substituted(unit, _normal, text)
        text = substituted(_others(), _other, text)
    return substituted(_MARKS, _nothing, text)


def _substituted(pattern: re.Pattern[str], sign: Sign, text: str) -> str:
    return pattern.sub(sign, text)


def signs_of_figures() -> Iterator[str]:
    """Every sign that means a figure and is none of 0 to 9, but for Chinese ones."""
    return (sign for sign, figure in _signs().items() if figure.isdigit())


def _without_tag(tag: re.Match[str]) -> str:
    lines = "\n" * tag[0].count("\n")
    if tag["inline"] or tag[0].startswith("<!--"):
        return lines
    return f"{' ' if _LINE_BREAK.fullmatch(tag[0]) else BREAK}{lines}"


def _character(entity: re.Match[str]) -> str:
    return unescape(entity[0]).replace("\n", " ").replace("\r", " ")


def _normal(signs: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", signs[0])


def _nothing(_: re.Match[str]) -> str:
    return ""


def _other(sign: re.Match[str]) -> str:
    return _signs().get(sign[0], sign[0])


@cache
def _others() -> re.Pattern[str]:
    """What lies beyond the first plane is looked up: a set of such signs is slow to search."""
    near = (re.escape(sign) for sign in sorted(_signs()) if sign <= "\uffff")
    return re.compile(f"[{''.join(near)}]|[\U00010000-\U0010ffff]")


@cache
def _signs() -> dict[str, str]:
    """Sign → what it stands for, of those that NFKC leaves."""
    return dict(_all_signs())


def _all_signs() -> Iterator[tuple[str, str]]:
    for sign in map(chr, range(0x80, 0x20000)):
        kind = unicodedata.category(sign)
        digit = unicodedata.digit(sign, None)
        if kind in _UNSEEN:
            yield sign, ""
        elif digit is not None:
            yield sign, str(digit)
        elif kind == "Zs":
            yield sign, " "
    yield from dict.fromkeys(_DASHES, "-").items()
    yield from dict.fromkeys(_DOTS, "·").items()
    yield from zip("ОоΟοХхΧχ×✕✖", "OoOoXxXxXXX", strict=True)
