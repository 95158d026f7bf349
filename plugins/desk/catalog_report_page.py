"""What came in with the export, as a page for staff in ``make serve``.

It is made when it is asked for and never written: it names what is wrong with the catalogue, so it
has no place in ``output/`` and none in a published site.
"""

import json
from datetime import datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.catalog.reader.report import ExportReport
from plugins.desk.catalog_report import COLUMNS, UNSOUND, groups, numbers, read_report, sentences
from plugins.desk.catalog_report_views import (
    duplicates_of,
    further_duplicates,
    lines_of,
    sections_of,
)
from plugins.library.chinese import chinese_date
from plugins.library.clock import SHANGHAI

TEMPLATE = "catalog_report.html"
STATUSES = (
    ("available", "可借"),
    ("lent", "已借出"),
    ("reading_room", "只在馆内阅览"),
    ("reserved", "已有人预约"),
    ("processing", "加工中，还没上架"),
    ("repair", "修补中"),
    ("transit", "调拨途中"),
    ("hidden", "丢失、剔除：网页上不显示"),
)
"""The keys of ``[status]`` in ``fields.toml`` and what each means."""
WORDS = 3
"""Columns of the table of files that hold words; numbers follow."""
LONGEST = 120
"""Characters of a value that the page shows: what is broken may be long."""


def report_page(path: Path) -> tuple[HTTPStatus, bytes]:
    """The page: the report, or what to do where there is none or a broken one."""
    try:
        made = datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI)
        return HTTPStatus.OK, _page(
            read_report(path), made=made, stamp=made.isoformat(timespec="seconds")
        )
    except (FileNotFoundError, NotADirectoryError):
        return HTTPStatus.NOT_FOUND, _page(None, is_broken=False)
    except UNSOUND:
        return HTTPStatus.OK, _page(None, is_broken=True)


def _page(report: ExportReport | None, **names: object) -> bytes:
    told = _told(report) if report else {}
    html = _environment().get_template(TEMPLATE).render(report=report, **told, **names)
    return html.encode("utf-8", "replace")


def _told(report: ExportReport) -> dict[str, Any]:
    read, kept, repaired, skipped = numbers(report.files)
    return {
        "sentences": tuple(sentences(report)),
        "totals": (read, kept, repaired, skipped),
        "repaired": repaired,
        "skipped": skipped,
        "groups": groups(report),
        "columns": tuple((name, place >= WORDS) for place, name in enumerate(COLUMNS)),
        "lines": lines_of(report),
        "sections": sections_of(report),
        "duplicates": duplicates_of(report),
        "further_duplicates": further_duplicates(report),
        "statuses": STATUSES,
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters = {"number": "{:,}".format, "clip": clip, "toml": toml_word, "moment": moment}
    environment.filters.update(filters)
    return environment


def clip(value: object) -> str:
    """A value at a length that a table bears."""
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def toml_word(word: str) -> str:
    """A word as it stands in a list of ``fields.toml``; JSON's strings are TOML's too."""
    return json.dumps(word, ensure_ascii=False)


def moment(made: datetime) -> str:
    """``2026年11月22日 09:05``."""
    return f"{chinese_date(made)} {made:%H:%M}"
