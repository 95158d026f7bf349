"""What is settled when all files are in: which copies only the records' own fields know."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from plugins.catalog.reader.ballot import Ballot
from plugins.catalog.reader.barcodes import COUNTED, is_plain, several
from plugins.catalog.reader.cells import code_of
from plugins.catalog.reader.gaps import Gaps, filled
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import ITEM_NAMES, ItemRow, item_of, own_key
from plugins.library.catalogue.records import Item, ItemStatus

_ROW_NAMES = {"shelving_location": "location"}
_PLACE = {
    ITEM_NAMES.index(name): name for name in ("branch_code", "shelving_location", "call_number")
}
"""What a field says of copies that it only counts."""
_NOTHING = Item("", "", "", "", "", "", ItemStatus.UNSTATED, "")
_SAMPLED = 100
Values = Sequence[Any]
"""Of a copy, barcode first, as :func:`item_of` takes them."""


def settle_holdings(writer: StoreWriter, from_files: Mapping[str, str]) -> list[str]:
    """Add the copies that only the records' own fields know.

    ``from_files``: barcode → record id of the copies that came in files of their own. Such a file
    knows better: its copy stands for the one with the same barcode, also where Excel took the
    barcode's leading zeros (the record still has them), and copies without barcode are only
    believed where no file names the record's copies one by one. But what such a file leaves empty,
    a branch, a room, the record fills. Returns sentences about barcodes that stand on two records
    or are several in one.
    """
    settling = _Settling(writer, from_files)
    for record_id, items in writer.own_holdings():
        for values in items:
            settling.add(record_id, values)
    return settling.finished()


class _Settling:
    """Copies of the records' own fields, one by one."""

    def __init__(self, writer: StoreWriter, from_files: Mapping[str, str]) -> None:
        self._writer = writer
        self._owners, self._named = dict(from_files), set(from_files.values())
        self._branches: dict[str, str] = {}
        self._unnumbered: Counter[str] = Counter()
        self._added: list[ItemRow] = []
        self._places: dict[str, int] = {}
        """Where in the list above a copy stands; asked where a barcode comes again."""
        self._twice: list[str] = []
        self._gaps = Gaps(writer)
        self._lacking = [
            place
            for place, name in enumerate(ITEM_NAMES)
            if from_files and _ROW_NAMES.get(name, name) in self._gaps.lacking
        ]
        self._is_placeless = any(place in _PLACE for place in self._lacking)
        self._counted: defaultdict[str, list[Values]] = defaultdict(list)
        """Copies without barcodes of records whose copies a file names one by one."""
        self._ballot: Ballot[tuple[str, Values]] = Ballot(
            self._branches.__contains__, self._owners.get
        )
        for barcode in islice(from_files, _SAMPLED):
            self._ballot.saw(barcode)

    def add(self, record_id: str, values: Values) -> None:
        """A copy of a record."""
        barcode = values[0]
        if self._owners.get(barcode) == record_id and barcode not in self._branches:
            self._fill(barcode, record_id, values)  # most, where a file has all copies
        elif not barcode:
            self._add_unnumbered(record_id, values)
        elif is_plain(barcode):
            self._ballot.saw(barcode)
            self._add_numbered(record_id, values)
        else:
            self._add_several(record_id, values)

    def finished(self) -> list[str]:
        """Write down what was added; what is to be told."""
        told = list(self._spread())
        for record_id, copies in self._counted.items():
            self._fill_record(record_id, copies)
        self._gaps.finish()
        self._writer.add_items(self._added)
        return told + self._twice

    def _add_unnumbered(self, record_id: str, values: Values) -> None:
        if record_id not in self._named:
            self._unnumbered[record_id] += 1
            key = f"{record_id}#{self._unnumbered[record_id]}"
            self._added.append(ItemRow.of(item_of(*values), key, record_id))
        elif self._is_placeless:
            self._counted[record_id].append(values)

    def _add_numbered(self, record_id: str, values: Values) -> None:
        barcode, owners = values[0], self._owners
        owner = owners.get(barcode)
        if owner is not None:
            self._again(record_id, values, owner)
        elif owners.get(short := barcode.lstrip("0")) == record_id:
            self._fill(short, record_id, values)
            self._gaps.finish()
            self._writer.rename_item(short, barcode)
        else:
            owners[barcode], self._branches[barcode] = record_id, values[2]
            self._added.append(ItemRow.of(item_of(*values), barcode, record_id))

    def _again(self, record_id: str, values: Values, owner: str) -> None:
        """A copy whose barcode another copy has."""
        barcode, branch = values[0], values[2]
        key, there = own_key(barcode, branch), self._branches.get(barcode, "")
        if there and branch and there != branch and key not in self._owners:
            self._owners[key] = record_id
            self._added.append(ItemRow.of(item_of(*values), key, record_id))
            self._twice.append(f"条码号 {barcode} 在 {there} 和 {branch} 各有一册，算两册")
        elif owner != record_id:
            both = f"{owner} 和 {record_id} 两条书目"
            self._twice.append(f"条码号 {barcode} 在 {both}上，算 {owner} 的")
        elif barcode in self._branches:
            self._fill_own(key if key in self._owners else barcode, values)
        else:
            self._fill(barcode, record_id, values)

    def _fill_own(self, key: str, values: Values) -> None:
        """Give a copy that another field of a record named what this field has."""
        for place in range(len(self._places), len(self._added)):
            self._places.setdefault(self._added[place].key, place)
        before = self._added[self._places[key]]
        other = ItemRow.of(item_of(*values), key, before.record_id)
        row = filled(before, other, is_older=True)
        self._added[self._places[key]] = row
        self._branches[row.barcode] = self._branches[row.barcode] or row.branch_code

    def _fill(self, key: str, record_id: str, values: Values) -> None:
        """Give the copy of a file what it lacks and the record's own field has."""
        for place in self._lacking:
            if values[place]:
                self._gaps.fill(key, ItemRow.of(item_of(*values), key, record_id))
                return

    def _fill_record(self, record_id: str, copies: Sequence[Values]) -> None:
        """Say of all copies of a record what its field says of all that it counts."""
        told = {name: {values[place] for values in copies} for place, name in _PLACE.items()}
        same = {name: values.pop() for name, values in told.items() if len(values) == 1}
        self._gaps.fill_record(record_id, ItemRow.of(replace(_NOTHING, **same), "", record_id))

    def _add_several(self, record_id: str, values: Values) -> None:
        """A copy whose barcode may be several: it waits until the others are known."""
        barcode, _, count = values[0].partition(COUNTED)
        code = code_of(barcode)
        found = None if code in self._owners else several(code, int(count or 0))
        rest = [code, *values[1:]]
        if found:
            self._ballot.add(found, record_id, (record_id, rest))
        else:
            self._ballot.saw(code)
            (self._add_numbered if code else self._add_unnumbered)(record_id, rest)

    def _spread(self) -> Iterator[str]:
        """Add what waits, one barcode each; what is told of it."""
        spread: list[str] = []
        doubts: dict[str, list[str]] = {}
        number = 0
        for (record_id, values), meaning in self._ballot.settled():
            codes = meaning.codes or (values[0],)
            for code in codes:
                self._add_numbered(record_id, [code, *values[1:]])
            place = f"记录 {record_id} 的 {values[0]}"
            if len(codes) > 1:
                number += len(codes)
                spread.append(place)
            elif meaning.doubt:
                doubts.setdefault(meaning.doubt, []).append(place)
        if spread:
            yield (
                f"馆藏字段里 {len(spread):,} 处的条码号写成几个或一段，各册分开后共 {number:,} 册，"
                f"第一处：{spread[0]}"
            )
        for doubt, places in doubts.items():
            yield (
                f"馆藏字段里 {len(places):,} 处的{doubt}，第一处：{places[0]}；"
                "一册写一个条码号，或写全两头（000101-000106）并写对册数，就分开了"
            )
