"""One value of every record, for facets and sorting.

A new column raises ``FORMAT`` of :mod:`.build`, since an index is kept and used again, and stands
in the table of ``__init__.py`` too.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.packing import Numbers, varints
from plugins.library.catalogue.clc import ClcTable
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus

Value = tuple[str, ...]
TEXT = ("clc", "type", "lang", "audience", "year")
HOLDINGS = ("branch", "room", "added", "loans")
STATUS = ("available",)
COLUMNS = (*TEXT, *HOLDINGS, *STATUS)
_POPULAR_SHARE = 0.01


def text_values(record: BibliographicRecord, classes: ClcTable) -> tuple[Value, ...]:
    """Values of the columns of ``TEXT``."""
    return (
        _classes(record, classes),
        (record.document_type.value,),
        tuple(sorted(set(record.languages))),
        ("children",) if record.is_for_children else (),
        (record.publication_year,) if record.publication_year.isdigit() else (),
    )


def _classes(record: BibliographicRecord, classes: ClcTable) -> Value:
    """The class and its subclass: ``I``, ``I2``."""
    if not record.clc_number:
        return ()
    return tuple(step.code for step in classes.path_of(record.clc_number)[:2])


def holdings_values(items: Sequence[Item], added: str) -> tuple[Value, ...]:
    """Values of the columns of ``HOLDINGS``, of shown copies."""
    loans = sum(item.loans or 0 for item in items)
    return (
        tuple(sorted({item.branch_code for item in items} - {""})),
        tuple(sorted({item.shelving_location for item in items} - {""})),
        (added,) if added else (),
        (str(loans),) if loans else (),
    )


def status_values(items: Sequence[Item]) -> tuple[Value, ...]:
    """Values of the columns of ``STATUS``."""
    return (("1",) if any(item.status is ItemStatus.AVAILABLE for item in items) else (),)


def encode_column(values: Sequence[Value], labels: Mapping[str, str]) -> bytes:
    """A file of a column; labels that no value needs are left out."""
    distinct = sorted(set(values))
    number = {value: at for at, value in enumerate(distinct)}
    width = next(w for w in (1, 2, 4) if len(distinct) <= 1 << 8 * w)
    used = {code for value in distinct for code in value}
    head = {
        "values": distinct,
        "labels": {code: labels[code] for code in sorted(used) if code in labels},
        "width": width,
    }
    places = np.array([number[value] for value in values], dtype=f"<u{width}")
    return compact_json(head) + b"\n" + places.tobytes()


def popular(loans: Sequence[Value]) -> bytes:
    """The hundredth part of the records that is lent most; empty where nobody counted loans."""
    counts: Numbers = np.array([int(value[0]) if value else 0 for value in loans], dtype=np.int64)
    few = max(1, int(len(counts) * _POPULAR_SHARE))
    best = np.lexsort((np.arange(len(counts)), -counts))[:few]
    chosen = np.sort(best[counts[best] > 0])
    return varints(np.diff(chosen, prepend=0))
