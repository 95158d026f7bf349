"""The facts of a noun: said once, in the order of its page, and printed wherever it is told of.

Page, article, feed, calendar, pack and 长辈版 ask an event or an exhibition for its ``facts``. What
one of them rightly leaves out it names by key, each with the reason, in its ``LEFT_OUT``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from plugins.library.facts import LibraryFacts
from plugins.library.reading.spans import Span

NOBODY = LibraryFacts()
"""No library's own facts: nothing of them stands in for what a noun does not say."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One of the things that stand under a label."""

    words: str
    url: str = ""
    """Where it leads, from the site's root."""
    span: Span | None = None
    """The days that the words tell."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says; without values where nobody wrote it down."""

    key: str
    """The key of the header that says it, or the sheet."""
    label: str
    values: tuple[FactValue, ...]
    is_promised: bool = False
    """Whether an invitation says it: the page of what is still to come shows that it is awaited."""
    own: str = ""
    """Which of the library's own facts comes first where the noun does not say another."""
    before: str = ""
    after: str = ""
    """Words around the values."""

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self.before}{'、'.join(value.words for value in self.values)}{self.after}"

    @property
    def line(self) -> str:
        """Label and words."""
        return f"{self.label}：{self.words}"

    def filled(self, library: LibraryFacts) -> "Fact":
        """With what the library says of itself."""
        return replace(self, values=(*said(getattr(library, self.own, "")), *self.values))


def said(*values: str | FactValue) -> tuple[FactValue, ...]:
    """What of some values anybody wrote down."""
    found = (FactValue(value) if isinstance(value, str) else value for value in values)
    return tuple(value for value in found if value.words)


def told(
    facts: Iterable[Fact],
    left_out: Collection[str] = (),
    library: LibraryFacts = NOBODY,
    awaits: bool = False,
) -> tuple[Fact, ...]:
    """The facts that are printed: those that are known, and what is promised where it is awaited.

    The library's own facts stand in for a promise only as long as it is awaited.
    """
    wanted = (fact for fact in facts if fact.key not in left_out)
    filled = (one.filled(library) if awaits or not one.is_promised else one for one in wanted)
    return tuple(fact for fact in filled if fact.values or (awaits and fact.is_promised))
