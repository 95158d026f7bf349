"""Figures of an annual report that should add up, and whether they do.

A total and its parts are named by 所属总数 in the sheet of figures. One total may be divided
several ways (staff by education, by post); each table is one way. Where the source itself doesn't
add up, its numbers stay as they are, and the total's note says the sum: 分项合计 41.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from plugins.library.reading.problems import Problem, did_you_mean, error
from plugins.library.reports.figures import COLUMNS, Figure
from plugins.library.reports.reports import Report

_SAYS_SUM = "分项合计 "
_KEY, _NOTE, _PART_OF = (f"「{COLUMNS[key][0]}」" for key in ("key", "note", "part_of"))


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and one way to divide it."""

    total: Figure
    parts: tuple[Figure, ...]

    @property
    def added(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def table(self) -> str:
        """The table in which the parts stand."""
        return self.parts[0].table

    @property
    def adds_up(self) -> bool:
        """Whether that is the total."""
        return self.added == self.total.value

    @property
    def is_explained(self) -> bool:
        """Whether the total's note says the other sum."""
        return f"{_SAYS_SUM}{self.added}" in self.total.note

    @property
    def sentence(self) -> str:
        """``110 + 58.13 + 5.4 + 0.91 = 174.44 万元``, or what differs."""
        unit, added = self.total.unit, " + ".join(f"{part.value}" for part in self.parts)
        if self.adds_up:
            return f"{added} = {self.total.value} {unit}"
        return f"{added} = {self.added} {unit}，报告写的是 {self.total.value} {unit}"


def sums(report: Report) -> tuple[Sum, ...]:
    """Every total with each way in which it is divided, in the order of the file."""
    figures = report.by_key
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in report.figures:
        for total in figure.part_of:
            groups.setdefault((total, figure.table), []).append(figure)
    known = ((figures.get(total), parts) for (total, _), parts in groups.items())
    return tuple(Sum(total, tuple(parts)) for total, parts in known if total)


def check_sums(report: Report, path: str) -> Iterator[Problem]:
    """A problem for each total that its parts don't give, and for each total that is none."""
    keys = tuple(report.by_key)
    for figure in report.figures:
        yield from _check_totals(figure, keys, path)
    yield from _check_circle(report, path)
    for one in sums(report):
        if not one.adds_up and not one.is_explained:
            remedy = (
                f"请核对；原文如此的，在“{one.total.label}”的{_NOTE}里写“{_SAYS_SUM}{one.added}”"
            )
            yield error(path, one.total.line, "分项加起来不等于总数", one.sentence, remedy)
        if one.adds_up and _SAYS_SUM in one.total.note:
            remedy = f"请把“{one.total.label}”的{_NOTE}里“{_SAYS_SUM.strip()}”那一句删去"
            yield error(path, one.total.line, "分项加起来正是总数", one.total.note, remedy)
        units = {part.unit for part in one.parts} | {one.total.unit}
        if len(units) > 1 and not _same_people(units):
            found = "、".join(sorted(units))
            yield error(path, one.total.line, "总数和分项的单位不一样", found, "请改成同一个单位")


def _check_totals(figure: Figure, keys: Sequence[str], path: str) -> Iterator[Problem]:
    for total in figure.part_of:
        if total == figure.key or total not in keys:
            remedy = (
                did_you_mean(total, keys, (figure.key, *figure.part_of))
                or f"{_PART_OF}写总数那一行的{_KEY}"
            )
            yield error(path, figure.line, "没有这个总数", total, remedy)


def _check_circle(report: Report, path: str) -> Iterator[Problem]:
    """A total among the parts of its own parts."""
    lines = {figure.key: figure.line for figure in report.figures}
    parts = {figure.key: set(figure.part_of) - {figure.key} for figure in report.figures}
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as circle:
        keys: list[str] = circle.args[1]
        remedy = f"{_PART_OF}只写总数，总数不能又是分项的分项"
        yield error(path, lines[keys[0]], "分项和总数绕成了一圈", " → ".join(keys), remedy)


def _same_people(units: set[str]) -> bool:
    """Counters that mean the same: 次 and 场次, 人 and 个 (a post is held by one person)."""
    return units <= {"次", "场次"} or units <= {"人", "个"}
