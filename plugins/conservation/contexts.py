"""What the lines of a text leave to who reads the signs between them."""

from dataclasses import dataclass, field

from plugins.conservation.signs import Sign


@dataclass(slots=True)
class Marks:
    """What the lines of a text say of its contexts."""

    at: dict[int, tuple[int, list[Sign]]] = field(default_factory=dict)
    """Place in the text → where the words go on, and the marks between."""
    names: frozenset[str] = frozenset()
    """Of targets that are defined."""
    notes: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set)
    """Of the notes that a text refers to, there or not."""
    used: set[str] = field(default_factory=set)
    """Of the targets that links ask for."""
    late: set[int] = field(default_factory=set)
    """Lines with words in the target of a link."""


@dataclass(frozen=True, slots=True)
class Context:
    """A part of a text in which signs can be pairs."""

    text: str
    start: int
    end: int
    line: int
