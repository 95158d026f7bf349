"""Annual reports 年报.

Reads    ``content/reports/<year>/`` through :mod:`plugins.library.reports`.
Writes   ``/reports/``, ``/reports/<year>/``; context names ``reports`` and ``latest_report``.
Settings none.
"""

from pelican import signals

from plugins.reports.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
