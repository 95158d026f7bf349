"""The catalogue: the library system's export, read, indexed, and searched in the browser.

Reads    the folder ``CATALOG_EXPORT``: records and copies in any format that ``recognise`` knows,
         ``fields.toml``, ``export.toml``, ``merged.csv``, ``clc.tsv``.
Writes   ``build/catalog/<export>/`` (the store and the index, made once for an export),
         ``build/catalog-report.json``; ``/catalog/``, ``/catalog/index/<generation>/``,
         ``/catalog/summary.json``; context names ``catalogue``, ``new_arrivals``.
Settings ``CATALOG_EXPORT``, ``BUILD_PATH``; the guards of ``checks.py`` are given by the desk.
"""

from pelican import signals

from plugins.catalog.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
