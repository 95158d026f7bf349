"""Which records lie in the base and which in the segment, and how a layer is spread over files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

FEWEST = 16
LARGE = 250_000
"""Records from which a layer has larger blocks, so that no host gets too many files."""
BLOCK, LARGE_BLOCK = 32, 64
"""Records in a file of descriptions: ten hits of a person lie in ten of them."""
COPIES_BLOCK, LARGE_COPIES_BLOCK = 256, 512
"""Records in a file of copies."""
PART = 15 * 512
"""Records that one process takes at a time: whole blocks of each size."""
assert all(PART % size == 0 for size in (BLOCK, LARGE_BLOCK, COPIES_BLOCK, LARGE_COPIES_BLOCK))
BASE, SEGMENT = "base", "segment"


@dataclass(frozen=True, slots=True)
class Shards:
    """How many files each family of a layer has: powers of two."""

    pairs: int
    characters: int
    words: int
    numbers: int
    initials: int
    codes: int
    groups: int


@dataclass(frozen=True, slots=True)
class Layer:
    """Records in the order of their numbers."""

    name: str
    cut: str
    """``2026-11-01``: copies that came before this day give the static rank of the base."""
    ids: tuple[str, ...]
    added: tuple[str, ...]
    """For each id the day of its first copy, ``YYYY-MM-DD``, or empty."""
    records: int
    """How many the layer has; of a part of it only the part's own ids are there."""

    def part(self, first: int) -> "Layer":
        """The layer with the ids of one part, which goes to another process."""
        some = slice(first, first + PART)
        return replace(self, ids=self.ids[some], added=self.added[some])

    @property
    def block(self) -> int:
        """Records in a file of descriptions."""
        return BLOCK if self.records < LARGE else LARGE_BLOCK

    @property
    def copies_block(self) -> int:
        """Records in a file of copies."""
        return COPIES_BLOCK if self.records < LARGE else LARGE_COPIES_BLOCK

    @property
    def shards(self) -> Shards:
        """A query reads some files of pairs in the base and one or more in the segment.

        Small ones, therefore, and many of them: as many as the number of files allows that a host
        takes. The segment is asked by every query and answers few, so its files are the smallest.
        """
        few = power_of_two(self.records / 400)
        # There are two hundred beginnings of classes, and as many years.
        groups = power_of_two(self.records / 1600)
        if self.name == SEGMENT:
            pairs, characters = 4, 8
        else:
            pairs, characters = (25, 200) if self.records < LARGE else (50, 100)
        return Shards(
            power_of_two(self.records / pairs),
            power_of_two(self.records / characters),
            few,
            few,
            power_of_two(self.records / 200),
            few,
            groups,
        )


def power_of_two(wanted: float) -> int:
    """The power of two that is nearest (by ratio), not below ``FEWEST``."""
    size = FEWEST
    while size * 2**0.5 < wanted:
        size *= 2
    return size


def layers_of(records: Iterable[tuple[str, str]], newest: str) -> list[Layer]:
    """Base and segment of a catalogue; a layer without records is left out.

    ``records``: id and day of the first copy (``YYYY-MM-DD``, or empty) in the order of numbers;
    ``newest``: the newest day of the export. By this, the layers depend on the export alone.

    The cut is the month: a record is 310 bytes of index, and at 1,100 new records a week a
    quarter's segment would renew four megabytes every week, a month's one and a half at most. The
    price is that the base is new every month and not every quarter; a third layer for the time
    between would cost every query three requests more.
    """
    cut = f"{newest[:7]}-01" if newest else ""
    found: dict[str, tuple[list[str], list[str]]] = {BASE: ([], []), SEGMENT: ([], [])}
    for id_, day in records:
        ids, added = found[SEGMENT if cut and day >= cut else BASE]
        ids.append(id_)
        added.append(day)
    return [
        Layer(name, cut, tuple(ids), tuple(days), len(ids))
        for name, (ids, days) in found.items()
        if ids
    ]
