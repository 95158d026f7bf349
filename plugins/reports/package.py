"""The statistics of a report, described for programs: Data Package 2.

Source: datapackage.org/standard/data-package, …/table-schema.
"""

from hashlib import sha256
from typing import Any

from plugins.library.reports.reports import Report

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FIELDS = {
    "year": ("year", "年份"),
    "key": ("string", "指标的名字，各年相同"),
    "chapter": ("integer", "年报的第几章"),
    "table": ("string", "表名"),
    "label": ("string", "指标"),
    "value": ("number", "数值"),
    "unit": ("string", "单位"),
    "note": ("string", "原文的限定：以上、余、较上年……"),
    "part_of": ("string", "是哪几个总数的分项，用 | 隔开"),
}


def descriptor(report: Report, library: str, licence: str, content: bytes) -> dict[str, Any]:
    """``datapackage.json`` of one year; ``content`` is its CSV."""
    allowed = {"licenses": [{"name": licence, "title": licence}]} if licence else {}
    return {
        "$schema": PROFILE,
        "name": f"annual-report-{report.year}",
        "title": f"{library} {report.year} 年业务统计",
        **allowed,
        "contributors": [{"title": library, "roles": ["creator"]}],
        "resources": [
            {
                "name": "statistics",
                "type": "table",
                "path": "statistics.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{sha256(content).hexdigest()}",
                "schema": {
                    "fields": [
                        {"name": name, "type": kind, "title": title}
                        for name, (kind, title) in _FIELDS.items()
                    ],
                    "primaryKey": ["year", "key"],
                },
            }
        ],
    }
