"""Writes all pages of the catalogue but the search: the order in which they stand here."""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Page

from plugins.catalog.browse.arrival_pages import write_arrivals
from plugins.catalog.browse.catalog_feeds import write_catalog_feeds
from plugins.catalog.browse.data_page import write_data
from plugins.catalog.browse.figures_page import write_figures
from plugins.catalog.browse.list_pages import write_reading_lists
from plugins.catalog.browse.local import write_local
from plugins.catalog.browse.popular import write_popular
from plugins.catalog.browse.record_page import write_record_page
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import Way
from plugins.catalog.browse.walk_pages import write_walk
from plugins.catalog.my_list_page import write_my_list
from plugins.reading.generator import RoomGenerator

NEW = Way("新到的书", "catalog/new/")
MORE = (
    Way("我的书单", "catalog/my-list/"),
    Way("数字看馆藏", "catalog/figures/"),
    Way("开放数据", "catalog/data/"),
)


def write_pages(
    room: RoomGenerator,
    writer: Any,
    browse: Browse,
    manifest: Mapping[str, Any],
    reading_lists: tuple[Page, ...],
) -> None:
    """Write them; ``manifest`` leads scripts to the index."""
    ways = (
        NEW,
        *write_reading_lists(room, writer, browse, reading_lists),
        *write_popular(room, writer, browse),
        *write_local(room, writer, browse),
        *MORE,
    )
    write_walk(room, writer, browse, ways)
    write_record_page(room, writer, browse, manifest)
    write_my_list(room, writer)
    write_arrivals(room, writer, browse)
    write_catalog_feeds(room, browse)
    write_data(room, writer, browse)
    write_figures(room, writer, browse)
