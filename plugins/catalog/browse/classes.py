"""Which shelves there are: the classes of the CLC that have records. Pure.

A class that the table names has a shelf wherever it has records, so that its address stays. What
would be a shelf of thousands is divided further by the numbers alone, digit by digit: the deeper
names of the classification are not ours to ship (see ``plugins.library.catalogue.clc``), but
its numbers stand on every book's back, and readers look for them there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.library.catalogue.clc import ClcTable, key_of, normalised
from plugins.library.catalogue.clc_regions import pointed

NONE = "none"
"""The shelf of records without a class."""
LONG = 400
"""Records from which a shelf is divided by its numbers."""
FEWEST = 40
"""Records that make a shelf below a long one."""
_UNSAFE = re.compile(r"[^a-z0-9.-]")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One class with records."""

    slug: str
    number: str
    """``I247.5``; empty for records without a class."""
    name: str
    """Official; empty where only the number is known."""
    parent: str
    """Slug of the shelf above, empty for the main classes."""
    own: int
    """Records on its own pages."""
    total: int
    """Those and all below."""
    children: tuple[str, ...]

    @property
    def url(self) -> str:
        """Address of its first page, from the site's root."""
        return f"catalog/clc/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Shelves:
    """All shelves by slug, and where each class key belongs."""

    shelves: Mapping[str, Shelf]
    of_key: Mapping[str, str]

    @property
    def roots(self) -> tuple[Shelf, ...]:
        """The main classes in the order of their letters, records without a class last."""
        return tuple(
            sorted(
                (shelf for shelf in self.shelves.values() if not shelf.parent),
                key=lambda shelf: (shelf.slug == NONE, shelf.slug),
            )
        )

    def above(self, shelf: Shelf) -> tuple[Shelf, ...]:
        """The shelves above one, from the main class down."""
        parent = self.shelves.get(shelf.parent)
        return (*self.above(parent), parent) if parent else ()

    def below(self, shelf: Shelf) -> tuple[Shelf, ...]:
        """The shelves right below one, in the order of their numbers."""
        return tuple(self.shelves[slug] for slug in shelf.children)


def key_for(clc_number: str) -> str:
    """What a class number is shelved by: ``I247.5=7`` → ``I2475``; empty without a class."""
    return key_of(normalised(clc_number))


def slug_of(key: str) -> str:
    """``I2475`` → ``i247.5``, the name of the shelf in addresses."""
    return _UNSAFE.sub("-", pointed(key).lower()) if key else NONE


def shelves_of(counts: Mapping[str, int], table: ClcTable) -> Shelves:
    """The shelves for records of these class keys.

    ``counts``: key (:func:`key_for`) → records; a key that begins with none of the 22 letters is
    as good as none.
    """
    paths = {key: _named_path(key, table) for key in counts}
    parents: dict[str, str] = {}
    placed: dict[str, str] = {}
    below: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, path in paths.items():
        for above, node in zip(("", *path), path, strict=False):
            parents[node] = above
        below[path[-1] if path else ""][key] += counts[key]
    for node, keys in below.items():
        placed |= _divided(node, keys, parents) if node else dict.fromkeys(keys, node)
    return _made(counts, placed, parents, table)


def _named_path(key: str, table: ClcTable) -> tuple[str, ...]:
    """Keys of the named classes of a key, from the main class down."""
    return tuple(dict.fromkeys(key_of(entry.code) for entry in table.path_of(key)))


def _divided(node: str, keys: Mapping[str, int], parents: dict[str, str]) -> dict[str, str]:
    """Each key's shelf, the node or one below it; the new shelves' parents go into ``parents``."""
    if sum(keys.values()) <= LONG:
        return dict.fromkeys(keys, node)
    longer: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for key, count in keys.items():
        longer[key[: len(node) + 1]][key] = count
    placed: dict[str, str] = {}
    for prefix, some in longer.items():
        if prefix == node or sum(some.values()) < FEWEST or prefix.endswith("-"):
            placed |= dict.fromkeys(some, node)
        else:
            parents[prefix] = node
            placed |= _divided(prefix, some, parents)
    return placed


def _made(
    counts: Mapping[str, int],
    placed: Mapping[str, str],
    parents: Mapping[str, str],
    table: ClcTable,
) -> Shelves:
    own: Counter[str] = Counter()
    for key, node in placed.items():
        own[node] += counts[key]
    total = Counter(own)
    nodes = {*parents, *own}
    for node in list(own):
        for above in _ancestors(node, parents):
            nodes.add(above)
            total[above] += own[node]
    children: defaultdict[str, list[str]] = defaultdict(list)
    for node in sorted(nodes, key=slug_of):
        if node and parents.get(node):
            children[parents[node]].append(slug_of(node))
    shelves = {
        slug_of(node): Shelf(
            slug_of(node),
            pointed(node) if node else "",
            _name(node, table),
            slug_of(parents[node]) if parents.get(node) else "",
            own[node],
            total[node],
            tuple(children[node]),
        )
        for node in nodes
        if total[node]
    }
    return Shelves(shelves, {key: slug_of(node) for key, node in placed.items()})


def _ancestors(node: str, parents: Mapping[str, str]) -> Iterator[str]:
    while node := parents.get(node, ""):
        yield node


def _name(node: str, table: ClcTable) -> str:
    found = table.class_of(node) if node else None
    return found.name if found and key_of(found.code) == node else ""
