"""Queries that no book answers, drawn with a seed: what somebody types who has slipped. Pure."""

from collections.abc import Callable, Sequence
from random import Random

from bench.search.truth import Known
from plugins.catalog.index.characters import gb2312

LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"


def nonsense(records: Sequence[Known], count: int, seed: int) -> list[str]:
    """``count`` of them, every kind in turn."""
    random = Random(f"{seed} nonsense")
    han = gb2312()

    def drawn(alphabet: Sequence[str], least: int, most: int) -> str:
        return "".join(random.choices(alphabet, k=random.randint(least, most)))

    def title() -> str:
        return random.choice(records).work[:4]

    kinds: Sequence[Callable[[], str]] = (
        lambda: drawn(han, 4, 8),
        lambda: drawn(LETTERS, 6, 12),
        lambda: drawn(DIGITS, 6, 15),
        lambda: f"{drawn(han, 2, 4)} {drawn(LETTERS, 4, 8)}",
        lambda: f"{title()} {drawn(han, 4, 6)}",
        lambda: f"{title()}{drawn(LETTERS, 5, 9)}{drawn(DIGITS, 2, 4)}",
    )
    return [kinds[at % len(kinds)]() for at in range(count)]
