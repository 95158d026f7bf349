"""Writes the pages of exhibits."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.exhibitions.exhibit_pages import (
    ExhibitView,
    ShownIn,
    citation,
    facets_of,
    picture_of,
    places_of_all,
    ways_of,
)
from plugins.exhibitions.linked_data import exhibit_data
from plugins.images.store import Picture
from plugins.library.exhibitions.exhibits import exhibits_of
from plugins.library.exhibitions.facets import ExhibitFacet, facets
from plugins.library.exhibitions.pieces import ITEMS, Exhibit
from plugins.library.exhibitions.reading import Exhibitions
from plugins.library.neighbours import with_neighbours
from plugins.reading.generator import RoomGenerator

Pictures = Mapping[Path, Picture]


def write_exhibits(room: RoomGenerator, writer: Any, read: Exhibitions, pictures: Pictures) -> None:
    """A page an exhibit, a list of all, a page a value of each facet; nothing without exhibits."""
    exhibits = read.exhibits
    if not exhibits:
        return
    all_facets = facets(exhibits)
    known = {(facet.kind, facet.value): facet for facet in all_facets}
    places = places_of_all(read.exhibitions)
    for exhibit in exhibits:
        view = _view(room, read, exhibit, pictures, places.get(exhibit.exhibit_id, ()))
        room.write(
            writer,
            "exhibit",
            exhibit.url,
            view=view,
            facets=facets_of(exhibit, known),
            data=_data(room, view),
        )
    _write_list(room, writer, pictures, "展品", exhibits, all_facets, ITEMS)
    for facet in all_facets:
        title = f"{facet.name}：{facet.value}"
        _write_list(room, writer, pictures, title, facet.exhibits, (), facet.url)


def _write_list(
    room: RoomGenerator,
    writer: Any,
    pictures: Pictures,
    title: str,
    exhibits: tuple[Exhibit, ...],
    facets: tuple[ExhibitFacet, ...],
    url: str,
) -> None:
    listed = tuple((exhibit, picture_of(exhibit, pictures)) for exhibit in exhibits)
    room.write(
        writer,
        "exhibits",
        url,
        title=title,
        lead=f"一共 {len(listed)} 件。",
        listed=listed,
        ways=ways_of(facets),
        is_facet=not facets,
    )


def _view(
    room: RoomGenerator,
    read: Exhibitions,
    exhibit: Exhibit,
    pictures: Pictures,
    places: Sequence[ShownIn],
) -> ExhibitView:
    first = places[0].exhibition if places else None
    among = exhibits_of(first, read.exhibit_by_id) if first else read.exhibits
    around = with_neighbours(among)
    previous, _, after = next(one for one in around if one[1].exhibit_id == exhibit.exhibit_id)
    url = f"{room.settings['SITEURL']}/{exhibit.url}"
    day = room.build_date.isoformat()
    return ExhibitView(
        exhibit=exhibit,
        picture=picture_of(exhibit, pictures),
        prose=room.prose_page(exhibit.description, exhibit.path, exhibit.url, exhibit.title),
        shown_in=places,
        previous=previous,
        next=after,
        citation=citation(exhibit, room.settings["SITENAME"], day, url),
    )


def _data(room: RoomGenerator, view: ExhibitView) -> dict[str, Any]:
    site = room.settings["SITEURL"]
    picture = view.picture.url if view.picture else ""
    return exhibit_data(view.exhibit, site, picture)
