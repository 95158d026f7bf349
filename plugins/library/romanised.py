"""Addresses of Chinese words: their pinyin, without tones, joined by hyphens."""

import re

from pypinyin import Style, lazy_pinyin

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def romanised(words: str) -> str:
    """``悦读·阅美`` → ``yue-du-yue-mei``; empty where nothing can be spelt."""
    syllables = lazy_pinyin(words, style=Style.NORMAL, errors=lambda other: f" {other} ")
    return _NO_LETTER.sub("-", " ".join(syllables).lower().replace("ü", "v")).strip("-")
