"""A Markdown extension: lists and short lines come out as people type them.

Python-Markdown wants a blank line before a list and four spaces before an inner one; without them
it runs the items together, without a word. Nobody who writes in an office knows that, and the
Markdown of other programs (CommonMark 0.31, §5.2 and §5.3) needs neither. So, before it reads:

* a list begins where its first item does, and an inner item may stand two spaces in;
* lines that count (``1、…``, ``（二）…``, ``第二条 …``) stay lines, and so do lines that name
  something (``时间：…`` below ``日期：…``);
* such a line right below a list, and any line behind the end of a sentence, ends it, where it does
  not stand as far in as the text of an item;
* spaces before a paragraph are no code: code stands between fences;
* bullets that came from Word are bullets, and a wide ``＃`` begins a heading.

Fenced code and HTML are put aside before this (priority 25 and 20) and are not touched.
"""

import re
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,3}\.)(?P<text> +\S.*)")
_PASTED_ITEM = re.compile(r"^(?P<indent> *)[•●■◆▪·] *(?=\S)")
"""The bullets of Word and of phones."""
_WIDE_HEADING = re.compile(r"^[#＃]*＃[#＃]*")
_INNER = 2
"""Spaces by which an item is inside the one above."""
_STEP = 4
"""What Python-Markdown wants for each level."""
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_COUNTED = re.compile(
    rf"(?:\*\*)?(?:{_NUMBER}[、．)）]|\d{{1,2}}\.(?!\d)|[（(]{_NUMBER}[）)]|[①-⑳⑴-⒇]"
    rf"|[※★☆]|第{_NUMBER}[条章节款项部分编]{{0,2}}(?:[\s：:、，]|\*\*))"
)
_NAMED = re.compile(r"(?:\*\*)?[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){0,7}(?:\*\*)?[：:]")
_GOES_ON = ("，", "、", ",")
"""What ends a line in the middle of a sentence."""
_ENDED = ("。", "！", "？", "；")
"""What ends a sentence: behind it nothing that an editor broke goes on."""
_NO_WORDS = re.compile(r" *[-*+] *")
"""An item that nobody wrote yet; Markdown takes such a line of ``-`` for the rule of a heading."""
_NO_TEXT = ("#", ">", "|", "\x02", "[^", ":")
"""What begins a line that is no running text: headings, quotes, tables, what was put aside."""


@dataclass(slots=True)
class _Layout:
    """The lines of one text, one after the other."""

    done: list[str] = field(default_factory=list)
    before: str = ""
    levels: list[tuple[int, bool]] = field(default_factory=list)
    """Of the list that is open: how far in each level stands, and whether it is numbered."""
    number: int = 0
    """The last one that an item had: a list that a line interrupted goes on with the next."""

    def add(self, line: str) -> None:
        """One more line as it was typed."""
        line = _PASTED_ITEM.sub(r"\g<indent>- ", line)
        line = _WIDE_HEADING.sub(lambda marks: "#" * len(marks[0]), line)
        item = _ITEM.fullmatch(line)
        if self.levels and _NO_WORDS.fullmatch(line):
            return
        if item and self._is_item(item):
            self._add_item(item)
        elif self.levels and line.strip():
            self._add_inside(line)
        else:
            self._add_text(line)
        self.before = line

    def _is_item(self, item: re.Match[str]) -> bool:
        if self.levels:
            return True
        begins = item["mark"] in ("-", "*", "+", "1.", f"{self.number + 1}.")
        return (begins or not self.before.strip()) and len(item["indent"]) < _STEP

    def _add_item(self, item: re.Match[str]) -> None:
        indent, is_numbered = len(item["indent"]), item["mark"][0].isdigit()
        self.number = int(item["mark"][:-1]) if is_numbered else self.number
        is_new = not self.levels
        while self.levels and indent < self.levels[-1][0] + _INNER:
            is_new = self.levels.pop()[1] != is_numbered
        if is_new and self.before.strip():
            self.done.append("")
        self.done.append(" " * _STEP * len(self.levels) + item["mark"] + item["text"])
        self.levels.append((indent, is_numbered))

    def _add_inside(self, line: str) -> None:
        """A paragraph of an item, or what ends the list."""
        words = line.lstrip(" ")
        depth = sum(len(line) - len(words) >= level + _INNER for level, _ in self.levels)
        if self.before.strip() and not line.startswith("#"):
            if depth == len(self.levels) or not _stands_alone(self.before, line):
                self._add_text(line)
                return
            self.done.append("")
        del self.levels[depth:]
        self.done.append(" " * _STEP * depth + words)

    def _add_text(self, line: str) -> None:
        if _stays(self.before, line):
            self.done[-1] += "  "
        self.done.append(line)


def _stays(before: str, line: str) -> bool:
    """Whether a line is one of its own, below another one of text."""
    item = _ITEM.fullmatch(before)
    above, below = (item["text"] if item else before).strip(), line.strip()
    if not above or not below or above.startswith(_NO_TEXT):
        return False
    is_below_one = _NAMED.match(above) or (_COUNTED.match(above) and not above.endswith(_GOES_ON))
    return bool(_COUNTED.match(below) or (_NAMED.match(below) and is_below_one))


def _stands_alone(before: str, line: str) -> bool:
    """Whether a line right below a list is none of its last item, though nothing parts them."""
    below = line.strip()
    above = before.rstrip()
    is_named = _NAMED.match(below) and not above.endswith(_GOES_ON)
    return bool(above.endswith(_ENDED) or _COUNTED.match(below) or is_named)


class AsTyped(Preprocessor):
    """Lays out the lines of a text."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines as Python-Markdown wants them."""
        layout = _Layout()
        for line in lines:
            layout.add(line)
        return layout.done


class AsTypedExtension(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step behind fenced code and HTML, and take indented code out."""
        md.preprocessors.register(AsTyped(md), "as_typed", 10)
        md.parser.blockprocessors.deregister("code")
