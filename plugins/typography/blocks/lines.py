"""The lines of a text, and what a line may begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

BULLETS = "•●■◆▪·"
"""Of Word and of phones."""
ITEM = re.compile(
    rf"(?P<indent> *)(?:(?P<bullet>[-*+][ \u3000]+|[{BULLETS}](?![{BULLETS}]) *)"
    r"|(?P<number>\d{1,3})\.[ \u3000]+)(?P<text>[^ ].*)"
)
"""A number of four digits is a year."""
RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
HEADING = re.compile(
    r" {0,3}(?:(?P<marks>[#＃]{1,6})[ \t\u3000]+(?P<words>\S.*?)(?:[ \t]+#+)?"
    r"|(?P<close_marks>[#＃]{2,6}|＃)(?P<close_words>[^#＃\s][^#＃]*?))[ \t]*"
)
"""The second form, without a space, is how many write it; ``#话题#`` and ``#话题`` are none."""
FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})[^`]*")
_HTML_TAGS = (
    "address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div"
    "|dl|dt|embed|fieldset|figcaption|figure|footer|form|frame|h[1-6]|head|header|hr|html|iframe"
    "|legend|li|link|main|menu|nav|noframes|object|ol|optgroup|option|p|param|picture|search"
    "|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video|audio"
)
HTML = re.compile(rf" *</?(?:{_HTML_TAGS})(?=[\s/>]|$)", re.IGNORECASE)
"""CommonMark 0.31, §4.6, kind 6: such a block ends at the next empty line."""
WHOLE_HTML = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        *(
            (rf" *<{tag}(?=[\s>]|$)", rf"</{tag}>")
            for tag in ("pre", "script", "style", "textarea")
        ),
        (r" *<!--", r"-->[ \t]*$"),
    )
)
"""Kinds 1 and 2: they end with their own sign, empty lines or not."""
QUOTE = re.compile(r" {0,3}>(?![0-9=０-９]) ?")
"""``>60 岁`` is said of an age."""
NOTE = re.compile(r" *\[\^(?P<label>[^\]\s]+)\][:：] *(?P<text>.*)")
_FIRST_ITEM = re.compile(rf" *(?:[-*+]|[{BULLETS}]|1\.)[ \u3000]+[^ ]")
_BAR = re.compile(r" *\|")
_OPENING = (FENCE, HTML, *(begin for begin, _ in WHOLE_HTML), QUOTE, NOTE, _FIRST_ITEM, _BAR)
INNER = 2
"""Spaces by which a line is inside the item above."""


@dataclass(frozen=True, slots=True)
class BlockLines:
    """The lines of a text or of what is inside a quotation, an item or a note."""

    all: Sequence[str]
    _vain: set[str] = field(default_factory=set)
    """What was looked for to the end and not found: thousands of fences that nobody closes would
    each be looked for again."""

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> str:
        """A line; empty behind the last and before the first."""
        return self.all[at] if 0 <= at < len(self.all) else ""

    def slice(self, start: int, end: int) -> list[str]:
        """Lines from ``start`` to before ``end``."""
        return list(self.all[start:end])

    def find(self, pattern: re.Pattern[str], start: int) -> int:
        """The first line from ``start`` on where something is; -1 where nothing is."""
        if pattern.pattern in self._vain:
            return -1
        for at in range(start, len(self.all)):
            if pattern.search(self.all[at]):
                return at
        self._vain.add(pattern.pattern)
        return -1


def end_of_fence(lines: BlockLines, at: int) -> int:
    """The line that closes the fence at a line; 0 where none is opened, or nobody closes it."""
    begin = FENCE.fullmatch(lines[at])
    if begin is None:
        return 0
    sign, least = re.escape(begin["fence"][0]), len(begin["fence"])
    return max(0, lines.find(re.compile(rf"^ *{sign}{{{least},}} *$"), at + 1))


def opens_block(line: str) -> bool:
    """Whether a line begins something of its own right below a line of text.

    Seen from the line alone, for whoever asks whether a line goes on with what is above it: to
    read all that it begins would be to read the rest of the text anew at each line.
    """
    is_own = any(pattern.match(line) for pattern in _OPENING)
    return is_own or bool(HEADING.fullmatch(line) or RULE.fullmatch(line))


def indent_of(line: str) -> int:
    """Spaces before the first other character."""
    return len(line) - len(line.lstrip(" "))


def without_indent(line: str, most: int) -> str:
    """The line with so many spaces less before it, or as many as it has."""
    return line[min(most, indent_of(line)) :]
