"""Where a heading may break: between phrases, 学习｜党史｜感党恩. Pure.

Chinese has no blanks between words, so that a browser breaks a line anywhere, even within a word.
The words are ICU's, from its dictionary; here they become phrases: a character by itself goes with
its neighbour; names of books in 《》, numbers with what they count, and signs stay whole.
Why not BudouX: its model of simplified Chinese parts 阅读, 讲座 and 图书馆. Why not jieba-rs:
half a second to begin, in each process.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from icu4py.breakers import WordBreaker

SHORT = 6
"""Characters that stand on one line of the narrowest screen in the largest type."""
_NUMBER = r"[\d０-９][\d０-９.,，:：/-]*|[〇零一二三四五六七八九十百千万亿两几]+"
_UNIT = r"周年|世纪|年度|公里|平方米|小时|分钟|[^\W\d_]"
_WHOLE = re.compile(
    rf"《[^《》]*》|〈[^〈〉]*〉|第?\s?(?:{_NUMBER})\s?(?:{_UNIT})?|[A-Za-z0-9.@/_-]+"
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_GOES_WITH_NEXT = frozenset(
    "与和及或在对把被让向为从到跟以于由将新小大老全各每本这那其不再更最过做讲读看进送走寻品游访忆开"
)
_GOES_WITH_LAST = frozenset(
    "的了们着得之馆区县市镇乡村街站点展会周年月日节师员家园室厅院所校班集奖赛课"
)
"""Characters that begin, and that end, a phrase where they are a word by themselves."""
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】”’…—·～％%,.;:!?)]}\u2060-/")
_NEVER_LAST = frozenset("（《〈「『【“‘([{\u2060")


@lru_cache(maxsize=8192)
def phrases(words: str) -> tuple[str, ...]:
    """The phrases of a heading, in order; together they are the heading."""
    if len(words) <= SHORT:
        return (words,)
    whole = {at for kept in _WHOLE.finditer(words) for at in range(kept.start() + 1, kept.end())}
    cuts = [at for at in _ends(words) if at not in whole and _may_break(words, at)]
    return tuple(words[a:b] for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True))


def _ends(words: str) -> Iterator[int]:
    """Where phrases end, but for the last; none leaves a character alone."""
    tokens = list(WordBreaker(words, "zh-Hans"))
    at = 0
    for index, token in enumerate(tokens[:-1]):
        at += len(token)
        if 1 < at < len(words) - 1 and not _belongs(tokens, index):
            yield at


def _belongs(tokens: Sequence[str], index: int) -> bool:
    """Whether the word behind that of the index goes into the same phrase."""
    before = tokens[index - 1] if index else ""
    word, behind, then = (*tokens[index : index + 3], "")[:3]
    if behind in _GOES_WITH_LAST:
        return True
    if _is_alone(behind) and not (behind in _GOES_WITH_NEXT and _HAN.match(then)):
        begins_a_run = _is_alone(then) and then not in _GOES_WITH_NEXT | _GOES_WITH_LAST
        return word not in _GOES_WITH_LAST and (_is_alone(word) or not begins_a_run)
    return _is_alone(word) and (word in _GOES_WITH_NEXT or not _HAN.match(before))


def _is_alone(word: str) -> bool:
    return len(word) == 1 and bool(_HAN.match(word))


def _may_break(words: str, at: int) -> bool:
    before, behind = words[at - 1], words[at]
    return not (
        behind in _NEVER_FIRST or before in _NEVER_LAST or before.isspace() or behind.isspace()
    )
