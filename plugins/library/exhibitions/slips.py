"""The title of an exhibition as it stands on its slip 签条."""

import re
from itertools import accumulate, combinations, pairwise

from plugins.library.phrases import phrases

_SLIP_COLUMN = 8
"""Characters in a column of the title slip, as many as can be read at one glance."""


def slip_lines(title: str) -> tuple[str, ...]:
    """Cut a title into columns where its words end, else into even columns."""
    bare = re.sub(r"[“”《》]", "", title)
    parts = [part for part in re.split(r"[\s·—:：]+", bare) if part] or [title]
    if len(parts) > 3 or any(len(part) > _SLIP_COLUMN + 2 for part in parts):
        parts = _columns(parts)
    return tuple(parts)


def _columns(parts: list[str]) -> list[str]:
    """One to three columns as even as the phrases let them be; even ones where they are long."""
    joined = "".join(parts)
    count = min(3, -(-len(joined) // _SLIP_COLUMN))
    size = -(-len(joined) // count)
    even = [joined[i : i + size] for i in range(0, len(joined), size)]
    *ends, _ = accumulate(len(phrase) for part in parts for phrase in phrases(part))
    cuts = ([0, *chosen, len(joined)] for chosen in combinations(ends, count - 1))
    cut = [[joined[a:b] for a, b in pairwise(places)] for places in cuts]
    best = min(cut, key=_sizes, default=even)
    return best if max(map(len, best)) <= max(size, _SLIP_COLUMN + 2) else even


def _sizes(columns: list[str]) -> list[int]:
    """The longest first: the less, the more even."""
    return sorted(map(len, columns), reverse=True)
