"""The tour 巡展: a row a station, and what can't be true of it.

One set of boards 套别 can't stand in two towns: stations of the same set that overlap are an error.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from plugins.library.branches import Branch
from plugins.library.exhibitions.folder import TOURS
from plugins.library.exhibitions.nouns import Station
from plugins.library.files import name_of
from plugins.library.problems import Problem, did_you_mean, error, notice
from plugins.library.sheets import SheetRow, find_sheet, read_sheet
from plugins.library.spans import Span, read_spans
from plugins.library.tables.excel import day

COLUMNS = {
    "place": ("站点", "地点", "place", "venue"),
    "start": ("开始", "开展", "start"),
    "end": ("结束", "闭展", "end"),
    "boards": ("套别", "set"),
    "contact": ("联系人", "联系", "contact"),
    "visitors": ("参观人次", "人数", "visitors"),
    "picture": ("照片", "picture"),
    "status": ("状态", "status"),
    "note": ("备注", "note"),
}
STATUSES = {
    "": "正常",
    "正常": "正常",
    "计划": "正常",
    "进行": "正常",
    "结束": "正常",
    "延期": "延期",
    "取消": "取消",
}
"""What the sheet may say; whether a station is planned or over, its days say better."""
_LONG_GAP = timedelta(days=60)


def read_tour(
    folder: Path, branches: Mapping[str, Branch], content: Path
) -> tuple[tuple[Station, ...], tuple[Problem, ...]]:
    """The stations of a folder's sheet, by their days, and every mistake in it."""
    path, problems = find_sheet(folder, TOURS, content)
    if path is None:
        return (), problems
    name = name_of(path, content)
    rows, sheet_problems = read_sheet(path, name, COLUMNS, ("place",))
    found = [_read_station(row, branches) for row in rows]
    stations = [station for station, _ in found if station]
    stations.sort(key=lambda s: (s.span.start if s.span else date.max, s.line))
    problems = (*problems, *sheet_problems, *(problem for _, some in found for problem in some))
    return tuple(stations), (*problems, *_clashes(stations, name), *_gaps(stations, name))


def _read_station(
    row: SheetRow, branches: Mapping[str, Branch]
) -> tuple[Station | None, tuple[Problem, ...]]:
    place = row.get("place")
    if not place:
        return None, (row.problem("place", "没有写站点", remedy="写分馆的名字，或地方的名字"),)
    span, span_problems = _read_span(row)
    visitors, visitor_problems = _read_number(row, "visitors")
    status = row.get("status")
    problems = [*span_problems, *visitor_problems, *_check_place(row, place, branches)]
    if status not in STATUSES:
        remedy = f"可用：{'、'.join(word for word in STATUSES if word)}"
        problems.append(row.problem("status", "状态不认识", status, remedy))
    branch = branches.get(place) or _by_name(place, branches)
    station = Station(
        place=branch.name if branch else place,
        branch_url=branch.url if branch else "",
        span=span,
        boards=row.get("boards"),
        contact=row.get("contact"),
        visitors=visitors,
        status=STATUSES.get(status, "正常"),
        note=row.get("note"),
        line=row.line,
    )
    return station, tuple(problems)


def _by_name(place: str, branches: Mapping[str, Branch]) -> Branch | None:
    return next((branch for branch in branches.values() if branch.name == place), None)


def _check_place(row: SheetRow, place: str, branches: Mapping[str, Branch]) -> Iterable[Problem]:
    """A word that looks like a branch's slug and is none; free names are nobody's business."""
    if place in branches or not place.isascii():
        return
    remedy = did_you_mean(place, branches) or "写分馆在 branches.toml 里的 slug，或地方的中文名字"
    yield row.problem("place", "没有这个分馆", place, remedy)


def _read_span(row: SheetRow) -> tuple[Span | None, tuple[Problem, ...]]:
    start, end = day(row.get("start")), day(row.get("end"))
    if not start:
        return None, (row.problem("start", "有结束没有开始", end, "请补上"),) if end else ()
    first, dash, last = start.partition("—") if "—" in start else start.partition("至")
    if dash and not end:
        start, end = day(first.strip()), day(last.strip())
    try:
        return read_spans(start, end)[0], ()
    except ValueError as mistake:
        column = "end" if str(mistake) == "结束早于开始" else "start"
        found = f"{start}—{end}" if end else start
        return None, (row.problem(column, str(mistake), found, "写作 2026-03-05"),)


def _read_number(row: SheetRow, key: str) -> tuple[int | None, tuple[Problem, ...]]:
    text = row.get(key).replace(",", "").replace("，", "").removesuffix("人次").removesuffix(".0")
    if not text:
        return None, ()
    if text.isdecimal():
        return int(text), ()
    return None, (row.problem(key, "要写数字", row.get(key), "不知道就空着"),)


def _clashes(stations: list[Station], name: str) -> list[Problem]:
    """Stations of one set that share a day."""
    problems: list[Problem] = []
    held = [station for station in stations if station.span and station.is_held]
    for place, station in enumerate(held):
        for other in held[place + 1 :]:
            if station.boards == other.boards and _overlap(station.span, other.span):
                boards = f"第 {station.boards} 套" if station.boards else "同一套"
                found = f"{station.place}、{other.place}"
                what = f"{boards}展板同时在两个地方（第 {station.line} 行和第 {other.line} 行）"
                problems.append(error(name, other.line, what, found, "请改日期或套别"))
    return problems


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    first, second = sorted((one, other), key=lambda span: span.start)
    return first.open_ended or second.start <= first.last_day


def _gaps(stations: list[Station], name: str) -> list[Problem]:
    """A long time between two stations: perhaps one is missing."""
    held = [station for station in stations if station.span and station.is_held]
    return [
        notice(
            name,
            after.line,
            f"和上一站隔了 {(after.span.start - before.span.last_day).days} 天",
            f"{before.place}、{after.place}",
            "中间若还有站点，请补上",
        )
        for before, after in pairwise(held)
        if before.span and after.span and after.span.start - before.span.last_day > _LONG_GAP
    ]
