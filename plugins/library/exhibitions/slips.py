"""The title of an exhibition as it stands on its slip 签条."""

import re

_SLIP_COLUMN = 8
"""Characters in a column of the title slip, as many as can be read at one glance."""


def slip_lines(title: str) -> tuple[str, ...]:
    """Cut a title into columns where its words end, else into even columns."""
    bare = re.sub(r"[“”《》]", "", title)
    parts = [part for part in re.split(r"[\s·—:：]+", bare) if part] or [title]
    if len(parts) > 3 or any(len(part) > _SLIP_COLUMN + 2 for part in parts):
        joined = "".join(parts)
        columns = min(3, -(-len(joined) // _SLIP_COLUMN))
        size = -(-len(joined) // columns)
        parts = [joined[i : i + size] for i in range(0, len(joined), size)]
    return tuple(parts)
