"""Words for the state of a copy, brought to the form in which ``fields.toml`` has them.

Systems and clerks add to them when and to whom: ``借出（王某某）``, ``已借出 应还2026-12-01``. What
is added is nobody's business and no part of the word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from plugins.library.catalogue.records import ItemStatus
from plugins.library.reading.surnames import SURNAMES
from plugins.library.simplified import simplified
from plugins.library.tables.excel import identifier

_ADDED = re.compile(
    r"(?:(?<!\s)\s+)?(?:[(\[（【〔{:：,，;；/|]|\d{2,4}[-./年]\d).*|(?<!\s)\s+(?:应还|借阅人|读者|至|于).*|"
    rf"(?:(?:(?<!\s)\s+)?[-_—–]\s*|(?<!\s)\s+|(?<=借出|已借|外借|续借|预约|预借))[{SURNAMES}][\u4e00-\u9fff]{{1,2}}$"
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
    plain = _simplified(word)
    found = words.get(word) or words.get(plain)
    if not found and (around := _AROUND.fullmatch(plain)):
        found = words.get(around[1])
    if found:
        return found
    return ItemStatus.HIDDEN if _names_loss(plain, words) else ItemStatus.OTHER


def lost_words(words: Mapping[str, ItemStatus]) -> frozenset[str]:
    """The words for a lost copy as clerks write them into any field of it: 注销, 已注销."""
    lost = [word for word, status in words.items() if status is ItemStatus.HIDDEN]
    written = {other for word in lost for other in _writings(word)}
    return frozenset(form.format(word) for word in written for form in _LOST)


@lru_cache(maxsize=_CACHED)
def _simplified(word: str) -> str:
    """A word with simplified characters, as the table has it: 遺失 is 遗失."""
    return word if word.isascii() else "".join(simplified().get(sign, sign) for sign in word)


def _writings(word: str) -> Iterator[str]:
    """A word as it is, and with traditional characters."""
    if word.isascii():
        yield word
        return
    choices = (sign + _traditional().get(sign, "") for sign in word)
    yield from map("".join, product(*map(dict.fromkeys, choices)))


@cache
def _traditional() -> Mapping[str, str]:
    """Simplified character → those that are written for it elsewhere."""
    found = defaultdict[str, str](str)
    for sign, other in simplified().items():
        found[other] += sign
    return found


def _names_loss(word: str, words: Mapping[str, ItemStatus]) -> bool:
    for lost, status in words.items():
        place = word.find(lost)
        if status is ItemStatus.HIDDEN and place >= 0 and not word[:place].endswith(_NOT):
            return True
    return False
