"""How likely a name must be where nothing beside it says whose it is."""

from dataclasses import dataclass

from plugins.library.people.lexicon import lexicon
from plugins.library.people.sentences import Token
from plugins.library.people.slots import WEIGHTS
from plugins.library.people.told import points_at_somebody

_DUE = 7.0
"""What a place is worth where a name is due."""
_SURELY = 12.0
"""What the gain of a name is at least that is one wherever it stands."""
_AGE_FOLLOWS = 4.0
"""The same where an age or a class in brackets follows: 摘自舒雅（8岁）."""
_MANY_HAVE_IT = 4.0
"""What one of the hundred usual surnames costs."""
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
        is_usual = lexicon().surnames.get(token.text[0], _SURELY) <= _MANY_HAVE_IT
        more = 4.0 if len(token.text) == 2 else -2.0 if is_usual and right else 0.0
        return token.gain > least.in_the_midst + more
    needed = least.where_due if left + right >= _DUE else least.anywhere
    if points_at_somebody(text):
        needed -= _POINTED_AT
    if len(token.text) == 2 and left + right < _DUE:
        needed += 2.0
    return token.gain + 0.8 * (left + right) > needed


def is_amid_words(token: Token) -> bool:
    """Whether what was read as a name stands amid other words, and is hardly likelier than they."""
    needed = _AGE_FOLLOWS if token.slot[1] >= WEIGHTS.bracket else _SURELY
    is_short = len(token.text) == 2 and token.gain < needed
    return not token.slot[0] and (is_short or token.gain < 0) and not token.is_known
