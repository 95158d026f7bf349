"""What came in with the export, as a page for staff in ``make serve``.

It is made when it is asked for and never written: it names what is wrong with the catalogue, so it
has no place in ``output/`` and none in a published site.
"""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.catalog.reader.recognise import TABLES
from plugins.catalog.reader.report import LISTED as LISTED_REPAIRS
from plugins.catalog.reader.report import Case, Report
from plugins.desk.catalog_report import (
    COLUMNS,
    UNSOUND,
    encoding_name,
    file_name,
    format_name,
    groups,
    numbers,
    read_report,
    sentences,
)
from plugins.library.clock import SHANGHAI

TEMPLATE = "catalog_report.html"
STATUSES = {
    "available": "可借",
    "lent": "已借出",
    "reading_room": "只在馆内阅览",
    "reserved": "已有人预约",
    "processing": "加工中，还没上架",
    "repair": "修补中",
    "transit": "调拨途中",
    "hidden": "丢失、剔除：网页上不显示",
}
"""The keys of ``[status]`` in ``fields.toml`` and what each means."""
LISTED, LISTED_ON_PAGE, FEWEST = 200, 800, 20
"""Cases of one list; of all lists of a page together; of one list where there are many lists."""
LISTED_GROUPS, LISTED_IN_GROUP, LISTED_REASONS = 100, 20, 8
LONGEST = 120
"""Characters of a value that the page shows: what is broken may be long."""


def report_page(path: Path) -> tuple[HTTPStatus, bytes]:
    """The page: the report, or what to do where there is none or a broken one."""
    try:
        made = datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI)
        return HTTPStatus.OK, _page(read_report(path), made=made)
    except (FileNotFoundError, NotADirectoryError):
        return HTTPStatus.NOT_FOUND, _page(None, is_broken=False)
    except UNSOUND:
        return HTTPStatus.OK, _page(None, is_broken=True)


def _page(report: Report | None, **names: object) -> bytes:
    limit = _limit(report) if report else 0
    html = _environment().get_template(TEMPLATE).render(report=report, limit=limit, **names)
    return html.encode("utf-8", "replace")


def _limit(report: Report) -> int:
    """Cases that each list shows, so that a page of many bad files still opens at once."""
    lists = sum(bool(file.skipped) + bool(file.repairs) for file in report.files)
    return max(FEWEST, min(LISTED, LISTED_ON_PAGE // max(lists, 1)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_NAMES)
    environment.filters.update(number="{:,}".format, clip=clip, toml=toml_word)
    return environment


def clip(value: object) -> str:
    """A value at a length that a table bears."""
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def toml_word(word: str) -> str:
    """A word as it stands in a list of ``fields.toml``; JSON's strings are TOML's too."""
    return json.dumps(word, ensure_ascii=False)


def reasons(cases: Sequence[Case]) -> list[tuple[str, int]]:
    """The commonest reasons, for a list that is too long to read."""
    return Counter(case.reason for case in cases).most_common(LISTED_REASONS)


def merged_lines(group: Sequence[str]) -> str:
    """The lines of ``merged.csv`` that make one record of a group: old number, new number."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows((old, group[0]) for old in group[1:])
    return text.getvalue().rstrip("\n")


_NAMES: dict[str, Any] = {
    "COLUMNS": COLUMNS,
    "TABLES": TABLES,
    "STATUSES": STATUSES,
    "LISTED_GROUPS": LISTED_GROUPS,
    "LISTED_IN_GROUP": LISTED_IN_GROUP,
    "LISTED_REPAIRS": LISTED_REPAIRS,
    "encoding_name": encoding_name,
    "file_name": file_name,
    "format_name": format_name,
    "groups": groups,
    "merged_lines": merged_lines,
    "numbers": numbers,
    "reasons": reasons,
    "sentences": sentences,
}
"""What the template may call."""
