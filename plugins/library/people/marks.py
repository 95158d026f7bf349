"""What stands beside a name and says whose it is: schools, classes, ages, titles, offices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from plugins.library.people.lexicon import words_of

WORK = "\ue000"
"""In the place of a title in 《》."""
GAP = "\ue001"
"""In the place of an address."""
GROWN_UP = 18
"""未成年人保护法第二条."""
_ALIKE = str.maketrans(
    "（）〔〕【】［］[]：，；！？　．｜丨／・•‧“”‘’「」—–―～\t０１２３４５６７８９",
    '()()()()():,;!? .||/···""""""---~ 0123456789',
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad*_`]")
_MASKED = re.compile("(?<![一-鿿*])([一-鿿])[*＊×]([一-鿿])(?![一-鿿*])")
"""陈*涵 is named as it should be."""
_TITLE = re.compile("《[^《》\n]{0,60}》|〈[^〈〉\n]{0,60}〉|『[^『』\n]{0,60}』")
_ADDRESS = re.compile(r"https?://[^\s一-鿿]+|\]\([^)\n]*\)|\{[a-z]+\}\S*")
_SPACED = re.compile("(?<![一-鿿])([一-鿿]) +([一-鿿])(?![一-鿿])")


class Mark(Enum):
    """What kind of thing stands somewhere."""

    AGE = "age"
    OLD = "old"
    """An age of eighteen years and more."""
    CLASS = "class"
    SCHOOL = "school"
    CHILD = "child"
    """A word for one child: 同学, 小读者."""
    ROLE = "role"
    """An office or a trade that only adults have."""
    MANY = "many"
    """Children in general, or a class as those for whom a book is."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Where a mark stands in a text."""

    start: int
    end: int
    kind: Mark


def plain(text: str) -> str:
    """A text without marks of Markdown, titles and addresses; brackets and digits are narrow."""
    text = _MASKED.sub(r"\1某\2", text)
    text = _TITLE.sub(WORK, _ADDRESS.sub(GAP, _INVISIBLE.sub("", text))).translate(_ALIKE)
    return _SPACED.sub(r"\1\2", text)


TITLES = frozenset("同学 小朋友 小读者 小选手 小主持人 小记者 小同学".split())
"""What a child is called behind the name."""
_DIGITS = "一二三四五六七八九十"
_NUMBER = f"[0-9]{{1,3}}|[{_DIGITS}百零两〇]{{1,5}}"
_ORDINAL = f"(?:[0-9]{{1,2}}|[{_DIGITS}]{{1,2}})"
_BRACKETED = rf"\(? ?{_ORDINAL} ?\)?"
_AGE = re.compile(
    rf"(?<![0-9{_DIGITS}百.])(?<![0-9{_DIGITS}][\-~至到])"
    rf"(?P<age>{_NUMBER})(?:[个多来余]?半?|半) ?周?岁零?半?"
    "(?!(?:以|及以|或以)[上下内前]|[-~至到]|之前|之后|时候?就|的?孩子|的?小?朋友们|的?儿童|组)"
)
_OLD = re.compile(
    "(?:今年|已|快|年过|有)(?:[七八九]十[一二三四五六七八九]?|[2-9][0-9])(?=岁|高龄|[了的]|[^一-鿿0-9]|$)"
    "|百岁|古稀|耄耋|花甲"
)
_BORN = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}) ?[年.\-/]?(?: ?[0-9]{1,2} ?[月.\-/]?)?(?: ?[0-9]{1,2} ?日)?"
    "(?:出生|生(?!活|产|态|日|成|命|前))"
    r"|(?:出生(?:年月|日期|年份|于)?|生于|生日)[: ]*(?P<other>(?:19|20)[0-9]{2})"
)
_AGE_OF_FORM = re.compile("年龄[: ]*(?P<age>[0-9]{1,2})(?![0-9]| ?[-~至到岁])")
_AGES_OF_LIST = re.compile("[一-鿿][(]([4-9]|1[0-7])[)]")
"""One of several: 裴思齐（9）、项羽轩（8）."""
_CLASS = re.compile(
    rf"(?:小学|初中|高中|初|高|学前)?(?<![一二三四五六七八九])(?<![0-9一二三四五六七八九级班][\-~至到])(?<![一二三四五六七八九1-9]、)[1-9{_DIGITS[:-1]}]年级(?:{_BRACKETED}班)?"
    "|(?:学前|[大中小])[一二三四五六七八九1-9]?班(?!次|车|子|级|组|纪|会)"
    rf"|(?<=\()同[班校上](?=[,)])|(?<!身)(?:[初高][一二三123])(?:年级)?(?:{_BRACKETED} ?班)?"
    rf"(?![0-9{_DIGITS}])"
    rf"|(?<![0-9{_DIGITS}第])[1-9{_DIGITS[:-1]}](?:\({_ORDINAL}\)|[.·](?=[0-9]{{1,2}}班){_ORDINAL})(?:班|中队)?"
    rf"|(?<![0-9]){_ORDINAL}[.](?=[1-9]班)[1-9]班"
    rf"|(?:19|20)[0-9]{{2}}级(?:{_BRACKETED}班)?"
    rf"|(?<![0-9{_DIGITS}第])[1-9{_DIGITS[:-1]}][1-9{_DIGITS}]{{0,2}}班(?!车|次|级|组|子)"
)
_FOR_MANY_AFTER = re.compile(
    "的?(?:全体|所有|每|各|上册|下册|必读|必看|语文|数学|英语|历史|教材|课本|课文|课后|名著|推荐|适用|书目|读物|书单|以[上下]"
    "|及以|暑假|寒假|文化|普遍|(?:[男女小]?[学同]?[孩学生友伴]{1,2}子?|小?朋友|男生|女生|娃娃|小?读者|老师)们|孩子|[到至]|[-~](?!-)|小朋友(?!:|[,，]))"
)
_FOR_MANY_BEFORE = re.compile(
    "(?:适合|适用|建议|推荐给?|供|适读|面向|读过|走过|念过|读到|只念过?)[^,;:。|()]{0,6}$"
)
_LEARNT = "[生语数组必低]|高年|中年|英语|课本|教材|教辅|阶段|教育|图书|文化"
_SCHOOL = re.compile(
    "(?:小学|初中|高中|中学|幼儿|少儿|儿童|学前|低段|高段|低年级|高年级|少年|亲子)"
    "[A-C甲乙丙]?组(?=[ :()|,、]|[一二三特]等|$)|"
    "(?:少儿|儿童|青少年|小学生|中学生|学生)[^。,;:()]{0,12}赛[ :(]{0,2}"
    "(?=[^。;]{0,8}(?:[冠亚季]军|[一二三特]等奖|[金银铜]奖|第一名))|"
    "(?<![0-9])1?[0-9] ?[-~至到] ?1?[0-9] ?岁组|U[0-9]{1,2}(?=组)|"
    f"中心小学校(?!长)|小学校(?!长)|小学(?!{_LEARNT})|中学校(?!长)|中学(?!{_LEARNT})|学校(?!长)|幼儿园|幼稚园|附小|附中|村小|职高|职中|技校|实小|校区|(?:初中|高中)(?![组生语数英部以及必毕课教]|阶段|图书|文化)"
    f"|(?<=[一-鿿])(?<![0-9{_DIGITS}])[{_DIGITS[:-1]}](?:小|中|幼)(?![朋学时心队组型数个]|年级|班|级|[一-鿿]?读者)"
)


def any_of(name: str) -> str:
    """A pattern for any of the words of a file, long ones first."""
    return "|".join(sorted(map(re.escape, words_of(name)), key=len, reverse=True))


_SMALL = re.compile(
    rf"(?:小小|红领巾)[一-鿿]{{0,3}}?(?:{any_of('adults.txt')}|[员者人手家])"
    "|(?:学生会|文学社|少先队|球队|合唱[团队]|广播站|大队|中队)[一-鿿]{0,3}?(?:主席|部长|社长|队长|会长|委员|团长|站长)"
    rf"|(?<![中幼村附实完一二三四五六七八九十])小(?:{any_of('adults.txt')})"
)
"""小小图书管理员 is a child, and 小讲师."""
_CHILDREN = re.compile(any_of("pupils.txt"))
_ROLES = re.compile(any_of("adults.txt"))
_MANY_BEFORE = re.compile(
    "(?:全体|各位|所有|每[位名个]?|许多|中小|部分|这些|那些|几[位名个]|各校|广大|老师和|师生"
    "|(?<!第)(?:[0-9十百千余多几]+|[六七八九]|[0-9二三四五六七八九十百千余多几]{2,})[位名个])$"
)
_MANY_AFTER = re.compile(
    "们|时|评选|选拔|征集|招募|名单|评比|会|证|时代|组|会议|家长|活动|代表队|证件|读物|版|节|工作|作品展"
    "|之家|宫|剧"
)


@lru_cache(maxsize=1024)
def marks_in(text: str, year: int) -> tuple[Marked, ...]:
    """Every mark of a plain text; ``year`` is that of the build, for years of birth."""
    return tuple(_marks(text, year))


def _marks(text: str, year: int) -> Iterator[Marked]:
    yield from _ages(text, year)
    for match in _CLASS.finditer(text):
        is_many = _FOR_MANY_AFTER.match(text, match.end()) or _FOR_MANY_BEFORE.search(
            text, max(0, match.start() - 12), match.start()
        )
        yield Marked(*match.span(), Mark.MANY if is_many else Mark.CLASS)
    yield from (Marked(*match.span(), Mark.SCHOOL) for match in _SCHOOL.finditer(text))
    small = [match.span() for match in _SMALL.finditer(text)]
    yield from (Marked(*span, Mark.CHILD) for span in small)
    for match in _CHILDREN.finditer(text):
        is_many = _MANY_AFTER.match(text, match.end()) or _MANY_BEFORE.search(
            text, max(0, match.start() - 6), match.start()
        )
        yield Marked(*match.span(), Mark.MANY if is_many else Mark.CHILD)
    for match in _ROLES.finditer(text):
        if not any(start <= match.start() < end for start, end in small):
            yield Marked(*match.span(), Mark.ROLE)


def _ages(text: str, year: int) -> Iterator[Marked]:
    for match in _AGE.finditer(text) if "岁" in text else ():
        kind = Mark.AGE if _number(match["age"]) < GROWN_UP else Mark.OLD
        yield Marked(*match.span(), kind)
    yield from (Marked(*match.span(), Mark.OLD) for match in _OLD.finditer(text))
    for match in _AGE_OF_FORM.finditer(text):
        yield Marked(*match.span(), Mark.AGE if int(match["age"]) < GROWN_UP else Mark.OLD)
    numbers = list(_AGES_OF_LIST.finditer(text))
    yield from (Marked(*match.span(1), Mark.AGE) for match in numbers if len(numbers) > 1)
    for match in _BORN.finditer(text) if "生" in text else ():
        born = int(match["year"] or match["other"])
        yield Marked(*match.span(), Mark.AGE if year - born < GROWN_UP else Mark.OLD)


def _number(written: str) -> int:
    """``8``, ``八``, ``十一``, ``二十三``, ``百``."""
    if written.isdigit():
        return int(written)
    tens, has_tens, ones = written.partition("十")
    value = {one: n for n, one in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
    if "百" in written:
        return 100
    if has_tens:
        return value.get(tens, 1) * 10 + value.get(ones, 0)
    return value.get(written, 10) if len(written) == 1 else GROWN_UP // 2
