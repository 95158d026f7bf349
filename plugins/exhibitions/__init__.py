"""Exhibitions 展览.

Reads    ``content/exhibitions/<slug>/`` through :mod:`plugins.library.exhibitions`.
Writes   ``/exhibitions/``, ``/exhibitions/<slug>/``, ``/exhibitions/<slug>/<panel>/`` and the
         panels' pictures; context name ``exhibitions``.
Settings none.
"""

from pelican import signals

from plugins.exhibitions.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
