"""How Chinese words sound: the pinyin of each character, with its tone (汉语拼音方案)."""

import re
from functools import cache
from itertools import zip_longest

_HAN = re.compile(r"([\u3400-\u9fff]+)")


@cache
def sounds(words: str) -> tuple[tuple[str, str], ...]:
    """``家长`` → ``(家, jiā) (长, zhǎng)``: as in its word; a sign has none."""
    from pypinyin import Style, lazy_pinyin  # a third of what a command loads; few ask for it

    found: list[tuple[str, str]] = []
    for run in _HAN.split(words):
        known = lazy_pinyin(run, style=Style.TONE) if _HAN.fullmatch(run) else ()
        found += zip_longest(run, known, fillvalue="")
    return tuple(found)
