"""What a message to staff may quote of their data: messages stand in logs and reports."""

from functools import lru_cache

from plugins.library.privacy.numbers import masked
from plugins.library.privacy.passwords import masked_secrets
from plugins.library.privacy.suspects import may_hold_numbers, may_hold_secrets


@lru_cache(maxsize=1 << 12)
def quotable(words: str) -> str:
    """The words with every number of a person and every secret masked."""
    if may_hold_numbers(words):
        words = masked(words)[0]
    return masked_secrets(words)[0] if may_hold_secrets(words) else words
