"""The library and its branches: facts, menu, opening hours, closures.

Reads    ``content/library.toml``, ``branches.toml``, ``holidays.toml``, ``navigation.toml``.
Writes   ``/branches/``, ``/branches/<slug>/``, its ``poster/`` to print and hang,
         ``/branches/branches.{csv,json}`` and ``datapackage.json``,
         ``/feeds/closures.ics``; ``/services/hours/``, whose words are the page of that address
         under ``content/pages/`` where staff wrote one. Context names ``library``, ``navigation``,
         ``branches``, ``days`` (the main library's), ``district``
         (:class:`plugins.library.places.places.District`), ``announced``
         (closures that readers are told of today), ``hours_data`` (the main library's
         timetable for scripts), ``notices`` (the newest news, none of it stale).
Settings ``BUILD_DATE``.

A closure is written once and shown by all of these, and by every page (``closure_banner``), by the
events in its days and by the feeds. The days are in the pages, and scripts show the reader's own,
so that a page that is older than a closure's end does not speak of it any more.
"""

from pelican import signals

from plugins.branches.generator import BranchesGenerator, complete
from plugins.reading.generator import offer


def register() -> None:
    """Offer the generator to Pelican; complete what others wrote."""
    offer(BranchesGenerator)()
    signals.all_generators_finalized.connect(complete)
