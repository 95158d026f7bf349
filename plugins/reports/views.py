"""What the template of an annual report is given."""

from dataclasses import dataclass
from decimal import Decimal

from pelican.contents import Page

from plugins.library.reports.report_sums import Sum
from plugins.library.reports.reports import Chapter, Figure, FigureTable, Report
from plugins.reports.recorded import Recorded

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


@dataclass(frozen=True, slots=True)
class HouseFact:
    """A pair of the home page: what the newest report says of the house."""

    name: str
    words: str
    url: str = ""
    """The page that tells more, from the site's root."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was computed from the report and from the site, for its reader."""

    sums: tuple[Sum, ...]
    recorded: tuple[Recorded, ...]


def house_facts(report: Report | None) -> tuple[HouseFact, ...]:
    """What the report gives; a figure that it has not leaves its words out."""
    if report is None:
        return ()
    open_for = {"opening_days": "全年 {} 天以上", "opening_hours_daily": "每天 {} 小时以上"}
    machines = {"new_machines": f"{report.year} 年新增 {{}} 台借阅设备"}
    computers = {"computers": "电脑 {} 台，全馆无线网"}
    places = {"branches": "{} 个分馆", "service_points": "{} 个服务点"}
    facts = (
        HouseFact("开放", report.words(open_for)),
        HouseFact("24 小时", report.words(machines)),
        HouseFact("上网", report.words(computers)),
        HouseFact("分馆", report.words(places), "branches/"),
    )
    return tuple(fact for fact in facts if fact.words)


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
