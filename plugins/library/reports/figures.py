"""The figures of an annual report: ``figures.csv`` or ``figures.xlsx``, a row a figure.

Where figures add up, 所属总数 says of which totals this one is a part: their 代号, ``、`` between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.sheets import Columns, SheetRow, find_sheet, read_sheet

STEM = "figures"
COLUMNS: Columns = {
    "key": ("代号",),
    "chapter": ("章", "第几章"),
    "table": ("表名", "表"),
    "label": ("指标",),
    "value": ("数值", "数字"),
    "unit": ("单位",),
    "note": ("附注", "备注", "说明"),
    "part_of": ("所属总数", "总数"),
}
REQUIRED = ("key", "chapter", "table", "label", "value", "unit")
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


def read_figures(
    folder: Path, content: Path
) -> tuple[str, tuple[Figure, ...], tuple[Problem, ...]]:
    """The name of a year's sheet, its rows, and a problem for each that can't be read."""
    path, problems = find_sheet(folder, (STEM,), content)
    if path is None:
        name = name_of(folder / f"{STEM}.csv", content)
        remedy = f"请补上，列名是{'、'.join(_names(COLUMNS))}；也可以是 {STEM}.xlsx"
        return name, (), (error(name, 0, f"缺少 {STEM}.csv", remedy=remedy),)
    name = name_of(path, content)
    rows, found = read_sheet(path, name, COLUMNS, REQUIRED)
    figures: dict[str, Figure] = {}
    problems = (*problems, *found)
    for row in rows:
        figure, mistake = _read_figure(row)
        if figure and figure.key in figures:
            remedy = f"第 {figures[figure.key].line} 行已经用了，每个数字一个"
            mistake = row.problem("key", "重复", figure.key, remedy)
        elif figure:
            figures[figure.key] = figure
        problems = (*problems, mistake) if mistake else problems
    return name, tuple(figures.values()), problems


def _names(columns: Columns) -> Iterator[str]:
    yield from (names[0] for names in columns.values())


def _read_figure(row: SheetRow) -> tuple[Figure | None, Problem | None]:
    key, chapter = row.get("key"), row.get("chapter")
    if not _KEY.fullmatch(key):
        remedy = "用小写英文字母、数字和下划线，各年相同"
        return None, row.problem("key", "写法不对", key, remedy)
    if chapter not in {str(n) for n in range(1, CHAPTERS + 1)}:
        return None, row.problem("chapter", "没有这一章", chapter, "章号是 1 到 5")
    try:
        value = Decimal(row.get("value"))
    except InvalidOperation:
        remedy = f"只写数字，单位写在「{row.columns['unit']}」；没有这个数字，请删去这一行"
        return None, row.problem("value", "不是数字", row.get("value"), remedy)
    totals = (part.strip() for part in row.get("part_of").split("、"))
    figure = Figure(
        key,
        int(chapter),
        row.get("table"),
        row.get("label"),
        value,
        row.get("unit"),
        row.get("note"),
        tuple(filter(None, totals)),
        row.line,
    )
    return figure, None
