"""Where in a sentence a name may stand: how much likelier one is that begins or ends somewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.library.people.lexicon import lexicon, words_of
from plugins.library.people.marks import TITLES, WORK, Mark, Marked, any_of

HAN = re.compile("[一-鿿]")
_LABEL = re.compile(any_of("labels.txt"))
"""What a name follows that says nothing of age."""
_CALLED = re.compile("叫做?|我是|姓名:?|名字是|名为|名叫|署名[是为:]?|本人")
_SOON = re.compile(
    "[,( |:-]*(?:男(?![生孩童同])|女(?![生孩童同士儿])|今年|时年|现年|年方|年仅"
    "|刚满?[0-9一二三四五六七八九十]|才[0-9一二三四五六七八九十]|来自|就读|现读|在读|系"
    "|性别|年龄|班级|学校|年级|出生)"
)
_SEX = re.compile("[, (|]+[男女](?=[,; |)])")
_PARENT = re.compile(
    "的(?:妈妈|爸爸|家长|母亲|父亲|奶奶|爷爷|外婆|外公)|(?:两|三)?(?:姐妹|兄弟|姐弟|兄妹)(?!们)"
)
_VERB = re.compile(
    "(?:今年|刚刚?|才|已经?|也|都|快|正|现|目前)*(?:满|上|升入?|读|念|是|在|入|[只仅]?有|不到|未满|年满|将满)?$"
)
"""What stands between a name and its age or class: 才二年级, 今年上五年级."""
_SAYS = re.compile("说(?!明|法|话)|告诉|表示|写道|问道|回答")
_BEHIND = frozenset(words_of("behind.txt"))
"""What a sentence goes on with behind a name: verbs, prepositions, particles."""
_NEUTRAL = re.compile(
    "(?:毕业生|学员|应届生|新生|学生代表|代表|队员|成员|选手|记者|班长|冠军|亚军|季军)"
)
_OF_ALL = frozenset(
    "小朋友 同学 儿童 少年 孩子 学生 小学生 中学生 初中生 高中生 新生 学员 女生 男生".split()
)
"""Words that also stand before what belongs to all of them: 学生安全."""
_LITTLE = "的是为由对请给叫有名和与及让把被数属"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of neighbour is worth, in the logarithms of the lexicon."""

    edge: float = 1.5
    mark: float = 5.0
    far_mark: float = 2.5
    school: float = 2.5
    label: float = 4.0
    bare: float = 3.5
    called: float = 5.5
    little: float = 1.0
    title: float = 6.0
    role: float = 1.9
    bracket: float = 5.0
    soon: float = 4.0
    says: float = 2.5
    described: float = 6.0
    behind: float = 1.0


WEIGHTS = Weights()


def slots(text: str, marks: Sequence[Marked]) -> tuple[list[float], list[float]]:
    """For each place: what a name that begins there gains, and one that ends there."""
    left, right = _edges(text)
    for match in _CALLED.finditer(text):
        _raise(left, (match.end(), match.end() + 1), WEIGHTS.called)
    for match in _LABEL.finditer(text):
        _raise(left, _behind(text, match.end()), WEIGHTS.label)
    for match in _SOON.finditer(text):
        _raise(right, (match.start(),), WEIGHTS.soon)
    for match in _SAYS.finditer(text):
        _raise(right, (match.start(),), WEIGHTS.says)
    for match in _SEX.finditer(text):
        _raise(right, (match.start(),), WEIGHTS.described)
    for match in _PARENT.finditer(text):
        _raise(right, (match.start(),), WEIGHTS.soon)
    for mark in marks:
        if mark.kind is not Mark.MANY:
            _around(text, mark, left, right)
    return left, right


def _edges(text: str) -> tuple[list[float], list[float]]:
    size, is_han = len(text), [bool(HAN.match(one)) for one in text]
    left, right = [0.0] * (size + 2), [0.0] * (size + 2)
    for place in range(size + 1):
        if place == 0 or not (is_han[place - 1] or text[place - 1].isdigit()):
            left[place] = WEIGHTS.edge
        elif text[place - 1] in _LITTLE:
            left[place] = WEIGHTS.little
        if place == size or not (is_han[place] or text[place].isalnum()):
            right[place] = 0.0 if text[place : place + 1] == WORK else WEIGHTS.edge
        elif _goes_on(text, place):
            right[place] = WEIGHTS.behind
    return left, right


_NEVER = 99.0
_SAYING = "说道问答讲念写画唱了获"
_USUAL = 9.0
"""What a word of two characters costs at most that may well begin behind a name."""


def _goes_on(text: str, place: int) -> bool:
    """Whether a word stands here with which a sentence goes on behind a name."""
    one, word = text[place], text[place : place + 2]
    if word in _BEHIND or lexicon().words.get(word, _NEVER) <= _USUAL:
        return True
    is_followed = bool(HAN.match(word[1:])) or word[1:].isalnum() or one in _SAYING
    return is_followed and (one in _BEHIND or lexicon().given.get(one, _NEVER) > _USUAL)


_SEPARATED = re.compile('[ :|")·/(-]{0,3}(?:的|叫|是|为|中的)?[ :|"(-]{0,2}')


def _behind(text: str, end: int) -> tuple[int, ...]:
    """The places where a name may begin that belongs to what ends here."""
    between = _NEUTRAL.match(text, end)
    end = between.end() if between else end
    found = _SEPARATED.match(text, end)
    return (end, found.end()) if found else (end,)


def _around(text: str, mark: Marked, left: list[float], right: list[float]) -> None:
    """What a mark is worth for names before it and behind it."""
    direct, *apart = _behind(text, mark.end)
    if apart != [direct]:
        _raise(left, apart, WEIGHTS.far_mark if _is_far(text, mark, max(apart)) else WEIGHTS.mark)
    if mark.kind is not Mark.AGE:
        _raise(left, (direct,), _directly(text, mark))
    if text[mark.end : mark.end + 1] in (",", "、"):
        _raise(left, (mark.end + 1,), WEIGHTS.far_mark)
    start = mark.start
    if mark.kind is Mark.CHILD:
        is_title = text[start : mark.end] in TITLES
        _raise(right, (start,), WEIGHTS.title if is_title else 0.0)
    elif mark.kind is Mark.ROLE:
        _raise(right, (start,), WEIGHTS.role)
    else:
        verb = _VERB.search(text, max(0, start - 6), start)
        if mark.kind is not Mark.SCHOOL and verb:
            _raise(right, (verb.start(),), WEIGHTS.soon)
            start = verb.start()
        _before(text, mark, start, right)


def _directly(text: str, mark: Marked) -> float:
    """What a name gains that follows a mark with nothing between: 学生张扬, but also 儿童文学."""
    word = text[mark.start : mark.end]
    if mark.kind is Mark.SCHOOL:
        return WEIGHTS.school
    is_bare = mark.kind is Mark.CHILD and text[mark.start - 1 : mark.start] not in tuple(
        "学校)级班一二三123的"
    )
    return WEIGHTS.bare if is_bare and word in _OF_ALL else WEIGHTS.mark


def _is_far(text: str, mark: Marked, begin: int) -> bool:
    """Whether what follows a mark may well be no name: behind a bracket, or 8岁 水彩."""
    between = text[mark.end : begin]
    is_of_another = ")" in between or (mark.kind is Mark.AGE and "的" not in between)
    return is_of_another or is_school_of(text, mark)


def is_school_of(text: str, mark: Marked) -> bool:
    """Whether a school has something: of 小学的车 the last is no name."""
    return mark.kind is Mark.SCHOOL and text[mark.end : mark.end + 1] == "的"


def _before(text: str, mark: Marked, start: int, right: list[float]) -> None:
    """A bracket, a comma or a cell's edge before an age, a class, or a school and its place."""
    while mark.kind is Mark.SCHOOL and start > 0 and HAN.match(text[start - 1]):
        if mark.start - start > 10 or text[start - 1] in "比在给到的将把对向请为由":
            return
        start -= 1
    end = start
    while end > 0 and text[end - 1] in " ,|:·(-/":
        end -= 1
    if end < start:
        is_bracket = "(" in text[end:start]
        _raise(right, (end,), WEIGHTS.bracket if is_bracket else WEIGHTS.soon)


def _raise(values: list[float], places: Sequence[int], least: float) -> None:
    for place in places:
        if place < len(values):
            values[place] = max(values[place], least)
