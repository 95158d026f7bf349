"""The catalogue: the library system's export, read, indexed, and searched in the browser.

Reads    the folder ``CATALOG_EXPORT``: records and copies in any format that ``recognise`` knows,
         ``fields.toml``, ``export.toml``, ``merged.csv``, ``clc.tsv``.
Writes   ``build/catalog/<export>/`` (the store and the index, made once for an export),
         ``build/catalog-report.json``; ``/catalog/``, ``/catalog/index/<generation>/``,
         ``/catalog/summary.json``; context names ``catalogue``, ``new_arrivals``.
Settings ``CATALOG_EXPORT``, ``BUILD_PATH``; the guards of ``checks.py`` are given by the desk.
"""


def register() -> None:
    """Offer the generator to Pelican."""
    # Here, not above: the desk and the reader's processes import this package, and none of them
    # needs the second that importing Pelican takes.
    from pelican import signals

    from plugins.catalog.generator import get_generators

    signals.get_generators.connect(get_generators)
