"""The files of columns, and of what is lent most: the formats are in ``__init__.py``."""

from collections.abc import Mapping, Sequence

import numpy as np

from plugins.catalog.index.column_types import Value
from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.packing import Numbers, varints

_POPULAR_SHARE = 0.01


def encode_column(values: Sequence[Value], names: Mapping[str, str]) -> bytes:
    """A file of a column; names that no value needs are left out."""
    distinct = sorted(set(values))
    number = {value: at for at, value in enumerate(distinct)}
    width = next(w for w in (1, 2, 4) if len(distinct) <= 1 << 8 * w)
    used = {code for value in distinct for code in value}
    head = {
        "values": distinct,
        "labels": {code: names[code] for code in sorted(used) if code in names},
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
