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
from functools import partial

from plugins.conservation.brackets import before_words, key
from plugins.conservation.contexts import Context, Marks
from plugins.conservation.cuts import scan_cuts
from plugins.conservation.fences import Fence, find_fences, signs_of_code
from plugins.conservation.inline import read_context
from plugins.conservation.notes import NoteName, add_name
from plugins.conservation.prefix import NOTE_NAME, Prefix, read_heading_end, read_prefix
from plugins.conservation.signs import FREE, Sign
from plugins.library.hidden import without_hidden

_DEFINITION = re.compile(
    r"[ \t>]*\[(?!\^)(?P<name>[^\[\]\n]+)\]:[ \t]*"
    r"(?:<(?=[/#{.]|https?:|mailto:|tel:|www\.|[\w.-]+\.md\b)[^<>\n]+>"
    r"|(?=[/#{.]|https?:|mailto:|tel:|www\.|[\w.-]+\.md\b)(?P<target>\S+))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?:[ \t>\u3000]|(?:[-*+]|\d{1,3}\.)(?=[ \t]))*")
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
    names: tuple[NoteName, ...] = ()
    asked: frozenset[str] = frozenset()
    """Names of notes that the text refers to."""


def read_source(text: str) -> Written:
    """Read a Markdown text."""
    return _Lines(without_hidden(text)).read()


@dataclass(slots=True)
class _Lines:
    """Goes through the lines of one text."""

    text: str
    line: int = 1
    place: int = 0
    done: Written = field(default_factory=lambda: Written([], {}))
    marks: Marks = field(default_factory=Marks)
    """What was read of the lines of the context that is open."""
    begin: int = 0
    begin_line: int = 0
    note: str | None = None
    """The one whose words are read."""
    names: list[NoteName] = field(default_factory=list)
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
        return Written(
            self.done.text,
            self.done.notes,
            tuple(unclosed),
            frozenset(self.marks.late),
            tuple(self.names),
            frozenset(self.marks.asked),
        )

    def _code(self, fence: Fence) -> None:
        """A block of code, character by character."""
        self._close()
        if not _is_deep(self.text[fence.start : fence.start + _DEEP]):
            self._leave_note()
        written = self.text[fence.start : fence.end]
        self._stream().extend(signs_of_code(written, fence.is_quoted, self.line))
        self.line += written.count("\n")
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
        is_note = partial(add_name, self.names, self.line)
        prefix = read_prefix(self.text, self.place, end, self.line, is_note)
        if prefix.note is not None:
            self._open_note(prefix)
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
            stop = len(stream) + len("".join(gone.split()))
            self.definitions[name] = (stream, len(stream), stop)
        stream += [Sign(one, self.line) for one in written if not one.isspace()]

    def _is_said(self, name: str) -> bool:
        """Whether a name of a target stands between brackets elsewhere, be it of another link."""
        return sum(key(found) == name for found in re.findall(r"\[([^\[\]]+)\]", self.text)) > 1

    def _leave_note(self) -> None:
        if self.note is not None:
            self._close()
            self.note = None

    def _open_note(self, prefix: Prefix) -> None:
        assert prefix.note is not None
        self._close()
        outer = self.done.text if self.was_blank or prefix.outer else self._stream()
        outer += prefix.signs[: prefix.outer]
        del prefix.signs[: prefix.outer]
        self.note = prefix.note
        self.done.notes.setdefault(self.note, [])

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


def _names(text: str) -> Iterator[str]:
    for found in _all(_DEFINITION, text):
        yield key(found["name"])


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where lines begin with it."""
    place = 0
    for line in text.split("\n"):
        found = pattern.match(text, place + _marks_end(line))
        if found:
            yield found
        place += len(line) + 1


def _marks_end(line: str) -> int:
    marks = _MARKS.match(line)
    return marks.end() if marks else 0


def _is_deep(line: str) -> bool:
    return line.startswith("\t") or len(line) - len(line.lstrip(" ")) >= _DEEP
