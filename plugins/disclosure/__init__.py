"""Information disclosure 信息公开.

Reads    ``content/disclosure/`` through :mod:`plugins.library.disclosure`.
Writes   ``/disclosure/`` (guide, catalogue by category), ``/disclosure/by-date/``,
         ``/disclosure/<slug>/``, ``/disclosure/files/…``, ``/disclosure/catalogue.csv``; context
         name ``disclosure``. Nothing where the folder is missing.
Settings none.
"""

from pelican import signals

from plugins.disclosure.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
