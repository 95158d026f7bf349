"""Blocks of code between fences: where they begin, and where they end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)(?=\n|\Z)")
_MARKS = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,3}\.)(?=[ \t]))*")
"""Of quotes and lists: all that may stand before a fence."""


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
