"""How likely a name must be where nothing beside it says whose it is."""

from dataclasses import dataclass

from plugins.library.people.sentences import Token
from plugins.library.people.told import points_at_somebody

_DUE = 7.0
"""What a place is worth where a name is due."""
_SURELY = 12.0
"""What the gain of a name is at least that is one wherever it stands."""
_POINTED_AT = 3.0
"""How much likelier a name is where the text speaks of somebody once more."""


@dataclass(frozen=True, slots=True)
class Least:
    """By how much a name must be likelier than words, where nothing beside it says whose it is."""

    anywhere: float
    where_due: float
    """One of several names, or behind 姓名."""
    in_the_midst: float
    """Of words, without an edge on one side."""


ANYWHERE, TOLD_SO = Least(6.5, 3.0, 9.0), Least(2.0, 2.0, 3.0)
"""In a sentence that speaks of children; in a text whose header says that it does."""


def is_sure(text: str, token: Token, least: Least) -> bool:
    """Whether a name is likely though nothing beside it says so."""
    left, right = token.slot
    if not min(left, right):
        return token.gain > least.in_the_midst + (4.0 if len(token.text) == 2 else 0.0)
    needed = least.where_due if left + right >= _DUE else least.anywhere
    if points_at_somebody(text):
        needed -= _POINTED_AT
    if len(token.text) == 2 and left + right < _DUE:
        needed += 2.0
    return token.gain + 0.8 * (left + right) > needed


def is_amid_words(token: Token) -> bool:
    """Whether what was read as a name stands amid other words, and is hardly likelier than they."""
    is_short = len(token.text) == 2 and token.gain < _SURELY
    return not token.slot[0] and (is_short or token.gain < 0) and not token.is_known
