"""What all posts are put together with: headers, covers, lines of facts."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from plugins.library.noun_facts import Fact
from plugins.library.reading.header import Header


def find_cover(header: Header, folder: Path) -> Path | None:
    """The picture that a header names, beside its file."""
    name = header.get("cover").removeprefix("{attach}")
    path = folder / name
    return path if name and path.is_file() else None


def lines_of(facts: Iterable[Fact]) -> str:
    """A line each; none of them leads anywhere, because an article would print the address."""
    lines = [f"<strong>{fact.label}</strong>　{escape(fact.words)}" for fact in facts]
    return f"<blockquote><p>{'<br>'.join(lines)}</p></blockquote>" if lines else ""
