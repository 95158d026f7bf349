"""Marks that stand on a page as they were written, though somebody meant them."""

from collections.abc import Iterator

from plugins.conservation.signs import CELL, CODE, DELETED, ITEM, QUOTE, RULE, STAR, TERM, Sign
from plugins.conservation.walk import Walk
from plugins.library.reading.privacy import SURNAMES

_BLOCKS = {
    ITEM: ("这一行没有成为列表里的一项", "记号后面空一个半角的格；列表最多套二十层"),
    QUOTE: ("这一行的“>”没有成为引用", "引用最多套二十层；就要“>”的，写成 \\>"),
    TERM: ("这一行没有成为上一行的解释", "请写在词的下一行；最多套二十层；就要“:”的，改用全角"),
}
"""What is told of the mark of a block that stood."""
Told = tuple[int, str, str, str]
"""Line, what, as written, remedy."""


def unclosed(walk: Walk) -> Iterator[Told]:
    """Each line once for each kind of mark."""
    told: dict[tuple[int, str], Told] = {}
    for number in walk.stood:
        sign = walk.signs[number]
        found = _tell(walk, number, sign)
        if found:
            told.setdefault((sign.line, sign.makes), found)
    yield from told.values()


def _tell(walk: Walk, number: int, sign: Sign) -> Told | None:
    line = sign.line
    if sign.makes == STAR and _is_open(walk, number):
        remedy = "加粗要成对：**文字**；就要星号的，写成 \\*\\*"
        return line, "加粗的“**”没有成对，照样印在网页上", "**", remedy
    if sign.makes == CODE:
        return line, "反引号没有成对，照样印在网页上", sign.character, "请补上另一个，或写成 \\`"
    if sign.makes == DELETED and _is_pair(walk, number):
        return line, "“~~”没有成为删除线，照样印在网页上", "~~", "两边要挨着文字：~~文字~~"
    if sign.makes in _BLOCKS:
        what, remedy = _BLOCKS[sign.makes]
        return line, f"{what}，照样印在网页上", _line(walk, line), remedy
    if sign.makes in (CELL, RULE) and _is_row(walk, number):
        remedy = "表格上面空一行，第二行写 |---|---|，每一行的格数要一样"
        return line, "这一行没有成为表格", _line(walk, line), remedy
    return None


def _is_open(walk: Walk, number: int) -> bool:
    """Whether it is a bold word's sign without the other: ``李**，王**`` are names."""
    signs = walk.signs
    before = signs[number - 1] if number else None
    if before and before.makes == STAR and before.character == "*":
        return False
    run = number
    while run < len(signs) and signs[run].makes == STAR and signs[run].character == "*":
        run += 1
    if run - number != 2:
        return False
    after = signs[run] if run < len(signs) and signs[run].line == signs[number].line else None
    is_behind_name = before and before.line == signs[number].line and before.character in SURNAMES
    begins = after is not None and after.character.isalnum() and not is_behind_name
    return begins and _count(walk, number) % 2 == 1


def _count(walk: Walk, number: int) -> int:
    line = walk.signs[number].line
    stood = [n for n in walk.stood if walk.signs[n].line == line and walk.signs[n].makes == STAR]
    return len(stood) // 2


def _is_pair(walk: Walk, number: int) -> bool:
    line = walk.signs[number].line
    stood = [n for n in walk.stood if walk.signs[n].line == line]
    return sum(walk.signs[n].makes == DELETED for n in stood) >= 4


def _is_row(walk: Walk, number: int) -> bool:
    """Whether a line begins with a bar, or is the row below the head of a table."""
    sign = walk.signs[number]
    is_first = number == 0 or walk.signs[number - 1].line != sign.line
    return sign.character == "|" and (is_first or sign.makes == RULE)


def _line(walk: Walk, line: int) -> str:
    return "".join(sign.character for sign in walk.signs if sign.line == line)[:20]
