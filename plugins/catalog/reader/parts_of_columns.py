"""One value in several columns: a library says by lines of ``fields.toml`` which belong together.

``年``, ``卷`` and ``期`` of a serial all mean its volume, ``楼层`` and ``书架`` where it stands.
Codes, days and statuses are not put together: of those the first column that is filled counts.
"""

import re
from collections.abc import Sequence

_BETWEEN = {
    **dict.fromkeys(("volume", "shelving_location", "branch_name", "extent", "edition"), " "),
    **dict.fromkeys(("responsibility", "subjects", "keywords", "notes", "series"), "；"),
    **dict.fromkeys(("abstract", "contents", "publisher"), "；"),
}
"""Name → what stands between its parts."""
_UNITS = {
    **dict.fromkeys(("年", "年份", "年代"), "年"),
    **dict.fromkeys(("卷", "卷号"), "卷"),
    **dict.fromkeys(("期", "期号", "期数"), "期"),
}
"""Columns whose values are numbers of a unit."""
_ORDINAL = ("卷", "期")
_NUMBER = re.compile(r"\d+(?:[-/]\d+)?")


def is_joined(name: str) -> bool:
    """Whether several columns of a name can be one value."""
    return name in _BETWEEN


def joined_parts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """The value of (column, cell) in the order of the table: 2026年第46卷第1期."""
    filled = [(column, cell) for column, cell in parts if cell]
    if name == "volume" and filled and all(_is_counted(*part) for part in filled):
        return "".join(_counted(column, cell) for column, cell in filled)
    return _BETWEEN[name].join(dict.fromkeys(cell for _, cell in filled))


def _is_counted(column: str, cell: str) -> bool:
    return column in _UNITS and bool(_NUMBER.fullmatch(cell))


def _counted(column: str, cell: str) -> str:
    unit = _UNITS[column]
    return f"第{cell}{unit}" if unit in _ORDINAL else f"{cell}{unit}"
