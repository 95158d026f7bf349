"""The figures of several annual reports side by side, and how they changed.

A figure is known by its key. A change is computed where two years follow each other and both have
the figure; a year that wrote down its own change in percent (``…_change``) keeps that figure too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plugins.library.reports.figures import Figure
from plugins.library.reports.reports import Report

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure of one year; ``figure`` is None where its report has none."""

    year: int
    figure: Figure | None
    change: Decimal | None
    """Percent against the year before, to a tenth."""

    @property
    def change_text(self) -> str:
        """``+18.8%``; empty where it is not known."""
        return "" if self.change is None else f"{self.change:+}%".replace("-", "−")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure through the years, the newest first."""

    key: str
    label: str
    unit: str
    table: str
    cells: tuple[FigureCell, ...]


def side_by_side(reports: Sequence[Report]) -> tuple[FigureRow, ...]:
    """Every figure that any year has, in the order of the newest report that has it."""
    newest_first = sorted(reports, key=lambda report: report.year, reverse=True)
    found: dict[str, Figure] = {}
    for report in newest_first:
        for figure in report.figures:
            found.setdefault(figure.key, figure)
    return tuple(_row(figure, newest_first) for figure in found.values())


def _row(newest: Figure, reports: Sequence[Report]) -> FigureRow:
    by_year = {report.year: report.by_key.get(newest.key) for report in reports}
    cells = tuple(
        FigureCell(year, figure, _change(by_year.get(year - 1), figure))
        for year, figure in by_year.items()
    )
    return FigureRow(newest.key, newest.label, newest.unit, newest.table, cells)


def _change(before: Figure | None, figure: Figure | None) -> Decimal | None:
    """None for figures that are changes themselves, for other units, and against nothing."""
    if before is None or figure is None or figure.unit != before.unit or figure.unit == "%":
        return None
    if not before.value:
        return None
    percent = (figure.value - before.value) * 100 / before.value
    return percent.quantize(_TENTH, ROUND_HALF_UP)
