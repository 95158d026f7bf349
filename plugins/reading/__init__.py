"""From Markdown to prose, the same way for every kind of content.

Reads    Markdown with the header of :mod:`plugins.library.reading.header`, not Pelican's.
Writes   nothing: a service. Rooms build on :class:`.generator.RoomGenerator`.
Offers   the Jinja globals ``publication_of`` and ``page_data``: the days of a page;
         ``whereabouts`` and ``breadcrumbs``: what is above it and where it leads;
         ``shows_awaited``, and the filter ``for_readers``: the mark of what is still to be given.
Settings ``PATH``, ``BUILD_DATE``, ``SITEURL``, ``SHOWS_DRAFTS``, ``SHOWS_AWAITED``.
"""

from pelican import signals

from plugins.library.reading.once import forget_what_was_read, keep_what_is_read
from plugins.library.reading.view import see_all_but
from plugins.reading import dates, whereabouts
from plugins.reading.anchors import know_anchors
from plugins.reading.reader import add_reader
from plugins.reading.waiting import hide_what_waits, unlink_pages


def register() -> None:
    """Let Pelican read Markdown by our header parser, and know what links ask for.

    What rooms read of a folder, the first that asks reads for all. A published site has nothing
    of what waits to be published.
    """
    signals.initialized.connect(_begin)
    signals.initialized.connect(dates.add_globals)
    signals.initialized.connect(whereabouts.add_globals)
    signals.readers_init.connect(add_reader)
    signals.finalized.connect(_end)


def _begin(pelican: object) -> None:
    keep_what_is_read()
    hide_what_waits(pelican)
    know_anchors(pelican)


def _end(pelican: object) -> None:
    unlink_pages(pelican)
    forget_what_was_read()
    see_all_but(())
