"""Offline: the service worker, and what a page needs to work without a network.

Reads    ``js/sw.js`` of the theme, as ``plugins.assets`` prepared it; the written pages that a
         reader may save (:data:`.files.PAGES`) and the scripts that they name.
Writes   ``sw.js`` at the site's root, because a worker sees nothing above its own folder; and
         ``offline.json``, the files of the theme that each of these pages may ask for, modules
         and sheets that come late among them: ``{"catalog/": [{"url": "theme/…", "bytes": 1234},
         …]}``, addresses from the site's root. What belongs to the catalogue's index stands in
         ``catalog/index/offline.json``, see ``plugins/catalog/index/bundles.py``.
Settings ``SITEURL``; ``ASSETS``, which ``plugins.assets`` leaves.

Behind ``plugins.assets`` and before ``plugins.precompress`` in ``PLUGINS``. A theme without
``js/sw.js`` has no worker. To be rid of a worker that is already with readers, publish a ``sw.js``
of one line, ``registration.unregister()``: it takes the place of the old one at the next visit.
"""

from pelican import signals

from plugins.offline.generator import write_offline


def register() -> None:
    """Write when the pages and the theme are there."""
    signals.finalized.connect(write_offline)
