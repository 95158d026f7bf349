"""Exhibitions, stations and exhibits as open data (:mod:`plugins.library.open_data`)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.open_data import Column, Table, Value

FOLDER = "data/"
_EXHIBITIONS: tuple[tuple[Column, Callable[[Exhibition], Value]], ...] = (
    (Column("slug", "string", "地址里的名字"), lambda e: e.slug),
    (Column("title", "string", "标题"), lambda e: e.title),
    (Column("year", "year", "年份"), lambda e: e.year),
    (Column("start", "date", "第一天"), lambda e: e.first_day.isoformat() if e.first_day else None),
    (Column("end", "date", "最后一天"), lambda e: e.last_day.isoformat() if e.last_day else None),
    (Column("types", "list", "类型"), lambda e: list(e.types)),
    (Column("series", "string", "系列"), lambda e: e.series),
    (Column("places", "list", "地点"), lambda e: [s.place for s in e.stations]),
    (Column("organizer", "string", "主办"), lambda e: e.organizer),
    (Column("partners", "list", "合办"), lambda e: list(e.partners)),
    (Column("source", "string", "来源"), lambda e: e.source),
    (Column("status", "string", "状态"), lambda e: e.status),
    (Column("boards", "integer", "展板数"), lambda e: e.boards),
    (Column("visitors", "integer", "参观人次"), lambda e: e.visitors),
    (Column("summary", "string", "摘要"), lambda e: e.summary),
    (Column("rights", "string", "权利"), lambda e: e.rights),
)
_STATIONS: tuple[tuple[Column, Callable[[Exhibition, Station], Value]], ...] = (
    (Column("exhibition", "string", "展览在地址里的名字"), lambda e, s: e.slug),
    (Column("place", "string", "站点"), lambda e, s: s.place),
    (Column("start", "date", "第一天"), lambda e, s: s.span.start.isoformat() if s.span else None),
    (Column("end", "date", "最后一天"), lambda e, s: _last(s)),
    (Column("boards", "string", "套别"), lambda e, s: s.boards),
    (Column("status", "string", "状态"), lambda e, s: s.status),
    (Column("visitors", "integer", "参观人次"), lambda e, s: s.visitors),
)
_EXHIBITS: tuple[tuple[Column, Callable[[Exhibit], Value]], ...] = (
    (Column("identifier", "string", "编号（dcterms:identifier）"), lambda x: x.number),
    (Column("title", "string", "题名（dcterms:title）"), lambda x: x.title),
    (Column("creator", "string", "责任者（dcterms:creator）"), lambda x: x.creator),
    (Column("created", "string", "年代（dcterms:created）"), lambda x: x.period),
    (Column("year", "integer", "年代排序"), lambda x: x.year),
    (Column("type", "string", "类型（dcterms:type）"), lambda x: x.kind),
    (Column("medium", "string", "载体（dcterms:medium）"), lambda x: x.medium),
    (Column("extent", "string", "尺寸（dcterms:extent）"), lambda x: x.size),
    (Column("provenance", "string", "收藏者（dcterms:provenance）"), lambda x: x.owner),
    (Column("accession_number", "string", "馆藏号"), lambda x: x.accession_number),
    (Column("call_number", "string", "索书号"), lambda x: x.call_number),
    (Column("subject", "list", "主题（dcterms:subject）"), lambda x: list(x.subjects)),
    (Column("spatial", "string", "地点（dcterms:spatial）"), lambda x: x.place),
    (Column("series", "string", "系列"), lambda x: x.series),
    (Column("source", "string", "来源（dcterms:source）"), lambda x: x.source),
    (Column("rights", "string", "权利（dcterms:rights）"), lambda x: x.rights),
    (Column("description", "string", "说明（dcterms:description）"), lambda x: x.description),
)


def tables(exhibitions: Sequence[Exhibition], exhibits: Iterable[Exhibit]) -> tuple[Table, ...]:
    """The three tables: exhibitions, stations of tours, exhibits."""
    stations = [(e, s) for e in exhibitions for s in e.stations]
    return (
        _table("exhibitions", "展览", _EXHIBITIONS, zip(exhibitions, strict=True), ("slug",)),
        _table("stations", "展览到过的地方", _STATIONS, stations),
        _table("items", "展品", _EXHIBITS, zip(exhibits, strict=True)),
    )


def _table(
    name: str,
    title: str,
    columns: Sequence[tuple[Column, Callable[..., Value]]],
    things: Iterable[tuple[Any, ...]],
    key: tuple[str, ...] = (),
) -> Table:
    rows = (tuple(value(*thing) for _, value in columns) for thing in things)
    return Table(name, title, tuple(column for column, _ in columns), tuple(rows), key)


def _last(station: Station) -> str | None:
    span = station.span
    return span.last_day.isoformat() if span and not span.open_ended else None
