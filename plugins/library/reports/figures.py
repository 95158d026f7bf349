"""The figures of an annual report: ``figures.csv``, a row a figure.

The columns are ``key, chapter, table, label, value, unit, note`` and, where figures add up,
``part_of``: the keys of the totals that this one is a part of (``、`` between).
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from plugins.library.reading.files import read_rows
from plugins.library.reading.problems import Problem, error

COLUMNS = ("key", "chapter", "table", "label", "value", "unit", "note")
CHAPTERS = 5
"""公共图书馆's annual report has five: plan and review, chronicle, staff, finance, statistics."""
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_QUALIFIERS = ("余", "以上")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report with its unit."""

    key: str
    chapter: int
    table: str
    label: str
    value: Decimal
    unit: str
    note: str
    """``以上``, ``余``, ``较上年`` … as the report has it."""
    part_of: tuple[str, ...] = ()
    """Keys of the totals that it is a part of."""
    line: int = 0

    @property
    def number(self) -> str:
        """The value as it is read: ``57652`` → ``57,652``; decimals as the report gives them."""
        return f"{self.value:,}"

    @property
    def unit_words(self) -> str:
        """What follows the number: ``平方米``, ``万余册``, ``天以上``."""
        if self.note != "余":
            return f"{self.unit}{self.note}" if self.note in _QUALIFIERS else self.unit
        return f"万余{self.unit[1:]}" if self.unit.startswith("万") else f"余{self.unit}"

    @property
    def words(self) -> str:
        """Number and unit as people say them: ``350 天以上``, ``16 万余册``."""
        return f"{self.number} {self.unit_words}".rstrip()

    @property
    def remark(self) -> str:
        """The note, where it is no part of the words: ``不含分馆``."""
        return "" if self.note in _QUALIFIERS else self.note


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures that stand in one table."""

    caption: str
    chapter: int
    rows: tuple[Figure, ...]


def read_figures(path: Path, name: str) -> tuple[tuple[Figure, ...], list[Problem]]:
    """The rows of ``figures.csv``, and a problem for each that can't be read."""
    if not path.is_file():
        return (), [error(name, 0, "缺少 figures.csv", remedy="请补上，列名见馆员手册")]
    rows, problems = read_rows(path, name)
    figures: dict[str, Figure] = {}
    for line, row in rows:
        figure, found = _read_figure(row, line, name)
        problems += found
        if figure and figure.key in figures:
            problems.append(error(name, line, "key 重复", figure.key, "每个数字的 key 只用一次"))
        elif figure:
            figures[figure.key] = figure
    return tuple(figures.values()), problems


def _read_figure(
    row: dict[str, str], line: int, name: str
) -> tuple[Figure | None, tuple[Problem, ...]]:
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        return None, (error(name, 1, "缺少列", "、".join(missing), f"需要 {', '.join(COLUMNS)}"),)
    if not _KEY.fullmatch(row["key"]):
        remedy = "用小写英文字母、数字和下划线"
        return None, (error(name, line, "key 的写法不对", row["key"], remedy),)
    if row["chapter"] not in {str(n) for n in range(1, CHAPTERS + 1)}:
        return None, (error(name, line, "没有这一章", row["chapter"], "章号是 1 到 5"),)
    try:
        value = Decimal(row["value"])
    except InvalidOperation:
        return None, (error(name, line, "value 不是数字", row["value"], "只写数字，单位写在 unit"),)
    totals = (part.strip() for part in row.get("part_of", "").split("、"))
    told: dict[str, Any] = {column: row[column] for column in COLUMNS}
    told |= {"chapter": int(row["chapter"]), "value": value, "part_of": tuple(filter(None, totals))}
    return Figure(**told, line=line), ()
