"""Writes what other programs take: tables, manifests, calendars, and the figures of a year."""

from collections.abc import Iterable
from typing import Any

from plugins.exhibitions.calendars import events_of
from plugins.exhibitions.data import FOLDER, tables
from plugins.exhibitions.manifest import manifest
from plugins.exhibitions.views import ExhibitionView
from plugins.images.iiif import INFO
from plugins.images.store import Picture
from plugins.library.calendars import by_days, calendar
from plugins.library.chart import SHELF, Chart, ChartRow, chart
from plugins.library.exhibitions.figures import HEAD, YearFigures, year_figures
from plugins.library.exhibitions.kind import CALENDAR
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.reading import Exhibitions
from plugins.library.open_data import PACKAGE, Package, json_file
from plugins.library.reading.csv_files import csv_file
from plugins.reading.generator import RoomGenerator


def write_tables(room: RoomGenerator, read: Exhibitions) -> None:
    """``/data/``: exhibitions, stations and exhibits as CSV and JSON, and what describes them."""
    found = tables(read.exhibitions, read.exhibits)
    for table in found:
        room.write_bytes(f"{FOLDER}{table.name}.csv", table.csv())
        room.write_bytes(f"{FOLDER}{table.name}.json", table.json())
    name, licence = room.settings["SITENAME"], room.context["library"].data_licence
    package = Package("exhibitions", f"{name}展览数据", name, licence)
    room.write_bytes(f"{FOLDER}{PACKAGE}", package.file(table.resource() for table in found))


def write_manifest(room: RoomGenerator, view: ExhibitionView) -> None:
    """``manifest.json`` of an exhibition that has pictures. IIIF needs whole addresses."""
    if any(panel.picture for panel in view.panels):
        content = manifest(view, room.settings["SITEURL"], room.settings["SITENAME"])
        room.write_bytes(f"{view.exhibition.url}manifest.json", content)


def write_services(room: RoomGenerator, pictures: Iterable[Picture]) -> None:
    """``info.json`` of every picture that exhibitions show: what other viewers ask for first."""
    site = room.settings["SITEURL"]
    for picture in pictures:
        room.write_bytes(f"{picture.folder}{INFO}", json_file(picture.information(site)))


def write_calendars(room: RoomGenerator, exhibitions: Iterable[Exhibition]) -> None:
    """One calendar of all exhibitions, and one for each that has days."""
    site, name = room.settings["SITEURL"], room.settings["SITENAME"]
    entries = {one: tuple(events_of(one, site, room.changed_on(one.url))) for one in exhibitions}
    everything = by_days(entry for own in entries.values() for entry in own)
    room.write_bytes(CALENDAR, calendar(f"{name}展览", everything, room.build_date))
    for exhibition, own in entries.items():
        if own:
            content = calendar(exhibition.title, own, room.build_date)
            room.write_bytes(f"{exhibition.url}calendar.ics", content)


def write_figures(room: RoomGenerator, writer: Any, exhibitions: Iterable[Exhibition]) -> None:
    """``/reports/<year>/exhibitions/``: what the exhibitions of a year add up to."""
    for figures in year_figures(exhibitions):
        url = f"reports/{figures.year}/exhibitions/"
        name = f"exhibitions-{figures.year}.csv"
        room.write_bytes(f"{url}{name}", csv_file(HEAD, figures.rows))
        room.write(
            writer,
            "exhibition_figures",
            url,
            figures=figures,
            head=HEAD,
            charts=_charts(figures),
            shelf=SHELF,
            csv=name,
        )


def _charts(figures: YearFigures) -> tuple[Chart, ...]:
    groups = (("types", "按类型", figures.types), ("sources", "按来源", figures.sources))
    return tuple(_chart(anchor, title, counted) for anchor, title, counted in groups if counted)


def _chart(anchor: str, title: str, rows: tuple[ChartRow, ...]) -> Chart:
    most = max(rows, key=lambda row: row.count)
    return chart(anchor, title, "个", f"最多的是{most.label}，{most.count} 个。", rows)
