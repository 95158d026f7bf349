"""Goes along a source and its rendering, sign by sign, and finds where they part."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plugins.conservation.rendering import Stream
from plugins.conservation.signs import (
    CELL,
    COUNTED,
    EMPTY,
    ESCAPE,
    FREE,
    HEADING,
    HEADING_END,
    NUMBER,
    QUOTE,
    RULE,
    TERM,
    Sign,
)

_GRAM = 4
"""Characters by which a place near by is known again; far off, twice as many."""
_NEAR = 60
_LINES = 60
"""Beginnings of lines that are looked for far off."""
_MOST = 40
"""Parts that are told of one text."""
_MAY_BE_WORDS = frozenset((HEADING, HEADING_END, RULE, CELL, TERM))
"""Marks that are not used up by what they make: where they stand as well, they are words."""


@dataclass(slots=True)
class Part:
    """Where the two differ: what the page has not, and what it has instead."""

    line: int
    lost: list[Sign] = field(default_factory=list)
    strange: str = ""


@dataclass(slots=True)
class Comparison:
    """Both in step."""

    signs: Sequence[Sign]
    stream: Stream
    parts: list[Part] = field(default_factory=list)
    stood: list[int] = field(default_factory=list)
    """Marks that stand on the page as they were written."""
    made: int = -1
    """The last mark that made something."""

    def run(self) -> "Comparison":
        """To the end of both, or until nothing fits any more."""
        at, place = 0, 0
        lost: list[Sign] = []
        characters = self.stream.characters
        while at < len(self.signs):
            sign = self.signs[at]
            found = characters[place] if place < len(characters) else ""
            if sign.makes == NUMBER:
                at, place = at + 1, self.stream.numbers.get(place, place)
            elif sign.makes and self._made(at, place):
                self.made = at
                at = max(sign.after, at + 1)
            elif sign.character == found and self._may_stand(at, place):
                if sign.makes and not self.stream.in_code[place]:
                    self.stood.append(at)
                at, place = at + 1, place + 1
                self._tell(lost)
            elif not sign.character or sign.makes in (FREE, ESCAPE):
                at += 1
            elif sign.makes:
                lost.append(sign)
                at += 1
            else:
                again = self._again(at, place) if len(self.parts) < _MOST else None
                if again is None:
                    self._tell([*lost, *self._rest(at)], place, len(characters))
                    return self
                lost += [one for one in self.signs[at : again[0]] if not one.makes]
                self._tell(lost, place, again[1], sign.line)
                at, place = again
        self._tell(lost)
        if place < len(characters):
            self._tell([], place, len(characters), self.signs[-1].line if self.signs else 1)
        return self

    def _made(self, at: int, place: int) -> bool:
        """Whether the page has at this place what a mark makes; once told, it is used up."""
        makes = self.signs[at].makes
        deepest = max(self.stream.quotes[max(place - 1, 0) : place + 1], default=0)
        if makes == QUOTE and deepest:
            return self._quotes(at, deepest) <= deepest or self.stream.marks(place)[EMPTY] > 0
        if makes == FREE:
            return self._is_free(at, place)
        if makes in _MAY_BE_WORDS and self._is_word(at, place):
            return False
        marks = self.stream.gaps.get(place)
        if marks is None:
            return False
        if makes == RULE:
            return marks[RULE] > 0 or marks[CELL] > 0
        if marks[makes] <= 0:
            return False
        if makes in COUNTED:
            marks[makes] -= 1
        return True

    def _is_free(self, at: int, place: int) -> bool:
        """Whether a mark that need not stand does not."""
        if after := self.signs[at].after:
            return not self._stands(at, after, place)
        is_last = at + 1 == len(self.signs)
        stands = is_last or self._stands(at, at + 3, place)
        return not stands and self._stands(at + 1, at + 3, place)

    def _quotes(self, at: int, most: int) -> int:
        """How many signs of quotations a line has up to this one, counted to one too many."""
        line, count = self.signs[at].line, 1
        while count <= most and at and self.signs[at - 1].line == line:
            at -= 1
            count += self.signs[at].makes == QUOTE
        return count

    def _is_word(self, at: int, place: int) -> bool:
        """Whether marks are words of the page: they stand there, and so does what follows one."""
        sign, end = self.signs[at], at + 1
        if at and self.made == at - 1 and self.signs[self.made][1:3] == sign[1:3]:
            return False
        for other in self.signs[end : at + _GRAM * 2]:
            if (other.makes, other.line) != (sign.makes, sign.line):
                break
            end += 1
        return self._stands(at, max(end, at + 2), place)

    def _stands(self, at: int, end: int, place: int) -> bool:
        """Whether all of these signs stand on the page."""
        written = [sign.character for sign in self.signs[at:end]]
        return self.stream.characters[place : place + len(written)] == written

    def _may_stand(self, at: int, place: int) -> bool:
        """Whether a sign may be the one on the page: a backslash escapes, but not in code."""
        # a backslash escapes, but not in code, nor in HTML that nobody looks into
        behind = self.stream.characters[place + 1 : place + 2]
        return (
            self.signs[at].makes != ESCAPE
            or self.stream.in_code[place]
            or behind == [self.signs[at + 1].character]
        )

    def _again(self, at: int, place: int) -> tuple[int, int] | None:
        """The next sign and character that fit, with what follows them: near by, else far off."""
        words = [n for n in range(at, len(self.signs)) if not self.signs[n].makes]
        source = "".join(self.signs[n].character for n in words)
        page = "".join(self.stream.characters[place:])
        for away in range(1, _NEAR):
            for skipped in range(away + 1):
                gram = source[skipped : skipped + _GRAM]
                ahead = away - skipped
                is_whole = len(gram) == _GRAM or len(page) == ahead + len(gram)
                if gram and is_whole and page.startswith(gram, ahead):
                    return words[skipped], place + ahead
        for number in self._beginnings(words):
            skipped = words.index(number)
            gram = source[skipped : skipped + 2 * _GRAM]
            found = page.find(gram)
            if found >= 0:
                return number, place + found
        return None

    def _beginnings(self, words: list[int]) -> list[int]:
        found: list[int] = []
        line = 0
        for number in words:
            if self.signs[number].line != line:
                line = self.signs[number].line
                found.append(number)
                if len(found) == _LINES:
                    break
        return found

    def _rest(self, at: int) -> list[Sign]:
        return [sign for sign in self.signs[at:] if not sign.makes]

    def _tell(self, lost: list[Sign], start: int = 0, end: int = 0, line: int = 0) -> None:
        strange = "".join(self.stream.characters[start:end])
        if lost or strange:
            self.parts.append(Part(lost[0].line if lost else line, list(lost), strange))
        lost.clear()
