"""Addresses of Chinese words: their pinyin, without tones, joined by hyphens."""

import re
import unicodedata
from functools import cache

_NO_LETTER = re.compile(r"[^a-z0-9]+")


@cache
def romanised(words: str) -> str:
    """``悦读·阅美`` → ``yue-du-yue-mei``; empty where nothing can be spelt."""
    from pypinyin import Style, lazy_pinyin  # a third of what a command loads; few ask for it

    plain = unicodedata.normalize("NFKC", words)  # ２０２６ is a number too
    syllables = lazy_pinyin(plain, style=Style.NORMAL, errors=lambda other: f" {other} ")
    return _NO_LETTER.sub("-", " ".join(syllables).lower().replace("ü", "v")).strip("-")
