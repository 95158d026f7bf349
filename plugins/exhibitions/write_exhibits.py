"""Writes the pages of exhibits and the timelines of exhibitions."""

from collections.abc import Sequence
from typing import Any

from plugins.exhibitions.exhibit_pages import (
    ExhibitView,
    Facet,
    ShownIn,
    by_value,
    citation,
    facets,
    facets_of,
    picture_of,
    places_of_all,
    ways_of,
)
from plugins.exhibitions.linked_data import breadcrumbs, exhibit_data
from plugins.exhibitions.visible_panels import VisiblePanels
from plugins.library.exhibitions.exhibits import exhibits_of
from plugins.library.exhibitions.pieces import ITEMS, Exhibit
from plugins.library.exhibitions.timeline import timeline
from plugins.library.neighbours import with_neighbours
from plugins.reading.generator import RoomGenerator


def write_exhibits(room: RoomGenerator, writer: Any, shown: VisiblePanels) -> None:
    """A page an exhibit, a list of all, a page a value of each facet; nothing without exhibits."""
    exhibits = shown.read.exhibits
    if not exhibits:
        return
    all_facets = facets(exhibits)
    known, places = by_value(all_facets), places_of_all(shown.exhibitions)
    for exhibit in exhibits:
        view = _view(room, shown, exhibit, places.get(exhibit.exhibit_id, ()))
        room.write(
            writer,
            "exhibit",
            exhibit.url,
            view=view,
            facets=facets_of(exhibit, known),
            data=_data(room, view),
        )
    _write_list(room, writer, shown, "展品", exhibits, all_facets, ITEMS)
    for facet in all_facets:
        title = f"{facet.name}：{facet.value}"
        _write_list(room, writer, shown, title, facet.exhibits, (), facet.url)


def _write_list(
    room: RoomGenerator,
    writer: Any,
    shown: VisiblePanels,
    title: str,
    exhibits: tuple[Exhibit, ...],
    facets: tuple[Facet, ...],
    url: str,
) -> None:
    listed = tuple((exhibit, picture_of(exhibit, shown.pictures)) for exhibit in exhibits)
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
    room: RoomGenerator, shown: VisiblePanels, exhibit: Exhibit, places: Sequence[ShownIn]
) -> ExhibitView:
    first = places[0].exhibition if places else None
    among = exhibits_of(first, shown.read.exhibit_by_id) if first else shown.read.exhibits
    around = with_neighbours(among)
    previous, _, after = next(one for one in around if one[1].exhibit_id == exhibit.exhibit_id)
    url = f"{room.settings['SITEURL']}/{exhibit.url}"
    day = room.build_date.isoformat()
    return ExhibitView(
        exhibit=exhibit,
        picture=picture_of(exhibit, shown.pictures),
        prose=room.prose_page(exhibit.description, exhibit.path, exhibit.url, exhibit.title),
        shown_in=places,
        previous=previous,
        next=after,
        citation=citation(exhibit, room.settings["SITENAME"], day, url),
    )


def _data(room: RoomGenerator, view: ExhibitView) -> tuple[dict[str, Any], ...]:
    site = room.settings["SITEURL"]
    picture = view.picture.url if view.picture else ""
    steps = (("展览", "exhibitions/"), ("展品", ITEMS), (view.exhibit.title, view.exhibit.url))
    return exhibit_data(view.exhibit, site, picture), breadcrumbs(steps, site)


def write_timelines(room: RoomGenerator, writer: Any, shown: VisiblePanels) -> None:
    """A timeline an exhibition that shows enough dated exhibits."""
    for page in shown.pages:
        exhibits = exhibits_of(page.exhibition, shown.read.exhibit_by_id)
        decades = timeline(exhibits)
        if decades:
            undated = tuple(exhibit for exhibit in exhibits if exhibit.year is None)
            url = f"{page.url}timeline/"
            room.write(
                writer, "exhibition_timeline", url, page=page, decades=decades, undated=undated
            )
