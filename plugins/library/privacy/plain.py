"""A text as it is read aloud: without marks, tags and signs that nobody sees, all digits 0 to 9.

Lines stay lines, so that what is found has the line that staff see.
"""

import re
import unicodedata
from collections.abc import Iterator
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
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]{2,12};)")
_MARKS = re.compile(r"[*`\\]|~~")
"""Marks of Markdown: ``**138**1234``. One ``~`` may stand for *to*, ``_`` for a blank."""
_DASHES = "‐‑‒–—―−─━⁃﹣ー"
_DOTS = "·•‧∙⋅・●○◦．｡"
_UNSEEN = ("Cf", "Mn", "Me")
"""Joiners, direction marks, variation selectors, the frame of a keycap."""


def plain(text: str) -> str:
    """The text so; ``&#49;`` and ``<b>1</b>`` are 1."""
    if "<" in text:
        text = _TAG.sub(_without_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if not text.isascii():
        text = _others().sub(_other, unicodedata.normalize("NFKC", text))
    return _MARKS.sub("", text)


def plain_with_places(text: str) -> tuple[str, list[int]]:
    """The same of a text without tags, and for each character the place where it stood."""
    found = [(sign, place) for place, one in enumerate(text) for sign in plain(one)]
    return "".join(sign for sign, _ in found), [place for _, place in found]


def signs_of_figures() -> Iterator[str]:
    """Every sign that means a figure and is none of 0 to 9, but for Chinese ones."""
    return (sign for sign, figure in _signs().items() if figure.isdigit())


def _without_tag(tag: re.Match[str]) -> str:
    lines = "\n" * tag[0].count("\n")
    return lines if tag["inline"] or tag[0].startswith("<!--") else f"{BREAK}{lines}"


def _character(entity: re.Match[str]) -> str:
    return unescape(entity[0]).replace("\n", " ").replace("\r", " ")


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
