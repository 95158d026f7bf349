"""On which line of a TOML file something stands: tomllib reads values and forgets places."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w.\-]+)\s*\]{1,2}")


@dataclass(frozen=True, slots=True)
class TomlPart:
    """The lines of one ``[[entry]]``, with all its tables below."""

    first: int
    """1-based; 0 where nothing is known."""
    lines: tuple[str, ...] = ()

    def line(self, word: str) -> int:
        """The line of a key or of a table's last name; else the line of the entry itself."""
        return self.begin(word) or self.first

    def begin(self, word: str) -> int:
        """The line on which a key or a table's last names begin; 0 where neither is written."""
        name = re.escape(word)
        key, table = rf"[\"']?{name}[\"']?\s*=", rf"\[+(?:[\w-]+\.)*{name}\s*\]"
        return self._first(re.compile(rf"\s*(?:{key}|{table})").match)

    def mention(self, words: str, start: int = 0) -> int:
        """The line on which these words stand by themselves, from a line on; 0 where they don't."""
        return self._first(re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w)").search, start)

    def _first(self, fits: Callable[[str], object], start: int = 0) -> int:
        numbered = enumerate(self.lines, self.first)
        return next((at for at, line in numbered if at >= start and fits(line)), 0)

    def parts(self, entry: str) -> tuple["TomlPart", ...]:
        """The parts of every ``[[entry]]`` below it, by its whole name: ``branch.closure``."""
        starts = [n for n, line in enumerate(self.lines) if _heads(line, "[[", entry)]
        if not starts:
            return ()
        own = [_belongs(owner, entry) for owner in _owners(self.lines)]
        ends = pairwise([*starts, len(self.lines)])
        return tuple(self._cut(start, stop, own) for start, stop in ends)

    def section(self, name: str) -> "TomlPart":
        """The part of the table ``[name]``; the lines of this one where there is none."""
        owners = _owners(self.lines)
        starts = [n for n, line in enumerate(self.lines) if _heads(line, "[", name)]
        own = [_belongs(owner, name) for owner in owners]
        return self._cut(starts[0], len(self.lines), own) if starts else self

    def _cut(self, start: int, stop: int, own: list[bool]) -> "TomlPart":
        """Some lines, without what belongs to other tables: TOML lets these stand between."""
        lines = (line if own[n] else "" for n, line in enumerate(self.lines[start:stop], start))
        return TomlPart(self.first + start, tuple(lines))


def whole(text: str) -> TomlPart:
    """A file as one part. Only a line feed ends a line of it, as editors and TOML count."""
    return TomlPart(1, tuple(text.split("\n")))


def _heads(line: str, bracket: str, name: str) -> bool:
    match = _HEADER.match(line)
    return match is not None and (match[1], match[2]) == (bracket, name)


def _owners(lines: Sequence[str]) -> list[str]:
    """For each line the name of the table it belongs to, empty before the first."""
    owners: list[str] = []
    for line in lines:
        match = _HEADER.match(line)
        owners.append(match[2] if match else owners[-1] if owners else "")
    return owners


def _belongs(owner: str, name: str) -> bool:
    return owner == name or owner.startswith(f"{name}.")
