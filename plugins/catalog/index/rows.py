"""Rows on their way from the parts to the shards: a run is a file of rows in pieces.

A piece holds what lies in one range of the shards. Whoever makes these shards reads one piece of
each run: a million records have six million rows of first letters, and all of them in each process
would take three gigabytes.
"""

import marshal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from plugins.catalog.index.layers import FEWEST

PIECES = FEWEST
"""Pieces of a run; a family has as many shards or some power of two times as many."""
_PLACE = np.dtype("<u8")
Row = tuple[Any, ...]
"""The shard, then what else there is."""


def leave_rows(path: Path, rows: Sequence[Row], shards: int) -> None:
    """Write rows, sorted here, in pieces for so many shards."""
    pieces: list[list[Row]] = [[] for _ in range(PIECES)]
    for row in sorted(rows):
        pieces[row[0] * PIECES // shards].append(tuple(row))
    data = [marshal.dumps(piece) for piece in pieces]
    places = np.cumsum([0, *map(len, data)], dtype=_PLACE)
    path.write_bytes(b"".join((places.tobytes(), *data)))


def read_rows(path: Path, piece: int) -> list[Any]:
    """The rows of one piece, in their order."""
    with path.open("rb") as file:
        places = np.fromfile(file, _PLACE, PIECES + 1)
        start, end = places[piece : piece + 2].tolist()
        file.seek(start, 1)
        return list(marshal.loads(file.read(end - start)))
