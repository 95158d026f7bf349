"""The library and its branches: facts, menu, opening hours.

Reads    ``content/library.toml``, ``branches.toml``, ``navigation.toml``.
Writes   ``/branches/``, ``/branches/<slug>/``; context names ``library``, ``navigation``,
         ``branches``, ``days``, ``week``.
Settings ``BUILD_DATE``.
"""

from pelican import signals

from plugins.branches.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
