"""The places as open data: a CSV for spreadsheets, a JSON for programs. Nothing is made up in it:
what the library has not given is an empty cell, or null.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours_words import hours_text
from plugins.library.hours.opening import holiday_table, timetable
from plugins.library.places.places import Branch
from plugins.library.reading.csv_files import csv_file

Value = str | float | bool | list[str] | None
COLUMNS: tuple[tuple[str, str, Callable[[Branch], Value]], ...] = (
    ("slug", "代号", lambda b: b.slug),
    ("name", "机构名称", lambda b: b.name),
    ("kind", "种类", lambda b: b.kind_name),
    ("township", "镇街", lambda b: b.township),
    ("address", "机构地址", lambda b: b.address),
    ("telephone", "联系电话", lambda b: b.telephone),
    ("hours", "开放时间", lambda b: hours_text(b.hours)),
    ("self_service", "自助服务时间", lambda b: hours_text(b.self_service)),
    ("services", "能办什么", lambda b: list(b.services)),
    ("step_free", "无台阶", lambda b: b.step_free),
    ("access", "无障碍", lambda b: b.access),
    ("longitude", "经度", lambda b: b.longitude),
    ("latitude", "纬度", lambda b: b.latitude),
    ("as_of", "资料年份", lambda b: b.as_of),
)


def branches_csv(branches: Iterable[Branch]) -> bytes:
    """One row a place, headings in Chinese."""
    head = [label for _, label, _ in COLUMNS]
    return csv_file(head, [[_cell(of(branch)) for *_, of in COLUMNS] for branch in branches])


def branches_json(branches: Iterable[Branch], holidays: Holidays, today: date, site: str) -> bytes:
    """The places with their timetables, in the words of :mod:`plugins.library.hours.opening`."""
    data = {
        "updated": today.isoformat(),
        "coordinates": "GCJ-02",
        "holidays": holiday_table(holidays, today),
        "branches": [_object(branch, today, site) for branch in branches],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _object(branch: Branch, today: date, site: str) -> dict[str, Any]:
    own: dict[str, Any] = {name: _or_none(of(branch)) for name, _, of in COLUMNS}
    own["url"] = f"{site}/{branch.url}"
    own["timetable"] = timetable(branch.hours, today)
    own["self_service_timetable"] = timetable(branch.self_service, today)
    return own


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _or_none(value: Value) -> Value:
    return None if value in ("", []) else value
