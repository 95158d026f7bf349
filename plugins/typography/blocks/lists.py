"""Lists, as people type them.

A list begins where its first item does, an inner item may stand two spaces in, and the number of
an item is a figure: it stands on the page as it was typed, be it out of order. A line right below
an item is its own only where nothing says that it stands alone (:func:`.paragraphs.stands_alone`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from plugins.typography.blocks.grammar import BlockClaim, BlockGrammar
from plugins.typography.blocks.lines import (
    INNER,
    ITEM,
    RULE,
    BlockLines,
    indent_of,
    opens_block,
    without_indent,
)
from plugins.typography.blocks.paragraphs import stands_alone, starts_paragraph

_NO_WORDS = re.compile(r" *[-*+] *")
"""An item that nobody wrote yet."""
_BOX = re.compile(r"\[(?P<mark>[ xX])\][ \t]+(?=\S)")
_NEAR = 40
"""Lines in which a list is looked for that goes on behind a line of its own."""
_BOXES = {" ": "☐ ", "x": "☑ "}


@dataclass(slots=True)
class _Item:
    number: int | None
    """None behind a bullet."""
    indent: int
    inside: int
    """How far in its text stands."""
    lines: list[str]


@dataclass(slots=True)
class _List:
    """A list while its lines are read."""

    items: list[_Item] = field(default_factory=list)
    is_loose: bool = False
    """Whether an empty line parts anything in it."""

    @property
    def last(self) -> _Item:
        return self.items[-1]

    def item(self, line: str) -> re.Match[str] | None:
        """What a line has of an item of this list, numbered or not as it is."""
        item = None if RULE.fullmatch(line) else ITEM.fullmatch(line)
        is_alike = item and (item["number"] is None) == (self.last.number is None)
        return item if is_alike else None

    def add(self, item: re.Match[str]) -> None:
        number = int(item["number"]) if item["number"] else None
        box = _BOX.match(item["text"])
        text = _BOXES[box["mark"].lower()] + item["text"][box.end() :] if box else item["text"]
        self.items.append(_Item(number, len(item["indent"]), item.start("text"), [text]))


def items(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """A list: it begins where its first item does, and an inner item may stand two spaces in."""
    first = ITEM.fullmatch(lines[at])
    if first is None or (above and not _interrupts(first, lines, at)):
        return None
    found = _List()
    found.add(first)
    end = at + 1
    while end < len(lines):
        taken = _take(found, lines, end)
        if not taken:
            break
        end += taken
    return BlockClaim(end, partial(_add_list, grammar=grammar, found=found))


def _interrupts(item: re.Match[str], lines: BlockLines, at: int) -> bool:
    """Whether an item right below a line of text begins a list: ``12. 5 万`` does not."""
    if item["bullet"] or int(item["number"]) == 1:
        return True
    above = map(ITEM.fullmatch, lines.slice(max(0, at - _NEAR), at))
    before = [int(one["number"]) for one in above if one and one["number"]]
    return before[-1:] == [int(item["number"]) - 1]


def _take(found: _List, lines: BlockLines, at: int) -> int:
    """How many lines from one on belong to a list: none where it has ended."""
    line, last = lines[at], found.last
    if not line.strip():
        behind = next((n for n in range(at, len(lines)) if lines[n].strip()), at)
        if behind == at or not _goes_on(found, lines[behind]):
            return 0
        found.is_loose = True
        last.lines += [""] * (behind - at)
        return behind - at
    if indent_of(line) >= last.indent + INNER:
        last.lines.append(without_indent(line, last.inside))
        return 1
    if item := found.item(line):
        found.add(item)
        return 1
    if _NO_WORDS.fullmatch(line):
        return 1
    above = last.lines[-1]
    is_apart = not above.strip() or starts_paragraph(line) or opens_block(line)
    if is_apart or stands_alone(above, line):
        return 0
    last.lines.append(line)
    return 1


def _goes_on(found: _List, line: str) -> bool:
    """Whether a line behind an empty one is still of the list."""
    return indent_of(line) >= found.last.indent + INNER or bool(found.item(line))


def _add_list(parent: Element, grammar: BlockGrammar, found: _List) -> None:
    is_numbered = found.items[0].number is not None
    element = SubElement(parent, "ol" if is_numbered else "ul")
    due = found.items[0].number
    if due not in (None, 1):
        element.set("start", f"{due}")
    for item in found.items:
        child = SubElement(element, "li")
        if item.number != due:
            child.set("value", f"{item.number}")
        due = None if item.number is None else item.number + 1
        grammar.read(child, item.lines, is_tight=not found.is_loose)
