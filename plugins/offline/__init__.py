"""Offline: the service worker, and what a page needs to work without a network.

Reads    ``js/sw.js`` of the theme, as ``plugins.assets`` prepared it, and ``js/sw_off.js``, which
         takes its place where ``OFFLINE`` is off; the written pages that a
         reader may save (:data:`.files.PAGES`) and the scripts that they name.
Writes   ``sw.js`` at the site's root, because a worker sees nothing above its own folder; and
         ``offline.json``, the files of the theme that each of these pages may ask for, modules
         and sheets that come late among them: ``{"catalog/": [{"url": "theme/…", "bytes": 1234},
         …]}``, addresses from the site's root; ``/offline/``, the page that stands in place of one
         that can't be had. What belongs to the catalogue's index stands in
         ``catalog/index/offline.json``, see ``plugins/catalog/index/bundles.py``.
Settings ``SITEURL``, ``OFFLINE``; ``ASSETS``, which ``plugins.assets`` leaves.

Behind ``plugins.assets`` and before ``plugins.precompress`` in ``PLUGINS``. A theme without
``js/sw.js`` has no worker and no such page.
"""

from pelican import signals

from plugins.offline.generator import OfflineGenerator, write_offline
from plugins.reading.generator import offer


def register() -> None:
    """Offer the page; write the rest when the pages and the theme are there."""
    offer(OfflineGenerator)()
    signals.finalized.connect(write_offline)
