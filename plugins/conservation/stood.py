"""Marks that stand on a page as they were written, though somebody meant them."""

import re
from collections.abc import Iterator, Sequence

from plugins.conservation.signs import (
    CELL,
    CODE,
    DELETED,
    ITEM,
    NOTE,
    QUOTE,
    RULE,
    STAR,
    TERM,
    Sign,
)
from plugins.conservation.walk import Comparison
from plugins.library.reading.surnames import SURNAMES

_BLOCKS = {
    ITEM: ("这一行没有成为列表里的一项", "记号后面空一个半角的格；列表最多套二十层"),
    QUOTE: ("这一行的“>”没有成为引用", "引用最多套二十层；就要“>”的，写成 \\>"),
    TERM: ("这一行没有成为上一行的解释", "请写在词的下一行；最多套二十层；就要“:”的，改用全角"),
}
"""What is told of the mark of a block that stood."""
_NOT_BOLD = "“**”没有成为加粗，照样印在网页上"
_BOLD = "加粗的星号要成对、挨着文字：**文字**；就要星号的，写成 \\*\\*"
_LOOSE = re.compile(
    r"(?<![*0-9A-Za-z])(?<![0-9A-Za-z] )\*\*(?!\*)"
    r"(?:[ \t]+(?!\*)[^*\n]+|[^*\s][^*\n]*[ \t]+)\*\*(?!\*)"
    r"|(?<!\w)__(?![\s_])[^_\n]*[\u3400-\u9fff][^_\n]*(?<!\s)__(?=[\u3400-\u9fff])"
)
"""Bold words with a blank between them and their stars, and with signs of which Chinese beside
them makes none; ``2 ** 3`` is a sum."""
_PAIR = 4
"""Signs of two marks that strike words out."""
_SHOWN = 20
"""Characters that a message repeats."""
_NAME = re.compile(r"\[\^(?!\w-\w\])[\w-]{1,16}\]")
Told = tuple[int, str, str, str]
"""Line, what, as written, remedy."""


def unclosed(walk: Comparison, lines: Sequence[str]) -> Iterator[Told]:
    """Each line once for each kind of mark; ``lines`` are those of the text."""
    stood: dict[tuple[int, str], list[int]] = {}
    for number in walk.stood:
        sign = walk.signs[number]
        stood.setdefault((sign.line, sign.makes), []).append(number)
    for (line, makes), numbers in stood.items():
        found = _tell(walk.signs, makes, numbers)
        if makes == STAR and found is None and (bold := _loose(lines[line - 1])):
            found = _NOT_BOLD, bold, _BOLD
        if found:
            yield line, *found


def _tell(signs: Sequence[Sign], makes: str, numbers: list[int]) -> tuple[str, str, str] | None:
    """What is told of the marks of one kind that stood in one line."""
    if makes == STAR and _is_open(signs, numbers):
        return _NOT_BOLD, "**", _BOLD
    if makes == NOTE and (name := _NAME.match(_words(signs, numbers[0]))):
        remedy = f"请另起一段写 {name[0]}: 和注的文字；就要方括号的，写成 \\["
        return f"没有注叫 {name[0]}，照样印在网页上", name[0], remedy
    if makes == CODE:
        return "反引号没有成对，照样印在网页上", "`", "请补上另一个，或写成 \\`"
    if makes == DELETED and len(numbers) >= _PAIR and not _near(signs, numbers[0], -1).isalnum():
        return "“~~”没有成为删除线，照样印在网页上", "~~", "两边要挨着文字：~~文字~~"
    if makes in _BLOCKS:
        what, remedy = _BLOCKS[makes]
        return f"{what}，照样印在网页上", _words(signs, numbers[0]), remedy
    if makes in (CELL, RULE) and _is_row(signs, makes, numbers):
        remedy = "表格上面空一行，第二行写 |---|---|，每一行的格数要一样"
        return "这一行没有成为表格", _words(signs, numbers[0]), remedy
    return None


def _loose(line: str) -> str:
    """Words of a line that were meant to be bold, with their signs: ``李** 王**`` are names."""
    for found in _LOOSE.finditer(line):
        if found.start() == 0 or line[found.start() - 1] not in SURNAMES:
            return found[0][:_SHOWN]
    return ""


def _is_open(signs: Sequence[Sign], numbers: list[int]) -> bool:
    """Whether bold words were meant: ``李**，王**`` are names, ``*为必填，**为选填`` notes."""
    known = frozenset(numbers)
    pairs = [n for n in numbers if n + 1 in known and _is_alone(signs, n)]
    if not pairs or len(numbers) != 2 * len(pairs):
        return False
    before, after = _near(signs, pairs[0], -1), _near(signs, pairs[0], 2)
    if len(pairs) % 2:
        return after.isalnum() and not (before and before in SURNAMES)
    return after.isalnum() and not before.isalnum() and _near(signs, pairs[1], -1).isalnum()


def _is_alone(signs: Sequence[Sign], number: int) -> bool:
    """Whether two stars are no part of a longer run."""
    run = [_near(signs, number, step) for step in (-1, 0, 1, 2)]
    return run[1:3] == ["*", "*"] and run[0] != "*" != run[3]


def _near(signs: Sequence[Sign], number: int, step: int) -> str:
    """The character so many signs on, of the same line."""
    other = number + step
    is_there = 0 <= other < len(signs) and signs[other].line == signs[number].line
    return signs[other].character if is_there else ""


def _is_row(signs: Sequence[Sign], makes: str, numbers: list[int]) -> bool:
    """Whether a line begins with a bar, or is the row below the head of a table."""
    bars = [n for n in numbers if signs[n].character in ("|", "｜")]
    return bool(bars) and (makes == RULE or not _near(signs, bars[0], -1))


def _words(signs: Sequence[Sign], number: int) -> str:
    """What stands in a line from a sign on."""
    line = signs[number].line
    return "".join(one.character for one in signs[number : number + _SHOWN] if one.line == line)
