"""What the template of an annual report is given."""

from dataclasses import dataclass
from decimal import Decimal

from pelican.contents import Page

from plugins.library.reports.figures import Figure, FigureTable
from plugins.library.reports.report_sums import Sum
from plugins.library.reports.reports import Chapter

FULL = 100
"""The length of the longest bar of a table, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure and its bar."""

    figure: Figure
    length: str
    """In units of the drawing; empty where the table has no bars."""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table of figures; where they are parts of one total, each with a bar."""

    caption: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter with its rendered text and its figures."""

    chapter: Chapter
    prose: Page
    tables: tuple[DrawnTable, ...]


def drawn(table: FigureTable, ways: tuple[Sum, ...]) -> DrawnTable:
    """A table with bars for those of its figures that are parts of one total."""
    parts = {part.key for way in ways if len(way.parts) > 1 for part in way.parts}
    values = [figure.value for figure in table.rows if figure.key in parts]
    largest = max(values, default=Decimal(0))
    lines = tuple(
        FigureLine(f, _length(f.value, largest) if f.key in parts else "") for f in table.rows
    )
    return DrawnTable(table.caption, lines)


def _length(value: Decimal, largest: Decimal) -> str:
    return f"{float(value / largest) * FULL:.1f}".removesuffix(".0") if largest else "0"
