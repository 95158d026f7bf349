"""Blocks of code between fences: where they begin, and where they end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.conservation.signs import CODE, ITEM, QUOTE, Sign

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)(?=\n|\Z)")
_MARKS = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,3}\.)(?=[ \t]))*")
"""Of quotes and lists: all that may stand before a fence."""
_NAME_OF_CODE = re.compile(r"(?:[A-Za-z0-9][\w.+#-]*)?[ \t]*", re.ASCII)
_BEFORE = {">": QUOTE, "-": ITEM, "*": ITEM, "+": ITEM}


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code, from the beginning of its first line; ``end`` is 0 where it has none."""

    start: int
    end: int
    is_quoted: bool


def find_fences(text: str) -> Iterator[Fence]:
    """The fences of a text, in order; one that never closes is the last."""
    place = start = 0
    opened: re.Match[str] | None = None
    for line in text.split("\n"):
        found = FENCE.search(line)
        before = line[: found.start()] if found else ""
        end = place + len(line) + 1
        if found and opened is None and _MARKS.fullmatch(before):
            opened, start = found, place
        elif found and opened and _closes(opened, found, before):
            yield Fence(start, min(end, len(text)), ">" in opened.string[: opened.start()])
            opened = None
        place = end
    if opened is not None:
        yield Fence(start, 0, False)


def _closes(opened: re.Match[str], found: re.Match[str], before: str) -> bool:
    is_bare = not found["info"].strip() and not before.strip("> \t")
    return is_bare and found["fence"].startswith(opened["fence"])


def signs_of_code(written: str, is_quoted: bool, first_line: int) -> Iterator[Sign]:
    """A block of code with its fences, character by character."""
    lines = written.split("\n")
    last = len(lines) - 1 - (lines[-1] == "")
    for number, line in enumerate(lines):
        at = first_line + number
        if number in (0, last):
            yield from _signs_of_fence(line, at)
        else:
            kept = re.sub("^[ \t]*>", "", line) if is_quoted else line
            yield from (Sign(one, at) for one in kept if one.strip())


def _signs_of_fence(line: str, at: int) -> Iterator[Sign]:
    found = FENCE.search(line)
    before = line[: found.start()] if found else line
    yield from (Sign(one, at, _BEFORE.get(one, "")) for one in before if one.strip())
    if found:
        # what names no language is a line of text before the code
        info = "" if _NAME_OF_CODE.fullmatch(found["info"]) else found["info"]
        yield from (Sign(one, at) for one in info if one.strip())
        yield from (Sign(one, at, CODE) for one in found["fence"])
