"""What a sentence tells around a name: of a book, of the past, of work, of somebody."""

import re

from plugins.library.people.marks import WORK, any_of

_HISTORY = re.compile(any_of("history.txt"))
_LONG_AGO = re.compile(
    "牺牲|烈士|殉职|就义|赴法|民国|年间|1[0-8][0-9]{2}年|19[0-8][0-9]年|一[八九][〇零一二三四五六七八九]{2}年"
)
_OFFICE_BEFORE = re.compile(
    "(?:组长|队长|社长|演员|主持人?|主播|选手代表|会员|歌手)[:： ]?$"
    "|(?:摄影|摄像|拍摄|撰文|文字?|报道|供稿)[: /]+$|(?:[校馆厂乙甲]方|单位|企业)代表[: ]?$"
)
"""What a child may be too, but who is named so far from school and class is none: 摄影：刘涛."""
_WROTE = re.compile("的?译[本文]|[编译绘撰]?[著译编绘撰](?:[,.;。)|]|$|本|的|者|写)|改写|主编|执笔")
_IN_A_BOOK = re.compile(
    f"(?:{WORK}[^,.;。|由]{{0,8}}(?:里|(?<![一二三四五六七八九初高])中(?![心学班国]))|笔下)的?[^,.;。|由]{{0,6}}$"
)
"""Where a name is that of somebody in a book."""
_GROWN_UPS = re.compile(
    "老年大学|老年学校|夜校|培训班|特岗|援川|支教|退休|[一二三四五六七八九十0-9]年(?!级)[^,。;]{0,4}工作|工作的?第?[一二三四五六七八九十0-9]+个?年"
)
_PLAYS = re.compile("(?:主讲人?|讲解员|志愿者|管理员|馆员|记者|编辑|播音员?|主持人?|发言人)[: ]*$")
"""Offices that children have too."""
_OF_THE_HOUSE = re.compile(
    "(?:[本我]馆|图书馆|文化馆|文广旅局|教育局)[: ]$"
    "|年级组长[: ]?$|(?:委员会|协会|家长|教师|职工|居民|村民|党员|商家|企业)代表[: ]?$"
)
_WORKS = re.compile("[^,。;、|(]{0,12}(?:任教|从教|退休|支教|执教)")
_TELLS = re.compile(
    "(?:本书|全书|该书|小说|故事|绘本|影片)(?:讲述?|写|说)了?[^。;]{0,20}$|(?:主人公|主角)是?$"
)
_POINTS = re.compile(
    "[这那][个位名对][^,。;]{0,10}(?:男孩|女孩|孩子|娃|学生|小朋友|小读者|同学|姑娘)|[她他](?:今年|才|刚|已经|现在)?(?:[上读念][一二三四五六七八九小中大初高学]|[0-9]|[一二三四五六七八九十]+岁)"
)
_WORK_OF_FICTION = re.compile("小说|电影|动画|课文|名著|原著|主角|成语|典故|传说")


def is_in_a_book(text: str, start: int) -> bool:
    """Whether a name that begins there is that of somebody in a book."""
    before = max(0, start - 32)
    return bool(_IN_A_BOOK.search(text, before, start) or _TELLS.search(text, before, start))


def is_of_long_ago(text: str) -> bool:
    """Whether a text names a year, or a fate, of long ago."""
    return bool(_LONG_AGO.search(text))


def is_of_history(text: str, start: int) -> bool:
    """Whether a text speaks of history, or of a work before the name that begins there."""
    is_of_a_work = _WORK_OF_FICTION.search(text, 0, start)
    return bool(is_of_a_work or _HISTORY.search(text)) or is_of_long_ago(text)


def is_at_work(text: str, start: int, end: int) -> bool:
    """Whether the clauses beside a name speak of what only adults do."""
    is_of_the_house = _OF_THE_HOUSE.search(text, max(0, start - 8), start)
    is_grown_up = is_of_the_house or _GROWN_UPS.search(text, max(0, start - 24), start)
    return bool(is_grown_up or _WORKS.match(text, end))


def has_an_office(text: str, start: int) -> bool:
    """Whether an office that children may have too stands before a name."""
    return bool(_OFFICE_BEFORE.search(text, max(0, start - 6), start))


def plays_a_part(text: str, start: int) -> bool:
    """Whether what stands before a name is an adult's work that children try: 主讲人：."""
    return bool(_PLAYS.search(text, max(0, start - 6), start))


def wrote(text: str, end: int) -> bool:
    """Whether a name that ends there is an author's or a translator's."""
    return bool(_WROTE.match(text, end))


def points_at_somebody(text: str) -> bool:
    """Whether a text speaks of a child once more: 这个三年级男孩, 他才六岁."""
    return bool(_POINTS.search(text))
