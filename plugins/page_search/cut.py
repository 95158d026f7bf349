"""Cutting text into single Han characters. ``search/cut.js`` holds the same rule. Pure."""

import re

HAN = (
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Han characters as a character class: Unicode blocks of script Han, with 々 and 〇.

Ranges in place of ``\\p{Han}``, which ``re`` lacks, and old browsers too.
"""

LATIN = "0-9A-Za-z\u00c0-\u024f"
JOINERS = ".:'/_@-"
"""Marks that may stand inside a word or number: ``8:30``, ``I247.5``."""

_BEFORE_HAN = re.compile(f"(?=[{HAN}])")
_BEFORE_LATIN = re.compile(rf"([^\s{LATIN}{JOINERS}][{JOINERS}]*)(?=[{LATIN}])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


def narrow(text: str) -> str:
    """Full-width letters and digits as ASCII: ``２０２１`` → ``2021``."""
    return text.translate(_FULL_WIDTH)


def cut(text: str) -> str:
    """Spaces wherever a Han character or a word begins: ``《2021年》`` → ``《 2021 年》``.

    A mark stays with the character before it: Pagefind drops it there, while a mark alone would
    count as a word and part the phrase.
    """
    spaced = _BEFORE_LATIN.sub(r"\1 ", _BEFORE_HAN.sub(" ", narrow(text)))
    return " ".join(spaced.split())
