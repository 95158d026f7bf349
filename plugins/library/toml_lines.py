"""On which line of a TOML file something stands: tomllib reads values and forgets places."""

import re
from dataclasses import dataclass

_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w.\-]+)\s*\]{1,2}")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one ``[[entry]]``, with all its tables below."""

    first: int
    """1-based; 0 where nothing is known."""
    lines: tuple[str, ...] = ()

    def line(self, word: str) -> int:
        """The line of a key or of a table's last name; else the line of the entry itself."""
        begins = re.compile(rf"\s*(?:{re.escape(word)}\s*=|\[+(?:[\w-]+\.)*{re.escape(word)}\s*\])")
        return next(
            (self.first + n for n, line in enumerate(self.lines) if begins.match(line)), self.first
        )


def parts_of(text: str, entry: str) -> tuple[Part, ...]:
    """The parts of every ``[[entry]]`` of a file, in its order."""
    lines = text.splitlines()
    heads = [(n, m[1], m[2]) for n, line in enumerate(lines) if (m := _HEADER.match(line))]
    starts = [n for n, bracket, name in heads if bracket == "[[" and name == entry]
    ends = [n for n, _, name in heads if name != entry and not name.startswith(f"{entry}.")]
    stops = sorted({*starts, *ends, len(lines)})
    return tuple(
        Part(start + 1, tuple(lines[start : next(stop for stop in stops if stop > start)]))
        for start in starts
    )
