"""What a reader of Chinese knows before reading: words, surnames, the characters of given names.

Each is a file beside this one. A cost is the natural logarithm of one in how many; the cheaper a
reading of a sentence, the likelier it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_RARE_CHARACTER = 12.0
_NEVER_IN_NAMES = 16.0
_UNKNOWN_IN_NAMES, _UNKNOWN_ALONE = 14.0, 9.5
_AGAIN = 3.0
"""Of a character that is said twice: 朵朵."""
_ONE, _TWO = 1.1, 0.4
"""That a given name has one character, or two."""
_SURNAMES = (4.0, 5.5, 9.0, 6.0)
"""Of the paragraphs of surnames.txt."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known."""

    words: dict[str, float]
    surnames: dict[str, float]
    given: dict[str, float]
    minorities: frozenset[str]
    known: frozenset[str]
    """Persons of history and of books."""

    def word(self, word: str) -> float | None:
        """The cost of a word; of a single character always one."""
        found = self.words.get(word)
        return _RARE_CHARACTER if found is None and len(word) == 1 else found

    def given_name(self, characters: str) -> float:
        """The cost of one character or several as a given name."""
        length = _ONE if len(characters) == 1 else _TWO
        unknown = _UNKNOWN_ALONE if len(characters) == 1 else _UNKNOWN_IN_NAMES
        costs = [self.given.get(one, unknown) for one in characters]
        if len(set(characters)) < len(characters):
            costs[1] = _AGAIN
        return length + sum(costs)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    given = {one: cost for cost, words in _ranked("given.txt") for one in "".join(words)}
    given |= dict.fromkeys("".join(_lines("never.txt")), _NEVER_IN_NAMES)
    words: dict[str, float] = {}
    for cost, (singles, *others) in _ranked("words.txt"):
        words |= dict.fromkeys(singles, cost) | dict.fromkeys(others, cost)
    words |= {word: cost for cost, found in _ranked("places.txt") for word in found}
    surnames: dict[str, float] = {}
    *single, compound = _lines("surnames.txt")
    for cost, names in zip(_SURNAMES, (*single, compound.split()), strict=True):
        surnames = dict.fromkeys(names, cost) | surnames
    minorities = frozenset(words_of("minorities.txt"))
    known = frozenset(words_of("known.txt"))
    return Lexicon(words, surnames, given, minorities, known)


def words_of(name: str) -> list[str]:
    """The words of a file."""
    return " ".join(_lines(name)).split()


def _lines(name: str) -> Iterator[str]:
    """The lines of a file that say something."""
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _ranked(name: str) -> Iterator[tuple[float, list[str]]]:
    """A cost, and the words that have it."""
    for line in _lines(name):
        cost, *words = line.split()
        yield float(cost), words
