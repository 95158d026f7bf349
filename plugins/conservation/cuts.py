"""What no paragraph holds: comments and scripts; and where code begins and ends within one."""

import re
from collections.abc import Iterator, Sequence

CUT = "\u2029"
"""In place of each character of a comment or a script: a space that no text has any more."""
_EVENT = re.compile(r"`+|<!--|<(?P<name>script|style)\b[^>]*>", re.IGNORECASE)


def scan_cuts(text: str, fences: Sequence[tuple[int, int]]) -> str:
    """The text with comments and scripts blanked, where neither code nor a fence has them."""
    parts: list[str] = []
    done = 0
    for start, end in (*_cuts(text, fences), (len(text), len(text))):
        gone = re.sub(r"[^\n]", CUT, text[start:end])
        parts += [text[done:start], gone]
        done = end
    return "".join(parts)


def _cuts(text: str, fences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    place, waiting = 0, list(reversed(fences))
    closed = closing_runs(text)
    for event in _EVENT.finditer(text):
        while waiting and waiting[-1][1] <= event.start():
            waiting.pop()
        if event.start() < place or (waiting and waiting[-1][0] <= event.start()):
            continue
        if event[0][0] == "`":
            place = closed.get(event.start(), (event.end(), 0))[0]
            continue
        close = f"</{event['name']}" if event["name"] else "-->"
        closing = re.compile(close, re.IGNORECASE).search(text, event.end())
        if closing is None:
            continue
        place = closing.end()
        if event["name"]:
            place = max(text.find(">", place) + 1, place)
        yield event.start(), place


def closing_runs(text: str, start: int = 0, end: int | None = None) -> dict[int, tuple[int, int]]:
    """Beginning of a run of backticks → the end of the code that it opens, and how many open it.

    A run that has no other of its length opens with fewer; the rest of it is code.
    """
    end = len(text) if end is None else end
    if "`" not in text[start:end]:
        return {}
    runs = list(re.compile("`+").finditer(text, start, end))
    following: dict[int, re.Match[str]] = {}
    found: dict[int, tuple[int, int]] = {}
    blanks = [m.start() for m in re.compile(r"\n[ \t]*(?=\n)").finditer(text, start, end)]
    for run in reversed(runs):
        while blanks and blanks[-1] > run.start():
            blanks.pop()
            following.clear()
        is_escaped = _is_escaped(text, run.start())
        most = len(run[0]) - is_escaped
        size = max((one for one in following if one <= most), default=0)
        if size:
            found[run.start() + is_escaped] = (following[size].end(), size)
        following[len(run[0])] = run
    return found


def _is_escaped(text: str, place: int) -> bool:
    before = place
    while before and text[before - 1] == "\\":
        before -= 1
    return (place - before) % 2 == 1
