"""What of a source must stand on a page: its lines.

A grammar of its own, which knows as little as it can and nothing of the renderer. Every character
is one that must stand, or a mark, which must stand **unless the page has what it makes**: a star
may go where emphasis begins, a bar where a cell does, a ``-`` where an item does. So no mark is
subtracted because a parser took it; only these are exempt, whatever the page has:

* white space, and signs that nobody sees (controls, bidi, zero width but the joiner of an emoji);
* comments, tags of HTML with their attributes (the words for a picture count), scripts, styles;
* targets and titles of links and pictures, once there is a link or picture, up to where words
  begin that no address has; definitions of such
  targets (``[a]: /b/``) whose target is an address; the names of notes, once there is a note;
* the names of fences and the ids of headings (``{#id}``), once there is code, a heading;
* a backslash before a sign of ASCII; one sign of a list alone on its line.

Numbers of lists are figures and count as characters; entities count as what they stand for. The
words of a note are counted apart, since they move to the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.conservation.brackets import before_words, key
from plugins.conservation.contexts import Context, Marks
from plugins.conservation.cuts import scan_cuts
from plugins.conservation.fences import FENCE, Fence, find_fences
from plugins.conservation.inline import read_context
from plugins.conservation.prefix import NOTE_NAME, read_heading_end, read_prefix
from plugins.conservation.signs import CODE, FREE, ITEM, QUOTE, Sign
from plugins.library.hidden import without_hidden

_NAME_OF_CODE = re.compile(r"(?:[A-Za-z0-9][\w.+#-]*)?[ \t]*", re.ASCII)
_DEFINITION = re.compile(
    r"[ \t>]*\[(?!\^)(?P<name>[^\[\]\n]+)\]:[ \t]*"
    r"(?:<(?=[/#{.]|https?:|mailto:|tel:|www\.|[\w.-]+\.md\b)[^<>\n]+>"
    r"|(?=[/#{.]|https?:|mailto:|tel:|www\.|[\w.-]+\.md\b)(?P<target>\S+))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_DEEP = 2
"""Spaces before a further paragraph of a note."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text and its notes by name."""

    text: list[Sign]
    notes: dict[str, list[Sign]]
    unclosed: tuple[int, ...] = ()
    """Lines of fences that never close."""
    late: frozenset[int] = frozenset()
    """Lines with words in the target of a link."""


def read_source(text: str, first_line: int = 1) -> Written:
    """Read a Markdown text; lines are counted from ``first_line``."""
    return _Lines(without_hidden(text), first_line).read()


@dataclass(slots=True)
class _Lines:
    """Goes through the lines of one text."""

    text: str
    line: int
    place: int = 0
    done: Written = field(default_factory=lambda: Written([], {}))
    marks: Marks = field(default_factory=Marks)
    """What was read of the lines of the context that is open."""
    begin: int = 0
    begin_line: int = 0
    note: str | None = None
    """The one whose words are read."""
    definitions: dict[str, tuple[list[Sign], int, int]] = field(default_factory=dict)
    """Name of a target → the signs of the line that first says where it is."""
    was_blank: bool = True

    def read(self) -> Written:
        """All of it."""
        fences = list(find_fences(self.text))
        self.text = scan_cuts(self.text, [(f.start, f.end) for f in fences if f.end])
        self.marks.names = frozenset(_names(self.text))
        self.marks.notes = frozenset(m["name"] for m in _all(NOTE_NAME, self.text))
        by_place = {one.start: one for one in fences}
        unclosed = []
        self.begin_line = self.line
        while self.place < len(self.text):
            fence = by_place.get(self.place)
            if fence and fence.end:
                self._code(fence)
                continue
            if fence:
                unclosed.append(self.line)
            self._line()
        self._close()
        for name, (stream, start, stop) in self.definitions.items():
            if name in self.marks.used:
                stream[start:stop] = [Sign("", sign.line) for sign in stream[start:stop]]
            elif self._is_said(name):
                stream[start] = stream[start]._replace(makes=FREE, after=stop)
        late = frozenset(self.marks.late)
        return Written(self.done.text, self.done.notes, tuple(unclosed), late)

    def _code(self, fence: Fence) -> None:
        """A block of code, character by character."""
        self._close()
        if not _is_deep(self.text[fence.start : fence.start + _DEEP]):
            self._leave_note()
        signs = self._stream()
        lines = self.text[fence.start : fence.end].split("\n")
        is_closed_line = len(lines) - 1 - (lines[-1] == "")
        for number, line in enumerate(lines):
            kept = line
            if number in (0, is_closed_line):
                at = FENCE.search(line)
                info = "" if at is None or _NAME_OF_CODE.fullmatch(at["info"]) else at["info"]
                before = line[: at.start()] if at else line
                signs += [Sign(c, self.line, _mark_before(c)) for c in before if c.strip()]
                # what names no language is a line of text before the code
                signs += [Sign(c, self.line) for c in info if c.strip()]
                signs += [Sign(c, self.line, CODE) for c in (at["fence"] if at else "")]
                kept = ""
            elif fence.is_quoted:
                kept = re.sub("^[ \t]*>", "", line)
            signs += [Sign(c, self.line) for c in kept if c.strip()]
            self.line += number < len(lines) - 1
        self.place = fence.end
        self._begin_here()
        self.was_blank = False

    def _line(self) -> None:
        """One line: what it begins with, and where the context before it ends."""
        end = self.text.find("\n", self.place)
        end = len(self.text) if end < 0 else end
        written = self.text[self.place : end]
        if not written.strip():
            self._close(end + 1)
            self.was_blank = True
        else:
            self._written(written, end)
            self.was_blank = False
        self.place = end + 1
        self.line += 1
        if self.was_blank:
            self.begin_line = self.line

    def _written(self, written: str, end: int) -> None:
        if not _is_deep(written):
            self._leave_note()
        if definition := _DEFINITION.match(self.text, self.place):
            self._define(definition, end)
            return
        prefix = read_prefix(self.text, self.place, end, self.line, self.done.notes)
        if prefix.note is not None:
            self._open_note(prefix.note)
        elif prefix.is_block or "|" in written:
            self._close()
        if prefix.end > self.place:
            self.marks.at[self.place] = (prefix.end, prefix.signs)
        last = read_heading_end(self.text, prefix.end, end, self.line)
        if last:
            self.marks.at[last[0]] = (end, last[1])

    def _define(self, definition: re.Match[str], end: int) -> None:
        """A target: its line goes once a link asks for it, and stands else."""
        self._close(end + 1)
        name, written = definition["name"], definition[0]
        gone = written
        if size := before_words(definition["target"] or ""):
            gone = written[: definition.start("target") - definition.start() + size]
            self.marks.late.add(self.line)
        self.begin_line = self.line + 1
        stream = self._stream()
        name = key(name)
        if name not in self.definitions:
            self.definitions[name] = (
                stream,
                len(stream),
                len(stream) + len("".join(gone.split())),
            )
        stream += [Sign(one, self.line) for one in written if not one.isspace()]

    def _is_said(self, name: str) -> bool:
        """Whether a name of a target stands between brackets elsewhere, be it of another link."""
        return sum(key(found) == name for found in re.findall(r"\[([^\[\]]+)\]", self.text)) > 1

    def _leave_note(self) -> None:
        if self.note is not None:
            self._close()
            self.note = None

    def _open_note(self, name: str) -> None:
        self._close()
        self.note = name
        self.done.notes.setdefault(name, [])

    def _stream(self) -> list[Sign]:
        return self.done.text if self.note is None else self.done.notes[self.note]

    def _close(self, begin: int | None = None) -> None:
        """Read the context that ends before this line; the next begins here, or later."""
        end = min(self.place, len(self.text))
        if self.begin < end:
            context = Context(self.text, self.begin, end, self.begin_line)
            read_context(context, self.marks, self._stream())
        self.marks.at.clear()
        self.begin = self.place if begin is None else begin
        self.begin_line = self.line

    def _begin_here(self) -> None:
        self.begin, self.begin_line = self.place, self.line


def _mark_before(character: str) -> str:
    marks = {">": QUOTE, "-": ITEM, "*": ITEM, "+": ITEM}
    return marks.get(character, "")


def _names(text: str) -> Iterator[str]:
    for found in _all(_DEFINITION, text):
        yield key(found["name"])


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where lines begin with it."""
    place = 0
    for line in text.split("\n"):
        found = pattern.match(line.lstrip(" >\t"))
        if found:
            yield found
        place += len(line) + 1


def _is_deep(line: str) -> bool:
    return line.startswith("\t") or len(line) - len(line.lstrip(" ")) >= _DEEP
