"""Words for the state of a copy, brought to the form in which ``fields.toml`` has them.

Systems and clerks add to them when and to whom: ``借出（王某某）``, ``已借出 应还2026-12-01``. What
is added is nobody's business and no part of the word.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from plugins.library.catalogue.records import ItemStatus
from plugins.library.tables.excel import identifier

_ADDED = re.compile(
    r"(?:(?<!\s)\s+)?(?:[(\[（【〔{:：,，;；/|]|\d{2,4}[-./年]\d).*|(?<!\s)\s+(?:应还|借阅人|读者|至|于).*"
)
_AROUND = re.compile(r"(?:(?:已经|已|正在|现)(?=..))?(.+?)(?:(?<=..)(?:中|了|状态))?")
_NOT = ("未", "非", "不", "无")
_CACHED = 1 << 12


_LOST = ("{}", "已{}", "已经{}", "({})", "（{}）", "[{}]", "【{}】", "(已{})", "（已{}）")


@lru_cache(maxsize=_CACHED)
def status_word(text: str) -> str:
    """The word alone, half-width and lower case."""
    word = identifier(text).lower()
    return _ADDED.sub("", word, count=1).strip() or word


def status_of(text: str, words: Mapping[str, ItemStatus]) -> ItemStatus:
    """The status that a text means by a table of words: OTHER where the table lacks it.

    已X and X中 mean X. A word with one for a lost copy in it (遗失赔偿) means a lost copy, and
    nobody is sent to a shelf for it; 未注销 doesn't.
    """
    if not text:
        return ItemStatus.UNSTATED
    word = status_word(text)
    around = _AROUND.fullmatch(word)
    found = words.get(word) or (around and words.get(around[1]))
    if found:
        return found
    return ItemStatus.HIDDEN if _names_loss(word, words) else ItemStatus.OTHER


def lost_words(words: Mapping[str, ItemStatus]) -> frozenset[str]:
    """The words for a lost copy as clerks write them into any field of it: 注销, 已注销."""
    lost = [word for word, status in words.items() if status is ItemStatus.HIDDEN]
    return frozenset(form.format(word) for word in lost for form in _LOST)


def _names_loss(word: str, words: Mapping[str, ItemStatus]) -> bool:
    for lost, status in words.items():
        place = word.find(lost)
        if status is ItemStatus.HIDDEN and place >= 0 and not word[:place].endswith(_NOT):
            return True
    return False
