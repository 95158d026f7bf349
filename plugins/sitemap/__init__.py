"""Sitemap: the addresses of the written pages, for search engines.

Reads    every page as it is written (``content_written``), whatever room wrote it.
Writes   ``sitemap.xml`` (sitemaps.org 0.9; absolute addresses, so only where SITEURL is set), an
         index of ``sitemap-pages.xml`` and ``sitemap-catalog.xml``, and ``robots.txt``.
         ``lastmod`` stands only where the content or the ledger of addresses has an honest date.
Settings ``SITEURL``; ``SITEMAP_LEAVE_OUT``, prefixes of paths (default :data:`.sitemap.LEFT_OUT`).
"""

from pelican import signals

from plugins.sitemap.generator import add_page, start, write_sitemap


def register() -> None:
    """Collect while pages are written, write when all are there."""
    signals.initialized.connect(start)
    signals.content_written.connect(add_page)
    signals.finalized.connect(write_sitemap)
