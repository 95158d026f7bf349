"""The places as open data: a CSV for spreadsheets, a JSON for programs. Nothing is made up in it:
what the library has not given is an empty cell, or null.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours_words import hours_text
from plugins.library.hours.opening import holiday_table, timetable
from plugins.library.open_data import Column, Package, Table, Value, json_file
from plugins.library.places.places import Branch

COLUMNS: tuple[tuple[str, Column, Callable[[Branch], Value]], ...] = (
    ("slug", Column("代号", "string", "地址里的名字"), lambda b: b.slug),
    ("name", Column("机构名称", "string", "机构名称"), lambda b: b.name),
    ("kind", Column("种类", "string", "种类"), lambda b: b.kind_name),
    ("township", Column("镇街", "string", "镇街"), lambda b: b.township),
    ("address", Column("机构地址", "string", "机构地址"), lambda b: b.address),
    ("telephone", Column("联系电话", "string", "联系电话"), lambda b: b.telephone),
    ("hours", Column("开放时间", "string", "开放时间"), lambda b: hours_text(b.hours)),
    (
        "self_service",
        Column("自助服务时间", "string", "自助服务时间"),
        lambda b: hours_text(b.self_service),
    ),
    ("services", Column("能办什么", "list", "能办什么", between="、"), lambda b: list(b.services)),
    (
        "step_free",
        Column("无台阶", "boolean", "进门没有台阶", truth=("是", "否")),
        lambda b: b.step_free,
    ),
    ("access", Column("无障碍", "string", "无障碍"), lambda b: b.access),
    ("longitude", Column("经度", "number", "经度（GCJ-02）"), lambda b: b.longitude),
    ("latitude", Column("纬度", "number", "纬度（GCJ-02）"), lambda b: b.latitude),
    ("as_of", Column("资料年份", "year", "资料年份"), lambda b: b.as_of),
)
"""The name in the JSON, and the column of the CSV, whose headings people read."""


def branches_table(branches: Iterable[Branch]) -> Table:
    """One row a place."""
    rows = tuple(tuple(of(branch) for *_, of in COLUMNS) for branch in branches)
    return Table("branches", "服务网点", tuple(column for _, column, _ in COLUMNS), rows, ("代号",))


def package(branches: Iterable[Branch], library: str, licence: str) -> bytes:
    """``datapackage.json``: the table with the meaning of its columns."""
    about = Package("branches", f"{library}服务网点", library, licence)
    return about.file([branches_table(branches).resource()])


def branches_json(branches: Iterable[Branch], holidays: Holidays, today: date, site: str) -> bytes:
    """The places with their timetables, in the words of :mod:`plugins.library.hours.opening`."""
    data = {
        "updated": today.isoformat(),
        "coordinates": "GCJ-02",
        "holidays": holiday_table(holidays, today),
        "branches": [_object(branch, today, site) for branch in branches],
    }
    return json_file(data)


def _object(branch: Branch, today: date, site: str) -> dict[str, Any]:
    values = {name: of(branch) for name, _, of in COLUMNS}
    own: dict[str, Any] = {n: None if value in ("", []) else value for n, value in values.items()}
    own["url"] = f"{site}/{branch.url}"
    own["timetable"] = timetable(branch.hours, today)
    own["self_service_timetable"] = timetable(branch.self_service, today)
    return own
