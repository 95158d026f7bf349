"""What events and exhibitions are put together with: lines of facts."""

from collections.abc import Iterable
from html import escape

from plugins.library.noun_facts import Fact


def lines_of(facts: Iterable[Fact]) -> str:
    """A line each; none of them leads anywhere, because an article would print the address."""
    lines = [f"<strong>{fact.label}</strong>　{escape(fact.words)}" for fact in facts]
    return f"<blockquote><p>{'<br>'.join(lines)}</p></blockquote>" if lines else ""
