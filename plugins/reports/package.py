"""The statistics of a report as open data (:mod:`plugins.library.open_data`)."""

from operator import attrgetter

from plugins.library.open_data import Column, Package, Table
from plugins.library.reports.reports import Report

_COLUMNS = (
    Column("year", "year", "年份"),
    Column("key", "string", "指标的名字，各年相同"),
    Column("chapter", "integer", "年报的第几章"),
    Column("table", "string", "表名"),
    Column("label", "string", "指标"),
    Column("value", "number", "数值"),
    Column("unit", "string", "单位"),
    Column("note", "string", "原文的限定：以上、余、较上年……"),
    Column("part_of", "list", "是哪几个总数的分项，用 | 隔开"),
)
_values = attrgetter(*(column.name for column in _COLUMNS[1:-1]))
"""Of a figure, which has them by the same names."""


def statistics(report: Report) -> Table:
    """The figures of one year: ``statistics.csv``."""
    rows = tuple((report.year, *_values(f), list(f.part_of)) for f in report.figures)
    return Table("statistics", "业务统计", _COLUMNS, rows, ("year", "key"))


def package(report: Report, library: str, licence: str) -> bytes:
    """``datapackage.json`` of one year."""
    name, title = f"annual-report-{report.year}", f"{library} {report.year} 年业务统计"
    return Package(name, title, library, licence).file([statistics(report).resource()])
