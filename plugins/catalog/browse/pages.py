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
from plugins.reading.generator import RoomGenerator

NEW = Way("新书", "catalog/new/")
MY_LIST = Way("我的书单", "catalog/my-list/")
MORE = (
    MY_LIST,
    Way("数字看馆藏", "catalog/figures/"),
    Way("开放数据", "catalog/data/"),
)


def write_pages(
    browse: Browse, manifest: Mapping[str, Any], reading_lists: tuple[Page, ...]
) -> None:
    """Write them; ``manifest`` leads scripts to the index."""
    ways = (
        NEW,
        *write_reading_lists(browse, reading_lists),
        *write_popular(browse),
        *write_local(browse),
        *MORE,
    )
    write_walk(browse, ways)
    write_record_page(browse, manifest)
    _write_my_list(browse.room, browse.writer)
    write_arrivals(browse)
    write_catalog_feeds(browse)
    write_data(browse)
    write_figures(browse)


def _write_my_list(room: RoomGenerator, writer: Any) -> None:
    """The reader's own list, which lives in the browser alone: the same page for everybody."""
    room.write(writer, "my_list", MY_LIST.url, privacy=room.staff_page("about/privacy/"))
