"""Names as they are grouped: one spelling of dots, blanks and brackets."""

import re
from functools import lru_cache

BRACKETED = r"[(（\[［〔【]([^)）\]］〕】]{0,80})[)）\]］〕】]"
OPENING, CLOSING = frozenset("(（[［〔【"), frozenset(")）]］〕】")
_COUNTRY = re.compile(rf"{BRACKETED} ?")
ASIDE = re.compile(rf" ?{BRACKETED}")
_EDGES = " …·:：,，。"
_FULL_WIDTH = [sign for sign in map(chr, range(0xFF01, 0xFF5F)) if sign.isalnum() or sign == "．"]
_HALF_WIDTH = {ord(sign): ord(sign) - 0xFEE0 for sign in _FULL_WIDTH}
_DOTS = re.compile("[‧•・･∙⋅]")
_INITIAL = re.compile("([A-Za-z])·")
_HAN_POINT = re.compile(r"(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff])")
_AFTER_DOT = re.compile(r" ?([.·]) ?")
_SPACED = re.compile(r"[\u3400-\u9fff] [\u3400-\u9fff]{1,2}")
"""张　波, as names of two characters are set to the width of three."""
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def spelled(name: str) -> str:
    """A name as it is grouped: ``加西亚‧马尔克斯`` with ``·``, ``Ｊ．Ｋ．罗琳`` as ``J.K.罗琳``.

    Chinese parts take the middle dot, initials the full stop (GB/T 15834).
    """
    if name.isalpha():
        return name
    name = _DOTS.sub("·", name.translate(_HALF_WIDTH))
    if name.isascii():
        return name
    name = _HAN_POINT.sub("·", _INITIAL.sub(r"\1.", name))
    name = _AFTER_DOT.sub(r"\1", name).strip()
    return name.replace(" ", "") if _SPACED.fullmatch(name) else name


def named(text: str) -> tuple[str, str]:
    """The country and the name of an access point, where a cataloguer put both in one subfield."""
    if text.isalpha():
        return "", text
    country, rest = country_of(text)
    name = spelled(edged(ASIDE.sub("", rest)))
    return (country, name) if name else ("", spelled(text))


def country_of(text: str) -> tuple[str, str]:
    """What stands in brackets before a name, and the rest."""
    country = ""
    while match := _COUNTRY.match(text):
        country, text = country or match[1].strip(), text[match.end() :]
    return country, text


def edged(text: str) -> str:
    """A name without signs at its ends; the point of an initial stays."""
    if text.isalpha():
        return text
    text = text.strip(_EDGES).lstrip(".")
    is_initial = text[-2:-1].isascii() and text[-2:-1].isalpha()
    return text if is_initial or not text.endswith(".") else text.rstrip(". …")
