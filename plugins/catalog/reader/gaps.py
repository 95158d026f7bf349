"""What kept copies lack and another file, or the record itself, says of the same copy.

A list of copies without a column for branches takes no branch away that 905 has: what one file
leaves empty the other fills, and nothing that is filled is changed.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import AGING, FILLED, NOTHING, ItemRow


class Gaps:
    """The empty values of the copies that are in the store; asked first when all are in."""

    def __init__(self, writer: StoreWriter, without: Collection[str] = ()) -> None:
        """``without``: what is left empty whatever the other file says."""
        self._writer = writer
        self._without = frozenset(without)
        self._rows: dict[str, dict[str, int]] = {}
        self._changes: defaultdict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """The columns in which any copy has nothing."""
        query = f"SELECT {', '.join(f'max({_is_empty(name)})' for name in FILLED)} FROM items"
        found = self._writer.db.execute(query).fetchone()
        names = (name for name, is_empty in zip(FILLED, found, strict=True) if is_empty)
        return tuple(name for name in names if name not in self._without)

    def fill(self, key: str, row: ItemRow) -> bool:
        """Give a kept copy what it lacks and ``row`` has; whether there was anything."""
        found = {
            name: place
            for name in self.lacking
            if getattr(row, name) != NOTHING.get(name, "")
            and (place := self._lacking_in(name).get(key)) is not None
        }
        if "location" in found and self._is_elsewhere(found["location"], row.branch_code):
            del found["location"]
        if not found:
            return False
        place = next(iter(found.values()))
        names = tuple(found)
        for name in names:
            del self._rows[name][key]
        self._changes[names].append((*(getattr(row, name) for name in names), place))
        return True

    def fill_record(self, record_id: str, row: ItemRow) -> None:
        """Give every copy of a record what it lacks and ``row`` has."""
        for key in self._writer.keys_of(record_id):
            self.fill(key, row)

    def finish(self) -> None:
        """Write down what was filled."""
        for names, rows in self._changes.items():
            given = ", ".join(f"{name} = ?" for name in names)
            self._writer.db.executemany(f"UPDATE items SET {given} WHERE rowid = ?", rows)
        self._changes.clear()

    def _lacking_in(self, name: str) -> Mapping[str, int]:
        """Key → row of the copies that have nothing in a column."""
        if name not in self._rows:
            query = f"SELECT key, rowid FROM items WHERE {_is_empty(name)}"
            self._rows[name] = dict(self._writer.db.execute(query))
        return self._rows[name]

    def _is_elsewhere(self, place: int, branch: str) -> bool:
        """Whether a copy stands in another branch than the one whose room is told."""
        query = "SELECT branch_code, branch_name FROM items WHERE rowid = ?"
        own = self._writer.db.execute(query, (place,)).fetchone()
        return bool(branch) and own[0] != "" and branch not in own


def filled(best: ItemRow, other: ItemRow, *, is_older: bool) -> ItemRow:
    """A copy with what another row of it says and its own leaves empty."""
    names = [
        name
        for name in FILLED
        if getattr(best, name) == NOTHING.get(name, "")
        and getattr(other, name) != NOTHING.get(name, "")
        and not (is_older and name in AGING)
    ]
    if best.branch_code and other.branch_code not in ("", best.branch_code):
        names = [name for name in names if name != "location"]
    return best._replace(**{name: getattr(other, name) for name in names})


def _is_empty(name: str) -> str:
    nothing = NOTHING.get(name, "")
    return f"{name} IS NULL" if nothing is None else f"{name} = '{nothing}'"
