"""The catalogue: the library system's export, read, indexed, and searched in the browser.

Reads    the folder ``CATALOG_EXPORT``: records and copies in any format that ``recognise`` knows,
         ``fields.toml``, ``export.toml``, ``merged.csv``, ``clc.tsv``,
         ``covers/``; ``content/lists/*.md``.
Writes   ``build/catalog/<export>/`` (the store, the index and what pages are made from, made once
         for an export), ``build/catalog-report.json``; ``/catalog/`` and all below it (the index in
         ``/catalog/index/``; see ``browse/pages.py`` for the pages), ``/feeds/new-books*``,
         ``/feeds/opds*``; context names ``catalogue``, ``new_arrivals``,
         ``catalog_feeds``, ``reading_lists``.
Settings ``CATALOG_EXPORT``, ``CATALOG_EXECUTOR``, ``CATALOG_OPAC_URL``, ``BUILD_PATH``; the
         guards of ``checks.py`` are given by the desk.
"""


def register() -> None:
    """Offer the generator to Pelican."""
    # Here, not above: the desk and the reader's processes import this package, and none of them
    # needs the second that importing Pelican takes.
    from plugins.catalog.generator import CatalogGenerator
    from plugins.reading.generator import offer

    offer(CatalogGenerator)()
