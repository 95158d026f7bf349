"""The Pelican side of the exhibitions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from pelican.contents import Page

from plugins.exhibitions.linked_data import exhibition_data
from plugins.exhibitions.listed import SeriesOfExhibitions, YearOfExhibitions, listed
from plugins.exhibitions.markup import with_exhibits
from plugins.exhibitions.views import (
    BranchStation,
    ExhibitionView,
    PanelView,
    SectionView,
    StationView,
)
from plugins.exhibitions.write_data import (
    write_calendars,
    write_figures,
    write_manifest,
    write_services,
    write_tables,
)
from plugins.exhibitions.write_exhibits import write_exhibits
from plugins.exhibitions.write_labels import write_labels, write_poster
from plugins.images.store import Picture, PictureStore, Wanted
from plugins.library.exhibitions.exhibits import exhibits_of
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section
from plugins.library.exhibitions.reading import Exhibitions, read_all
from plugins.library.exhibitions.state import ExhibitionState, state_on, tour_on
from plugins.library.exhibitions.timeline import timeline
from plugins.library.places.map_links import map_links, region_of
from plugins.reading.generator import RoomGenerator

OTHERS = 5
"""Exhibitions of the same year that a page leads on to."""
_PRESENT = (
    ExhibitionState.RUNNING,
    ExhibitionState.BETWEEN,
    ExhibitionState.ANNOUNCED,
    ExhibitionState.LASTING,
)


class ExhibitionsGenerator(RoomGenerator):
    """Reads the exhibitions and writes their pages and pictures."""

    def generate_context(self) -> None:
        """Phase 1: the exhibitions, newest first; those of today; the stations of each branch."""
        self.read: Exhibitions = self.read_nouns(read_all)
        store = PictureStore(Path(self.settings["BUILD_PATH"]))
        self.pictures: Mapping[Path, Picture] = store.make(list(_wanted(self.read)))
        store.link(self.pictures.values(), Path(self.output_path))
        self.exhibitions = tuple(self._page(e) for e in self.read.exhibitions)
        self.current_exhibitions = tuple(p for p in self.exhibitions if p.state in _PRESENT)
        self._update_context(("exhibitions", "current_exhibitions"))
        # _update_context makes a list of a mapping
        self.context["stations_by_branch"] = _stations_by_branch(self.exhibitions)

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the lists; for each exhibition its page and its panels' pages."""
        self.write(writer, "exhibitions", "exhibitions/", listed=listed(self.exhibitions))
        for year, some in groupby(self.exhibitions, key=lambda page: page.exhibition.year):
            of_year = YearOfExhibitions(year, tuple(some))
            self.write(writer, "exhibitions_of_year", f"exhibitions/{year}/", of_year=of_year)
        for series, pages in _by_series(self.exhibitions).items():
            of_series = SeriesOfExhibitions(series, pages)
            self.write(writer, "exhibition_series", of_series.url, series=of_series)
        for page in self.exhibitions:
            self._write_exhibition(writer, page)
        write_exhibits(self, writer, self.read, self.pictures)
        write_services(self, self.pictures.values())
        write_tables(self, self.read)
        write_calendars(self, self.read.exhibitions)
        write_figures(self, writer, self.read.exhibitions)

    def _write_exhibition(self, writer: Any, page: Page) -> None:
        exhibition: Exhibition = page.exhibition
        view = self._view(exhibition)
        others = tuple(
            p for p in self.exhibitions if p.exhibition.year == exhibition.year and p is not page
        )
        exhibits = exhibits_of(exhibition, self.read.exhibit_by_id)
        names = {"page": page, "view": view, "others": others[:OTHERS]}
        decades = timeline(exhibits)
        names |= {"exhibits": exhibits, "decades": decades, "data": self._data(view, exhibits)}
        self.write(writer, "exhibition", page.url, **names)
        if decades:
            undated = tuple(exhibit for exhibit in exhibits if exhibit.year is None)
            names = {"page": page, "decades": decades, "undated": undated}
            self.write(writer, "exhibition_timeline", f"{page.url}timeline/", **names)
        write_manifest(self, view)
        write_labels(self, writer, page, view)
        write_poster(self, writer, page, view)
        for one in view.parts:
            self.write(writer, "exhibition_boards", one.part.url, page=page, view=view, one=one)
        for panel in view.panels:
            self._link_media(panel.panel)
            self.write(writer, "panel", panel.panel.url, page=page, view=view, panel=panel)

    def _data(self, view: ExhibitionView, exhibits: tuple[Exhibit, ...]) -> dict[str, Any]:
        own = exhibition_data(view, exhibits, self.settings["SITEURL"], self.settings["SITENAME"])
        return own | self.dated_page(view.exhibition.url)

    def _view(self, exhibition: Exhibition) -> ExhibitionView:
        results = exhibition.results
        return ExhibitionView(
            exhibition,
            tuple(self._section(exhibition, section) for section in exhibition.sections),
            self._face(exhibition),
            self._prose(results, exhibition.path, exhibition.url, "回顾") if results else None,
            tuple(self._station(station) for station in exhibition.stations),
        )

    def _face(self, exhibition: Exhibition) -> Picture | None:
        return self.pictures.get(exhibition.face) if exhibition.face else None

    def _station(self, station: Station) -> StationView:
        library = self.context["library"]
        address = f"{region_of(library.address)}{station.place}"
        picture = self.pictures.get(station.picture) if station.picture else None
        links = map_links(station.place, address, station.position, library.name)
        return StationView(station, picture, links)

    def _section(self, exhibition: Exhibition, section: Section) -> SectionView:
        text = section.text
        prose = self._prose(text, exhibition.path, exhibition.url, section.title) if text else None
        panels = tuple(self._panel(exhibition, section, panel) for panel in section.panels)
        return SectionView(section, prose, panels)

    def _panel(self, exhibition: Exhibition, section: Section, panel: Panel) -> PanelView:
        spoken = panel.narration.transcript if panel.narration else ""
        own_words = spoken and spoken != panel.text
        return PanelView(
            panel=panel,
            section=section.title,
            picture=self.pictures.get(panel.picture) if panel.picture else None,
            prose=self._prose(panel.text, panel.path, panel.url, panel.title),
            transcript=self._prose(spoken, panel.path, panel.url, "解说词") if own_words else None,
            previous=exhibition.neighbours(panel)[0],
            next=exhibition.neighbours(panel)[1],
            is_rubbing=exhibition.shows_rubbing(panel),
        )

    def _link_media(self, panel: Panel) -> None:
        if panel.narration:
            self.publish_file(panel.narration.sound.path, panel.sound_url)
        if panel.video:
            self.publish_file(panel.video, panel.video_url)

    def _prose(self, text: str, path: str, url: str, title: str, **nouns: Any) -> Page:
        named = with_exhibits(text, self.read.exhibit_by_id, self.pictures)
        return self.prose_page(named, path, url, title, **nouns)

    def _page(self, exhibition: Exhibition) -> Page:
        return self._prose(
            exhibition.text,
            exhibition.path,
            exhibition.url,
            exhibition.title,
            exhibition=exhibition,
            picture=self._face(exhibition),
            is_rubbing=exhibition.shows_rubbing(exhibition.face_panel),
            state=state_on(exhibition, self.build_date),
            tour=tour_on(exhibition, self.build_date),
        )


def _wanted(read: Exhibitions) -> Iterator[Wanted]:
    """Every picture that a page will show."""
    for exhibition in read.exhibitions:
        if exhibition.cover:
            yield Wanted(exhibition.cover)
        for panel in exhibition.panels:
            if panel.picture:
                yield Wanted(panel.picture, panel.zooms)
        yield from (Wanted(s.picture) for s in exhibition.stations if s.picture)
    for exhibit in read.exhibits:
        if exhibit.picture:
            yield Wanted(exhibit.picture, zooms=True)


def _by_series(pages: tuple[Page, ...]) -> dict[str, tuple[Page, ...]]:
    named = sorted({page.exhibition.series for page in pages} - {""})
    return {name: tuple(p for p in pages if p.exhibition.series == name) for name in named}


def _stations_by_branch(pages: tuple[Page, ...]) -> Mapping[str, tuple[BranchStation, ...]]:
    """The stations that are not called off, by the address of their branch, newest first."""
    found: dict[str, list[BranchStation]] = defaultdict(list)
    for page in pages:
        for station in page.exhibition.stations:
            if station.branch_url and station.is_held:
                found[station.branch_url].append(BranchStation(page, station))
    return {url: tuple(stations) for url, stations in found.items()}
