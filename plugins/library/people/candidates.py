"""Which words and which names may stand at a place of a sentence, and what each costs."""

import re
from collections.abc import Iterator

from plugins.library.people.lexicon import lexicon, words_of
from plugins.library.people.slots import HAN, WEIGHTS

NAME = 3.0
"""That a word is a name at all: one in twenty, near schools and classes."""
KNOWN = 8.0
"""Of the name of somebody whom everybody knows."""
_UNKNOWN_SURNAME = 10.5
_RARE = 9.0
"""A word of one character that is more frequent is nobody's surname: 则, 却."""
_SUPPORT = 5.5
"""What both sides must be worth where a common word would be a name: 张扬, 高兴."""
_FILLED = 6.5
"""What they are worth where nothing but a name is likely between them."""
_USUAL = 15.0
"""What the given name may cost behind a surname that nobody knows."""
_OF_TWO_SURNAMES = 2.0
_OF_THREE = 5.0
"""That a given name has three characters."""
_STRONG = 3.0
"""What both sides must be worth where nothing else says that it is a name."""
_LONGEST = 4
_MOST_PARTS = 4
_NOT_BEHIND = re.compile(
    r'"?(?:'
    "图书馆|市|县|区|州|镇|村|乡|街|巷|路(?![遥])|沟|湾|坝|坳|塆|桥|楼|寺|庙|书店|书屋|小学(?!生|毕)|中学(?!生)|学校|幼儿园|学堂|大院|祠堂|"
    "故居|纪念|广场|公园|大道|餐厅|饭店|超市|酒店|集团|公司|某|氏|姓|奖|杯|版|型|派|文集|诗集|全集|籍|岩|坎|垭|山庄|社区|"
    "班(?!主任|长|级)|组(?![长成织建])|队(?!长|员)|活动|系列|中队|赛)"
)
_PLACE = re.compile(
    "[一-鿿](?:家|[一-鿿])?(?:镇|村|乡|街|巷|沟|湾|坝|坳|塆|桥|岩|坎|垭|坪|坡|岭|嘴|咀|塘|冲|沱|店子|院子|祠堂|大院|书店|书屋|餐厅|饭店|小学堂?|中学|幼儿园)"
)
_NOT_NAMES = frozenset(words_of("labels.txt") + words_of("between.txt") + words_of("nobody.txt"))
_MAKES_WORDS = frozenset("季物树花生诗画书店馆队组群员者法论卷报刊类词曲剧片课班器机品题节奖赛")
"""What makes a word of two characters one of three: 吉祥物, 向阳花, 牛津树."""
_A_PLACE = 12.0
_NO_NAME_BEHIND = frozenset("小老阿一二三四五六七八九十百千万几两半多余每那这")
"""小王 is a name of its own, 一方红印 a thing that is counted."""
_FUNCTIONS = frozenset("和与时有是要能可常多从会于后当定化起成年班尤经")
"""Surnames that are seldom one within a sentence."""
_JOIN = frozenset("向和与从于为查包管经")
_LAST_OF_PLACES = frozenset(
    "镇村乡街路沟湾坝县区市省桥寺庙馆店院校园楼厅厂社队组部局处所站里上下内外中前后籍记坎岩垭坳巷阁亭塔殿宫庵洞时人们某"
)
_SOUNDS = frozenset(
    "约么苏阿木尔古拉依牛呷支莫日作果惹洛子史基吉热汗提江买克力娜丽别布都达巴西扎次姆措珠玛且比曲沙嘎加"
    "根登图雅勒哈"
)

_SOUNDING = re.compile(f"阿[{''.join(sorted(_SOUNDS))}]{{2,4}}")
_FIRST = re.compile("[一-鿿]{2,6}·")
"""As Yi names sound: 阿约木果."""


def words_at(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Where a word ends that begins here, and what it costs."""
    if not HAN.match(text[start]):
        yield start + 1, 0.0
        return
    for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
        cost = lexicon().word(text[start:end])
        if cost is not None:
            yield end, cost
    made = lexicon().words.get(text[start : start + 2])
    if made is not None and text[start + 2 : start + 3] in _MAKES_WORDS:
        yield start + 3, made + 2.0
    if place := _PLACE.match(text, start):
        yield place.end(), _A_PLACE
    for end in _persons(text, start):
        if _NOT_BEHIND.match(text, end):
            yield end, KNOWN


def known_at(text: str, start: int) -> Iterator[int]:
    """Where the name of somebody ends whom everybody knows."""
    usual = lexicon().surnames.get(text[start - 1 : start], _RARE) < _RARE
    is_given = usual and not HAN.match(text[start - 2 : start - 1])
    for end in _persons(text, start):
        if not _NOT_BEHIND.match(text, end) and not (is_given and end - start == 2):
            yield end


def _persons(text: str, start: int) -> Iterator[int]:
    for end in range(start + 2, min(start + 6, len(text)) + 1):
        if text[start:end] in lexicon().known:
            yield end


def names_at(text: str, start: int, left: float, right: list[float]) -> Iterator[tuple[int, float]]:
    """Where a name ends that begins here, and what it costs.

    ``left`` is what a name gains that begins here, ``right`` what one does that ends at each place.
    """
    if not HAN.match(text[start]):
        return
    for end, cost in (*_han(text, start, left, right), *_minority(text, start)):
        if not _NOT_BEHIND.match(text, end) and text[start:end] not in _NOT_NAMES:
            yield end, cost + _unlikely(text, start, end, left, right[end])


def _unlikely(text: str, start: int, end: int, left: float, right: float) -> float:
    """What a name costs more that looks like something else."""
    is_place = text[end - 1] in _LAST_OF_PLACES and end - start > 2 and right < WEIGHTS.soon
    more = 6.0 if is_place else 0.0
    if end - start == 2 and text[start:end] in lexicon().words and left + right < _SUPPORT:
        more += 4.0
    if end - start == 2 and right == 0:
        more += 4.0
    elif end - start == 2 and right <= WEIGHTS.edge and left <= WEIGHTS.bare:
        more += 2.0
    if end - start == 2 and left == 0:
        more += 3.0
    if end - start == 3 and right == 0 and left == WEIGHTS.bare:
        more += 3.0
    if end - start == 2 and left < WEIGHTS.bare and _is_common(text[start:end]):
        more += 5.0
    if min(left, right) >= WEIGHTS.little and left + right >= _FILLED:
        more -= 4.0 if min(left, right) >= WEIGHTS.bare else 2.0
    if end - start == 2 and text[end : end + 1] == ":":
        more += 4.0 if text[start:end] in lexicon().words else 2.0
    if text[end - 1] in "译著绘" and not HAN.match(text[end : end + 1]):
        more += 12.0
    if text[start : start + 2] in lexicon().known and text[end - 1] in "诗词文曲画":
        more += 8.0
    before = text[start - 1 : start]
    if text[start] in _JOIN and text[start + 1 : end] in lexicon().words and end - start > 2:
        more += 6.0
    is_bare = end - start == 2 and right >= WEIGHTS.title
    if text[start] in _FUNCTIONS and _is_within(text, start, left, is_bare):
        more += 12.0
    if before in _NO_NAME_BEHIND and left < WEIGHTS.school:
        more += 5.0
    return more


def _is_within(text: str, start: int, left: float, is_bare: bool) -> bool:
    """Whether a sentence goes on here: a word before it, or what is joined by 和."""
    least = WEIGHTS.mark if is_bare else WEIGHTS.school
    before = text[start - 1 : start]
    is_joined = text[start] in "和与" and before in tuple('),、"')
    return is_joined or (bool(HAN.match(before)) and left < least)


def _is_common(word: str) -> bool:
    return lexicon().words.get(word, _RARE) < _RARE


def _han(text: str, start: int, left: float, right: list[float]) -> Iterator[tuple[int, float]]:
    surnames = lexicon().surnames
    for length, most in ((2, 2), (1, 2)):
        surname = text[start : start + length]
        cost = surnames.get(surname)
        if cost is None:
            if length == 2 or left < _STRONG:
                continue
            cost = _UNKNOWN_SURNAME if (lexicon().word(surname) or 0) >= _RARE else float("inf")
        for size in range(1, most + 1):
            end = start + length + size
            given = text[start + length : end]
            if len(given) < size or not HAN.match(given[-1]):
                break
            named = lexicon().given_name(given)
            if cost < _UNKNOWN_SURNAME or (size == 2 and right[end] > 1 and named < _USUAL):
                yield end, cost + named
    yield from _long(text, start, right)


def _long(text: str, start: int, right: list[float]) -> Iterator[tuple[int, float]]:
    """Names of four characters: two surnames (张杨艺馨), or three characters behind one."""
    if text[start : start + 2] in lexicon().words:
        return
    end, surnames = start + 4, lexicon().surnames
    first, given = surnames.get(text[start : start + 1]), text[start + 1 : end]
    if first is None or len(given) < 3 or right[end] < 1 or not all(map(HAN.match, given)):
        return
    second = surnames.get(given[0], _UNKNOWN_SURNAME)
    if max(first, second) < _RARE and not right[end - 1]:
        yield end, first + second + lexicon().given_name(given[1:]) + _OF_TWO_SURNAMES
    elif not right[end - 1] and given[1:] not in lexicon().words:
        yield end, first + lexicon().given_name(given) + _OF_THREE


def _minority(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Names that are made of known parts, what sounds like one, and two such names with a dot."""
    first = _FIRST.match(text, start)
    if first and not HAN.match(text[start - 1 : start]):
        yield from _behind_a_dot(text, first.end())
    for end, cost in _of_parts(text, start):
        yield end, cost
        if text[end : end + 1] == "·":
            yield from _behind_a_dot(text, end + 1)


def _behind_a_dot(text: str, start: int) -> Iterator[tuple[int, float]]:
    yield from ((end, 7.0) for end in _parts(text, start))
    yield from _of_parts(text, start)


def _of_parts(text: str, start: int) -> Iterator[tuple[int, float]]:
    if sound := _SOUNDING.match(text, start):
        yield sound.end(), 12.0
    ends = list(_parts(text, start))
    for count, end in enumerate(ends, 1):
        if count > 1 or end - start > 2:
            yield end, 7.0 if count > 1 else 12.0
    for more in (1, 2, 3) if ends else ():
        rest = text[ends[-1] : ends[-1] + more]
        if more == 3 and HAN.match(text[ends[-1] + 3 : ends[-1] + 4]):
            continue
        if len(rest) == more and all(one in _SOUNDS for one in rest):
            yield ends[-1] + more, 9.0 + 2 * more
        elif len(rest) == more and all(HAN.match(one) for one in rest):
            yield ends[-1] + more, 8.0 + lexicon().given_name(rest)


def _parts(text: str, start: int) -> Iterator[int]:
    """Where the known parts end that stand here one behind the other: 扎西|次仁."""
    known = lexicon().minorities
    for _ in range(_MOST_PARTS):
        parts = (text[start : start + size] for size in (4, 3, 2))
        part = next((part for part in parts if part in known), "")
        if not part:
            return
        start += len(part)
        yield start


def gain_of(text: str, start: int, end: int) -> float:
    """How much cheaper the name is than the cheapest words in its place."""
    costs = [0.0] + [float("inf")] * (end - start)
    for place in range(start, end):
        for stop, cost in words_at(text, place):
            if stop <= end:
                here = costs[place - start] + cost
                costs[stop - start] = min(costs[stop - start], here)
    wide = [9.0] * (len(text) + 2)
    ways = (cost for stop, cost in names_at(text, start, 9.0, wide) if stop == end)
    name = min(ways, default=0.0)
    return costs[-1] - name - NAME
