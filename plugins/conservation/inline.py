"""What of a source must stand on a page: the signs within a paragraph, an item, a cell.

See :mod:`.source` for what is exempt.
"""

import re

from plugins.conservation.brackets import find_brackets
from plugins.conservation.contexts import Context, Marks
from plugins.conservation.cuts import closing_runs
from plugins.conservation.markup import ADDRESS, ENTITY, TAG, made_by, meaning, picture_words
from plugins.conservation.signs import (
    BREAK,
    CELL,
    CODE,
    DELETED,
    ESCAPE,
    LINK,
    LINK_END,
    NOTE,
    PICTURE,
    STAR,
    Sign,
)
from plugins.library.html_names import is_html

_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\]")
_PLAIN = re.compile(r"[^\\`<&\[\]!*_~|｜\n{#＃)]+")
"""What nothing can begin in, nor end right behind."""
_BACKTICKS = re.compile("`+")
_RUN = re.compile(r"\*+|_+")
_ESCAPED = frozenset("`*_{}[]()<>#+-.!|~")
"""Before any other sign a backslash is one itself."""
_WIDE = 0x2E80
"""From here on characters are Chinese; before it they are letters and figures as in 80*180."""


def read_context(context: Context, marks: Marks, signs: list[Sign]) -> None:
    """Add the signs of a context."""
    _Signs(context, marks, signs).read()


class _Signs:
    """Goes through one context once."""

    def __init__(self, context: Context, marks: Marks, signs: list[Sign]) -> None:
        self.text, self.end, self.line = context.text, context.end, context.line
        self.place = self.start = context.start
        self.marks = marks
        self.signs = signs
        self.codes = closing_runs(self.text, self.start, self.end)
        self.brackets = find_brackets(self.text, self.start, self.end, self.codes, marks.names)
        marks.used |= self.brackets.used
        self.waiting: dict[int, list[int]] = {}
        """Place where a tail ends → the signs that reach so far."""
        self.stars: list[tuple[int, bool]] = []
        """Lone stars: where their signs are, and whether words stand on both sides."""

    def read(self) -> None:
        """All of it."""
        while self.place < self.end:
            for number in self.waiting.pop(self.place, ()):
                self.signs[number] = self.signs[number]._replace(after=len(self.signs))
            self._step()
        for number in (n for numbers in self.waiting.values() for n in numbers):
            self.signs[number] = self.signs[number]._replace(after=len(self.signs))
        if all(is_inside for _, is_inside in self.stars):
            for number, _ in self.stars:
                self.signs[number] = self.signs[number]._replace(makes="")

    def _step(self) -> None:
        if self.place in self.marks.at:
            self.place, found = self.marks.at[self.place]
            self.signs += found
            return
        next_end = min((end for end in self.waiting if end > self.place), default=self.end)
        if plain := _PLAIN.match(self.text, self.place, next_end):
            self._say(plain[0])
            self.place = plain.end()
            return
        character = self.text[self.place]
        read = _READERS.get(character)
        if read is None or not read(self):
            self._say(character)
            self.line += character == "\n"
            self.place += 1

    def _say(self, words: str, makes: str = "") -> None:
        line = self.line
        self.signs += [Sign(one, line, makes) for one in "".join(words.split())]

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.place, self.end)

    def _pass(self, end: int) -> None:
        """Go on behind what was read."""
        self.line += self.text.count("\n", self.place, end)
        self.place = end

    def backslash(self) -> bool:
        """Before a sign, or at the end of a line."""
        behind = self.text[self.place + 1 : self.place + 2]
        if behind in _ESCAPED and self.place + 1 < self.end:
            self._say("\\", ESCAPE)
            self._say(behind)
            self.place += 2
            return True
        if behind == "\\":
            self._say("\\\\")
            self.place += 2
            return True
        if behind in ("", "\n") or self.place + 1 >= self.end:
            self._say("\\", BREAK)
            self.place += 1
            return True
        return False

    def backtick(self) -> bool:
        """Code, whose signs are all meant."""
        if self.place not in self.codes:
            run = self._match(_BACKTICKS)
            assert run is not None
            self._say(run[0], CODE)
            self.place = run.end()
            return True
        end, size = self.codes[self.place]
        self._say("`" * size, CODE)
        self.place += size
        while self.place < end - size:
            if self.place in self.marks.at:
                self.place, found = self.marks.at[self.place]
                self.signs += found
                continue
            character = self.text[self.place]
            self._say(character)
            self.line += character == "\n"
            self.place += 1
        self._say("`" * size, CODE)
        self.place = end
        return True

    def angle(self) -> bool:
        """An address, or a tag."""
        if address := self._match(ADDRESS):
            self._say("<", LINK)
            self._say(address[0][1:-1])
            self._say(">", LINK_END)
            self._pass(address.end())
            return True
        tag = self._match(TAG)
        if tag is None or not is_html(tag["name"]):
            return False
        # what the tag itself makes is no evidence for signs beside it
        self.signs += [Sign("", self.line, one) for one in made_by(tag)]
        self._say(picture_words(tag))
        self._pass(tag.end())
        return True

    def ampersand(self) -> bool:
        """An entity."""
        entity = self._match(ENTITY)
        meant = meaning(entity) if entity else None
        if entity is None or meant is None:
            return False
        self._say(meant)
        self._pass(entity.end())
        return True

    def bracket(self) -> bool:
        """What opens a link or names a note."""
        note = self._match(_NOTE)
        if note:
            self.marks.asked.add(note["name"])
            is_there = note["name"] in self.marks.notes
            self._wait(note.end() if is_there else self.place + 1, "[", NOTE)
            return True
        if self.place in self.brackets.opening:
            self._say("[", LINK)
            self.place += 1
            return True
        return False

    def closing(self) -> bool:
        """What closes a link, with its target behind."""
        end = self.brackets.tails.get(self.place)
        if end is None:
            return False
        if self.place in self.brackets.late:
            self.marks.late.add(self.line)
        self._wait(end, "]", LINK_END)
        return True

    def _wait(self, end: int, character: str, makes: str) -> None:
        self.waiting.setdefault(end, []).append(len(self.signs))
        self._say(character, makes)
        self.place += 1

    def exclamation(self) -> bool:
        """A picture."""
        if self.place + 1 not in self.brackets.opening:
            return False
        self._say("!", PICTURE)
        self.place += 1
        return True

    def star(self) -> bool:
        """A run of stars or underscores; between figures and Latin letters they are signs."""
        run = self._match(_RUN)
        assert run is not None
        before = self.text[self.place - 1] if self.place > self.start else " "
        after = self.text[run.end()] if run.end() < self.end else " "
        are_words = before.isalnum() and after.isalnum()
        is_sign = are_words and (run[0][0] == "_" or max(ord(before), ord(after)) < _WIDE)
        if run[0] == "*" and not is_sign:
            self.stars.append((len(self.signs), are_words))
        self._say(run[0], "" if is_sign else STAR)
        self.place = run.end()
        return True

    def tilde(self) -> bool:
        """What is struck out."""
        if not self.text.startswith("~~", self.place):
            return False
        self._say("~~", DELETED)
        self.place += 2
        return True

    def bar(self) -> bool:
        """A cell ends."""
        self._say(self.text[self.place], CELL)
        self.place += 1
        return True


_READERS = {
    "\\": _Signs.backslash,
    "`": _Signs.backtick,
    "<": _Signs.angle,
    "&": _Signs.ampersand,
    "[": _Signs.bracket,
    "]": _Signs.closing,
    "!": _Signs.exclamation,
    "*": _Signs.star,
    "_": _Signs.star,
    "~": _Signs.tilde,
    "|": _Signs.bar,
    "｜": _Signs.bar,
}
