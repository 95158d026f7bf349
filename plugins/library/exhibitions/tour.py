"""The tour 巡展: a row a station, and what can't be true of it.

One set of boards 套别 can't stand in two towns: stations of the same set that overlap are an error.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from plugins.library.causes import said
from plugins.library.exhibitions.folder import TOURS, find_picture
from plugins.library.exhibitions.nouns import Position, Station
from plugins.library.places.places import Branch, find_branch
from plugins.library.reading.clocks import DateError, remedy_of
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, did_you_mean, error, gathered, notice
from plugins.library.reading.sheets import SheetRow, find_sheet, read_sheet
from plugins.library.reading.spans import Span, read_spans
from plugins.library.reading.values import whole_number
from plugins.library.tables.excel import day, identifier

COLUMNS = {
    "place": ("站点", "地点", "place", "venue"),
    "start": ("开始", "开展", "start"),
    "end": ("结束", "闭展", "end"),
    "boards": ("套别", "set"),
    "contact": ("联系人", "联系", "contact"),
    "visitors": ("参观人次", "人数", "visitors"),
    "picture": ("照片", "picture"),
    "status": ("状态", "status"),
    "longitude": ("经度", "longitude"),
    "latitude": ("纬度", "latitude"),
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
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,10})?")
_DEGREES = {"longitude": (73, 136), "latitude": (3, 54)}
"""China from west to east, from south to north."""
_EXAMPLES = {"longitude": "105.456", "latitude": "30.356"}
_REMEDIES = {
    "start": "写作 2026-03-05；没有结束的写 2026-03-05 起",
    "end": "写作 2026-03-31；还没有定就空着，在开始的日期后面加“起”",
}


def read_tour(
    folder: Path, branches: Mapping[str, Branch], pictures: Mapping[str, Path], content: Path
) -> tuple[tuple[Station, ...], tuple[Problem, ...]]:
    """The stations of a folder's sheet, by their days, and every mistake in it."""
    path, problems = find_sheet(folder, TOURS, content)
    if path is None:
        return (), problems
    name = name_of(path, content)
    rows, sheet_problems = read_sheet(path, name, COLUMNS, ("place",))
    stations, found = gathered(_read_station(row, branches, pictures) for row in rows)
    stations.sort(key=lambda s: (s.span.start if s.span else date.max, s.line))
    problems = (*problems, *sheet_problems, *found)
    held = [(station.span, station) for station in stations if station.span and station.is_held]
    return tuple(stations), (*problems, *_clashes(held, name), *_gaps(held, name))


def _read_station(
    row: SheetRow, branches: Mapping[str, Branch], pictures: Mapping[str, Path]
) -> tuple[Station | None, tuple[Problem, ...]]:
    place = row.get("place")
    if not place:
        return None, (row.problem("place", "没有写站点", remedy="写分馆的名字，或地方的名字"),)
    span, span_problems = _read_span(row)
    visitors, visitor_problems = _read_number(row, "visitors")
    picture, picture_problems = find_picture(row, pictures)
    branch, place_problems = _read_place(row, place, branches)
    status = row.get("status")
    position, position_problems = _read_position(row)
    problems = [*place_problems, *span_problems, *visitor_problems, *picture_problems]
    problems += position_problems
    if status not in STATUSES:
        remedy = f"可用：{'、'.join(word for word in STATUSES if word)}"
        problems.append(row.problem("status", "状态不认识", status, remedy))
    station = Station(
        place=branch.name if branch else place,
        branch_url=branch.url if branch else "",
        span=span,
        boards=_set_of(row.get("boards")),
        contact=row.get("contact"),
        visitors=visitors,
        status=STATUSES.get(status, "正常"),
        note=row.get("note"),
        line=row.line,
        picture=picture,
        position=position,
    )
    return station, tuple(problems)


def _read_place(
    row: SheetRow, place: str, branches: Mapping[str, Branch]
) -> tuple[Branch | None, tuple[Problem, ...]]:
    """A word that looks like a branch's slug and is none; free names are nobody's business.

    Where no branch is known, their file is told of, and no place.
    """
    branch = find_branch(place, branches)
    if branch or not branches or not place.isascii():
        return branch, ()
    remedy = did_you_mean(place, branches) or "写分馆在 branches.toml 里的代号，或地方的中文名字"
    return None, (row.problem("place", "没有这个分馆", place, remedy),)


def _read_position(row: SheetRow) -> tuple[Position | None, tuple[Problem, ...]]:
    """Both numbers or none; numbers that lie outside China were mistyped or changed places."""
    given = {key: row.get(key) for key in ("longitude", "latitude")}
    if not any(given.values()):
        return None, ()
    missing = next((key for key, words in given.items() if not words), "")
    if missing:
        return None, (row.problem(missing, "经度和纬度要写就都写", "", "不知道就都空着"),)
    for key, words in given.items():
        low, high = _DEGREES[key]
        if not (_DECIMAL.fullmatch(words) and low <= float(words) <= high):
            remedy = f"写小数，在 {low} 和 {high} 之间，例如 {_EXAMPLES[key]}"
            return None, (row.problem(key, "不是这里的经纬度", words, remedy),)
    return Position(float(given["longitude"]), float(given["latitude"])), ()


def _set_of(words: str) -> str:
    """``A``, ``Ａ``, ``a`` and ``A 套`` are one set."""
    return identifier(words).upper().removesuffix("套").strip()


def _read_span(row: SheetRow) -> tuple[Span | None, tuple[Problem, ...]]:
    """The days of a station; a range may stand in the first of the two cells."""
    start, end = day(row.get("start")), day(row.get("end"))
    if not start:
        problem = row.problem("start", "有结束，没有开始", end, _REMEDIES["start"])
        return None, (problem,) if end else ()
    for key, words in (("start", start), ("end", end)):
        if "、" in words:
            what = "一行只写一段日子，别的日子另起一行"
            return None, (row.problem(key, what, words, _REMEDIES[key]),)
    if end.endswith("起"):
        return None, (row.problem("end", "结束的日子不能带“起”", end, _REMEDIES["end"]),)
    try:
        return next(iter(read_spans(start, end)), None), ()
    except DateError as mistake:
        key, words = ("end", end) if mistake.is_of_end else ("start", start)
        remedy = remedy_of(mistake, _REMEDIES[key])
        return None, (row.problem(key, said(mistake), words, remedy),)
    except ValueError as mistake:
        remedy = "请改其中一个；没有结束就空着那一格"
        return None, (row.problem("end", said(mistake), f"{start}—{end}", remedy),)


def _read_number(row: SheetRow, key: str) -> tuple[int | None, tuple[Problem, ...]]:
    words = row.get(key)
    number = whole_number(words)
    if number is None and words:
        return None, (row.problem(key, "要写数字", words, "例如 1200；不知道就空着"),)
    return number, ()


def _clashes(held: list[tuple[Span, Station]], name: str) -> Iterable[Problem]:
    """A problem for each station that finds its set of boards still in another place.

    The stations come by their first days, so that of those before one only the longest matters.
    """
    longest: dict[str, tuple[Span, Station]] = {}
    for span, station in held:
        other_span, other = longest.setdefault(station.boards, (span, station))
        if other is not station and span.start <= _end(other_span):
            boards = f"套别“{station.boards}”的" if station.boards else "同一套"
            what = f"{boards}展板同时在两个地方（第 {other.line} 行和第 {station.line} 行）"
            found = f"{other.place}、{station.place}"
            yield error(name, station.line, what, found, "请改日期；展板有几套，就写明套别")
        if _end(span) > _end(other_span):
            longest[station.boards] = (span, station)


def _end(span: Span) -> date:
    return date.max if span.open_ended else span.last_day


def _gaps(held: list[tuple[Span, Station]], name: str) -> Iterable[Problem]:
    """A long time in which the boards stand nowhere: perhaps a station is missing."""
    for (span, station), (before, other) in zip(held[1:], accumulate(held, _later), strict=False):
        gap = span.start - _end(before)
        if gap > _LONG_GAP:
            what = f"和上一站相隔 {gap.days} 天"
            found = f"{other.place}、{station.place}"
            yield notice(name, station.line, what, found, "中间若还有站点，请补上")


def _later(one: tuple[Span, Station], other: tuple[Span, Station]) -> tuple[Span, Station]:
    """Which of two stations stands longer."""
    return other if _end(other[0]) > _end(one[0]) else one
