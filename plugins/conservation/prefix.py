"""What a line begins with, and what ends a heading: the marks around its words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.conservation.signs import (
    FREE,
    HEADING,
    HEADING_END,
    ITEM,
    QUOTE,
    RULE,
    TERM,
    TICKED,
    Sign,
)

_BLANK = frozenset(" \t\u3000")
_QUOTE = re.compile(">(?![0-9０-９=])")
_ITEM = re.compile(r"[-*+](?=[ \t\u3000])|[•●■◆▪·]")
_EMPTY_ITEM = re.compile(r"[-*+•●■◆▪·][ \t]*(?=\n|\Z)")
_NUMBER = re.compile(r"\d{1,3}\.(?=[ \t])")
_TERM = re.compile(r":(?=[ \t])")
_HEADING = re.compile("[#＃]{1,6}(?=[ \t\u3000])|[#＃]{2,6}(?![#＃])|＃")
_BOX = re.compile(r"\[(?P<tick>[ xX])\](?=[ \t])")
NOTE_NAME = re.compile(
    r"\[\^(?P<name>[^\]\s]+)\][:：](?=[ \t]*\S|[ \t]*\n(?:[ \t]*\n)*(?:  |\t)[ \t]*\S)"
)
"""Words stand behind it, or further in below it."""
IsNote = Callable[[re.Match[str]], bool]
"""Whether the words behind a name are those of a note that has none yet."""
_RULE = re.compile(r"(?:([-*_])(?:[ \t]*\1){2,}|=+|-+)[ \t]*(?=\n|\Z)")
_ROW = re.compile(r"[|｜:： \t]*[-—–－─][-—–－─|｜:： \t]*(?=\n|\Z)")
"""The row below the head of a table."""
_COLUMNS = re.compile(r"-+[ \t]*[|｜].*[-—–－─]")
_HEADING_END = re.compile(r"(?:(?<=[ \t])[#＃]+[ \t]*)?(?:\{#[^\s{}]+\}[ \t]*)?(?=\n|\Z)")


@dataclass(slots=True)
class Prefix:
    """The marks before the words of a line."""

    line: int
    end: int
    """Where the words begin."""
    signs: list[Sign] = field(default_factory=list)
    is_block: bool = False
    """Whether something begins that signs of the lines above are no pair with."""
    note: str | None = None
    """The note whose words begin here."""
    outer: int = 0
    """How many of the marks stand before its name."""

    def add(self, words: str, makes: str = "") -> None:
        """One more mark, be it of several signs."""
        self.signs += [Sign(one, self.line, makes) for one in "".join(words.split())]


def read_prefix(text: str, start: int, end: int, line: int, is_note: IsNote) -> Prefix:
    """Read the beginning of a line."""
    found = Prefix(line, start)
    while found.end < end and _add_mark(found, text, end, is_note):
        pass
    return found


def _add_mark(found: Prefix, text: str, end: int, is_note: IsNote) -> bool:
    """One mark more; False where the words begin."""
    at = found.end = _blanks(text, found.end)
    if mark := _QUOTE.match(text, at, end):
        found.add(mark[0], QUOTE)
    elif mark := _RULE.match(text, at) or _row(text, at, end):
        found.add(mark[0], FREE if len(mark[0].strip()) == 1 else RULE)
        found.is_block = True
    elif mark := _EMPTY_ITEM.match(text, at):
        found.add(mark[0], FREE)
        found.is_block = True
    elif mark := _ITEM.match(text, at, end):
        found.add(mark[0], ITEM)
        found.is_block = True
        found.end = _box(found, text, mark.end(), end)
        return True
    elif mark := _NUMBER.match(text, at, end):
        found.add(mark[0])
        found.is_block = True
    elif mark := _TERM.match(text, at, end):
        found.add(mark[0], TERM)
        found.is_block = True
    else:
        return _add_last(found, text, end, is_note)
    found.end = mark.end()
    return True


def _row(text: str, at: int, end: int) -> re.Match[str] | None:
    """The row below the head of a table; with one dash it is rather an item of a sign."""
    row = _ROW.match(text, at)
    is_item = row and _ITEM.match(text, at, end) and not _COLUMNS.match(row[0])
    return None if is_item else row


def _add_last(found: Prefix, text: str, end: int, is_note: IsNote) -> bool:
    """A heading's marks, behind which words begin, or the name of a note."""
    if mark := _HEADING.match(text, found.end, end):
        found.add(mark[0], HEADING)
        found.is_block = True
        found.end = mark.end()
    elif found.note is None and (mark := NOTE_NAME.match(text, found.end)) and is_note(mark):
        found.note, found.end = mark["name"], mark.end()
        found.outer = len(found.signs)
        return True
    return False


def _box(found: Prefix, text: str, at: int, end: int) -> int:
    """The box of a task, which stands as one character."""
    at = _blanks(text, at)
    box = _BOX.match(text, at, end)
    if box is None:
        return at
    found.add(TICKED[box["tick"]])
    return box.end()


def _blanks(text: str, at: int) -> int:
    while text[at : at + 1] in _BLANK:
        at += 1
    return at


def read_heading_end(text: str, start: int, end: int, line: int) -> tuple[int, list[Sign]] | None:
    """Where the marks begin that end a heading, and these."""
    for last in _HEADING_END.finditer(text, start, end):
        if last[0] and last.end() == end:
            return last.start(), [Sign(c, line, HEADING_END) for c in "".join(last[0].split())]
    return None
