"""Which brackets belong to links and pictures, and how far their targets reach."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

_LONGEST_TAIL = 2_000
"""Characters of a target with its title."""
_NAMED = re.compile(r"[ \t]?\[([^\]]*)\]")
_OUTSIDE = re.compile(r"\(\s*(?P<address>(?:https?:|mailto:|tel:|//|www\.|[^\s()<>{]*\?)[^\s<>]*)")
"""What nobody but its reader can open: of all other targets :mod:`plugins.links` finds the file."""
_WORDS_BEGIN = re.compile(
    r"[\u2010-\u206f\u3000-\u303f\uff00-\uffef\[\"]|[,;](?=[\u3400-\u9fff])"
    r"|(?<=[A-Za-z0-9])[\u3400-\u9fff](?!.*(?:/|\.[A-Za-z][A-Za-z0-9]{1,4})\Z)"
)
"""No part of an address: wide signs, a title or a further link, Chinese behind a comma or right
behind letters and figures, unless the address goes on to the name of a file or folder."""
_CLOSES = re.compile(r"\s*(?:\s(?:\".*\"|'.*')\s*)?\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Brackets:
    """Those of one context."""

    opening: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    """Names of targets."""
    tails: dict[int, int] = field(default_factory=dict)
    """Closing brackets → the ends of the targets behind them."""
    late: set[int] = field(default_factory=set)
    """Of these, those with words in their targets, which end before the words."""


def find_brackets(
    text: str, start: int, end: int, codes: Mapping[int, tuple[int, int]], names: Set[str]
) -> Brackets:
    """Pair brackets; ``codes`` and escapes are passed over, ``names`` are targets defined."""
    found = Brackets()
    stack: list[int] = []
    place = start
    while place < end:
        character = text[place]
        if character == "\\":
            place += 1
        elif character == "`" and place in codes:
            place = codes[place][0] - 1
        elif character == "[":
            stack.append(place)
        elif character == "]" and stack:
            opener = stack.pop()
            behind = text[place + 1 : min(place + _LONGEST_TAIL, end)]
            tail, name = _tail(text[opener + 1 : place], behind, names)
            if tail > 0 and 0 < (size := _address(behind[:tail])) < tail:
                found.late.add(place)
                tail = size
            if tail >= 0:
                found.opening.add(opener)
                found.tails[place] = place + 1 + tail
                found.used.update(filter(None, (name,)))
                place += tail
        place += 1
    return found


def key(words: str) -> str:
    """A name of a target as it is looked up."""
    return " ".join(words.split()).lower()


def before_words(address: str) -> int:
    """How much of an address stands before words that are none; 0 where there are no such words."""
    words = _WORDS_BEGIN.search(address)
    return words.start() if words else 0


def _tail(words: str, behind: str, names: Set[str]) -> tuple[int, str]:
    """How long the target behind the words of a link is, and its name; -1 where there is none."""
    if behind.startswith("(") and (size := _target(behind)):
        return size, ""
    named = _NAMED.match(behind)
    if named and (name := key(named[1] or words)) in names:
        return named.end(), name
    return (0, key(words)) if key(words) in names else (-1, "")


def _target(behind: str) -> int:
    """How long ``(target "title")`` is; 0 where it doesn't close."""
    depth, place = 0, 0
    while place < len(behind):
        character = behind[place]
        if character == "\\":
            place += 1
        elif character in "\"'" and behind[place - 1].isspace():
            close = re.compile(rf"{character}\s*\)").search(behind, place + 1)
            if close:
                return close.end()
        elif character == "<" and place == 1 and ">" in behind:
            place = behind.index(">")
        depth += (character == "(") - (character == ")")
        if not depth:
            return place + 1
        place += 1
    return 0


def _address(target: str) -> int:
    """How long ``(address`` is in a target in which words follow it; 0 where none do."""
    outside = _OUTSIDE.match(target)
    if outside is None:
        return 0
    address = _balanced(outside["address"])
    end = outside.start("address") + len(address)
    if size := before_words(address):
        return outside.start("address") + size
    return 0 if _CLOSES.fullmatch(target, end) else end


def _balanced(address: str) -> str:
    """An address up to a bracket that closes what was not opened within it."""
    depth = 0
    for place, character in enumerate(address):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return address[:place]
    return address
