"""Notes that nobody refers to, and those that were written twice."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple


class NoteName(NamedTuple):
    """Where the words of a note begin."""

    name: str
    line: int
    is_first: bool
    """Of its name."""


def add_name(names: list[NoteName], line: int, found: re.Match[str]) -> bool:
    """Add where the words of a note begin; whether it is the first of its name."""
    is_first = all(one.name != found["name"] for one in names)
    names.append(NoteName(found["name"], line, is_first))
    return is_first


def faults_of_notes(
    names: Collection[NoteName], asked: Collection[str]
) -> Iterator[tuple[int, str, str, str]]:
    """Line, what, as written, remedy; ``asked`` are the names that a text refers to."""
    for note in names:
        name = f"[^{note.name}]"
        if not note.is_first:
            yield note.line, *told_again(note.name)
        elif note.name not in asked:
            remedy = f"请在正文里要注的地方写上 {name}，或删去这条注"
            yield note.line, "正文里没有一处用到这条注", name, remedy


def told_again(name: str) -> tuple[str, str, str]:
    """What is told of a further note of a name."""
    remedy = "请换一个名字，例如 [^2]，正文里用到它的地方也改"
    return "这一页已经有一条注叫这个名字，读者会跳到那一条", f"[^{name}]", remedy
