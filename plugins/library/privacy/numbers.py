"""Numbers of persons in a text, in every form in which people write them.

Numbers of mobiles and of identity cards are personal information (个人信息保护法第四条).
"""

import re
from collections.abc import Iterator

from plugins.library.privacy.beside import beside
from plugins.library.privacy.found import Number
from plugins.library.privacy.identity import identity_at
from plugins.library.privacy.mobile import mobile_at
from plugins.library.privacy.plain import plain, plain_with_places

_BETWEEN = r"(?:[ \-.·()\[\]/_~,]{0,4}+(?:\r?\n {0,4})?)"
_CHAIN = re.compile(rf"\d(?:{_BETWEEN}\d){{10,}}")
"""What may hold one: eleven digits or more, with little between them."""
_GROUP = re.compile(r"\d+")
_MAY_BE = re.compile(r"1[3-9]\d{9}|[1-9]\d{5}(?:18|19|20)?\d\d[01]\d[0-3]\d{4}")
"""What the digits of a chain hold where there is one, identity numbers with or without ``X``."""
FIGURES = {
    **dict(zip("一二三四五六七八九壹贰叁肆伍陆柒捌玖", "123456789" * 2, strict=True)),
    **dict.fromkeys("〇零○◯", "0"),
    **dict.fromkeys("幺弌", "1"),
    **dict.fromkeys("两貮", "2"),
}
"""Chinese figure → ours."""
_CHINESE = str.maketrans(FIGURES | {"、": " ", ",": " "})
_ANY = f"[{''.join(FIGURES)}0-9]"
_CHINESE_RUN = re.compile(rf"{_ANY}(?:[ \-.·()/_~、,]{{0,4}}{_ANY}){{10,}}")
_ANY_GROUP = re.compile(f"{_ANY}+")
_WEEKDAY = re.compile(r"(?<=[周期拜])[一二三四五六]")
_LEAST_CHINESE = 3
_PLACES = 11
_LETTERS = str.maketrans("OoIl|", "00111")
_LETTER_RUN = re.compile(
    r"(?<![A-Za-z0-9])[1Il|][3-9][0-9OoIl|](?:[ \-]?[0-9OoIl|]{4}){2}(?![A-Za-z0-9])"
)
"""A letter where a figure belongs: 138O1234567."""
_LEAST_FIGURES = 7
_IN_FIGURES = re.compile(r"[0-9 \-]*")


def find_numbers(text: str, said: str = "") -> Iterator[tuple[int, Number]]:
    """Each number of a person with its line, the first being 0; ``said``: what heads the text."""
    words = plain(text)
    for number in _numbers(words, said):
        yield words.count("\n", 0, number.start), number


def masked(text: str, said: str = "") -> tuple[str, tuple[Number, ...]]:
    """The text with every number of a person masked, and what they are.

    Words of an export are looked through twice, with tags taken out of numbers (138<b>1234</b>5678)
    and with tags as the words that readers see: ``<tel:13812345678>``.
    """
    every: list[Number] = []
    for is_marked in (True, False) if "<" in text or "&" in text else (True,):
        text, found = _masked(text, said, is_marked)
        every += found
    return text, tuple(every)


def _masked(text: str, said: str, is_marked: bool) -> tuple[str, list[Number]]:
    if is_marked and not any(find_numbers(text, said)):  # which is quicker
        return text, []
    words, places = plain_with_places(text, is_marked)
    found = list(_numbers(words, said))
    for number in sorted(found, key=lambda one: one.start, reverse=True):
        start, end = places[number.start][0], places[number.end - 1][1]
        text = text[:start] + number.masked + text[end:]
    return text, found


def _numbers(words: str, said: str) -> Iterator[Number]:
    """Of a plain text, each place once."""
    taken: set[int] = set()
    for number in _all_numbers(words, said):
        if taken.isdisjoint(range(number.start, number.end)):
            taken.update(range(number.start, number.end))
            yield number


def _all_numbers(words: str, said: str) -> Iterator[Number]:
    for chain in _CHAIN.finditer(words):
        yield from _in_chain(words, chain.span(), said)
    for run in _LETTER_RUN.finditer(words):
        if sum(map(str.isdigit, run[0])) >= _LEAST_FIGURES and not _IN_FIGURES.fullmatch(run[0]):
            figures = run[0].translate(_LETTERS)
            yield from _in_chain(_put(words, run.span(), figures), run.span(), said)
    if _CHINESE_RUN.search(words):
        words = _WEEKDAY.sub("\0", words)
    for run in _CHINESE_RUN.finditer(words):
        if _is_in_chinese(words, run, said):
            figures = run[0].translate(_CHINESE)
            yield from _in_chain(_put(words, run.span(), figures), run.span(), said)


def _is_in_chinese(words: str, run: re.Match[str], said: str) -> bool:
    """Whether Chinese figures are meant as such: one among ours, 1998一2001, is a dash mostly."""
    many = sum(one in FIGURES for one in run[0])
    if many >= _LEAST_CHINESE or not many:
        return many > 0
    is_whole = any(len(group) == _PLACES for group in _ANY_GROUP.findall(run[0]))
    return is_whole or beside(words, *run.span(), said).rings


def _put(words: str, span: tuple[int, int], figures: str) -> str:
    return words[: span[0]] + figures + words[span[1] :]


def _in_chain(words: str, span: tuple[int, int], said: str) -> Iterator[Number]:
    """The numbers in a chain of groups of digits, from the left, identity numbers first."""
    if not _MAY_BE.search("".join(_GROUP.findall(words, *span))):
        return
    groups = [match.span() for match in _GROUP.finditer(words, *span)]
    at = 0
    while at < len(groups):
        found = identity_at(words, groups, at, said) or mobile_at(words, groups, at, said)
        number, at = found or (None, at + 1)
        if number:
            yield number
